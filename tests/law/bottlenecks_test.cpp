// Bottlenecks where they are known: exact sensitivities, planted bottlenecks, and one that is made to move.
#include <doctest/doctest.h>

#include <chrono>
#include <cmath>
#include <string>
#include <vector>

#include "cases.hpp"
#include "exact_line.hpp"
#include "measure.hpp"
#include "takt/experiment/bottleneck_study.hpp"
#include "takt/experiment/sensitivity.hpp"
#include "takt/line/make_plan.hpp"

using namespace takt;
using namespace takt::law;

namespace {

constexpr double year = 365 * 86400.0;

/// The line that an exact one describes, one time unit a second.
spec::LineSpec simulated(const std::vector<ExactStation>& stations, const std::vector<std::uint32_t>& places,
                         double horizon = 60000) {
    std::vector<spec::StationSpec> made;
    for (std::size_t i = 0; i < stations.size(); ++i) {
        made.push_back(station("S" + std::to_string(i + 1), Distribution::of<Exponential>(stations[i].work)));
        if (stations[i].up == 0) continue;
        spec::FailureSpec failure;
        failure.every = Distribution::of<Exponential>(stations[i].up);
        failure.repair = Distribution::of<Exponential>(stations[i].repair);
        made.back().failures.push_back(failure);
    }
    spec::LineSpec line = serial(made, places);
    line.run.warm_up = std::chrono::seconds{1000};
    line.run.horizon = from_seconds(horizon);
    return line;
}

ExperimentOptions runs(std::uint32_t replications) {
    ExperimentOptions options;
    options.replications = replications;
    options.seed = 7;
    return options;
}

/// The exact difference lies in the interval, and that is narrow enough to tell it from nothing.
void check_worth(const Sensitivity& found, double exact_difference) {
    CAPTURE(found.change.element);
    CAPTURE(lever_names[static_cast<std::size_t>(found.change.lever)]);
    const ConfidenceInterval worth = found.worth(1 - false_alarm);
    const double exact = exact_difference * year;
    CAPTURE(exact);
    CAPTURE(worth.estimate);
    CAPTURE(worth.half_width());
    CHECK(worth.contains(exact));
    CHECK(worth.half_width() < 0.6 * std::abs(exact));
}

std::vector<ExactStation> with_work(std::vector<ExactStation> stations, std::size_t which, double factor) {
    stations[which].work *= factor;
    return stations;
}

BottleneckStudy study(const spec::LineSpec& plant, std::size_t changes) {
    StudyOptions options;
    options.replications = 10;
    options.seed = 7;
    options.most_changes = changes;
    options.parts = 4;
    return study_bottlenecks(plant, options);
}

/// All three methods name the station.
void check_all_name(const spec::LineSpec& plant, Index bottleneck) {
    const BottleneckStudy found = study(plant, 4);
    const BottleneckVerdict verdict = found.verdict(make_plan(plant));
    CHECK(verdict.active_periods == bottleneck);
    CHECK(verdict.turning_point == bottleneck);
    CHECK(verdict.sensitivity == bottleneck);
    CHECK(found.stations[bottleneck].turning == found.summary.runs.size());
}

}  // namespace

TEST_CASE("the chain that exact sensitivities come from has the known throughput of T05, T06 and E01") {
    const auto known = [](const char* id) { return find_case(id).at("answers").at("throughput").get<double>(); };
    CHECK(ExactLine({{1}, {1 / 1.2}, {1.25}}, {2, 1}).throughput() == doctest::Approx(known("T05")).epsilon(1e-9));
    CHECK(ExactLine({{1}, {1}, {1}, {1}, {1}}, {0, 0, 0, 0}).throughput() ==
          doctest::Approx(known("T06")).epsilon(1e-9));
    CHECK(ExactLine({{1, 10, 5}, {1 / 1.1, 5, 2.5}}, {3}).throughput() == doctest::Approx(known("E01")).epsilon(1e-9));
}

TEST_CASE("what less work and one place more are worth, exactly: T05") {
    const std::vector<ExactStation> stations{{1}, {1 / 1.2}, {1.25}};
    const double as_it_is = ExactLine(stations, {2, 1}).throughput();
    const std::vector<Change> changes{{Lever::cycle, "S1", 0.1, 0.9},
                                      {Lever::cycle, "S2", 0.1 / 1.2, 0.9},
                                      {Lever::cycle, "S3", 0.125, 0.9},
                                      {Lever::place, "B1"},
                                      {Lever::place, "B2"}};
    const auto found = sensitivities(simulated(stations, {2, 1}), changes, runs(20));
    for (std::size_t i = 0; i < 3; ++i)
        check_worth(found[i], ExactLine(with_work(stations, i, 0.9), {2, 1}).throughput() - as_it_is);
    check_worth(found[3], ExactLine(stations, {3, 1}).throughput() - as_it_is);
    check_worth(found[4], ExactLine(stations, {2, 2}).throughput() - as_it_is);
}

TEST_CASE("what a shorter repair is worth, exactly: E01") {
    const std::vector<ExactStation> stations{{1, 10, 5}, {1 / 1.1, 5, 2.5}};
    const double as_it_is = ExactLine(stations, {3}).throughput();
    const auto found =
        sensitivities(simulated(stations, {3}), {{Lever::repair, "S1", 1.5, 1}, {Lever::repair, "S2", 1, 1}}, runs(20));
    check_worth(found[0], ExactLine({{1, 10, 3.5}, stations[1]}, {3}).throughput() - as_it_is);
    check_worth(found[1], ExactLine({stations[0], {1 / 1.1, 5, 1.5}}, {3}).throughput() - as_it_is);
}

TEST_CASE("what a second member of the crew is worth, exactly: M04") {
    spec::LineSpec plant = network(find_case("M04").at("model"));
    plant.run.warm_up = std::chrono::seconds{1000};
    plant.run.horizon = std::chrono::seconds{60000};
    const auto found = sensitivities(plant, {{Lever::crew, "C"}}, runs(20));
    const double with_two = ExactLine({{1, 8, 2}, {1, 10, 3}}, {2}).throughput();
    check_worth(found[0], with_two - find_case("M04").at("answers").at("throughput").get<double>());
}

TEST_CASE("what room for one more part in a batch is worth, exactly: a cycle of an oven that is always full makes one part more") {
    spec::LineSpec plant = simulated({{1}, {24}}, {40});
    std::get<spec::StationSpec>(plant.flows.front().elements[3]).batch.emplace().most = 4;
    const auto found = sensitivities(plant, {{Lever::batch, "S2"}}, runs(20));
    check_worth(found[0], 1 / 24.0);
}

TEST_CASE("a planted bottleneck is found by active periods, turning point and sensitivity") {
    for (std::size_t slow = 0; slow < 5; ++slow) {
        CAPTURE(slow);
        check_all_name(simulated(with_work({{1}, {1}, {1}, {1}, {1}}, slow, 1.3), {3, 3, 3, 3}),
                       static_cast<Index>(slow));
    }
}

TEST_CASE("a bottleneck by failures is found by all three") {
    // Without its failures the fourth would be one of the fastest; with them it needs 1.35 s for a part.
    check_all_name(simulated({{1}, {1}, {1}, {0.9, 20, 10}, {1}}, {5, 5, 5, 5}), 3);
}

TEST_CASE("the bottleneck moves when the plant makes it move") {
    std::vector<spec::StationSpec> stations;
    const double means[]{50, 60, 50, 66, 50};
    for (const double mean : means)
        stations.push_back(
            station("S" + std::to_string(stations.size() + 1), Distribution::of<Uniform>(0.5 * mean, 1.5 * mean)));
    stations[1].ramp_up = spec::Ref("launch");  // 84 s for the first two weeks, 60 s from then on
    spec::LineSpec plant = serial(stations, {5, 5, 5, 5});
    spec::RampUpSpec launch;
    launch.steps.push_back({.from = plant.run.start, .cycle = {1.4}});
    launch.steps.push_back({.from = plant.run.start + std::chrono::days{14}});
    plant.ramp_ups.push_back({"launch", launch});
    plant.run.horizon = std::chrono::hours{28 * 24};
    const BottleneckStudy found = study(plant, 0);
    for (const std::size_t part : {std::size_t{0}, std::size_t{1}})
        CHECK(found.over_time[part][1] > 0.9);
    for (const std::size_t part : {std::size_t{2}, std::size_t{3}})
        CHECK(found.over_time[part][3] > 0.9);
    // One method that looks at the whole time cannot see it: each of the two is the bottleneck for half of it.
    CHECK(found.stations[1].total.mean() == doctest::Approx(0.5).epsilon(0.1));
    CHECK(found.stations[3].total.mean() == doctest::Approx(0.5).epsilon(0.1));
}

TEST_CASE("a line of equal stations has no sole bottleneck for long") {
    const BottleneckStudy found = study(simulated({{1}, {1}, {1}}, {0, 0}), 0);
    for (const BottleneckEvidence& station : found.stations) {
        CHECK(station.total.mean() > 0.2);
        CHECK(station.shifting.mean() > 0.05);
    }
}
