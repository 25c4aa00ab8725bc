#include "check_ramp_ups.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "takt/spec/checking.hpp"
#include "takt/spec/zero_time.hpp"

namespace takt::spec {
namespace {

/// The ramp-up of a station, where it has one and its name is known.
const RampUpSpec* ramp_up_of(const Checking& checking, const StationSpec& station) {
    if (!station.ramp_up || !checking.known.has(Thing::ramp_up, station.ramp_up->name)) return nullptr;
    return &checking.plant.ramp_ups[checking.known.position(Thing::ramp_up, station.ramp_up->name)].value;
}

}  // namespace

bool can_yield_nothing(const Checking& checking, const StationSpec& station) {
    const RampUpSpec* ramp_up = ramp_up_of(checking, station);
    return can_yield_nothing(station) ||
           (ramp_up != nullptr && std::any_of(ramp_up->steps.begin(), ramp_up->steps.end(),
                                              [](const RampStepSpec& step) { return step.yield.factor == 0; }));
}

namespace {

/// A factor of a hundred is far beyond any plant, and keeps scaled times far from overflowing.
constexpr double most_factor = 100;

void check_factor(Checking& checking, const Percentage& value, std::string_view key, const Place& at,
                  const Subject& subject) {
    if (value.factor > 0 && value.factor <= most_factor) return;
    checking.findings.error(
        at, subject,
        "`" + std::string(key) + "`: expected more than 0 %, and at most 10000 %, found " + as_percent(value.factor));
}

void check_steps(Checking& checking, const RampUpSpec& ramp_up, const Subject& subject) {
    const RampStepSpec* before = nullptr;
    for (const RampStepSpec& step : ramp_up.steps) {
        check_factor(checking, step.cycle, "cycle", step.at, subject);
        check_factor(checking, step.failures, "failures", step.at, subject);
        if (!(step.yield.factor >= 0 && step.yield.factor <= most_factor))
            checking.findings.error(
                step.at, subject,
                "`yield`: expected a percentage from 0 % to 10000 %, found " + as_percent(step.yield.factor));
        if (before != nullptr && step.from <= before->from)
            checking.findings.error(step.at, subject,
                                    "`from`: expected a date after that of the step before" + in_brackets(before->at) +
                                        ", found one that is not");
        if (ramp_up.learning && step.cycle.factor != 1)
            checking.findings.error(step.at, subject, "expected either `cycle` in the steps or `learning`, found both");
        before = &step;
    }
}

void check_learning(Checking& checking, const LearningSpec& learning, const Subject& subject) {
    if (!(learning.first.factor >= 1 && learning.first.factor <= most_factor))
        checking.findings.error(
            learning.at, subject,
            "`first`: expected a percentage from 100 % to 10000 %, found " + as_percent(learning.first.factor));
    if (!(learning.rate.factor > 0 && learning.rate.factor <= 1))
        checking.findings.error(
            learning.at, subject,
            "`rate`: expected more than 0 %, and at most 100 %, found " + as_percent(learning.rate.factor));
}

double highest_yield(const StationSpec& station) {
    double highest = station.yield.all ? station.yield.all->value : station.yield.each.empty() ? 1 : 0;
    if (station.reworked_yield.all) highest = std::max(highest, station.reworked_yield.all->value);
    for (const auto& [product, share] : station.reworked_yield.each)
        highest = std::max(highest, share.value);
    for (const auto& [product, share] : station.yield.each)
        highest = std::max(highest, share.value);
    return highest;
}

/// The step that makes more than 100 % of a station's yield.
const RampStepSpec* step_of_too_much(const RampUpSpec& ramp_up, double yield) {
    const auto step = std::find_if(ramp_up.steps.begin(), ramp_up.steps.end(), [&](const RampStepSpec& each) {
        return each.yield.factor > 1 && each.yield.factor * yield > 1 + share_tolerance;
    });
    return step == ramp_up.steps.end() ? nullptr : &*step;
}

/// The step in which each part would be scrapped as soon as it is loaded, any number of them at one instant where a repair takes
/// no time.
const RampStepSpec* step_of_scrapping(const RampUpSpec& ramp_up, const FailureSpec& failure) {
    if (failure.part != Interrupted::scrap || failure.clock != Clock::cycles || !failure.every) return nullptr;
    if (failure.every->mean() <= 1) return nullptr;
    if (!is_zero(failure.repair)) return nullptr;
    const auto step = std::find_if(ramp_up.steps.begin(), ramp_up.steps.end(), [&](const RampStepSpec& each) {
        return each.failures.factor > 0 && std::round(failure.every->mean() / each.failures.factor) <= 1;
    });
    return step == ramp_up.steps.end() ? nullptr : &*step;
}

void check_scrapping(Checking& checking, const RampUpSpec& ramp_up, const std::vector<FailureSpec>& failures,
                     const Subject& subject) {
    for (const FailureSpec& failure : failures)
        if (const RampStepSpec* step = step_of_scrapping(ramp_up, failure))
            checking.findings.error(failure.at, subject,
                                    "`every`: expected more than 1 cycle between failures that scrap the part and take no time, "
                                    "found less where the ramp-up has " + as_percent(step->failures.factor) + " of them" + in_brackets(step->at));
}

void check_ramp_up_at(Checking& checking, const StationSpec& station, const Subject& subject) {
    checking.resolve(station.ramp_up, Thing::ramp_up, subject);
    const RampUpSpec* ramp_up = ramp_up_of(checking, station);
    if (ramp_up == nullptr) return;
    check_scrapping(checking, *ramp_up, station.failures, subject);
    for (const RobotSpec& robot : station.robots) check_scrapping(checking, *ramp_up, robot.failures, subject);
    const double yield = highest_yield(station);
    const RampStepSpec* step = step_of_too_much(*ramp_up, yield);
    if (step == nullptr) return;
    checking.findings.error(station.ramp_up->at, subject,
                            "expected a ramp-up that leaves the yield at 100 % or below, found one with " +
                                as_percent(step->yield.factor) + in_brackets(step->at) + " of a yield of " +
                                as_percent(yield));
}

}  // namespace

void check_ramp_ups(Checking& checking) {
    for (const auto& named : checking.plant.ramp_ups) {
        const Subject subject = subject_of(named, word(Thing::ramp_up));
        if (named.value.steps.empty() && !named.value.learning)
            checking.findings.error(named.name.at, subject, "expected `steps` or `learning`, found neither");
        check_steps(checking, named.value, subject);
        if (named.value.learning) check_learning(checking, *named.value.learning, subject);
    }
    for_each_element<StationSpec>(checking, [&](const StationSpec& station, const Subject& subject) {
        check_ramp_up_at(checking, station, subject);
    });
}

}  // namespace takt::spec
