// What is computed without simulating, beside the exact answers of the cases and beside takt's own simulation.
#include "takt/experiment/estimate.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "cases.hpp"
#include "measure.hpp"
#include "takt/experiment/decomposition.hpp"
#include "takt/experiment/phase_type.hpp"
#include "takt/experiment/queues.hpp"
#include "takt/experiment/slotted_line.hpp"
#include "takt/experiment/two_stations.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/stats/confidence.hpp"

using namespace takt;
using namespace takt::law;

namespace {

constexpr double hour = 3600;

MaybeEstimate estimate_of(const spec::LineSpec& plant) {
    return estimate(make_plan(plant));
}

Estimate estimated(const std::string& id) {
    INFO(id);
    const MaybeEstimate found = estimate_of(network(find_case(id).at("model")));
    if (const auto* reason = std::get_if<std::string>(&found)) FAIL(*reason);
    return std::get<Estimate>(found);
}

double answer(const std::string& id, const char* name) {
    return find_case(id).at("answers").at(name);
}

/// To as many digits as the answers have.
void check_exact(double found, double exact) {
    CHECK(found == doctest::Approx(exact).epsilon(1e-8));
}

/// An approximation is held to the error that its documentation states.
void check_near(const std::string& id, double found, double exact, double error) {
    CAPTURE(id);
    CAPTURE(100 * (found / exact - 1));
    CHECK(std::abs(found / exact - 1) <= error);
}

SlottedMachine slotted(const Json& parameters, std::size_t machine) {
    return {parameters.at("p")[machine], parameters.at("r")[machine]};
}

}  // namespace

TEST_CASE("two stations as a Markov chain: exponential, Erlang, with failures") {
    for (const char* id : {"T01", "T03", "P01", "P03", "E01"}) {
        CAPTURE(id);
        const Estimate found = estimated(id);
        CHECK(found.is_exact);
        check_exact(found.jph / hour, answer(id, "throughput"));
        check_exact(*found.work_in_process, answer(id, "wip"));
        check_exact(*found.lead_time, answer(id, "lead_time_mean"));
    }
}

TEST_CASE("what is known of the two stations beside their throughput") {
    const TwoStationFigures found = two_station_figures(
        {with_failures(exponential_phase(1), {{0.1, 5}}), with_failures(exponential_phase(1 / 1.1), {{0.2, 2.5}}), 3});
    check_exact(found.blocked, answer("E01", "blocked[S1]"));
    check_exact(found.starved, answer("E01", "starved[S2]"));
    check_exact(found.buffer_level, answer("E01", "buffer_mean[B1]"));
}

TEST_CASE("a station without pause, with failures of any law: U01") {
    check_exact(estimated("U01").jph / hour, answer("U01", "throughput"));
}

TEST_CASE("single stations with arrivals: M/M/1, M/M/c, M/G/1, with breakdowns") {
    for (const char* id : {"Q01", "Q02", "Q04", "Q05", "Q06", "Q08"}) {
        CAPTURE(id);
        const MaybeEstimate found = [&] {
            spec::LineSpec plant = network(find_case(id).at("model"));
            for (spec::FlowSpec& flow : plant.flows)
                if (auto* source = std::get_if<spec::SourceSpec>(&flow.elements.front()))
                    source->overflow = spec::Overflow::wait;  // nothing is ever lost where there is room without end
            return estimate_of(plant);
        }();
        REQUIRE(std::holds_alternative<Estimate>(found));
        CHECK(std::get<Estimate>(found).is_exact);
        check_exact(*std::get<Estimate>(found).lead_time, answer(id, "W"));
        check_exact(*std::get<Estimate>(found).work_in_process, answer(id, "L"));
    }
    check_exact(queue_mmc(2.5, 1, 3).chance_to_wait, answer("Q02", "prob_wait"));
    const double between = find_case("Q03").at("model").at("arrivals")[0].at("interarrival").at("mean");
    check_exact(queue_mm1k(1 / between, 1, 5).in_system, answer("Q03", "L"));
    check_exact(queue_mm1k(1 / between, 1, 5).lost, answer("Q03", "loss_prob"));
}

TEST_CASE("Gershwin's two-machine line: G01, G02") {
    for (const char* id : {"G01", "G02"}) {
        const Json& parameters = find_case(id).at("parameters");
        const SlottedFigures found =
            slotted_pair(slotted(parameters, 0), slotted(parameters, 1), parameters.at("N")[0].get<std::size_t>());
        check_exact(found.throughput, answer(id, "throughput_per_slot"));
        check_exact(found.level, answer(id, "level_mean[1]"));
    }
}

TEST_CASE("decomposition into pairs lies within its stated error: exponential and Erlang lines, with failures") {
    const auto check = [](const std::string& id, double error) {
        const Estimate found = estimated(id);
        CHECK_FALSE(found.is_exact);
        check_near(id, found.jph / hour, answer(id, "throughput"), error);
    };
    for (const char* id : {"T02", "T06", "T07", "P04"})
        check(id, 0.05);  // no buffers
    for (const char* id : {"T04", "T05", "T08", "P02", "E03"})
        check(id, 0.035);  // one place
    check("T09", 0.015);   // eleven and seven
    for (const char* id : {"O01", "O02"}) {
        const Json& c = find_case(id);
        for (const Json& design : c.at("answers").at("top")) {
            LongLine line;
            std::size_t least = 100;
            for (const double mean : c.at("parameters").at("means").get<std::vector<double>>())
                line.stations.push_back(exponential_phase(mean));
            for (const std::size_t places : design.at("allocation").get<std::vector<std::size_t>>()) {
                line.places.push_back(places);
                least = std::min(least, places);
            }
            check_near(id + design.at("allocation").dump(), decomposed(line).throughput, design.at("throughput"),
                       least == 0   ? 0.05
                       : least == 1 ? 0.035
                                    : 0.015);
        }
    }
}

TEST_CASE("both decompositions beside simulation: lines that fail") {
    const auto line = [](const Distribution& cycle) {
        std::vector<spec::StationSpec> stations;
        for (std::size_t i = 0; i < 6; ++i) {
            stations.push_back(station("S" + std::to_string(i + 1), cycle));
            spec::FailureSpec failure;
            failure.every = Distribution::of<Exponential>(7200.0);
            failure.repair = Distribution::of<Exponential>(i == 2 ? 900.0 : 600.0);
            stations.back().failures.push_back(failure);
        }
        return serial(stations, {10, 5, 10, 20, 3});
    };
    const auto check = [&](const Distribution& cycle, const char* method, double error) {
        const spec::LineSpec plant = line(cycle);
        const MaybeEstimate found = estimate_of(plant);
        REQUIRE(std::holds_alternative<Estimate>(found));
        CAPTURE(method);
        CHECK(std::get<Estimate>(found).method == method);
        const Tally simulated = measure(plant, {20, 100'000, 4'000'000}).at("throughput");
        const double computed = std::get<Estimate>(found).jph / hour;
        CAPTURE(100 * (computed / simulated.mean() - 1));
        const double half = mean_interval(simulated, 1 - false_alarm).half_width();
        CHECK(std::abs(computed - simulated.mean()) <= half + error * computed);
    };
    check(Distribution::constant(60), "decomposition by Dallery, David and Xie", 0.02);
    check(Distribution::of<Lognormal>(60.0, 0.5), "decomposition into pairs of stations", 0.015);
}

TEST_CASE("where times vary too little for few phases, nothing is estimated") {
    const MaybeEstimate found =
        estimate_of(serial({station("A", Distribution::constant(60)), station("B", Distribution::constant(50)),
                            station("C", Distribution::of<Exponential>(40.0))},
                           {1, 1}));
    REQUIRE(std::holds_alternative<std::string>(found));
    CHECK(std::get<std::string>(found) == "the times of A vary too little for a decomposition");
}

TEST_CASE("where the lengths of repairs differ widely, nothing is estimated") {
    std::vector<spec::StationSpec> stations{station("A", Distribution::constant(60)), station("B", Distribution::constant(60)),
                                            station("C", Distribution::constant(60))};
    const auto with_repairs = [&](double of_last) {
        for (spec::StationSpec& each : stations) {
            spec::FailureSpec failure;
            failure.every = Distribution::of<Exponential>(7200.0);
            failure.repair = Distribution::of<Exponential>(&each == &stations.back() ? of_last : 300.0);
            each.failures = {failure};
        }
        return estimate_of(serial(stations, {5, 5}));
    };
    CHECK(std::holds_alternative<Estimate>(with_repairs(900)));
    const MaybeEstimate found = with_repairs(910);
    REQUIRE(std::holds_alternative<std::string>(found));
    CHECK(std::get<std::string>(found) == "the repairs of its stations differ too much in length for a decomposition");
}

TEST_CASE("of buffers beyond a hundred places the throughput is estimated, not what is in them") {
    const auto behind_faster = [](const std::vector<std::uint32_t>& places) {
        return std::get<Estimate>(estimate_of(serial({station("A", Distribution::of<Exponential>(80.0)),
                                                      station("B", Distribution::of<Exponential>(100.0)),
                                                      station("C", Distribution::of<Exponential>(60.0))},
                                                     places)));
    };
    const Estimate small = behind_faster({100, 5}), large = behind_faster({1000, 5});
    CHECK(small.work_in_process > 90);
    CHECK(small.lead_time > 90 * 100);
    CHECK_FALSE(large.work_in_process.has_value());
    CHECK_FALSE(large.lead_time.has_value());
    CHECK(large.jph == doctest::Approx(small.jph).epsilon(1e-6));
}

TEST_CASE("constant cycles without failures: the slowest, whatever the buffers") {
    const MaybeEstimate found =
        estimate_of(serial({station("A", Distribution::constant(50)), station("B", Distribution::constant(60))}, {0}));
    REQUIRE(std::holds_alternative<Estimate>(found));
    CHECK(std::get<Estimate>(found).is_exact);
    check_exact(std::get<Estimate>(found).jph, 60);
}

TEST_CASE("the decomposition of Dallery, David and Xie lies within its stated error: G03") {
    std::vector<SlottedMachine> machines;
    for (const Json& service : find_case("G03").at("parameters").at("services"))
        machines.push_back({service.at("fail_prob"), service.at("repair_prob")});
    const SlottedLineFigures found = slotted_line(machines, {4, 4});
    CHECK(found.settled);
    check_near("G03", found.throughput, answer("G03", "throughput_per_slot"), 0.02);
}
