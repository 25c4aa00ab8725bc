#include "takt/experiment/bottleneck.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "takt/experiment/activity.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/line/state.hpp"

namespace takt {
namespace {

/// Share of scheduled time in which a station was busy with itself.
double active_share(const StationSummary& station) {
    return station.sum.times.scheduled() > Duration::zero()
               ? 1 - station.share(State::starved) - station.share(State::blocked) -
                     station.share(State::waiting_for_carrier)
               : 0;
}

Bottleneck bottleneck_of(const StationSummary& station, Index index) {
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

}  // namespace

std::vector<Bottleneck> rank_bottlenecks(const Summary& summary) {
    std::vector<Bottleneck> ranked;
    for (std::size_t i = 0; i < summary.stations.size(); ++i) {
        ranked.push_back(bottleneck_of(summary.stations[i], static_cast<Index>(i)));
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Bottleneck& a, const Bottleneck& b) { return a.active > b.active; });
    return ranked;
}

}  // namespace takt
