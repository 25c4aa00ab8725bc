// When parts leave a plant in which nothing is random.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "takt/line/line.hpp"
#include "takt/line/make_plan.hpp"

namespace takt::law {

struct ExitTimes : Unobserved {
    std::vector<double>* exits = nullptr;
    void left(SimTime now, Index, const Part&) { exits->push_back(to_seconds(now - run_start)); }
};

/// Seconds at which parts leave, up to and including the horizon.
inline std::vector<double> exit_times(spec::LineSpec plant, double horizon) {
    plant.run.horizon = from_seconds(horizon);
    const Plan plan = make_plan(plant);
    std::vector<double> exits;
    ExitTimes observer;
    observer.exits = &exits;
    Line<ExitTimes> line(plan, 1, 0, observer);
    line.run_until(plan.end());
    return exits;
}

inline std::size_t count_by(const std::vector<double>& exits, double time) {
    return static_cast<std::size_t>(
        std::count_if(exits.begin(), exits.end(), [&](double exit) { return exit <= time; }));
}

}  // namespace takt::law
