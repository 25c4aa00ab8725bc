// Which stations hold the line back.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "takt/experiment/activity.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/state.hpp"

namespace takt {

struct Bottleneck {
    Index station = none;
    double active = 0;            ///< share of scheduled time in which it waited neither for parts nor for room
    State loss = State::working;  ///< beside working, what takes most of that; working where nothing else takes any
    double loss_share = 0;
};

/// Share of scheduled time in which a station was busy with itself.
inline double active_share(const StationSummary& station) {
    return station.sum.times.scheduled() > Duration::zero()
               ? 1 - station.share(State::starved) - station.share(State::blocked) -
                     station.share(State::waiting_for_carrier)
               : 0;
}

inline Bottleneck bottleneck_of(const StationSummary& station, Index index) {
    Bottleneck found{index, active_share(station), State::working, 0};
    for (std::size_t i = 0; i < state_count; ++i) {
        const auto state = static_cast<State>(i);
        const bool is_own_loss = activity_of(state) == Activity::active && state != State::working;
        if (!is_own_loss || station.share(state) <= found.loss_share) continue;
        found.loss = state;
        found.loss_share = station.share(state);
    }
    return found;
}

/// All stations, the one that is active most first; equal ones in the order of the plan. A first indicator: a station
/// that never waits for another sets the pace, and its neighbours upstream are blocked, those downstream starved. It
/// can mislead where the bottleneck moves between stations, or where parallel machines share the work: study_bottlenecks
/// looks closer, and costs more runs.
/// \source Roser, Nakano, Tanaka, A practical bottleneck detection method, Winter Simulation Conference 2001 (active
///         and inactive states); here as shares of time, as in the utilisation method that they compare with
inline std::vector<Bottleneck> rank_bottlenecks(const Summary& summary) {
    std::vector<Bottleneck> ranked;
    for (std::size_t i = 0; i < summary.stations.size(); ++i) {
        ranked.push_back(bottleneck_of(summary.stations[i], static_cast<Index>(i)));
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Bottleneck& a, const Bottleneck& b) { return a.active > b.active; });
    return ranked;
}

}  // namespace takt
