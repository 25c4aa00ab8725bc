#include "takt/line/entry_times.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/timeline.hpp"

namespace takt {
namespace {

using NextChange = std::vector<PresenceChange>::const_iterator;

/// The latest instant of a shift from which the residence is over as it ends; before its beginning if there is none.
/// \param first  its first change
/// \param last   the one that ends it
SimTime latest_entry(NextChange first, NextChange last, const Residence& residence) {
    if (residence.goes_on_in_breaks) return last->at - residence.time;
    Duration left = residence.time;
    while (last != first) {
        const SimTime end = last->at;
        if ((--last)->to != Presence::working) continue;
        if (end - last->at >= left) return end - left;
        left -= end - last->at;
    }
    return first->at - Duration{1};
}

}  // namespace

Timeline entry_times(const Timeline& hours, const Residence& residence, SimTime end) {
    std::vector<PresenceChange> open{{run_start, Presence::off_shift}};
    const auto change = [&](SimTime at, Presence to) {
        if (at >= end) return;
        if (open.back().at == at) open.pop_back();
        open.push_back({at, to});
    };
    const std::vector<PresenceChange>& all = hours.changes();
    for (auto first = all.begin(); first != all.end() && first->at < end; ++first) {
        if (first->to == Presence::off_shift) continue;
        const auto last =
            std::find_if(first, all.end(), [](const PresenceChange& c) { return c.to == Presence::off_shift; });
        const bool has_end = last != all.end();
        // Shifts change behind all else that is due at an instant.
        const Duration tick{residence.may_end_with_shift ? 1 : -1};
        const SimTime closes = has_end ? latest_entry(first, last, residence) + tick : end;
        if (closes > first->at) {
            change(first->at, Presence::working);
            change(closes, Presence::off_shift);
        }
        if (!has_end) break;
        first = last;
    }
    return Timeline(std::move(open));
}

}  // namespace takt
