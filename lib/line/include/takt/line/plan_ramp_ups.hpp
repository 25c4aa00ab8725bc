// Ramp-ups from spec to plan: dates become instants of the run.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "takt/line/plan.hpp"
#include "takt/random/elementary.hpp"
#include "takt/spec/ramp_up.hpp"

namespace takt {

namespace detail {

/// The steps that hold at some time of the run, which begins at `start`; the first from its beginning on. There is at
/// least one.
inline std::vector<RampStepPlan> steps_of_run(const spec::RampUpSpec& written, spec::Moment start, Duration length) {
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

inline RampStepPlan best_of(const std::vector<RampStepPlan>& steps) {
    RampStepPlan best = steps.front();
    for (const RampStepPlan& step : steps) {
        best.cycle = std::min(best.cycle, step.cycle);
        best.failures = std::min(best.failures, step.failures);
        best.yield = std::max(best.yield, step.yield);
    }
    return best;
}

/// From when on work takes as long as written.
inline SimTime end_of(const std::vector<RampStepPlan>& steps) {
    SimTime end = never;
    for (auto step = steps.rbegin(); step != steps.rend() && step->cycle == 1; ++step)
        end = step->from;
    return end;
}

/// A number of cycles by which first n^exponent is down to 1, and a little more, for both are rounded.
inline std::uint64_t cycles_to_learn(double first, double exponent) {
    constexpr double ever = 1e15;
    if (first == 1) return 1;
    const double cycles = exponential_function(std::min(natural_logarithm(first) / std::abs(exponent), natural_logarithm(ever)));
    return cycles < ever / 2 ? static_cast<std::uint64_t>(1.001 * cycles) + 1 : std::numeric_limits<std::uint64_t>::max();
}

}  // namespace detail

inline RampUpPlan plan_of(const spec::RampUpSpec& written, spec::Moment start, Duration length) {
    RampUpPlan plan;
    plan.steps = detail::steps_of_run(written, start, length);
    plan.best = detail::best_of(plan.steps);
    if (!written.learning) {
        plan.over = detail::end_of(plan.steps);
        return plan;
    }
    plan.learns = true;
    plan.first = written.learning->first.factor;
    plan.exponent = natural_logarithm(written.learning->rate.factor) / natural_logarithm(2);
    plan.learnt = detail::cycles_to_learn(plan.first, plan.exponent);
    return plan;
}

/// Parts that are all good as written may be bad while the plant is new.
inline bool changes_yield(const RampUpPlan& ramp_up) {
    return std::any_of(ramp_up.steps.begin(), ramp_up.steps.end(),
                       [](const RampStepPlan& step) { return step.yield != 1; });
}

}  // namespace takt
