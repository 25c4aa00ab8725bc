// How far a plant has come after its start: what its cycles, failures and yields are at an instant, against what is written.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/rounded.hpp"
#include "takt/core/time.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/scaled.hpp"
#include "takt/random/elementary.hpp"

namespace takt {

/// How many times as long the n-th cycle takes. \pre n > 0
/// \source Wright 1936, see spec::LearningSpec
inline double learning_factor(const RampUpPlan& ramp_up, std::uint64_t n) {
    const double power = ramp_up.exponent * natural_logarithm(static_cast<double>(n));
    return std::max(1.0, ramp_up.first * exponential_function(power));
}

/// Whoever asks says what time it is, and time only goes on; so a step is found by looking at the next one, and needs no timer
/// that would have to come before everything else at its instant.
class RampUps {
  public:
    explicit RampUps(const Plan& plan) : plan_(&plan), current_(plan.ramp_ups.size(), 0) {}

    /// Work that begins now in the cycle under way, as long as it takes by now.
    Duration work(const Machine& machine, Duration drawn, SimTime now) { return scaled(drawn, pace(machine, now)); }

    /// Whether the cycle under way takes as long as written, and all after it. \pre the station has a ramp-up
    bool is_over(const Machine& machine, SimTime now) const {
        const RampUpPlan& plan = plan_->ramp_ups[plan_->stations[machine.station].ramp_up];
        return now >= plan.over || machine.cycles >= plan.learnt;
    }

    /// How many times as long as written the work in the cycle under way takes.
    double pace(const Machine& machine, SimTime now) {
        const Index ramp_up = plan_->stations[machine.station].ramp_up;
        if (ramp_up == none) return 1;
        const RampUpPlan& plan = plan_->ramp_ups[ramp_up];
        return plan.learns ? learning_factor(plan, machine.cycles) : step(ramp_up, now).cycle;
    }

    /// How many times as often a station's failures come.
    double failures(Index station, SimTime now) {
        const Index ramp_up = plan_->stations[station].ramp_up;
        return ramp_up == none ? 1 : step(ramp_up, now).failures;
    }

    /// What is left of a station's yield.
    double yield(Index station, SimTime now) {
        const Index ramp_up = plan_->stations[station].ramp_up;
        return ramp_up == none ? 1 : step(ramp_up, now).yield;
    }

  private:
    const RampStepPlan& step(Index ramp_up, SimTime now) {
        const std::vector<RampStepPlan>& steps = plan_->ramp_ups[ramp_up].steps;
        std::size_t& current = current_[ramp_up];
        while (current + 1 < steps.size() && steps[current + 1].from <= now)
            ++current;
        return steps[current];
    }

    const Plan* plan_;
    std::vector<std::size_t> current_;  ///< by ramp-up: the step that held when last asked
};

}  // namespace takt
