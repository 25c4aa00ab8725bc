#include "takt/experiment/slots.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/observer.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/simulate.hpp"
#include "takt/line/timeline.hpp"

namespace takt {
namespace {

struct SlotObserver : Unobserved {
    SlotCounts* counts = nullptr;

    void entered(SimTime now, Index, const Part&) { counts->came(now); }
    void left(SimTime now, Index, const Part&) { counts->left(now); }
    void scrapped(SimTime now, const Part&) { counts->gone(now); }
    void absorbed(SimTime now, const Part&) { counts->gone(now); }
    void split(SimTime now, Index, Index, const Part&) { counts->gone(now); }
    void made(SimTime now, Index, Index, const Part&) { counts->came(now); }
};

}  // namespace

std::vector<SimTime> slot_ends(const Plan& plan, SimTime from, std::size_t slots) {
    const Timeline always;
    const Timeline& timeline = plan.calendar == none ? always : plan.calendars[plan.calendar].timeline;
    const double all = static_cast<double>(timeline.working_between(from, plan.end()).count());
    std::vector<SimTime> ends;
    if (from > run_start) ends.push_back(from);
    const std::size_t others = ends.size();
    double before = 0;  // scheduled time of the slots up to the change
    const auto& changes = timeline.changes();
    for (std::size_t c = 0; c < changes.size() && all > 0; ++c) {
        const SimTime until = c + 1 < changes.size() ? std::min(changes[c + 1].at, plan.end()) : plan.end();
        const SimTime begin = std::max(changes[c].at, from);
        if (changes[c].to != Presence::working || until <= begin) continue;
        const double length = static_cast<double>((until - begin).count());
        while (ends.size() + 1 < slots + others) {
            const double end = all * static_cast<double>(ends.size() + 1 - others) / static_cast<double>(slots);
            if (end > before + length) break;
            ends.push_back(begin + Duration{static_cast<std::int64_t>(end - before)});
        }
        before += length;
    }
    ends.push_back(plan.end());
    return ends;
}

ReplicationResult simulate_in_slots(const Plan& plan, SlotCounts& counts, std::uint64_t seed, std::uint64_t replication,
                                    std::stop_token stop) {
    SlotObserver observer;
    observer.counts = &counts;
    ReplicationResult result = simulate(plan, seed, replication, stop, observer);
    counts.go_to(plan.end());
    return result;
}

}  // namespace takt
