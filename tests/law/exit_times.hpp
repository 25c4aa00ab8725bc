// When parts leave a plant in which nothing is random.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "heard_line.hpp"
#include "takt/line/make_plan.hpp"

namespace takt::law {

struct ExitTimes : Listener {
    std::vector<double> exits;
    void left(SimTime now, Index, const Part&) override { exits.push_back(to_seconds(now - run_start)); }
};

/// Seconds at which parts leave, up to and including the horizon.
inline std::vector<double> exit_times(spec::LineSpec plant, double horizon) {
    plant.run.horizon = from_seconds(horizon);
    const Plan plan = make_plan(plant);
    ExitTimes times;
    HeardLine line(plan, 1, 0, times);
    line.run_until(plan.end());
    return times.exits;
}

inline std::size_t count_by(const std::vector<double>& exits, double time) {
    return static_cast<std::size_t>(
        std::count_if(exits.begin(), exits.end(), [&](double exit) { return exit <= time; }));
}

}  // namespace takt::law
