// The plant as the run needs it: indices instead of names, tables instead of trees. Made once, never changed, shared by
// all threads.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/element_plans.hpp"
#include "takt/line/flow_plan.hpp"
#include "takt/line/index.hpp"
#include "takt/line/shared_plans.hpp"
#include "takt/line/start_plan.hpp"
#include "takt/line/station_plan.hpp"
#include "takt/line/timeline.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt {

struct Plan {
    std::string name;
    std::uint64_t digest = 0;  ///< of the spec: the same plant has the same digest
    spec::Moment start = std::chrono::sys_days{std::chrono::year{2026} / 1 / 5};
    Duration warm_up{};
    Duration horizon{};
    std::uint32_t replications = 10;
    std::uint64_t seed = 1;
    Index calendar = none;  ///< of the run
    Duration scheduled_a_year{};  ///< by it, in 365 days from the end of the warm-up; 0 where the run is as long as that
    std::optional<ShiftTimes> first_shift;  ///< of that calendar, wholly in the counted time
    std::optional<double> target_per_second;  ///< of the observed time, scheduled or not
    spec::Money energy_price{};  ///< of a kilowatt-hour

    std::vector<ProductPlan> products;
    std::vector<CalendarPlan> calendars;
    std::vector<RampUpPlan> ramp_ups;
    std::vector<MonthPlan> months;  ///< that the counted time touches
    std::vector<RoutePlan> routes;
    std::vector<ExitPlan> exits;  ///< the first, `scrap_exit`, leads to scrap
    std::vector<OperationPlan> operations;
    std::vector<StopPlan> stops;
    std::vector<RobotPlan> robots;
    std::vector<CellPlan> cells;
    std::vector<SetupPlan> setups;
    std::vector<StationPlan> stations;
    std::vector<MovingLinePlan> moving_lines;
    std::vector<BatchPlan> batches;
    std::vector<SplitPlan> splits;
    std::vector<BufferPlan> buffers;
    std::vector<SourcePlan> sources;
    std::vector<SinkPlan> sinks;
    std::vector<ResourcePlan> resources;
    std::vector<CarrierPlan> carriers;
    std::vector<MaterialPlan> materials;
    std::vector<MilkRunPlan> milk_runs;
    std::vector<ZonePlan> zones;
    std::vector<TransporterPlan> transporters;
    std::vector<MatchPlan> matches;
    /// The marks of each set, ascending: zones, and behind them the marks of stations that have sent the part to rework. The
    /// first set is empty.
    std::vector<std::vector<Index>> mark_sets;
    std::optional<StartPlan> state;  ///< not given: an empty plant
    std::vector<ElementRef> downstream_first;  ///< all elements, the most downstream first
    Index loops = 0;
    bool has_ordinary_flow = true;  ///< false: every part moves the general way, which only takes longer (ordinary_flow.hpp)

    bool has_mark(std::uint32_t set, Index mark) const {
        for (const Index each : mark_sets[set])
            if (each == mark) return true;
        return false;
    }
    /// Parts are numbered by their source, or by the station that has made them: those come behind the sources.
    Index origin_of(Index split) const { return static_cast<Index>(sources.size()) + split; }
    Index origins() const { return static_cast<Index>(sources.size() + splits.size()); }
    bool is_of_source(Index origin) const { return origin < sources.size(); }
    const std::string& name_of_origin(Index origin) const {
        return is_of_source(origin) ? sources[origin].name : stations[splits[origin - sources.size()].station].name;
    }
    SimTime end() const { return run_start + warm_up + horizon; }
    Index machines() const {
        return stations.empty() ? 0 : stations.back().first_machine + stations.back().machines;
    }
};

}  // namespace takt
