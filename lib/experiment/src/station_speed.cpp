#include "takt/experiment/station_speed.hpp"

#include <algorithm>
#include <cstddef>

#include "takt/line/plan.hpp"
#include "takt/line/schedule.hpp"
#include "takt/line/work_content.hpp"

namespace takt {
namespace {

/// Of the times that operations take for a product, one after the other, a figure that adds up.
double sum_over(const Plan& plan, Rows operations, Index product, double (Distribution::*figure)() const) {
    double sum = 0;
    for (Index i = operations.first; i < operations.last; ++i)
        sum += (plan.operations[i].time_of(product).*figure)();
    return sum;
}

/// Mean time that a list of operations takes for a product, in seconds.
double work_seconds(const Plan& plan, Rows operations, Index product) {
    return sum_over(plan, operations, product, &Distribution::mean);
}

/// Mean cycle of a machine, however many parts it is for.
double whole_cycle(const Plan& plan, const StationPlan& station, Index product) {
    double longest = work_seconds(plan, station.operations, product);
    for (Index r = station.robots.first; r < station.robots.last; ++r) {
        longest = std::max(longest, work_seconds(plan, plan.robots[r].operations, product));
    }
    return longest * best_of_ramp_up(plan, station).cycle;
}

double work_variance(const Plan& plan, Rows operations, Index product) {
    return sum_over(plan, operations, product, &Distribution::variance);
}

/// The same of the cycle.
double whole_variance(const Plan& plan, const StationPlan& station, Index product) {
    double most = work_variance(plan, station.operations, product);
    for (Index r = station.robots.first; r < station.robots.last; ++r)
        most = std::max(most, work_variance(plan, plan.robots[r].operations, product));
    const double stretched = best_of_ramp_up(plan, station).cycle;
    return most * stretched * stretched;
}

/// Mean time that a stop takes from the working hours of a machine, or less. A repair goes on when work is off, so no more is
/// sure to be lost than up to the next break or end of a shift: E min(R, x) for a stop of length R at any instant x before it.
/// Of R cut to a R with a <= 1, that is at least a E R - a^2 E R^2 / 2 L for spells of mean length L; the best a is taken.
/// What comes regularly by the clock may come when nobody works, and takes nothing for sure.
double time_taken(const StopPlan& stop, Duration spell) {
    const double mean = stop.length.mean();
    if (spell >= longest_duration) return mean;
    if (stop.comes_by_timer() && (stop.planned || stop.every.is_constant())) return 0;
    if (stop.clock == spec::Clock::calendar) return mean;  // as much of working hours as of all others
    const double square = stop.length.variance() + mean * mean;
    const double room = mean * to_seconds(spell);
    return square <= room ? mean - square / (2 * to_seconds(spell)) : mean * room / (2 * square);
}

/// What stops add to a machine: time for each cycle and how much that varies, and the share of scheduled time that is left.
struct StopLoad {
    double seconds_a_cycle = 0;
    double variance_a_cycle = 0;
    double share_up = 1;

    /// Stops of a machine or a robot that works `work` seconds in each cycle.
    /// operating, cycles: mean stop / mean distance of it for each second worked or cycle begun
    /// scheduled, calendar: up = mean distance / (mean distance + mean stop)
    /// Waiting for a crew does not count.
    /// \param failures how many times as often as written they come
    /// \param spell    of work, until a break or the end of a shift
    void add(const Plan& plan, Rows stops, double work, double failures, Duration spell) {
        for (Index i = stops.first; i < stops.last; ++i) {
            const StopPlan& stop = plan.stops[i];
            const double every = stop.every.mean() / (stop.planned ? 1 : failures);
            const double length = time_taken(stop, spell);
            if (every <= 0) continue;
            const double stops_a_cycle = stop.clock == spec::Clock::cycles ? 1 / every : work / every;
            variance_a_cycle += stops_a_cycle * (stop.length.variance() + length * length * stop.every.cv() * stop.every.cv());
            if (stop.clock == spec::Clock::operating || stop.clock == spec::Clock::cycles)
                seconds_a_cycle += stops_a_cycle * length;
            else
                share_up *= every / (every + length);
        }
    }
};

/// A station's own stops and those of its robots, any one of which stops the whole machine.
StopLoad stop_load(const Plan& plan, const StationPlan& station, Index product) {
    StopLoad load;
    const double cycle = whole_cycle(plan, station, product);
    const RampStepPlan best = best_of_ramp_up(plan, station);
    const Duration spell = mean_spell_of(plan, station.calendar);
    load.add(plan, station.stops, cycle, best.failures, spell);
    for (Index r = station.robots.first; r < station.robots.last; ++r) {
        const RobotPlan& robot = plan.robots[r];
        const bool own = robot.operations.size() > 0;
        const double work = work_seconds(plan, own ? robot.operations : station.operations, product);
        // While others take over, it goes on; how much longer that takes is left out, so that this stays a bound.
        if (robot.slowed.empty()) load.add(plan, robot.stops, best.cycle * work, best.failures, spell);
    }
    return load;
}

}  // namespace

double cycle_seconds(const Plan& plan, const StationPlan& station, Index product) {
    return whole_cycle(plan, station, product) / parts_a_cycle(plan, station);
}

double machine_seconds(const Plan& plan, const StationPlan& station, Index product) {
    const StopLoad load = stop_load(plan, station, product);
    return (whole_cycle(plan, station, product) + load.seconds_a_cycle) / load.share_up / parts_a_cycle(plan, station);
}

double cycle_variance(const Plan& plan, const StationPlan& station, Index product) {
    return whole_variance(plan, station, product) / parts_a_cycle(plan, station);
}

double machine_variance(const Plan& plan, const StationPlan& station, Index product) {
    const StopLoad load = stop_load(plan, station, product);
    return (whole_variance(plan, station, product) + load.variance_a_cycle) / (load.share_up * load.share_up) / parts_a_cycle(plan, station);
}

double station_speed(const Plan& plan, const StationPlan& station) {
    double seconds = 0;
    double weight = 0;
    for (std::size_t p = 0; p < std::max<std::size_t>(1, plan.products.size()); ++p) {
        const double share = plan.products.empty() ? 1 : plan.products[p].share;
        seconds += share * machine_seconds(plan, station, static_cast<Index>(p));
        weight += share;
    }
    return seconds > 0 ? station.machines * weight / seconds : 0;
}

}  // namespace takt
