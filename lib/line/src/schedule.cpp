#include "takt/line/schedule.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "takt/line/plan.hpp"

namespace takt {

double closed_share(const Plan& plan, Index calendar, Index entry) {
    const Timeline& hours = plan.calendars[calendar].timeline;
    const std::vector<PresenceChange>& changes = plan.calendars[entry].timeline.changes();
    const Duration all = scheduled_time(plan, calendar);
    Duration open{};
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const SimTime from = std::max(changes[i].at, run_start + plan.warm_up);
        const SimTime to = i + 1 < changes.size() ? changes[i + 1].at : plan.end();
        if (changes[i].to == Presence::working && from < to) open += hours.working_between(from, to);
    }
    return all > Duration::zero() ? to_seconds(all - open) / to_seconds(all) : 0;
}

}  // namespace takt
