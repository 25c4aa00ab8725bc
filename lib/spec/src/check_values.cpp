#include "check_values.hpp"

#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "check_names.hpp"
#include "takt/spec/checking.hpp"
#include "takt/spec/field_walk.hpp"

namespace takt::spec {
namespace {

/// Sees the values under all keys of one named thing, however deep.
class ValueCheck {
  public:
    ValueCheck(Checking& checking, const Subject& subject) : checking_(checking), subject_(subject) {}

    template <class Spec>
    void operator()(const Field& field, const std::uint64_t& number, const Spec& spec) {
        const auto value = static_cast<double>(number);
        if (value >= field.limits.least && value <= field.limits.most) return;
        fault(spec, field, "a number from " + as_text(field.limits.least) + " to " + as_text(field.limits.most),
              as_text(value));
    }

    template <class Spec>
    void operator()(const Field& field, const Duration& time, const Spec& spec) {
        if (time < Duration::zero()) fault(spec, field, "a time of 0 or more", as_text(time));
        if (time > longest_duration) fault(spec, field, "a time of at most 200 years", as_text(time));
    }

    template <class Spec>
    void operator()(const Field& field, const TimeOfDay& time, const Spec& spec) {
        if (time.since_midnight < Duration::zero() || time.since_midnight > std::chrono::hours{24})
            fault(spec, field, "a time of day from \"00:00\" to \"24:00\"", as_text(time.since_midnight));
    }

    template <class Spec>
    void operator()(const Field& field, const Share& share, const Spec& spec) {
        if (!(share.value >= 0 && share.value <= 1))
            fault(spec, field, "a share from 0 % to 100 %", as_percent(share.value));
    }

    template <class Spec>
    void operator()(const Field& field, const Money& money, const Spec& spec) {
        if (!(money.amount >= 0) || !std::isfinite(money.amount))
            fault(spec, field, "an amount of 0 or more", as_text(money.amount));
    }

    template <class Spec>
    void operator()(const Field& field, const HourlyCost& cost, const Spec& spec) {
        (*this)(field, cost.an_hour, spec);
    }

    template <class Spec>
    void operator()(const Field& field, const EnergyPrice& price, const Spec& spec) {
        (*this)(field, price.a_kwh, spec);
    }

    template <class Spec>
    void operator()(const Field& field, const Power& power, const Spec& spec) {
        if (!(power.watts >= 0) || !std::isfinite(power.watts))
            fault(spec, field, "a power of 0 or more", as_text(power.watts) + " W");
    }

    template <class Spec>
    void operator()(const Field& field, const Distribution& distribution, const Spec& spec) {
        const double mean = distribution.mean();
        if (!(mean >= 0) || !std::isfinite(mean)) fault(spec, field, "a mean of 0 or more", as_text(mean));
        if (distribution.is_trace() && !follows_traces(spec))
            fault(spec, field, "a law that is drawn by chance", "a trace, whose values nobody counts here");
        const bool counts = counts_cycles(field, spec);
        if (counts == (distribution.dimension() == Dimension::count)) return;
        if (counts) {
            fault(spec, field, "a number of cycles, as in '200 cycles', for `clock: cycles`", "a time");
        } else {
            fault(spec, field, may_count(field, spec) ? "a time (cycles need `clock: cycles`)" : "a time",
                  "a number of cycles");
        }
    }

    /// Name and area of an element are checked with the element.
    template <class Spec>
    void operator()(const Field& field, const Name& name, const Spec& spec) {
        const std::string wrong = fault_of(name);
        if (!wrong.empty() && &name != subject_.name)
            checking_.findings.error(known_or(name.at, spec.at), subject_,
                                     "`" + std::string(field.key) + "`: " + wrong);
    }

  private:
    template <class Spec>
    static constexpr bool may_count(const Field& field, const Spec&) {
        constexpr bool stops = std::is_same_v<Spec, FailureSpec> || std::is_same_v<Spec, MaintenanceSpec>;
        return stops && field.key == "every";
    }

    /// Whose laws are drawn from a stream of their own, one value after the other: work, arrivals and stops.
    template <class Spec>
    static constexpr bool follows_traces(const Spec&) {
        constexpr bool works = std::is_same_v<Spec, StationSpec> || std::is_same_v<Spec, OperationSpec> ||
                               std::is_same_v<Spec, RobotSpec>;
        constexpr bool stops = std::is_same_v<Spec, FailureSpec> || std::is_same_v<Spec, MaintenanceSpec>;
        return works || stops || std::is_same_v<Spec, SourceSpec>;
    }

    template <class Spec>
    static bool counts_cycles(const Field& field, const Spec& spec) {
        if constexpr (requires { spec.clock; }) {
            return may_count(field, spec) && spec.clock == Clock::cycles;
        } else {
            return false;
        }
    }

    static const Place& known_or(const Place& at, const Place& other) { return at.line > 0 ? at : other; }

    template <class Spec>
    void fault(const Spec& spec, const Field& field, const std::string& expected, const std::string& found) {
        checking_.findings.error(spec.at, subject_,
                                 "`" + std::string(field.key) + "`: expected " + expected + ", found " + found);
    }

    Checking& checking_;
    Subject subject_;
};

template <class T>
void check_values_of(Checking& checking, const std::vector<Named<T>>& all, std::string_view word) {
    for (const Named<T>& each : all) {
        ValueCheck values(checking, subject_of(each, word));
        walk_fields(each.value, values);
    }
}

}  // namespace

void check_values(Checking& checking) {
    const LineSpec& plant = checking.plant;
    check_values_of(checking, plant.products, "product");
    check_values_of(checking, plant.calendars, "calendar");
    check_values_of(checking, plant.crews, "crew");
    check_values_of(checking, plant.operators, "operators");
    check_values_of(checking, plant.robots, "robot");
    check_values_of(checking, plant.carriers, "carrier");
    check_values_of(checking, plant.ramp_ups, word(Thing::ramp_up));
    check_values_of(checking, plant.materials, "material");
    check_values_of(checking, plant.zones, "zone");
    check_values_of(checking, plant.transporters, "transporter");
    check_values_of(checking, plant.milk_runs, word(Thing::milk_run));
    for (std::size_t i = 0; i < checking.graph.size(); ++i) {
        ValueCheck values(checking, subject_of(checking.graph.element(i)));
        std::visit([&](const auto& element) { walk_fields(element, values); }, checking.graph.element(i));
    }
    ValueCheck values(checking, {"run", nullptr, &plant.run.at});
    walk_fields(plant.run, values);
    if (!plant.state) return;
    ValueCheck state(checking, {"state", nullptr, &plant.state->at});
    walk_fields(*plant.state, state);
}

}  // namespace takt::spec
