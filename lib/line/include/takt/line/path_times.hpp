// The times along a path of causes, by what went on.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/causes.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// To the microsecond; tables go by the plan's.
struct PathTimes {
    std::vector<Duration> work;       ///< by station
    std::vector<Duration> setup;      ///< by station
    std::vector<Duration> stand;      ///< by station: a moving line stands for an operator
    std::vector<Duration> gathering;  ///< by station: a part waits for others of its batch
    std::vector<Duration> stops;      ///< by row of the plan's stops
    std::vector<Duration> transit;    ///< by buffer
    std::vector<Duration> arrival;    ///< by source
    std::vector<Duration> lead_time;  ///< by material
    std::vector<Duration> round;      ///< by milk run: until a train leaves
    std::vector<Duration> way_back;   ///< by carrier: of empty ones
    std::vector<Duration> drive;      ///< by fleet: to parts, and to be charged
    std::vector<Duration> travel;     ///< by resource: of its members to stations
    std::vector<Duration> departure;  ///< by fleet: a part waits for others to be fetched with
    Duration calendar{};
    // Seconds that so many more would have saved, or fewer would have cost (steps_of_size).
    using Steps = std::array<double, steps_of_size.size()>;
    std::vector<Steps> more_places;    ///< by buffer
    std::vector<Steps> fewer_places;   ///< by buffer
    std::vector<Steps> more_members;   ///< by resource
    std::vector<Steps> more_carriers;  ///< by carrier
    std::vector<Steps> more_transporters;  ///< by fleet

    explicit PathTimes(const Plan& plan)
        : work(plan.stations.size()),
          setup(plan.stations.size()),
          stand(plan.stations.size()),
          gathering(plan.stations.size()),
          stops(plan.stops.size()),
          transit(plan.buffers.size()),
          arrival(plan.sources.size()),
          lead_time(plan.materials.size()),
          round(plan.milk_runs.size()),
          way_back(plan.carriers.size()),
          drive(plan.transporters.size()),
          travel(plan.resources.size()),
          departure(plan.transporters.size()),
          more_places(plan.buffers.size(), Steps{}),
          fewer_places(plan.buffers.size(), Steps{}),
          more_members(plan.resources.size(), Steps{}),
          more_carriers(plan.carriers.size(), Steps{}),
          more_transporters(plan.transporters.size(), Steps{}),
          stretches_(plan.buffers.size()) {}

    Duration total() const {
        Duration sum = calendar;
        for (const auto* table : {&work, &setup, &stand, &gathering, &stops, &transit, &arrival, &lead_time, &round, &way_back, &drive, &travel,
                                  &departure})
            for (const Duration each : *table)
                sum += each;
        return sum;
    }

    /// The time from its parent to a cause. \pre the parent is at `from` or later, or the time is cut there
    void add(const Cause& cause, Duration time) {
        const Duration stopped = std::min(cause.stopped, time);
        if (stopped > Duration::zero()) stops[cause.stopped_by] += stopped;
        const Duration off_shift = std::min(cause.off_shift, time - stopped);
        calendar += off_shift;
        place_of(cause) += time - stopped - off_shift;
    }

    /// A path crosses a buffer upwards where a part finds room in it at last, and downwards where one comes to a station that
    /// lacked parts. As long as it stays before the buffer, what lies behind is as early or as late as it was: so of the lead
    /// that more places give, no more is left than the least time for which there would have been room, and of the delay by
    /// fewer, the greatest counts.
    /// \pre causes are added from the last one back
    void add(Link link, const Difference& difference) {
        switch (link) {
            case Link::member:
                return add(more_members[difference.index], difference.more);
            case Link::carrier:
                return add(more_carriers[difference.index], difference.more);
            case Link::transporter:
                return add(more_transporters[difference.index], difference.more);
            default:
                break;
        }
        Stretch& stretch = stretches_[difference.index];
        stretch.add(difference);
        if (link != Link::room) return;
        add(more_places[difference.index], stretch.lead());
        end(difference.index);
    }

    /// After the first cause of all.
    void end_stretches() {
        for (Index buffer = 0; buffer < stretches_.size(); ++buffer)
            end(buffer);
    }

  private:
    Duration& place_of(const Cause& cause) {
        switch (cause.link) {
            case Link::work:
                return work[cause.index];
            case Link::setup:
                return setup[cause.index];
            case Link::stand:
                return stand[cause.index];
            case Link::gathering:
                return gathering[cause.index];
            case Link::stop:
                return stops[cause.index];
            case Link::transit:
                return transit[cause.index];
            case Link::arrival:
                return arrival[cause.index];
            case Link::lead_time:
                return lead_time[cause.index];
            case Link::round:
                return round[cause.index];
            case Link::way_back:
                return way_back[cause.index];
            case Link::drive:
                return drive[cause.index];
            case Link::travel:
                return travel[cause.index];
            case Link::departure:
                return departure[cause.index];
            default:
                return calendar;
        }
    }

    /// Of a path, before one buffer.
    struct Stretch {
        Seconds least{};
        Seconds greatest{};
        bool is_empty = true;
        float starved = 0;

        /// Who takes the parts had his own work until he lacked them, however early they might have come.
        Seconds lead() const {
            Seconds lead = least;
            if (starved > 0)
                for (float& each : lead)
                    each = std::min(each, starved);
            return lead;
        }

        void add(const Difference& difference) {
            for (std::size_t i = 0; i < least.size(); ++i) {
                least[i] = is_empty ? difference.more[i] : std::min(least[i], difference.more[i]);
                greatest[i] = std::max(greatest[i], difference.fewer[i]);
            }
            starved += difference.starved;
            is_empty = false;
        }
    };

    void end(Index buffer) {
        add(fewer_places[buffer], stretches_[buffer].greatest);
        stretches_[buffer] = {};
    }

    static void add(Steps& sum, const Seconds& more) {
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += static_cast<double>(more[i]);
    }

    std::vector<Stretch> stretches_;  ///< by buffer, since the path crossed it
};

}  // namespace takt
