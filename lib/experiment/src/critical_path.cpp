#include "takt/experiment/critical_path.hpp"

#include <algorithm>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/cause_tracker.hpp"
#include "takt/line/line.hpp"
#include "takt/line/path_times.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/line/tracks_causes.hpp"

namespace takt {
namespace {

std::vector<double> seconds_of(const std::vector<Duration>& times) {
    std::vector<double> seconds;
    for (const Duration time : times)
        seconds.push_back(to_seconds(time));
    return seconds;
}

/// By station: what its own stops and those of its robots sum up to.
std::vector<double> by_station(const Plan& plan, const std::vector<double>& stops) {
    std::vector<double> sums(plan.stations.size(), 0.0);
    const auto add = [&](Index station, Rows rows) {
        for (Index i = rows.first; i < rows.last; ++i)
            sums[station] += stops[i];
    };
    for (Index s = 0; s < plan.stations.size(); ++s) {
        add(s, plan.stations[s].stops);
        for (Index r = plan.stations[s].robots.first; r < plan.stations[s].robots.last; ++r)
            add(s, plan.robots[r].stops);
    }
    return sums;
}

CriticalPath path_of(const Plan& plan, const PathTimes& times) {
    CriticalPath path;
    path.station_work = seconds_of(times.work);
    path.station_setup = seconds_of(times.setup);
    path.station_stand = seconds_of(times.stand);
    path.station_gathering = seconds_of(times.gathering);
    path.departure = seconds_of(times.departure);
    path.stop = seconds_of(times.stops);
    path.station_stop = by_station(plan, path.stop);
    path.buffer_transit = seconds_of(times.transit);
    path.source = seconds_of(times.arrival);
    path.material = seconds_of(times.lead_time);
    path.round = seconds_of(times.round);
    path.way_back = seconds_of(times.way_back);
    path.drive = seconds_of(times.drive);
    path.travel = seconds_of(times.travel);
    path.calendar = to_seconds(times.calendar);
    path.buffer_place = times.more_places;
    path.buffer_fewer = times.fewer_places;
    path.resource_member = times.more_members;
    path.carrier = times.more_carriers;
    path.transporter = times.more_transporters;
    return path;
}

}  // namespace

TracedReplication trace_critical_path(const Plan& plan, std::uint64_t seed, std::uint64_t replication,
                                      std::stop_token stop) {
    CauseTracker tracker(plan);
    Line<TracksCauses> line(plan, seed, replication, TracksCauses{{}, &tracker});
    tracker.know_stops([&](Index index) { return line.stops().row_of(index); });
    TracedReplication traced{run_to_end(line, stop), {}};
    const SimTime from = line.now() - traced.result.observed;
    const PathTimes times = tracker.times_since(from);
    traced.path = path_of(plan, times);
    traced.path.observed = to_seconds(traced.result.observed);
    const SimTime last = std::max(from, tracker.last_exit());
    const Duration rest = line.now() - last;
    const Duration scheduled =
        plan.calendar == none ? rest : plan.calendars[plan.calendar].timeline.working_between(last, line.now());
    traced.path.after = to_seconds(scheduled);
    traced.path.calendar += to_seconds(rest - scheduled);
    traced.path.units = traced.result.units();
    traced.path.kept = tracker.causes().kept();
    return traced;
}

}  // namespace takt
