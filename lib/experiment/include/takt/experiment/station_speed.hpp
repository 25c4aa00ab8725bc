// How fast a station is by itself: never starved, never blocked, with its breakdowns and planned stops.
#pragma once

#include "takt/line/plan.hpp"

namespace takt {

/// Mean cycle of a machine in seconds, of a full batch the share of one part: the most of its own work and the mean work of each of its robots. The mean of
/// the slowest robot is more than the slowest of the means, so this is a lower bound where robots vary. Setups do not
/// count. A ramp-up counts with the best that it comes to in the run.
double cycle_seconds(const Plan& plan, const StationPlan& station, Index product);

/// Mean scheduled time that one machine needs for one visit, stops included, in seconds, or less: of a repair that goes on when
/// work is off, only what is sure to fall into working hours counts.
double machine_seconds(const Plan& plan, const StationPlan& station, Index product);

/// How much these two vary: variances per visit, in s^2, such that the time that many visits take has so many times as much. Of stops
/// by the clock of their work U with lengths R there are w / U in work w, and var R + R^2 cv^2 U for each; of robots the one whose
/// work varies most counts.
/// \source Cox, Renewal Theory, 8.4 (cumulative processes)
double cycle_variance(const Plan& plan, const StationPlan& station, Index product);
double machine_variance(const Plan& plan, const StationPlan& station, Index product);

/// Visits per second of scheduled time that all machines of a station can do at the plan's mix of products; 0 if
/// unlimited.
double station_speed(const Plan& plan, const StationPlan& station);

}  // namespace takt
