// The answer of an experiment: all replications merged in the order of their numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takt/experiment/costs.hpp"
#include "takt/experiment/element_summary.hpp"
#include "takt/experiment/energy.hpp"
#include "takt/experiment/months.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/stats/confidence.hpp"
#include "takt/stats/duration_sample.hpp"
#include "takt/stats/target_chance.hpp"

namespace takt {

/// What one replication says by itself.
struct RunSummary {
    std::uint64_t replication = 0;
    std::uint64_t units = 0;
    double jph = 0;
    double lead_time_mean = 0;  ///< seconds
    double work_in_process = 0;
    std::uint64_t scrapped = 0;
    std::uint64_t events = 0;
    std::optional<Deadlock> deadlock;
};

/// Value of the output of a run.
struct ValueSummary {
    std::string currency;
    Tally a_run;
};

struct Summary {
    std::vector<RunSummary> runs;
    Duration scheduled{};          ///< scheduled time of the run's calendar in the observed time
    double runs_a_year = 1;        ///< how many times the observed time makes 365 days
    std::optional<double> target;  ///< units in the observed time
    std::optional<TargetChance> chance;

    Tally units;            ///< good units at the sinks, a run
    Tally jph;              ///< units / scheduled hours
    Tally work_in_process;  ///< mean number of parts in the line
    Tally scrapped;
    Tally incomplete;       ///< units that lack a piece, a run
    Tally lead_time_means;  ///< seconds, mean of each replication
    Tally lead_time_medians;  ///< seconds, median of each replication
    Tally lead_time_p95s;     ///< seconds, 95 % quantile of each replication
    DurationSample lead_time;  ///< all units of all replications
    std::optional<ValueSummary> value;  ///< none where no product has a price
    std::optional<CostSummary> costs;   ///< none where nothing has a cost
    EnergySummary energy;
    std::vector<Tally> months;  ///< units of each of the plan's months
    std::optional<RateReached> rate_reached;

    std::vector<StationSummary> stations;
    std::vector<MovingLineSummary> moving_lines;
    std::vector<BatchSummary> batches;
    std::vector<SplitSummary> splits;
    std::vector<RobotSummary> robots;
    std::vector<BufferSummary> buffers;
    std::vector<ResourceSummary> resources;
    std::vector<CarrierSummary> carriers;
    std::vector<MaterialSummary> materials;
    std::vector<MilkRunSummary> milk_runs;
    std::vector<ZoneSummary> zones;
    std::vector<TransporterSummary> transporters;
    std::vector<MatchSummary> matches;
    std::vector<SourceSummary> sources;
    std::vector<SinkSummary> sinks;
    std::vector<ProductSummary> products;

    ConfidenceInterval units_interval() const { return mean_interval(units); }

    /// Units of a mean run, scaled from the observed time to 365 days.
    double units_a_year() const { return units.mean() * runs_a_year; }

    /// Nothing without a target or without a finished replication.
    std::optional<bool> meets_target() const {
        if (!target || runs.empty()) return std::nullopt;
        return units.mean() >= *target;
    }

    /// The first replication, by number, that came to a standstill.
    const RunSummary* first_deadlock() const {
        for (const RunSummary& run : runs) {
            if (run.deadlock) return &run;
        }
        return nullptr;
    }
};

/// Merges the finished replications of an experiment.
/// \pre the results come from this plan, in the order of their numbers
Summary summarise(const Plan& plan, const std::vector<ReplicationResult>& results);

}  // namespace takt
