#include "takt/experiment/promising_changes.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "takt/experiment/change.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/state.hpp"
#include "takt/line/work_content.hpp"

namespace takt {
namespace {

class PromisingChanges {
  public:
    PromisingChanges(const Plan& plan, const StaticLook& look, const Summary& summary,
                     const std::vector<double>& bottleneck, const Steps& steps)
        : plan_(plan), look_(look), summary_(summary), bottleneck_(bottleneck), steps_(steps) {}

    std::vector<Change> best(std::size_t most) {
        for (Index s = 0; s < plan_.stations.size(); ++s)
            add_station(s);
        for (Index b = 0; b < plan_.buffers.size(); ++b)
            add_buffer(b);
        for (Index r = 0; r < plan_.resources.size(); ++r)
            add_resource(r);
        for (Index c = 0; c < plan_.carriers.size(); ++c)
            add_carrier(c);
        for (Index t = 0; t < plan_.transporters.size(); ++t)
            add_transporter(t);
        for (Index r = 0; r < plan_.milk_runs.size(); ++r)
            add_milk_run(r);
        for (Index z = 0; z < plan_.zones.size(); ++z)
            add(summary_.zones[z].full.mean(), {Lever::zone, plan_.zones[z].name, 1, 1});
        std::stable_sort(found_.begin(), found_.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        std::vector<Change> changes;
        for (std::size_t i = 0; i < std::min(most, found_.size()); ++i)
            changes.push_back(found_[i].second);
        return changes;
    }

  private:
    void add(double promise, Change change) {
        if (promise > 0) found_.emplace_back(promise, std::move(change));
    }

    /// By the time for which it is the bottleneck, shared out by what it does then; where it never is, by what it does, as a
    /// last resort.
    void add_station(Index s) {
        const StationSummary& station = summary_.stations[s];
        const double weight = bottleneck_[s] + 1e-3;
        const double cycle = look_.stations[s].cycle_seconds * parts_a_cycle(plan_, plan_.stations[s]);
        const double step = std::min(steps_.cycle_seconds, cycle / 10);
        const double working = station.share(State::working) + station.share(State::andon);
        if (cycle > 0) add(weight * working, {Lever::cycle, plan_.stations[s].name, step, 1 - step / cycle});
        if (plan_.stations[s].batch != none)
            add(weight * working * summary_.batches[plan_.stations[s].batch].share_full(), {Lever::batch, plan_.stations[s].name, 1, 1});
        const double shortest = shortest_repair(plan_.stations[s]);
        const double stopped = station.share(State::down) + station.share(State::waiting_for_crew);
        if (shortest > 0)
            add(weight * stopped,
                {Lever::repair, plan_.stations[s].name, std::min(steps_.repair_seconds, shortest / 2), 1});
    }

    /// Mean of the shortest repair of a station and its robots; 0 where nothing fails, or takes no time.
    double shortest_repair(const StationPlan& station) const {
        double shortest = 0;
        const auto look_at = [&](Rows stops) {
            for (Index i = stops.first; i < stops.last; ++i) {
                const double mean = plan_.stops[i].length.mean();
                if (!plan_.stops[i].planned && mean > 0 && (shortest == 0 || mean < shortest)) shortest = mean;
            }
        };
        look_at(station.stops);
        for (Index r = station.robots.first; r < station.robots.last; ++r)
            look_at(plan_.robots[r].stops);
        return shortest;
    }

    /// One that is always full or never so has nothing to give; one that is full at times and empty at others has.
    void add_buffer(Index b) {
        if (!plan_.buffers[b].written || !plan_.buffers[b].capacity) return;
        const BufferSummary& buffer = summary_.buffers[b];
        add(std::min(buffer.full.mean(), buffer.empty.mean()), {Lever::place, plan_.buffers[b].name, 1, 1});
    }

    /// By what waits for it, where that is the bottleneck.
    void add_resource(Index r) {
        if (summary_.resources[r].waiting.mean() <= 0) return;
        static constexpr Lever levers[]{Lever::crew, Lever::operators, Lever::robot};
        static constexpr State states[]{State::waiting_for_crew, State::waiting_for_operator, State::waiting_for_robot};
        const auto kind = static_cast<std::size_t>(plan_.resources[r].kind);
        double waiting = 0;
        for (std::size_t s = 0; s < plan_.stations.size(); ++s)
            waiting += (bottleneck_[s] + 1e-3) * summary_.stations[s].share(states[kind]);
        add(waiting, {levers[kind], plan_.resources[r].name, 1, 1});
        const ResourceSummary& members = summary_.resources[r];
        const double ways = members.travelling.mean();
        if (ways > 0) add(waiting * ways / (ways + members.utilisation.mean()), {Lever::way, plan_.resources[r].name, 10, 0.9});
    }

    void add_carrier(Index c) {
        double waiting = 0;
        for (const Index s : plan_.carriers[c].loaders)
            waiting = std::max(waiting, summary_.stations[s].share(State::waiting_for_carrier));
        add(waiting, {Lever::carrier, plan_.carriers[c].name, 1, 1});
    }

    /// By the share of parts that all of them are out for: none is idle.
    void add_transporter(Index t) {
        const TransporterSummary& fleet = summary_.transporters[t];
        const double waiting = fleet.waiting.mean();
        if (waiting > 0) add((1 - fleet.idle.mean()) * waiting / (1 + waiting), {Lever::transporter, plan_.transporters[t].name, 1, 1});
    }

    /// By what waits for its materials, where that is the bottleneck, and how full the trains are.
    void add_milk_run(Index r) {
        double waiting = 0;
        for (Index s = 0; s < plan_.stations.size(); ++s) {
            const auto& needs = plan_.stations[s].materials;
            if (std::any_of(needs.begin(), needs.end(), [&](const NeedPlan& need) { return plan_.materials[need.material].brought_by == r; }))
                waiting += (bottleneck_[s] + 1e-3) * summary_.stations[s].share(State::waiting_for_material);
        }
        const MilkRunSummary& run = summary_.milk_runs[r];
        add(waiting * run.under_way.mean(), {Lever::train, plan_.milk_runs[r].name, 1, 1});
        add(waiting * run.lots_a_round() / plan_.milk_runs[r].carries, {Lever::lot, plan_.milk_runs[r].name, 1, 1});
    }

    const Plan& plan_;
    const StaticLook& look_;
    const Summary& summary_;
    const std::vector<double>& bottleneck_;
    Steps steps_;
    std::vector<std::pair<double, Change>> found_;
};

}  // namespace

std::vector<Change> promising_changes(const Plan& plan, const StaticLook& look, const Summary& summary,
                                      const std::vector<double>& bottleneck, std::size_t most,
                                      const Steps& steps) {
    return PromisingChanges(plan, look, summary, bottleneck, steps).best(most);
}

}  // namespace takt
