#include "takt/experiment/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "takt/experiment/decomposition.hpp"
#include "takt/experiment/estimated.hpp"
#include "takt/experiment/phase_type.hpp"
#include "takt/experiment/queues.hpp"
#include "takt/experiment/slotted_line.hpp"
#include "takt/experiment/two_stations.hpp"
#include "takt/line/plan.hpp"
#include "takt/recursion/serial_line.hpp"

namespace takt {
namespace {

bool is_exponential(const Distribution& law) {
    return law.is_scaled_kernel();
}

/// The number of phases of an Erlang law that is only scaled.
std::optional<std::size_t> erlang_phases_of(const Distribution& law) {
    if (!std::holds_alternative<Erlang>(law.law())) return std::nullopt;
    const double phases = 1 / (law.cv() * law.cv());
    if (std::abs(phases - std::round(phases)) > 1e-9 || phases > 50) return std::nullopt;
    return static_cast<std::size_t>(std::round(phases));
}

/// A station's time as phases, and whether they are its law or only like it.
struct StationPhases {
    PhaseType law;
    bool is_exact = true;
};

bool has_exponential_failures(const SerialStation& station) {
    return std::all_of(station.failures.begin(), station.failures.end(), [](const SerialFailure& failure) {
        return is_exponential(failure.every) && is_exponential(failure.length);
    });
}

std::vector<PhaseFailure> failures_of(const SerialStation& station) {
    std::vector<PhaseFailure> failures;
    for (const SerialFailure& failure : station.failures)
        if (failure.every.mean() > 0 && failure.length.mean() > 0)
            failures.push_back({1 / failure.every.mean(), failure.length.mean()});
    return failures;
}

/// All failures as one, with the same time down for each second of work and the mean repair.
std::vector<PhaseFailure> as_one(const std::vector<PhaseFailure>& failures) {
    double rate = 0;
    double down = 0;
    for (const PhaseFailure& each : failures)
        rate += each.rate, down += each.rate * each.repair;
    if (rate <= 0) return {};
    return {{rate, down / rate}};
}

/// The law itself where it is made of phases.
std::optional<PhaseType> exact_phases(const SerialStation& station) {
    if (station.time.mean() <= 0 || !has_exponential_failures(station)) return std::nullopt;
    PhaseType work;
    if (is_exponential(station.time))
        work = exponential_phase(station.time.mean());
    else if (const auto phases = erlang_phases_of(station.time))
        work = erlang_phases(*phases, station.time.mean());
    else
        return std::nullopt;
    return with_failures(work, failures_of(station));
}

/// A law with the same mean, about the same variance of work, and a repair at the end of the work with the chance that there is one.
PhaseType similar_phases(const SerialStation& station, std::size_t most) {
    const double mean = station.time.mean();
    const PhaseType work = fitted_phases(mean, station.time.cv() * station.time.cv(), most);
    const std::vector<PhaseFailure> one = as_one(failures_of(station));
    if (one.empty()) return work;
    // As many repairs as a geometric number with the mean of them in one part; together they are one exponential time.
    const double repairs = one.front().rate * mean;
    return and_then(work, exponential_phase(one.front().repair * (1 + repairs)), repairs / (1 + repairs));
}

std::vector<WorkStop> work_stops(const SerialStation& station) {
    std::vector<WorkStop> stops;
    for (const SerialFailure& failure : station.failures)
        if (failure.every.mean() > 0)
            stops.push_back({1 / failure.every.mean(), failure.length.mean(), failure.length.variance()});
    return stops;
}

EffectiveTime effective_time_of(const SerialStation& station) {
    return effective_time(station.time.mean(), station.time.variance(), work_stops(station));
}

/// Estimates of one serial line.
class SerialEstimate {
  public:
    explicit SerialEstimate(const SerialLine& line) : line_(line) {}

    MaybeEstimate make() const {
        if (line_.limit != std::numeric_limits<std::uint64_t>::max())
            return "its source makes a limited number of parts";
        if (line_.every)
            return line_.stations.size() == 1 ? queue() : "parts arrive at intervals, and there are several stations";
        if (line_.stations.size() == 1) return alone();
        if (is_deterministic()) return slowest();
        if (const auto exact = two_stations()) return *exact;
        if (const auto cycle = common_cycle()) {
            if (repairs_are_alike()) return slotted(*cycle);
            return "the repairs of its stations differ too much in length for a decomposition";
        }
        return pairs();
    }

  private:
    static constexpr std::size_t most_places = 100;  // of a buffer; more than that makes hardly a difference to throughput
    static constexpr double most_work = 1e9;         // multiplications: about a second
    static constexpr const char* pair_method = "decomposition into pairs of stations";

    std::vector<std::size_t> places() const {
        std::vector<std::size_t> all;
        for (std::size_t i = 1; i < line_.stations.size(); ++i)
            all.push_back(std::min<std::size_t>(line_.stations[i].places_before.value_or(most_places), most_places));
        return all;
    }

    /// Parts in a larger one would be missing.
    bool has_larger_buffers() const {
        return std::any_of(line_.stations.begin() + 1, line_.stations.end(), [](const SerialStation& station) {
            return station.places_before.value_or(most_places + 1) > most_places;
        });
    }

    /// At the end of the line a station's own, else two more for the rest beyond it.
    static double phases_in_pair(const std::vector<PhaseType>& laws, std::size_t station, std::size_t end) {
        const auto own = static_cast<double>(laws[station].phases());
        return station == end ? own : own + 2;
    }

    /// Multiplications that pairs of such laws take.
    double work_of(const std::vector<PhaseType>& laws) const {
        constexpr double rounds = 20;
        double sum = 0;
        for (std::size_t i = 0; i + 1 < laws.size(); ++i) {
            const double block = phases_in_pair(laws, i, 0) * phases_in_pair(laws, i + 1, laws.size() - 1);
            sum += static_cast<double>(places()[i] + 3) * block * block * block * 4;
        }
        return laws.size() > 2 ? 2 * rounds * sum : sum;
    }

    bool is_deterministic() const {
        return std::all_of(line_.stations.begin(), line_.stations.end(), [](const SerialStation& station) {
            return station.time.is_constant() && station.failures.empty();
        });
    }

    /// Buffers make no difference where nothing varies.
    MaybeEstimate slowest() const {
        double cycle = 0;
        for (const SerialStation& station : line_.stations)
            cycle = std::max(cycle, station.time.mean());
        return Estimate{"the slowest of constant cycles", true, 3600 / cycle, {}, {}};
    }

    /// A station that is never starved and never blocked: parts for each mean time (renewal reward), whatever the laws.
    MaybeEstimate alone() const {
        const double time = effective_time_of(line_.stations.front()).mean;
        return Estimate{"one station without pause", true, 3600 / time, {}, {}};
    }

    std::optional<Estimate> two_stations() const {
        if (line_.stations.size() != 2 || line_.stations[1].places_before.value_or(most_places + 1) > most_places)
            return std::nullopt;
        const auto first = exact_phases(line_.stations[0]);
        const auto second = exact_phases(line_.stations[1]);
        if (!first || !second || work_of({*first, *second}) > most_work) return std::nullopt;
        const TwoStationFigures figures = two_station_figures({*first, *second, places().front()});
        return Estimate{"Markov chain of two stations", true, 3600 * figures.throughput,
                        figures.work_in_process / figures.throughput, figures.work_in_process};
    }

    /// Where all work is constant and takes the same time, and every machine fails.
    std::optional<double> common_cycle() const {
        const double cycle = line_.stations.front().time.mean();
        for (const SerialStation& station : line_.stations) {
            const std::vector<PhaseFailure> failure = as_one(failures_of(station));
            if (!station.time.is_constant() || std::abs(station.time.mean() - cycle) > 1e-9 * cycle)
                return std::nullopt;
            if (failure.empty() || failure.front().repair < cycle || failure.front().rate * cycle > 0.5)
                return std::nullopt;
        }
        return cycle;
    }

    /// The decomposition takes the stops of all stations before one for stops of one length. Where they were 5 times as long as others
    /// it found 3 % too much, where 30 times as long up to 13 %.
    bool repairs_are_alike() const {
        constexpr double most = 3;
        double shortest = std::numeric_limits<double>::infinity(), longest = 0;
        for (const SerialStation& station : line_.stations) {
            const double repair = as_one(failures_of(station)).front().repair;
            shortest = std::min(shortest, repair);
            longest = std::max(longest, repair);
        }
        return longest <= most * shortest;
    }

    MaybeEstimate slotted(double cycle) const {
        std::vector<SlottedMachine> machines;
        for (const SerialStation& station : line_.stations) {
            const PhaseFailure failure = as_one(failures_of(station)).front();
            machines.push_back({failure.rate * cycle, cycle / failure.repair});
        }
        std::vector<std::size_t> all = places();
        for (std::size_t& each : all)
            each += 2;
        const SlottedLineFigures figures = slotted_line(machines, all);
        if (!figures.settled) return "the decomposition of the line does not settle";
        return Estimate{"decomposition by Dallery, David and Xie", false, 3600 / cycle * figures.throughput, {}, {}};
    }

    /// Phases that show how little the times of a station vary.
    static double phases_wanted(const SerialStation& station) {
        const double cv_squared = station.time.cv() * station.time.cv();
        return cv_squared > 0 ? std::round(1 / cv_squared) : std::numeric_limits<double>::infinity();
    }

    /// With fewer phases than are wanted times would vary more than they do, which costs little where buffers are large.
    MaybeEstimate pairs() const {
        const std::size_t enough = line_.stations.size() == 2 ? 12 : 5;
        const std::vector<std::size_t> all = places();
        for (const SerialStation& station : line_.stations) {
            if (station.time.mean() <= 0) return "a station takes no time";
            if (phases_wanted(station) > static_cast<double>(enough))
                return "the times of " + station.stream.substr(0, station.stream.rfind('#')) +
                       " vary too little for a decomposition";
        }
        const std::size_t least = *std::min_element(all.begin(), all.end()) >= 3 ? 3 : enough;
        for (std::size_t most = enough; most >= least; --most) {
            LongLine line{{}, all};
            for (const SerialStation& station : line_.stations) {
                const auto exact = exact_phases(station);
                line.stations.push_back(exact && exact->phases() <= most ? *exact : similar_phases(station, most));
            }
            if (work_of(line.stations) > most_work) continue;
            const LongLineFigures figures = decomposed(line);
            if (!figures.settled) return "the decomposition of the line does not settle";
            if (has_larger_buffers()) return Estimate{pair_method, false, 3600 * figures.throughput, {}, {}};
            return Estimate{pair_method, false, 3600 * figures.throughput, figures.work_in_process / figures.throughput,
                            figures.work_in_process};
        }
        return "the line is too long, or its buffers are too large, to be decomposed quickly";
    }

    /// One machine behind an arrival process.
    MaybeEstimate queue() const {
        const SerialStation& station = line_.stations.front();
        if (station.places_before) return "the buffer in front of its station is limited";
        const EffectiveTime time = effective_time_of(station);
        const double rate = 1 / line_.every->mean();
        if (rate * time.mean >= 1) return "more parts arrive than can be worked on, so the queue grows without end";
        const bool poisson = is_exponential(*line_.every);
        const bool clocks = std::all_of(station.failures.begin(), station.failures.end(),
                                        [](const SerialFailure& failure) { return is_exponential(failure.every); });
        const double arrival_cv = line_.every->cv();
        const QueueFigures figures = poisson ? queue_mg1(rate, time.mean, time.cv_squared)
                                             : queue_ggc(rate, arrival_cv * arrival_cv, time.mean, time.cv_squared, 1);
        return Estimate{poisson ? "M/G/1 (Pollaczek, Khinchine)" : "G/G/1 (Kingman)", poisson && clocks, 3600 * rate,
                        figures.time_in_system, figures.in_system};
    }

    const SerialLine& line_;
};

/// A source, a queue without end, one station with several machines, a sink: M/M/c and its like.
std::optional<MaybeEstimate> parallel_machines(const Plan& plan) {
    const bool small = plan.stations.size() == 1 && plan.sources.size() == 1 && plan.sinks.size() == 1 &&
                       plan.resources.empty() && plan.carriers.empty() && plan.materials.empty() &&
                       plan.zones.empty() && plan.transporters.empty() && plan.calendar == none && plan.products.size() == 1;
    if (!small || plan.stations.front().machines < 2 || !plan.sources.front().every) return std::nullopt;
    const StationPlan& station = plan.stations.front();
    const SourcePlan& source = plan.sources.front();
    const bool plain = station.stops.size() == 0 && station.robots.size() == 0 && station.setups.size() == 0 &&
                       station.operations.size() == 1 && station.yield.empty() && station.ramp_up == none &&
                       station.moving == none && station.others == none && station.calendar == none && !station.blocks_before &&
                       station.inputs.size() == 1 && station.inputs[0].count == 1 &&
                       station.inputs[0].buffers.size() == 1 && source.calendar == none &&
                       source.limit == std::numeric_limits<std::uint64_t>::max();
    const auto single_exit = [&](Index route) { return plan.routes[route].exits.size() == 1; };
    if (!plain || !single_exit(station.route) || !single_exit(source.route)) return std::nullopt;
    const BufferPlan& buffer = plan.buffers[station.inputs[0].buffers[0]];
    if (buffer.capacity || buffer.stop_at > 0 || buffer.transit > Duration::zero() || plan.buffers.size() != 1)
        return std::nullopt;
    const Distribution& work = plan.operations[station.operations.first].time_of(0);
    const double rate = 1 / source.every->mean();
    if (rate * work.mean() >= station.machines)
        return "more parts arrive than can be worked on, so the queue grows without end";
    const bool markov = is_exponential(*source.every) && is_exponential(work);
    const double arrival_cv = source.every->cv();
    const QueueFigures figures =
        markov ? queue_mmc(rate, work.mean(), station.machines)
               : queue_ggc(rate, arrival_cv * arrival_cv, work.mean(), work.cv() * work.cv(), station.machines);
    return Estimate{markov ? "M/M/c (Erlang)" : "G/G/c (Allen, Cunneen)", markov, 3600 * rate, figures.time_in_system,
                    figures.in_system};
}

/// Formulas are for times that are drawn by chance.
bool has_trace(const Plan& plan) {
    const auto is_trace = [](const Distribution& law) { return law.is_trace(); };
    for (const OperationPlan& operation : plan.operations)
        if (std::any_of(operation.time.begin(), operation.time.end(), is_trace)) return true;
    for (const StopPlan& stop : plan.stops)
        if (is_trace(stop.every) || is_trace(stop.length)) return true;
    for (const SourcePlan& source : plan.sources)
        if (source.every && is_trace(*source.every)) return true;
    return false;
}

}  // namespace

MaybeEstimate estimate(const Plan& plan) {
    if (has_trace(plan)) return "its times follow a trace";
    if (auto parallel = parallel_machines(plan)) return std::move(*parallel);
    const MaybeSerial line = serial_line(plan);
    if (const auto* reason = std::get_if<std::string>(&line)) return *reason;
    return SerialEstimate(std::get<SerialLine>(line)).make();
}

}  // namespace takt
