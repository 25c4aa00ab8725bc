// What can be said of a plant without simulating it: scheduled hours, takt time, what each element can do by itself.
#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "takt/line/plan.hpp"

namespace takt {

/// Good units an hour that no element is in the way of.
inline constexpr double unlimited_jph = std::numeric_limits<double>::infinity();

struct StationLook {
    double visits_a_unit = 0;    ///< visits for each good unit out: rework and scrap make it more than 1
    double cycle_seconds = 0;    ///< mean over its visits, without stops; of a full batch the share of one part
    double availability = 1;     ///< cycle / (cycle + stops), of scheduled time
    Duration scheduled{};        ///< in the observed time, by its own calendar
    double jph = unlimited_jph;  ///< good units a scheduled hour of the run that it could do alone
    double most_units = unlimited_jph;  ///< that it could do alone in one run, with luck
};

struct ResourceLook {
    double seconds_a_unit = 0;  ///< held for each good unit out
    double jph = unlimited_jph;
    double most_units = unlimited_jph;  ///< in one run, were the times for which it is held exponential
};

struct SourceLook {
    double parts_a_unit = 0;
    double jph = unlimited_jph;  ///< of a source with arrivals at a known rate
    double most_units = unlimited_jph;  ///< in one run, with luck
};

struct MilkRunLook {
    double lots_a_unit = 0;      ///< that stations wait for, for each good unit out
    double jph = unlimited_jph;  ///< if trains are full whenever one may leave
    double most_units = unlimited_jph;  ///< in one run, with luck
};

struct StaticLook {
    Duration scheduled{};               ///< scheduled time of the run's calendar in the observed time
    std::optional<double> target;       ///< units in the observed time
    std::optional<Duration> takt_time;  ///< scheduled time / target
    std::vector<StationLook> stations;
    std::vector<ResourceLook> resources;  ///< shared robots and operators; crews do not limit what is possible here
    std::vector<SourceLook> sources;
    std::vector<MilkRunLook> milk_runs;
    std::optional<Index> slowest;      ///< the station that can do the least
    double bound_jph = unlimited_jph;  ///< the least of all: output cannot be more, in the long run
    double bound_units = 0;            ///< in the observed time; infinite without any limit
    double most_units = 0;             ///< what one run may make with luck, and with the parts that are there as it begins
    bool reaches_sink = true;          ///< false: no part of any source ever gets to a sink
    bool settled = true;               ///< false: parts go round without end, and the numbers are not to be trusted

    /// For one run. Nothing without a target.
    std::optional<bool> target_possible() const {
        if (!target) return std::nullopt;
        return reaches_sink && (!settled || *target <= most_units);
    }
};

/// Setups, waiting for crews, blocking and starving do not count, so that the plant can only make less than the bound.
/// Where the line decides at run time which way a part goes, the split is assumed (see Traffic).
/// In the long run, that is: in one run a machine may hardly fail. What is made then is bounded by three standard deviations above, of the
/// units that a renewal process counts in time H: var N = H var X / (E X)^3, but by what it makes without stops, and each machine
/// may have had a part (of a batch, all) nearly done as counting began. One run in some 700 makes more; and so may a short one that
/// begins, after a warm-up, with much in the buffers behind the slowest station. Failures are taken to come at any instant of a shift alike.
/// \source Hopp & Spearman, Factory Physics, ch. 8 and 9: effective process time; the bottleneck rate of a line. Cox, Renewal Theory, 3.3
StaticLook static_look(const Plan& plan);

}  // namespace takt
