// How often confidence intervals hold the true value: small lines whose answers are known exactly, 1,000 times each.
//
//     bench_coverage [repetitions]
//
// 95 % intervals by replications, by overlapping batch means of one run, of paired differences with common random numbers, of a
// quantile over replications, and under sequential stopping.
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

#include "takt/experiment/run_experiment.hpp"
#include "takt/experiment/run_to_precision.hpp"
#include "takt/experiment/single_run.hpp"
#include "takt/experiment/two_stations.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/stats/confidence.hpp"

namespace {

using namespace takt;

/// Two stations and a buffer, with the exact rate of the line.
struct KnownLine {
    std::string name;
    TwoStations line;
    double first_mean = 60;
    double second_mean = 60;
    std::vector<PhaseFailure> failures{};  ///< of the first

    double rate() const { return two_station_figures(line).throughput; }
};

KnownLine known(std::string name, double first, double second, std::size_t places,
                std::vector<PhaseFailure> failures = {}) {
    return {std::move(name),
            {with_failures(exponential_phase(first), failures), exponential_phase(second), places},
            first,
            second,
            failures};
}

Plan plan_of(const KnownLine& known, Duration warm_up, Duration horizon) {
    spec::StationSpec first{.name = "first", .cycle = Distribution::of<Exponential>(known.first_mean)};
    for (const PhaseFailure& failure : known.failures) {
        spec::FailureSpec written;
        written.every = Distribution::of<Exponential>(1 / failure.rate);
        written.repair = Distribution::of<Exponential>(failure.repair);
        first.failures.push_back(written);
    }
    spec::LineSpec plant;
    plant.name = known.name;
    plant.flows.push_back(
        {"line",
         {spec::SourceSpec{.name = "source"}, first,
          spec::BufferSpec{.name = "buffer", .capacity = static_cast<std::uint32_t>(known.line.places)},
          spec::StationSpec{.name = "second", .cycle = Distribution::of<Exponential>(known.second_mean)},
          spec::SinkSpec{.name = "sink"}}});
    plant.run.warm_up = warm_up;
    plant.run.horizon = horizon;
    return make_plan(plant);
}

/// Poisson arrivals to one exponential machine: the time in the system is exponential.
Plan queue_plan(double between, double work, Duration warm_up, Duration horizon) {
    spec::LineSpec plant;
    plant.name = "M/M/1";
    plant.flows.push_back({"line",
                           {spec::SourceSpec{.name = "source", .every = Distribution::of<Exponential>(between)},
                            spec::BufferSpec{.name = "queue", .capacity = spec::Capacity::unlimited()},
                            spec::StationSpec{.name = "work", .cycle = Distribution::of<Exponential>(work)},
                            spec::SinkSpec{.name = "sink"}}});
    plant.run.warm_up = warm_up;
    plant.run.horizon = horizon;
    return make_plan(plant);
}

/// What one repetition says, and how many replications it took.
struct Said {
    ConfidenceInterval interval;
    double replications = 1;
};

void study(const std::string& what, double truth, std::uint64_t repetitions,
           const std::function<Said(std::uint64_t)>& repeat) {
    std::uint64_t covered = 0;
    Tally half, replications;
    for (std::uint64_t i = 0; i < repetitions; ++i) {
        const Said said = repeat(i);
        if (said.interval.contains(truth)) ++covered;
        half.add(said.interval.half_width() / std::abs(truth));
        replications.add(said.replications);
    }
    const ConfidenceInterval share = wilson_interval(covered, repetitions);
    fmt::print("| {} | 95.0 | {:.1f} | {:.1f} to {:.1f} | {:.2f} | {:.1f} |\n", what, 100 * share.estimate,
               100 * share.lower, 100 * share.upper, 100 * half.mean(), replications.mean());
}

/// Every repetition has replications of its own.
ExperimentOptions options_for(std::uint64_t repetition, std::uint32_t replications) {
    ExperimentOptions options;
    options.replications = replications;
    options.first_replication = repetition * 100'000;
    options.seed = 20261;
    options.threads = 1;
    return options;
}

Tally units_of(const ExperimentResult& experiment) {
    Tally tally;
    for (const ReplicationResult& each : experiment.replications)
        tally.add(static_cast<double>(each.units()));
    return tally;
}

void by_replications(const KnownLine& line, std::uint64_t repetitions, std::uint32_t replications) {
    const Plan plan = plan_of(line, std::chrono::hours{10}, std::chrono::hours{40});
    const double truth = line.rate() * to_seconds(plan.horizon);
    const Replicator replicate(plan);
    study(fmt::format("{}, {} replications", line.name, replications), truth, repetitions, [&](std::uint64_t i) {
        const auto done = run_replications(options_for(i, replications), replicate);
        return Said{mean_interval(units_of(done)), static_cast<double>(replications)};
    });
}

void by_batch_means(const KnownLine& line, std::uint64_t repetitions) {
    const Plan plan = plan_of(line, std::chrono::hours{10}, std::chrono::hours{500});
    const double truth = line.rate() * to_seconds(plan.horizon) / 1000;
    study(line.name + ", batch means of one run of 500 h", truth, repetitions, [&](std::uint64_t i) {
        return Said{run_single(plan, 20262, i).a_slot->interval, 1};
    });
}

void by_differences(const KnownLine& base, const KnownLine& changed, std::uint64_t repetitions) {
    const Plan before = plan_of(base, std::chrono::hours{10}, std::chrono::hours{40});
    const Plan after = plan_of(changed, std::chrono::hours{10}, std::chrono::hours{40});
    const double truth = (changed.rate() - base.rate()) * to_seconds(before.horizon);
    const Replicator replicate_before(before), replicate_after(after);
    study(fmt::format("{} against {}, 10 pairs", changed.name, base.name), truth, repetitions, [&](std::uint64_t i) {
        const auto a = run_replications(options_for(i, 10), replicate_before);
        const auto b = run_replications(options_for(i, 10), replicate_after);
        Tally differences;
        for (std::size_t r = 0; r < 10; ++r)
            differences.add(static_cast<double>(b.replications[r].units()) -
                            static_cast<double>(a.replications[r].units()));
        return Said{mean_interval(differences), 10};
    });
}

void by_precision(const KnownLine& line, double percent, std::uint64_t repetitions) {
    const Plan plan = plan_of(line, std::chrono::hours{10}, std::chrono::hours{40});
    const double truth = line.rate() * to_seconds(plan.horizon);
    const Replicator replicate(plan);
    study(fmt::format("{}, sequential to {} %", line.name, percent), truth, repetitions, [&](std::uint64_t i) {
        const PreciseExperiment done =
            run_to_precision(plan, {options_for(i, 10), {.percent = percent}, 10'000}, replicate);
        return Said{done.precision.interval, static_cast<double>(done.experiment.asked)};
    });
}

void by_quantile(std::uint64_t repetitions) {
    const Plan plan = queue_plan(100, 60, std::chrono::hours{20}, std::chrono::hours{200});
    const double truth = -std::log(0.05) / (1.0 / 60 - 1.0 / 100);
    const Replicator replicate(plan);
    const PrecisionGoal goal{.percent = 1, .of = PrecisionOf::lead_time_quantile, .quantile = 95};
    study("M/M/1 at 60 %, lead time p95 of 10 replications", truth, repetitions, [&](std::uint64_t i) {
        Evidence evidence(plan, goal);
        for (const ReplicationResult& each : run_replications(options_for(i, 10), replicate).replications)
            evidence.add(each);
        return Said{evidence.interval(), 10};
    });
}

}  // namespace

int main(int count, char** words) {
    const std::uint64_t repetitions = count > 1 ? std::strtoull(words[1], nullptr, 10) : 1000;
    const KnownLine bare = known("no buffer", 60, 60, 0);
    const KnownLine three = known("three places", 60, 54, 3);
    const KnownLine four = known("four places", 60, 54, 4);
    const KnownLine failing = known("with failures", 60, 54, 3, {{1.0 / 3600, 300}});
    fmt::print("| line and method | nominal % | coverage % | its 95 % interval | mean half-width % | replications |\n");
    fmt::print("| --- | --- | --- | --- | --- | --- |\n");
    for (const KnownLine& line : {bare, three, failing})
        by_replications(line, repetitions, 10);
    by_replications(three, repetitions, 3);
    for (const KnownLine& line : {bare, three, failing})
        by_batch_means(line, repetitions);
    by_differences(three, four, repetitions);
    by_differences(bare, failing, repetitions);
    by_quantile(repetitions);
    for (const double percent : {2.0, 1.0, 0.5})
        by_precision(three, percent, repetitions);
    by_precision(failing, 1, repetitions);
}
