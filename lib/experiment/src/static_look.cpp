#include "takt/experiment/static_look.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "demand.hpp"
#include "milk_run_look.hpp"
#include "takt/experiment/station_speed.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/schedule.hpp"
#include "takt/line/work_content.hpp"

namespace takt {
namespace {

/// Good units an hour of the run's scheduled time, from the seconds that are needed for one.
/// \param present seconds at work, of all members
double jph_of(double seconds_a_unit, double present, Duration scheduled) {
    if (seconds_a_unit <= 0) return unlimited_jph;
    if (scheduled <= Duration::zero()) return 0;
    return present / seconds_a_unit / to_hours(scheduled);
}

/// How many breaks and ends of shifts there are in scheduled time.
double ends_of_work(Duration scheduled, Duration spell) {
    return spell < longest_duration ? to_seconds(scheduled) / to_seconds(spell) + 1 : 0;
}

bool has_stops_by_cycles(const Plan& plan, Rows stops) {
    for (Index i = stops.first; i < stops.last; ++i)
        if (plan.stops[i].clock == spec::Clock::cycles) return true;
    return false;
}

/// Stops by cycles come less often in slower cycles; all others take their share of the time, whatever the cycle.
bool has_stops_by_cycles(const Plan& plan, const StationPlan& station) {
    bool some = has_stops_by_cycles(plan, station.stops);
    for (Index r = station.robots.first; r < station.robots.last; ++r)
        some = some || has_stops_by_cycles(plan, plan.robots[r].stops);
    return some;
}

/// How fast a station is over the run, of the best that its ramp-up comes to in the run, or faster.
double mean_speed(const Plan& plan, const StationPlan& station) {
    if (station.ramp_up == none || plan.ramp_ups[station.ramp_up].learns || has_stops_by_cycles(plan, station)) return 1;
    const RampUpPlan& ramp = plan.ramp_ups[station.ramp_up];
    const Index calendar = station.calendar == none ? plan.calendar : station.calendar;
    double all = 0, fast = 0;
    for (std::size_t i = 0; i < ramp.steps.size(); ++i) {
        const SimTime from = std::max(ramp.steps[i].from, run_start + plan.warm_up);
        const SimTime to = i + 1 < ramp.steps.size() ? std::min(ramp.steps[i + 1].from, plan.end()) : plan.end();
        if (from >= to) continue;
        const double time =
            to_seconds(calendar == none ? to - from : plan.calendars[calendar].timeline.working_between(from, to));
        all += time;
        fast += time * ramp.best.cycle / ramp.steps[i].cycle;
    }
    return all > 0 ? fast / all : 1;
}

/// What one run may count of something of which it counts `mean` on average. \param variance of the count
double with_luck(double mean, double variance) {
    return mean + 3 * std::sqrt(variance);
}

/// The time that visits of several products take, each product with its share.
class TimeOfVisits {
  public:
    /// Of a product, so many visits, each with this mean time and its variance.
    void add(double visits, double seconds, double variance) {
        visits_ += visits;
        seconds_ += visits * seconds;
        squares_ += visits * (variance + seconds * seconds);
    }

    /// All of them together.
    double seconds() const { return seconds_; }

    /// How many more may begin in a stretch of time than fit into it on average, where the last is finished after it, at most.
    /// \source Lorden, On excess over the boundary, Annals of Mathematical Statistics 41 (1970): E X^2 / E X
    double most_beyond() const { return seconds_ > 0 ? squares_ * visits_ / (seconds_ * seconds_) : 0; }

    /// Good units that machines at work for `present` seconds in all make with luck, where these are the visits of one: a renewal
    /// process of visits, of which each is of a good unit or not.
    double most_units(double present) const {
        if (seconds_ <= 0) return unlimited_jph;
        const double mean = seconds_ / visits_;
        const double visits = present / mean;
        const double units = visits / visits_;
        const double spread = (squares_ / visits_ / (mean * mean) - 1) * visits / (visits_ * visits_);
        return with_luck(units, std::max(0.0, spread) + units * std::max(0.0, 1 - 1 / visits_));
    }

  private:
    double visits_ = 0;
    double seconds_ = 0;
    double squares_ = 0;
};

/// Good units that a machine finishes after the ends of its shifts, at most.
double units_beyond(const Plan& plan, const StationPlan& station, const StationLook& look, const TimeOfVisits& cycles) {
    if (!station.finishes_at_shift_end) return 0;
    return ends_of_work(look.scheduled, mean_spell_of(plan, station.calendar)) * cycles.most_beyond() *
           parts_a_cycle(plan, station) / look.visits_a_unit;
}

StationLook look_at_station(const Plan& plan, Index index, const Flows& flows, Duration scheduled) {
    const StationPlan& station = plan.stations[index];
    StationLook look;
    look.scheduled = scheduled_time_of(plan, station.calendar);
    TimeOfVisits cycles;
    TimeOfVisits occupied;
    for (std::size_t p = 0; p < flows.products; ++p) {
        const double visits = flows.stations[index * flows.products + p];
        const auto product = static_cast<Index>(p);
        look.visits_a_unit += visits;
        cycles.add(visits, cycle_seconds(plan, station, product), cycle_variance(plan, station, product));
        occupied.add(visits, machine_seconds(plan, station, product), machine_variance(plan, station, product));
    }
    if (look.visits_a_unit <= 0) return look;
    look.cycle_seconds = cycles.seconds() / look.visits_a_unit;
    if (occupied.seconds() > 0) look.availability = cycles.seconds() / occupied.seconds();
    const double present = station.machines * to_seconds(look.scheduled) * mean_speed(plan, station);
    const double beyond = station.machines * units_beyond(plan, station, look, cycles);
    look.jph = jph_of(occupied.seconds(), present + beyond * occupied.seconds(), scheduled);
    look.most_units = std::min(cycles.most_units(present), occupied.most_units(present)) + beyond +
                      station.machines * parts_a_cycle(plan, station) / look.visits_a_unit;
    return look;
}

/// Seconds for which operations hold a resource.
double held_seconds(const Plan& plan, Rows operations, Index resource, Index product) {
    double sum = 0;
    for (Index i = operations.first; i < operations.last; ++i) {
        const OperationPlan& operation = plan.operations[i];
        if (operation.robot == resource || operation.operators == resource) sum += operation.time_of(product).mean();
    }
    return sum;
}

/// The longest that an operation goes on with a resource after the end of its shift, on average, at most; as most_beyond().
double longest_beyond(const Plan& plan, Index resource) {
    double longest = 0;
    for (const OperationPlan& operation : plan.operations) {
        if (operation.robot != resource && operation.operators != resource) continue;
        for (std::size_t p = 0; p < std::max<std::size_t>(1, plan.products.size()); ++p) {
            const Distribution& time = operation.time_of(static_cast<Index>(p));
            longest = std::max(longest, time.mean() * (1 + time.cv() * time.cv()));
        }
    }
    return longest;
}

ResourceLook look_at_resource(const Plan& plan, Index index, const Flows& flows, Duration scheduled) {
    ResourceLook look;
    for (std::size_t s = 0; s < plan.stations.size(); ++s) {
        const StationPlan& station = plan.stations[s];
        for (std::size_t p = 0; p < flows.products; ++p) {
            const auto product = static_cast<Index>(p);
            double held = held_seconds(plan, station.operations, index, product);
            for (Index r = station.robots.first; r < station.robots.last; ++r) {
                held += held_seconds(plan, plan.robots[r].operations, index, product);
            }
            held *= best_of_ramp_up(plan, station).cycle / parts_a_cycle(plan, station);
            look.seconds_a_unit += held * flows.stations[s * flows.products + p];
        }
    }
    const ResourcePlan& resource = plan.resources[index];
    const Duration own = scheduled_time_of(plan, resource.calendar);
    const double beyond = ends_of_work(own, mean_spell_of(plan, resource.calendar)) * longest_beyond(plan, index);
    look.jph = jph_of(look.seconds_a_unit, resource.size() * (to_seconds(own) + beyond), scheduled);
    const double units = look.jph * to_hours(scheduled);
    look.most_units = with_luck(units, units) + resource.size();
    return look;
}

SourceLook look_at_source(const Plan& plan, Index index, const Demand& demand, Duration scheduled) {
    SourceLook look;
    look.parts_a_unit = demand.sources[index];
    const SourcePlan& source = plan.sources[index];
    const std::optional<double> rate = arrival_rate(source);
    if (!rate || look.parts_a_unit <= 0) return look;
    const Duration sending = source.calendar == none ? plan.horizon : scheduled_time(plan, source.calendar);
    look.jph = jph_of(look.parts_a_unit / *rate, to_seconds(sending), scheduled);
    const double cv = source.every ? source.every->cv() : 0;
    const double parts = *rate * to_seconds(sending);
    look.most_units = (with_luck(parts, parts * cv * cv) + 1) / look.parts_a_unit;
    return look;
}

void bound(StaticLook& look) {
    for (std::size_t i = 0; i < look.stations.size(); ++i) {
        if (look.stations[i].jph >= look.bound_jph) continue;
        look.bound_jph = look.stations[i].jph;
        look.slowest = static_cast<Index>(i);
    }
    for (const ResourceLook& each : look.resources)
        look.bound_jph = std::min(look.bound_jph, each.jph);
    for (const SourceLook& each : look.sources)
        look.bound_jph = std::min(look.bound_jph, each.jph);
    for (const MilkRunLook& each : look.milk_runs)
        look.bound_jph = std::min(look.bound_jph, each.jph);
    look.bound_units = std::isinf(look.bound_jph) ? look.bound_jph : look.bound_jph * to_hours(look.scheduled);

    look.most_units = unlimited_jph;
    for (const StationLook& each : look.stations)
        look.most_units = std::min(look.most_units, each.most_units);
    for (const ResourceLook& each : look.resources)
        look.most_units = std::min(look.most_units, each.most_units);
    for (const SourceLook& each : look.sources)
        look.most_units = std::min(look.most_units, each.most_units);
    for (const MilkRunLook& each : look.milk_runs)
        look.most_units = std::min(look.most_units, each.most_units);
}

}  // namespace

StaticLook static_look(const Plan& plan) {
    StaticLook look;
    look.scheduled = scheduled_time(plan);
    look.target = target_units(plan);
    if (look.target && *look.target > 0) look.takt_time = from_seconds(to_seconds(look.scheduled) / *look.target);
    const Demand demand = demand_of(plan);
    look.reaches_sink = demand.units > 0;
    look.settled = demand.flows.settled;
    look.stations.resize(plan.stations.size());
    look.resources.resize(plan.resources.size());
    look.sources.resize(plan.sources.size());
    look.milk_runs.resize(plan.milk_runs.size());
    if (!look.reaches_sink) {
        look.bound_jph = 0;
        return look;
    }
    for (std::size_t i = 0; i < plan.stations.size(); ++i) {
        look.stations[i] = look_at_station(plan, static_cast<Index>(i), demand.flows, look.scheduled);
    }
    for (std::size_t i = 0; i < plan.resources.size(); ++i) {
        look.resources[i] = look_at_resource(plan, static_cast<Index>(i), demand.flows, look.scheduled);
    }
    for (std::size_t i = 0; i < plan.sources.size(); ++i) {
        look.sources[i] = look_at_source(plan, static_cast<Index>(i), demand, look.scheduled);
    }
    for (std::size_t i = 0; i < plan.milk_runs.size(); ++i) {
        look.milk_runs[i] = look_at_milk_run(plan, static_cast<Index>(i), demand.flows, look.scheduled);
    }
    bound(look);
    if (plan.state) look.most_units += static_cast<double>(plan.state->parts.size());
    return look;
}

}  // namespace takt
