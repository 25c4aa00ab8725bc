// Which stations hold the line back.
#pragma once

#include <vector>

#include "takt/experiment/summary.hpp"
#include "takt/line/state.hpp"

namespace takt {

struct Bottleneck {
    Index station = none;
    double active = 0;            ///< share of scheduled time in which it waited neither for parts nor for room
    State loss = State::working;  ///< beside working, what takes most of that; working where nothing else takes any
    double loss_share = 0;
};

/// All stations, the one that is active most first; equal ones in the order of the plan. A first indicator: a station
/// that never waits for another sets the pace, and its neighbours upstream are blocked, those downstream starved. It
/// can mislead where the bottleneck moves between stations, or where parallel machines share the work: study_bottlenecks
/// looks closer, and costs more runs.
/// \source Roser, Nakano, Tanaka, A practical bottleneck detection method, Winter Simulation Conference 2001 (active
///         and inactive states); here as shares of time, as in the utilisation method that they compare with
std::vector<Bottleneck> rank_bottlenecks(const Summary& summary);

}  // namespace takt
