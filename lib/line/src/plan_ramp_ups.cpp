#include "plan_ramp_ups.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "takt/line/plan.hpp"
#include "takt/random/elementary.hpp"
#include "takt/spec/ramp_up.hpp"

namespace takt {
namespace {

/// The steps that hold at some time of the run, which begins at `start`; the first from its beginning on. There is at
/// least one.
std::vector<RampStepPlan> steps_of_run(const spec::RampUpSpec& written, spec::Moment start, Duration length) {
    std::vector<RampStepPlan> steps;
    for (const spec::RampStepSpec& step : written.steps) {
        const SimTime from = run_start + std::chrono::duration_cast<Duration>(step.from - start);
        if (from >= run_start + length && !steps.empty()) break;
        if (from <= run_start) steps.clear();
        steps.push_back({from, step.cycle.factor, step.failures.factor, step.yield.factor});
    }
    if (steps.empty()) steps.emplace_back();
    steps.front().from = run_start;
    return steps;
}

RampStepPlan best_of(const std::vector<RampStepPlan>& steps) {
    RampStepPlan best = steps.front();
    for (const RampStepPlan& step : steps) {
        best.cycle = std::min(best.cycle, step.cycle);
        best.failures = std::min(best.failures, step.failures);
        best.yield = std::max(best.yield, step.yield);
    }
    return best;
}

/// From when on work takes as long as written.
SimTime end_of(const std::vector<RampStepPlan>& steps) {
    SimTime end = never;
    for (auto step = steps.rbegin(); step != steps.rend() && step->cycle == 1; ++step)
        end = step->from;
    return end;
}

/// A number of cycles by which first n^exponent is down to 1, and a little more, for both are rounded.
std::uint64_t cycles_to_learn(double first, double exponent) {
    constexpr double ever = 1e15;
    if (first == 1) return 1;
    const double cycles = exponential_function(std::min(natural_logarithm(first) / std::abs(exponent), natural_logarithm(ever)));
    return cycles < ever / 2 ? static_cast<std::uint64_t>(1.001 * cycles) + 1 : std::numeric_limits<std::uint64_t>::max();
}

}  // namespace

RampUpPlan plan_of(const spec::RampUpSpec& written, spec::Moment start, Duration length) {
    RampUpPlan plan;
    plan.steps = steps_of_run(written, start, length);
    plan.best = best_of(plan.steps);
    if (!written.learning) {
        plan.over = end_of(plan.steps);
        return plan;
    }
    plan.learns = true;
    plan.first = written.learning->first.factor;
    plan.exponent = natural_logarithm(written.learning->rate.factor) / natural_logarithm(2);
    plan.learnt = cycles_to_learn(plan.first, plan.exponent);
    return plan;
}

}  // namespace takt
