// A number that tells two plants apart: what was simulated, in every output.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "takt/random/distribution.hpp"
#include "takt/random/stream.hpp"
#include "takt/spec/digest_stream.hpp"
#include "takt/spec/field_walk.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt::spec {

/// Writes every declared key of a spec and its value to a digest; a new key needs nothing here. A value of a type that
/// is not known here does not compile.
class SpecDigest {
  public:
    explicit SpecDigest(DigestStream& stream) : stream_(stream) {}

    template <class T>
    void operator()(const Field& field, const T& value) {
        if (left_out(field, value)) return;
        stream_.add(field.key);
        add(value);
    }

    void orders(const Field& field, const std::vector<ReleaseSpec>& orders) { (*this)(field, orders); }

    void add(const Name& name) { stream_.add(name.text); }
    void add(const Ref& ref) { stream_.add(ref.name); }
    void add(const Share& share) { stream_.add(share.value); }
    void add(const Percentage& percentage) { stream_.add(percentage.factor); }
    void add(const Rate& rate) {
        stream_.add(rate.per_second);
        if (rate.of != RateOf::year) stream_.add(static_cast<std::uint64_t>(rate.of));
    }
    void add(const Capacity& capacity) { add(capacity.places); }
    void add(const TimeOfDay& time) { add(time.since_midnight); }
    void add(Duration duration) { add_number(duration.count()); }
    void add(const DateRange& dates) {
        add(dates.first);
        add(dates.last);
    }
    void add(const Date& date) { add_number(date.time_since_epoch().count()); }
    void add(const Moment& moment) { add_number(moment.time_since_epoch().count()); }
    template <std::integral T>
    void add(T number) {
        add_number(number);
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void add(Enum value) { add_number(static_cast<std::uint64_t>(value)); }
    void add(const Money& money) {
        stream_.add(money.amount);
        stream_.add(money.currency);
    }
    void add(const HourlyCost& cost) { add(cost.an_hour); }
    void add(const EnergyPrice& price) { add(price.a_kwh); }
    void add(const Power& power) { stream_.add(power.watts); }
    void add(const Length& length) { stream_.add(length.metres); }
    void add(const Speed& speed) { stream_.add(speed.metres_per_second); }
    void add(const Weekdays& days) {
        for (const bool on : days.on)
            add_number(on);
    }

    /// By what can be observed: its law's name, its moments, and the numbers it makes of a fixed stream.
    void add(const Distribution& distribution) {
        stream_.add(std::visit([](const auto& law) { return std::string_view(law.name); }, distribution.law()));
        add(distribution.dimension());
        if (distribution.is_constant()) {
            stream_.add(distribution.mean());
            return;
        }
        stream_.add_rounded(distribution.mean());
        stream_.add_rounded(distribution.variance());
        if (const auto* trace = std::get_if<Trace>(&distribution.law())) {
            stream_.add_rounded(trace->first_again());
            for (const double value : trace->values()) stream_.add_rounded(value);
        }
        Stream fixed(StreamKey{1, 0, hash_of("digest"), 0});
        for (int sample = 0; sample < 8; ++sample)
            stream_.add_rounded(distribution.sample(fixed));
    }

    void add(const RouteSpec& route) {
        const auto& [choice, targets, at] = route;
        add(choice);
        add(targets);
    }
    void add(const RouteTarget& target) {
        const auto& [to, share, product] = target;
        add(to);
        stream_.add(share);
        add(product);
    }
    void add(const FlowSpec& flow) {
        const auto& [name, elements] = flow;
        add(name);
        add(elements);
    }

    template <class T>
    void add(const std::optional<T>& value) {
        add_number(value.has_value());
        if (value) add(*value);
    }
    template <class T>
    void add(const std::vector<T>& values) {
        add_number(values.size());
        for (const T& value : values)
            add(value);
    }
    template <class A, class B>
    void add(const std::pair<A, B>& value) {
        add(value.first);
        add(value.second);
    }
    template <class T>
    void add(const ByProduct<T>& value) {
        add(value.all);
        add(value.each);
    }
    template <class T>
    void add(const Named<T>& named) {
        add(named.name);
        add(named.value);
    }
    template <class... Ts>
    void add(const std::variant<Ts...>& value) {
        add_number(value.index());
        std::visit([this](const auto& held) { this->add(held); }, value);
    }
    template <Described<SpecDigest> Spec>
    void add(const Spec& spec) {
        stream_.add(Spec::about.word);
        // `fields` takes a spec that can be written to, for the parser's sake; a digest only reads.
        Spec::fields(const_cast<Spec&>(spec), *this);
    }

  private:
    /// How often and with which random numbers a plant is run makes it no other plant.
    template <class T>
    static bool left_out(const Field& field, const T&) {
        return field.key == "seed" || field.key == "replications";
    }

    template <class T>
    void add_number(T number) {
        stream_.add(static_cast<std::uint64_t>(number));
    }

    DigestStream& stream_;
};

/// The same for two plants that behave alike because they are written alike. Left out are the plant's own name and
/// description, the seed and the number of replications, what tuning asks, the scenarios, and all places: comments, layout, templates and includes of a
/// file do not count. A key left out and the same key with its default written are the same, except for optional keys
/// whose meaning depends on the rest of the plant, such as `to: next`. The order of lists counts. With a probability of
/// about 2^-64 two different plants have the same digest.
std::uint64_t digest(const LineSpec& plant);

}  // namespace takt::spec
