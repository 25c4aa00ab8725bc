// What the elements of a plant did, merged over replications. Sums belong to all replications together; tallies have
// one observation for each replication.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <vector>

#include "takt/experiment/oee.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/stats/duration_tally.hpp"
#include "takt/stats/quantile_sketch.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

struct StationSummary {
    StationResult sum;
    std::uint64_t failures = 0;  ///< breakdowns of its machines and of the robots inside
    Tally finished;
    Tally oee;
    Tally working;  ///< share of scheduled time

    void add(const StationResult& station, std::uint64_t robot_failures) {
        sum.times += station.times;
        sum.finished += station.finished;
        sum.reworked += station.reworked;
        sum.scrapped += station.scrapped;
        sum.destroyed += station.destroyed;
        sum.failures += station.failures;
        sum.restorations += station.restorations;
        sum.restoring += station.restoring;
        sum.first_passes += station.first_passes;
        sum.good_first += station.good_first;
        sum.planned_work += station.planned_work;
        failures += station.failures + robot_failures;
        finished.add(static_cast<double>(station.finished));
        oee.add(oee_of(station).oee());
        working.add(share_of(station.times[State::working], station.times.scheduled()));
    }

    /// Good parts of those judged for the first time; nothing where they are not counted.
    /// \source ISO 22400-2:2014, first pass yield
    std::optional<double> first_pass_yield() const {
        if (sum.first_passes == 0) return std::nullopt;
        return static_cast<double>(sum.good_first) / static_cast<double>(sum.first_passes);
    }

    /// How often a part is judged on average until it is good or scrapped.
    double passes_a_part() const {
        return share_of(static_cast<double>(sum.finished), static_cast<double>(sum.first_passes));
    }

    /// Share of scheduled time in a state [0..1].
    double share(State state) const { return share_of(sum.times[state], sum.times.scheduled()); }

    /// Mean working time between two failures, nothing without failures.
    /// \source ISO 22400-2, mean operating time between failures
    std::optional<Duration> mean_time_between_failures() const { return mean_of(sum.times[State::working], failures); }

    /// Mean time from a failure to the end of its repair, by the clock: the wait for a crew, and breaks and nights in which nobody
    /// comes, are part of it. Over those that were over in the counted time, whole; nothing where none was.
    /// \source ISO 22400-2, mean time to restoration
    std::optional<Duration> mean_time_to_repair() const { return mean_of(sum.restoring, sum.restorations); }

    /// MTBF / (MTBF + MTTR); 1 without failures, nothing where none was over.
    std::optional<double> technical_availability() const {
        const auto between = mean_time_between_failures();
        const auto restoring = mean_time_to_repair();
        if (!between) return 1;
        if (!restoring) return std::nullopt;
        return share_of(*between, *between + *restoring);
    }

  private:
    static std::optional<Duration> mean_of(Duration sum, std::uint64_t count) {
        if (count == 0) return std::nullopt;
        return sum / static_cast<std::int64_t>(count);
    }
};

struct MovingLineSummary {
    Tally parts;  ///< mean number of parts on it
    Tally empty_pitches;
    Tally spoilt;
    Tally pulls;
    Tally stops;
    Tally caught;  ///< parts on it as shifts ended
    std::vector<Duration> stood_for;  ///< by pitch, all replications together

    void add(const MovingLineResult& line, double observed_seconds) {
        parts.add(share_of(line.parts_seconds, observed_seconds));
        empty_pitches.add(static_cast<double>(line.empty_pitches));
        spoilt.add(static_cast<double>(line.spoilt));
        pulls.add(static_cast<double>(line.pulls));
        stops.add(static_cast<double>(line.stops));
        caught.add(static_cast<double>(line.caught));
        stood_for.resize(std::max(stood_for.size(), line.stood_for.size()));
        for (std::size_t pitch = 0; pitch < line.stood_for.size(); ++pitch)
            stood_for[pitch] += line.stood_for[pitch];
    }

    /// The pitch, counted from 1, for whose operator it stood longest, and its share of all the time it stood for operators.
    struct WorstPitch {
        std::size_t pitch = 0;
        double share = 0;
    };
    std::optional<WorstPitch> worst_pitch() const {
        const Duration all = std::accumulate(stood_for.begin(), stood_for.end(), Duration::zero());
        if (all == Duration::zero()) return std::nullopt;
        const auto worst = std::max_element(stood_for.begin(), stood_for.end());
        return WorstPitch{static_cast<std::size_t>(worst - stood_for.begin()) + 1, share_of(*worst, all)};
    }
};

/// Of a station whose machines work on several parts together.
struct BatchSummary {
    Tally batches;
    Tally full;  ///< batches with as many parts as a machine takes
    std::uint64_t all = 0;    ///< batches of all replications together,
    std::uint64_t parts = 0;  ///< and the parts in them

    void add(const BatchResult& batch) {
        batches.add(static_cast<double>(batch.batches));
        full.add(static_cast<double>(batch.full));
        all += batch.batches;
        parts += batch.parts;
    }

    double mean_size() const { return share_of(static_cast<double>(parts), static_cast<double>(all)); }
    double share_full() const { return share_of(full.mean(), batches.mean()); }
};

/// Of a station that makes parts of a part.
struct SplitSummary {
    Tally split;  ///< parts that others came of,
    Tally made;   ///< and these

    void add(const SplitResult& result) {
        split.add(static_cast<double>(result.split));
        made.add(static_cast<double>(result.made));
    }
};

/// A robot inside a station.
struct RobotSummary {
    Tally working;  ///< seconds a run
    Tally down;     ///< seconds a run, the wait for a crew included
    Tally failures;

    void add(const RobotResult& robot) {
        working.add(to_seconds(robot.working));
        down.add(to_seconds(robot.down));
        failures.add(static_cast<double>(robot.failures));
    }
};

struct BufferSummary {
    Tally level;  ///< mean level of each replication
    Tally full;   ///< share of observed time at capacity
    Tally empty;
    Tally stopped;  ///< share of time in which it took no parts until `start_at` were left
    Tally entered;
    Tally caught;  ///< parts in it as shifts ended, where it is drained before
    std::uint32_t highest = 0;

    void add(const BufferResult& buffer, double observed_seconds) {
        level.add(share_of(buffer.level_seconds, observed_seconds));
        full.add(share_of(buffer.full_seconds, observed_seconds));
        empty.add(share_of(buffer.empty_seconds, observed_seconds));
        stopped.add(share_of(buffer.stopped_seconds, observed_seconds));
        entered.add(static_cast<double>(buffer.entered));
        caught.add(static_cast<double>(buffer.caught));
        highest = std::max(highest, buffer.highest);
    }
};

struct ResourceSummary {
    Tally utilisation;  ///< busy while present / present
    Tally travelling;   ///< on the way while present, to a station or to the base / present
    Tally overtime;     ///< hours of a run, at work or on the way beyond the shift
    Tally waiting;      ///< mean number of requests that wait, while a station works that may ask
    Tally granted;
    double waiting_seconds = 0;
    std::uint64_t grants = 0;

    void add(const ResourceResult& resource) {
        utilisation.add(share_of(resource.busy_seconds - resource.late_busy_seconds, resource.present_seconds));
        travelling.add(
            share_of(resource.travelling_seconds - resource.late_travelling_seconds, resource.present_seconds));
        overtime.add(resource.overtime_seconds() / 3600);
        waiting.add(share_of(resource.waiting_seconds, resource.asking_seconds));
        granted.add(static_cast<double>(resource.granted));
        waiting_seconds += resource.waiting_seconds;
        grants += resource.granted;
    }

    /// How long a request waited on average. \source Little's law
    double mean_wait_seconds() const { return share_of(waiting_seconds, static_cast<double>(grants)); }
};

struct CarrierSummary {
    Tally empty;      ///< mean number of empty carriers waiting
    Tally returning;  ///< mean number on the way back

    void add(const CarrierResult& carrier, double observed_seconds) {
        empty.add(share_of(carrier.empty_seconds, observed_seconds));
        returning.add(share_of(carrier.returning_seconds, observed_seconds));
    }
};

/// A fleet of transporters; shares of the scheduled time of all of them.
struct TransporterSummary {
    Tally idle;      ///< no part waited for it
    Tally fetching;  ///< on the way to a part
    Tally carrying;  ///< with a part, loading and unloading included
    Tally held;      ///< with a part that nobody took from it
    Tally charging;  ///< being charged, on the way there, or waiting for a charger
    Tally waiting;   ///< mean number of parts that wait to be fetched
    Tally fetched;   ///< parts a run
    double waiting_seconds = 0;
    std::uint64_t parts = 0;
    std::uint64_t trips = 0;

    void add(const TransporterResult& fleet, std::uint32_t count) {
        const double all = fleet.scheduled_seconds();
        idle.add(share_of(fleet.idle_seconds, all));
        fetching.add(share_of(fleet.fetching_seconds, all));
        carrying.add(share_of(fleet.carrying_seconds, all));
        held.add(share_of(fleet.held_seconds, all));
        charging.add(share_of(fleet.charging_seconds, all));
        waiting.add(share_of(fleet.waiting_seconds * count, all));
        fetched.add(static_cast<double>(fleet.fetched));
        waiting_seconds += fleet.waiting_seconds;
        parts += fleet.fetched;
        trips += fleet.trips;
    }

    double parts_a_trip() const { return share_of(static_cast<double>(parts), static_cast<double>(trips)); }

    /// How long a part waits to be fetched on average. \source Little's law
    double mean_wait_seconds() const { return share_of(waiting_seconds, static_cast<double>(parts)); }
};

/// A milk run; shares of the scheduled time of all of its trains.
struct MilkRunSummary {
    Tally under_way;  ///< on a round
    Tally waiting;    ///< mean number of lots called off that no train has taken yet
    Tally rounds;     ///< of a run
    Tally late;       ///< of a run
    double waiting_seconds = 0;
    std::uint64_t all_rounds = 0;
    std::uint64_t lots = 0;

    void add(const MilkRunResult& run, std::uint32_t trains) {
        const double all = run.scheduled_seconds();
        under_way.add(share_of(run.under_way_seconds, all));
        waiting.add(share_of(run.waiting_seconds * trains, all));
        rounds.add(static_cast<double>(run.rounds));
        late.add(static_cast<double>(run.late));
        waiting_seconds += run.waiting_seconds;
        all_rounds += run.rounds;
        lots += run.lots;
    }

    double lots_a_round() const { return share_of(static_cast<double>(lots), static_cast<double>(all_rounds)); }

    /// How long a lot waits for a train to leave on average, in scheduled time. \source Little's law
    double mean_wait_seconds() const { return share_of(waiting_seconds, static_cast<double>(lots)); }
};

/// Parts that are married to vehicles by number.
struct MatchSummary {
    Tally waited;  ///< share of observed time in which the vehicle that was next was there, and its part was not
    Tally married;
    Tally behind;  ///< share of the married that were taken from behind others
    Tally replaced;
    Tally withdrawn;

    void add(const MatchResult& match, double observed_seconds) {
        waited.add(share_of(match.waited_seconds, observed_seconds));
        married.add(static_cast<double>(match.married));
        behind.add(share_of(static_cast<double>(match.behind), static_cast<double>(match.married)));
        replaced.add(static_cast<double>(match.replaced));
        withdrawn.add(static_cast<double>(match.withdrawn));
    }
};

/// A zone with a limit of work in process.
struct ZoneSummary {
    Tally parts;    ///< mean number in it
    Tally full;     ///< share of observed time at the limit
    Tally entered;  ///< parts a run
    std::uint32_t highest = 0;

    void add(const ZoneResult& zone, double observed_seconds) {
        parts.add(share_of(zone.parts_seconds, observed_seconds));
        full.add(share_of(zone.full_seconds, observed_seconds));
        entered.add(static_cast<double>(zone.entered));
        highest = std::max(highest, zone.highest);
    }
};

/// A material; times are shares of observed time.
struct MaterialSummary {
    Tally stock;       ///< mean pieces beside the line
    Tally on_the_way;  ///< mean pieces called off and not there yet
    Tally empty;       ///< share of time without stock
    Tally waited_for;  ///< share of time in which a station waited for it
    Tally consumed;    ///< pieces a run
    Tally left_out;    ///< pieces a run that parts went on without
    Tally call_offs;   ///< lots a run
    Tally deliveries;  ///< lots a run
    double stock_seconds = 0;
    double pieces = 0;  ///< consumed in all runs

    void add(const MaterialResult& material, double observed_seconds) {
        stock.add(share_of(material.stock_seconds, observed_seconds));
        on_the_way.add(share_of(material.on_the_way_seconds, observed_seconds));
        empty.add(share_of(material.empty_seconds, observed_seconds));
        waited_for.add(share_of(material.waited_seconds, observed_seconds));
        consumed.add(static_cast<double>(material.consumed));
        left_out.add(static_cast<double>(material.left_out));
        call_offs.add(static_cast<double>(material.call_offs));
        deliveries.add(static_cast<double>(material.deliveries));
        stock_seconds += material.stock_seconds;
        pieces += static_cast<double>(material.consumed);
    }

    /// How long a piece lies beside the line on average. \source Little's law
    double mean_rest_seconds() const { return share_of(stock_seconds, pieces); }
};

/// How well the due dates of a source's list were met. Shares are of the units due in a run.
struct OrderSummary {
    Tally due;               ///< units a run
    Tally on_time;           ///< share
    Tally late;              ///< share
    Tally undelivered;       ///< share, at the end of the run
    DurationTally lateness;  ///< of all late units of all replications

    void add(const OrderResult& orders) {
        if (orders.due == 0) return;
        const auto share = [&](std::uint64_t count) {
            return share_of(static_cast<double>(count), static_cast<double>(orders.due));
        };
        due.add(static_cast<double>(orders.due));
        on_time.add(share(orders.on_time));
        late.add(share(orders.late));
        undelivered.add(share(orders.due - orders.on_time - orders.late));
        lateness.merge(orders.lateness);
    }
};

struct SourceSummary {
    Tally released;
    Tally lost;
    Tally backlog;
    OrderSummary orders;

    void add(const SourceResult& source) {
        released.add(static_cast<double>(source.released));
        lost.add(static_cast<double>(source.lost));
        backlog.add(static_cast<double>(source.backlog));
        orders.add(source.orders);
    }
};

struct SinkSummary {
    Tally units;
    Tally incomplete;         ///< of the units, those that lack a piece
    Tally in_sequence;        ///< share of the units that none launched later has overtaken; where it measures that
    Tally overtaken;          ///< by how many a unit was overtaken on average
    std::uint64_t most_overtaken = 0;
    DurationSample lead_time;  ///< all units of all replications

    void add(const SinkResult& sink) {
        units.add(static_cast<double>(sink.units));
        incomplete.add(static_cast<double>(sink.incomplete));
        const auto left = static_cast<double>(sink.units);
        in_sequence.add(share_of(static_cast<double>(sink.in_sequence), left));
        overtaken.add(share_of(static_cast<double>(sink.overtaken), left));
        most_overtaken = std::max(most_overtaken, sink.most_overtaken);
        lead_time.merge(sink.lead_time);
    }
};

struct ProductSummary {
    Tally units;
    Tally scrapped;
    OrderSummary orders;       ///< of the entries of sources' lists that name it
    DurationSample lead_time;  ///< all units of all replications

    /// \param made units of it that left the line
    void add(const ProductResult& product, double made) {
        units.add(made);
        scrapped.add(static_cast<double>(product.scrapped));
        orders.add(product.orders);
        lead_time.merge(product.lead_time);
    }
};

}  // namespace takt
