// What one replication counted between the end of its warm-up and its end. Plain numbers; entry i belongs to entry i of
// the plan's table of the same kind, which has the names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/state.hpp"
#include "takt/stats/duration_sample.hpp"
#include "takt/stats/duration_tally.hpp"

namespace takt {

struct StationResult {
    StateTimes times;             ///< summed over the station's machines
    std::uint64_t finished = 0;   ///< parts whose work ended here, good or not
    std::uint64_t reworked = 0;   ///< of these, sent to rework
    std::uint64_t scrapped = 0;   ///< parts scrapped here: finished and found bad, or
    std::uint64_t destroyed = 0;  ///< ... in work, by a failure, so that they were never finished
    std::uint64_t failures = 0;   ///< breakdowns of its machines, those of robots inside not counted
    std::uint64_t restorations = 0;  ///< failures that were over, those of robots inside too, if it is known when they began
    Duration restoring{};            ///< their sum, each from the failure to the end of its repair, by the clock
    std::uint64_t first_passes = 0;  ///< judged for the first time; counted where there is a yield of reworked parts
    std::uint64_t good_first = 0;    ///< of these, good
    Duration planned_work{};      ///< sum of the mean cycle times of the parts finished (planned run time per item)

    friend bool operator==(const StationResult&, const StationResult&) = default;
};

struct MovingLineResult {
    double parts_seconds = 0;           ///< integral of the number of parts on it
    std::uint64_t empty_pitches = 0;    ///< cycles that began without a part while others were on it
    std::uint64_t spoilt = 0;           ///< parts that were on it for longer than `longest`
    std::uint64_t pulls = 0;            ///< of the cord, for help
    std::uint64_t stops = 0;            ///< how often it stood for an operator
    std::uint64_t caught = 0;           ///< parts that were on it as a shift ended
    std::vector<Duration> stood_for{};  ///< working time it stood for, by the pitch whose operator was furthest behind

    friend bool operator==(const MovingLineResult&, const MovingLineResult&) = default;
};

/// Of a station whose machines work on several parts together.
struct BatchResult {
    std::uint64_t batches = 0;  ///< whose work ended
    std::uint64_t parts = 0;    ///< in them
    std::uint64_t full = 0;     ///< batches with as many parts as a machine takes

    friend bool operator==(const BatchResult&, const BatchResult&) = default;
};

/// Of a station that makes parts of a part.
struct SplitResult {
    std::uint64_t split = 0;  ///< parts that others came of,
    std::uint64_t made = 0;   ///< and these

    friend bool operator==(const SplitResult&, const SplitResult&) = default;
};

struct RobotResult {
    Duration working{};  ///< its own work; without any, as long as its station, but while the others of its cell do it
    Duration down{};              ///< from failure to the end of the repair, the wait for a crew included
    std::uint64_t failures = 0;

    friend bool operator==(const RobotResult&, const RobotResult&) = default;
};

struct BufferResult {
    double level_seconds = 0;     ///< integral of the level over time; divided by the observed time: the mean level
    std::uint32_t highest = 0;    ///< highest level seen
    std::uint64_t entered = 0;
    double full_seconds = 0;      ///< time at capacity
    double empty_seconds = 0;
    double stopped_seconds = 0;  ///< time in which it took no parts until `start_at` were left
    std::uint64_t caught = 0;    ///< parts that were in it as a shift ended; where it is drained before

    friend bool operator==(const BufferResult&, const BufferResult&) = default;
};

/// A crew, a team of operators or a shared robot.
struct ResourceResult {
    double busy_seconds = 0;      ///< integral of the number at work, in their shifts and beyond; nobody is at a part that rests while its station does not work
    double present_seconds = 0;   ///< integral of the number present by calendar
    double waiting_seconds = 0;   ///< integral of the number of requests waiting at stations that work, for who is on the way, too
    double travelling_seconds = 0;  ///< integral of the number on the way, to a station or back to the base
    std::uint64_t granted = 0;      ///< requests that somebody came to
    double late_busy_seconds = 0;   ///< of the time at work, that beyond their shifts,
    double late_travelling_seconds = 0;  ///< and of that on the way
    double asking_seconds = 0;           ///< time in which a station works that may need them

    double overtime_seconds() const { return late_busy_seconds + late_travelling_seconds; }

    friend bool operator==(const ResourceResult&, const ResourceResult&) = default;
};

struct CarrierResult {
    double empty_seconds = 0;      ///< integral of the number of empty carriers waiting
    double returning_seconds = 0;  ///< integral of the number on the way back

    friend bool operator==(const CarrierResult&, const CarrierResult&) = default;
};

/// A material. Pieces: stock_at_start + lot * deliveries = consumed + stock_at_end.
struct MaterialResult {
    double stock_seconds = 0;       ///< integral of the pieces beside the line
    double on_the_way_seconds = 0;  ///< integral of the pieces called off and not there yet
    double empty_seconds = 0;       ///< time without stock
    double waited_seconds = 0;      ///< time in which a station waited for it
    std::uint64_t stock_at_start = 0;
    std::uint64_t stock_at_end = 0;
    std::uint64_t consumed = 0;    ///< pieces
    std::uint64_t left_out = 0;    ///< pieces that parts went on without
    std::uint64_t call_offs = 0;   ///< lots
    std::uint64_t deliveries = 0;  ///< lots

    friend bool operator==(const MaterialResult&, const MaterialResult&) = default;
};

/// A milk run. Times are sums over all trains, while their calendar is on: together the scheduled time, times how many there are.
struct MilkRunResult {
    double idle_seconds = 0;       ///< trains are where they are loaded
    double under_way_seconds = 0;  ///< or on a round
    double waiting_seconds = 0;    ///< integral of the number of lots called off that no train has taken yet, in scheduled time
    std::uint64_t rounds = 0;
    std::uint64_t lots = 0;  ///< taken
    std::uint64_t late = 0;  ///< rounds that began after their instant of the timetable, since no train was there

    double scheduled_seconds() const { return idle_seconds + under_way_seconds; }

    friend bool operator==(const MilkRunResult&, const MilkRunResult&) = default;
};

/// A zone of the line with a limit of work in process.
struct ZoneResult {
    double parts_seconds = 0;  ///< integral of the number of parts in it
    std::uint32_t highest = 0;
    std::uint64_t entered = 0;
    double full_seconds = 0;  ///< time at the limit

    friend bool operator==(const ZoneResult&, const ZoneResult&) = default;
};

/// A fleet of transporters. Times are sums over all of them, while their calendar is on: together the scheduled time, times how
/// many there are.
struct TransporterResult {
    double idle_seconds = 0;      ///< no part waited for it
    double fetching_seconds = 0;  ///< on the way to a part
    double carrying_seconds = 0;  ///< with a part, loading and unloading included
    double held_seconds = 0;      ///< with a part that nobody took from it
    double charging_seconds = 0;  ///< being charged, on the way there, or waiting for a charger
    double waiting_seconds = 0;   ///< integral of the number of parts that wait to be fetched, in scheduled time
    std::uint64_t fetched = 0;    ///< parts
    std::uint64_t trips = 0;      ///< with one part or several

    double scheduled_seconds() const {
        return idle_seconds + fetching_seconds + carrying_seconds + held_seconds + charging_seconds;
    }

    friend bool operator==(const TransporterResult&, const TransporterResult&) = default;
};

/// Parts that are married to vehicles by number.
struct MatchResult {
    double waited_seconds = 0;   ///< time in which the vehicle that was next was there, and its part was not
    std::uint64_t married = 0;
    std::uint64_t behind = 0;    ///< of these, those that were taken from behind others
    std::uint64_t replaced = 0;  ///< scrapped, and launched again
    std::uint64_t withdrawn = 0; ///< scrapped, since their vehicles were

    friend bool operator==(const MatchResult&, const MatchResult&) = default;
};

/// Of the units that are due in the counted time. Those neither on time nor late had not left by its end.
struct OrderResult {
    std::uint64_t due = 0;
    std::uint64_t on_time = 0;
    std::uint64_t late = 0;
    DurationTally lateness;  ///< of those that were late

    friend bool operator==(const OrderResult&, const OrderResult&) = default;
};

struct SourceResult {
    std::uint64_t released = 0;   ///< parts that entered the line
    std::uint64_t lost = 0;       ///< arrivals that found no room, where the file says `overflow: lose`
    std::uint64_t backlog = 0;    ///< arrivals still waiting outside at the end
    OrderResult orders{};         ///< where its list has due dates

    friend bool operator==(const SourceResult&, const SourceResult&) = default;
};

struct SinkResult {
    std::uint64_t units = 0;
    std::vector<std::uint64_t> units_by_product;
    std::uint64_t incomplete = 0;  ///< of the units, those that lack a piece
    std::uint64_t in_sequence =
        0;  ///< of the units, those that none launched later has overtaken; where it measures that
    std::uint64_t overtaken = 0;       ///< sum over the units: by how many
    std::uint64_t most_overtaken = 0;  ///< the most
    DurationSample lead_time;     ///< from entering the line to leaving it

    friend bool operator==(const SinkResult&, const SinkResult&) = default;
};

/// A product, at all sources and sinks.
struct ProductResult {
    std::uint64_t scrapped = 0;
    OrderResult orders{};      ///< where lists have due dates
    DurationSample lead_time;  ///< of its units, from entering the line to leaving it

    friend bool operator==(const ProductResult&, const ProductResult&) = default;
};

/// Elements that wait for each other, each for the next and the last for the first; none of them can ever move again.
struct Deadlock {
    SimTime time{};
    std::vector<std::string> cycle;  ///< "inspect waits for room in repair-buffer", ...

    friend bool operator==(const Deadlock&, const Deadlock&) = default;
};

struct ReplicationResult {
    std::uint64_t replication = 0;
    Duration observed{};          ///< from the end of the warm-up to the end, shorter after a stop
    Duration scheduled{};         ///< of it, scheduled time of the run's calendar
    std::uint64_t events = 0;     ///< timer events, the warm-up included
    double parts_seconds = 0;     ///< integral of the number of parts in the line (work in process)
    std::uint64_t scrapped = 0;
    std::uint64_t in_line_at_start = 0;  ///< parts in the line when counting began
    std::uint64_t in_line_at_end = 0;
    std::uint64_t absorbed = 0;   ///< parts that were assembled into another
    std::vector<StationResult> stations;
    std::vector<MovingLineResult> moving_lines;
    std::vector<BatchResult> batches;
    std::vector<SplitResult> splits;
    std::vector<RobotResult> robots;
    std::vector<BufferResult> buffers;
    std::vector<ResourceResult> resources;
    std::vector<CarrierResult> carriers;
    std::vector<MaterialResult> materials;
    std::vector<MilkRunResult> milk_runs;
    std::vector<ZoneResult> zones;
    std::vector<TransporterResult> transporters;
    std::vector<MatchResult> matches;
    std::vector<SourceResult> sources;
    std::vector<SinkResult> sinks;
    std::vector<ProductResult> products;
    std::vector<std::uint64_t> units_by_month;  ///< entry i belongs to the plan's month i
    std::optional<Deadlock> deadlock;
    bool interrupted = false;     ///< a stop was asked for before the end

    std::uint64_t units() const {
        std::uint64_t sum = 0;
        for (const SinkResult& sink : sinks) sum += sink.units;
        return sum;
    }

    friend bool operator==(const ReplicationResult&, const ReplicationResult&) = default;
};

}  // namespace takt
