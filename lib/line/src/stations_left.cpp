#include "stations_left.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "takt/line/plan.hpp"

namespace takt {
namespace {

/// The fewest stations that lead from each station out of the line for parts of one product, that station not counted. Parts go
/// every way that is open to them but to rework; what no way leads out for counts as farthest.
/// \complexity O(stations and exits)
class StationsLeft {
  public:
    static constexpr std::uint32_t no_way = std::numeric_limits<std::uint32_t>::max();

    StationsLeft(const Plan& plan, Index product)
        : plan_(plan), left_(plan.stations.size(), no_way), feeders_(plan.buffers.size()) {
        std::vector<Index> found;
        for (Index s = 0; s < plan.stations.size(); ++s)
            for_each_exit(s, product, [&](ElementRef to) {
                while (to.kind == ElementKind::buffer && plan.buffers[to.index].next)
                    to = *plan.buffers[to.index].next;
                if (to.kind == ElementKind::buffer)
                    feeders_[to.index].push_back(s);
                else if (left_[s] != 0) {
                    left_[s] = 0;
                    found.push_back(s);
                }
            });
        for (std::size_t i = 0; i < found.size(); ++i)
            widen(found[i], found);
    }

    std::uint32_t operator[](Index station) const { return left_[station]; }

  private:
    template <class Action>
    void for_each_exit(Index station, Index product, Action action) const {
        const RoutePlan& route = plan_.routes[plan_.stations[station].route];
        for (Index e = route.exits.first; e < route.exits.last; ++e)
            if (plan_.exits[e].product == none || plan_.exits[e].product == product) action(plan_.exits[e].to);
    }

    /// To the stations whose parts it takes, level by level.
    void widen(Index station, std::vector<Index>& found) {
        for (const InputPlan& input : plan_.stations[station].inputs)
            for (const Index buffer : input.buffers)
                for (const Index feeder : feeders_[buffer]) {
                    if (left_[feeder] != no_way) continue;
                    left_[feeder] = left_[station] + 1;
                    found.push_back(feeder);
                }
    }

    const Plan& plan_;
    std::vector<std::uint32_t> left_;
    std::vector<std::vector<Index>> feeders_;  ///< stations whose parts come into a buffer
};

}  // namespace

void note_stations_left(Plan& plan) {
    const auto goes_by_it = [](const StationPlan& station) {
        return station.takes.rule == spec::Dispatch::fewest_remaining;
    };
    if (std::none_of(plan.stations.begin(), plan.stations.end(), goes_by_it)) return;
    for (Index product = 0; product < plan.products.size(); ++product) {
        const StationsLeft left(plan, product);
        for (Index s = 0; s < plan.stations.size(); ++s)
            if (goes_by_it(plan.stations[s])) plan.stations[s].takes.remaining.push_back(left[s]);
    }
}

}  // namespace takt
