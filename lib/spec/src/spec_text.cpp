#include "takt/spec/spec_text.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/random/distribution.hpp"
#include "takt/spec/field_walk.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt::spec {
namespace {

/// A key by its path, as for --set where it goes by names, and its value in words.
struct KeyText {
    std::string path;
    std::string value;
};

/// Writes every declared key of a spec that has a value; a new key needs nothing here.
class SpecText {
  public:
    std::vector<KeyText> keys;

    template <class T>
    void operator()(const Field& field, const T& value) {
        const std::string outside = path_;
        path_ += (path_.empty() ? "" : ".") + std::string(field.key);
        add(value);
        path_ = outside;
    }
    void orders(const Field& field, const std::vector<ReleaseSpec>& orders) { (*this)(field, orders); }

    void add(const std::string& text) { say(text); }
    void add(const Name& name) { say(name.text); }
    void add(const Ref& ref) { say(ref.name); }
    void add(const Share& share) { say(number(100 * share.value) + " %"); }
    void add(const Percentage& percentage) { say(number(100 * percentage.factor) + " %"); }
    void add(const Rate& rate) {
        constexpr double hour = 3600, day = 24 * hour, year = 365 * day;
        if (rate.of == RateOf::scheduled_time) return say(number(rate.per_second * hour) + " /h");
        say(rate.of == RateOf::year ? number(rate.per_second * year) + " /year" : number(rate.per_second * day) + " /day");
    }
    void add(const Capacity& capacity) {
        say(capacity.places ? std::to_string(*capacity.places) : std::string("unlimited"));
    }
    void add(const TimeOfDay& time) {
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(time.since_midnight).count();
        say(two_digits(minutes / 60) + ":" + two_digits(minutes % 60));
    }
    void add(Duration duration) { say(time_text(to_seconds(duration))); }
    void add(const Date& date) { say(date_text(date)); }
    void add(const DateRange& dates) {
        say(dates.first == dates.last ? date_text(dates.first)
                                      : date_text(dates.first) + " to " + date_text(dates.last));
    }
    void add(const Moment& moment) {
        const Date date = std::chrono::floor<std::chrono::days>(moment);
        const auto minutes = (moment - date).count();
        say(date_text(date) + " " + two_digits(minutes / 60) + ":" + two_digits(minutes % 60));
    }
    template <std::integral T>
    void add(T value) {
        say(std::to_string(value));
    }
    template <class Enum>
    requires std::is_enum_v<Enum>
    void add(Enum value) {
        for (const auto& word : words(Enum{}))
            if (word.value == value) say(std::string(word.text));
    }
    void add(const Money& money) { say(number(money.amount) + " " + money.currency); }
    void add(const HourlyCost& cost) { say(number(cost.an_hour.amount) + " " + cost.an_hour.currency + "/h"); }
    void add(const EnergyPrice& price) { say(number(price.a_kwh.amount) + " " + price.a_kwh.currency + "/kWh"); }
    void add(const Power& power) { say(number(power.watts / 1000) + " kW"); }
    void add(const Length& length) { say(number(length.metres) + " m"); }
    void add(const Speed& speed) { say(number(speed.metres_per_second) + " m/s"); }
    void add(const Weekdays& days) {
        constexpr std::array<std::string_view, 7> names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
        std::string text;
        for (std::size_t day = 0; day < names.size(); ++day)
            if (days.on[day]) text += (text.empty() ? "" : " ") + std::string(names[day]);
        say(text);
    }

    /// By its law's name, mean and standard deviation.
    void add(const Distribution& distribution) {
        const auto in_unit = [&](double value) {
            return distribution.dimension() == Dimension::count ? number(value) + " cycles" : time_text(value);
        };
        if (distribution.is_constant()) return say(in_unit(distribution.mean()));
        const std::string law(
            std::visit([](const auto& one) { return std::string_view(one.name); }, distribution.law()));
        say(law + "(mean " + in_unit(distribution.mean()) + ", sd " + in_unit(std::sqrt(distribution.variance())) +
            ")");
    }

    void add(const RouteSpec& route) {
        std::string text;
        for (const RouteTarget& target : route.targets) {
            text += (text.empty() ? "" : ", ") + target.to.name;
            if (route.choice == Choice::share) text += " " + number(100 * target.share) + " %";
            if (!target.product.empty()) text += " for " + target.product.name;
        }
        say(text);
    }

    template <class T>
    void add(const std::optional<T>& value) {
        if (value) add(*value);
    }
    template <class T>
    void add(const std::vector<T>& values) {
        for (std::size_t i = 0; i < values.size(); ++i)
            inside(std::to_string(i + 1), values[i]);
    }
    template <class T>
    void add(const std::vector<Named<T>>& values) {
        for (const Named<T>& each : values)
            inside(each.name.text, each.value);
    }
    template <class A, class B>
    void add(const std::pair<A, B>& value) {
        inside(name_of(value.first), value.second);
    }
    template <class A, class B>
    void add(const std::vector<std::pair<A, B>>& values) {
        for (const auto& value : values)
            add(value);
    }
    template <class T>
    void add(const ByProduct<T>& value) {
        add(value.all);
        add(value.each);
    }
    /// What is compared is the plant; other plants beside it are not.
    void add(const std::vector<Named<ScenarioSpec>>&) {}
    void add(const TuneSpec&) {}
    template <class... Ts>
    void add(const std::variant<Ts...>& value) {
        std::visit([this](const auto& held) { this->add(held); }, value);
    }
    template <Described<SpecText> Spec>
    void add(const Spec& spec) {
        const std::size_t before = keys.size();
        // `fields` takes a spec that can be written to, for the parser's sake; a text only reads.
        Spec::fields(const_cast<Spec&>(spec), *this);
        if (keys.size() == before) say("given");
    }

    void add_flow(const FlowSpec& flow, bool is_main) {
        path_ = is_main ? std::string("line") : "lines." + flow.name.text;
        for (const ElementSpec& element : flow.elements)
            std::visit(
                [this](const auto& held) {
                    inside(held.name.text, std::string(held.about.word));
                    inside(held.name.text, held);
                },
                element);
        path_.clear();
    }

  private:
    template <class T>
    void inside(const std::string& step, const T& value) {
        const std::string outside = path_;
        path_ += "." + step;
        add(value);
        path_ = outside;
    }

    void say(std::string value) { keys.push_back({path_, std::move(value)}); }

    static std::string name_of(const Ref& ref) { return ref.name; }
    static std::string name_of(const Name& name) { return name.text; }
    template <class T>
    static std::string name_of(const T&) {
        return "of";
    }

    static std::string date_text(const Date& date) {
        const std::chrono::year_month_day day{date};
        return std::to_string(int{day.year()}) + "-" + two_digits(unsigned{day.month()}) + "-" +
               two_digits(unsigned{day.day()});
    }
    static std::string two_digits(std::integral auto value) { return (value < 10 ? "0" : "") + std::to_string(value); }

    /// Ten digits, which is more than anyone writes.
    static std::string number(double value) {
        std::array<char, 64> digits{};
        const auto end =
            std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::general, 10);
        return {digits.data(), end.ptr};
    }

    /// In the largest unit of which it is at least two.
    static std::string time_text(double seconds) {
        constexpr std::array<std::pair<double, std::string_view>, 4> units{
            {{604800, "weeks"}, {86400, "days"}, {3600, "h"}, {60, "min"}}};
        for (const auto& [size, unit] : units) {
            const double count = seconds / size;
            if (count >= 2 && number(count).size() <= 5) return number(count) + " " + std::string(unit);
        }
        return number(seconds) + " s";
    }

    std::string path_;
};

/// Keys in the order of their declaration, elements in that of the flow. Keys that are left out and have no default are not there.
std::vector<KeyText> keys_of(const LineSpec& plant) {
    SpecText text;
    LineSpec::fields(const_cast<LineSpec&>(plant), text);
    for (std::size_t i = 0; i < plant.flows.size(); ++i)
        text.add_flow(plant.flows[i], i == 0);
    return std::move(text.keys);
}

}  // namespace

std::vector<KeyChange> changes_between(const LineSpec& before, const LineSpec& after) {
    // The element's kind and its own keys are said under one path each, so a path is there once.
    const auto values_of = [](const std::vector<KeyText>& keys) {
        std::map<std::string_view, std::string_view> values;
        for (const KeyText& key : keys)
            values.emplace(key.path, key.value);
        return values;
    };
    const std::vector<KeyText> old_keys = keys_of(before);
    const std::vector<KeyText> new_keys = keys_of(after);
    const auto old_values = values_of(old_keys);
    const auto new_values = values_of(new_keys);
    std::vector<KeyChange> changes;
    for (const KeyText& key : old_keys) {
        const auto other = new_values.find(key.path);
        if (other == new_values.end())
            changes.push_back({key.path, key.value, std::nullopt});
        else if (other->second != key.value)
            changes.push_back({key.path, key.value, std::string(other->second)});
    }
    for (const KeyText& key : new_keys)
        if (!old_values.contains(key.path)) changes.push_back({key.path, std::nullopt, key.value});
    return changes;
}

}  // namespace takt::spec
