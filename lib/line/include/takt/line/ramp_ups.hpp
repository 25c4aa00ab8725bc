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
    explicit RampUps(const Plan& plan) {
        for (const RampUpPlan& ramp_up : plan.ramp_ups) ramp_ups_.push_back({.step = ramp_up.steps.data(), .plan = &ramp_up});
        for (const StationPlan& station : plan.stations) of_station_.push_back(station.ramp_up);
    }

    /// Work that begins now in the cycle under way, as long as it takes by now.
    Duration work(const Machine& machine, Duration drawn, SimTime now) { return scaled(drawn, pace(machine, now)); }

    /// How many times as long as written the work in the cycle under way takes.
    double pace(const Machine& machine, SimTime now) {
        const Index ramp_up = of_station_[machine.station];
        if (ramp_up == none) return 1;
        const RampUpPlan& plan = *ramp_ups_[ramp_up].plan;
        return plan.learns ? learning_factor(plan, machine.cycles) : step(ramp_up, now).cycle;
    }

    /// How many times as often a station's failures come.
    double failures(Index station, SimTime now) {
        const Index ramp_up = of_station_[station];
        return ramp_up == none ? 1 : step(ramp_up, now).failures;
    }

    /// What is left of a station's yield.
    double yield(Index station, SimTime now) {
        const Index ramp_up = of_station_[station];
        return ramp_up == none ? 1 : step(ramp_up, now).yield;
    }

  private:
    struct RampUp {
        const RampStepPlan* step;  ///< the one that held when last asked
        const RampUpPlan* plan;
    };

    const RampStepPlan& step(Index ramp_up, SimTime now) {
        RampUp& here = ramp_ups_[ramp_up];
        const RampStepPlan* last = &here.plan->steps.back();
        while (here.step != last && here.step[1].from <= now)
            ++here.step;
        return *here.step;
    }

    std::vector<RampUp> ramp_ups_;
    std::vector<Index> of_station_;  ///< `none`: it has no ramp-up
};

}  // namespace takt
