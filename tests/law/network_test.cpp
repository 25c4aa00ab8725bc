// Lines, queues, loops and assemblies with answers from Markov chains, closed forms and quadrature.
#include <doctest/doctest.h>

#include <boost/math/distributions/chi_squared.hpp>
#include <cmath>
#include <initializer_list>
#include <string>

#include "cases.hpp"
#include "measure.hpp"
#include "takt/experiment/replicate.hpp"
#include "takt/line/make_plan.hpp"

using namespace takt;
using namespace takt::law;

namespace {

/// Shares of time are compared on the scale of 1, everything else on that of its value.
double scale_of(const std::string& answer, double exact) {
    for (const char* share : {"working", "starved", "blocked", "down", "waiting_resource", "prob_", "loss_"})
        if (answer.rfind(share, 0) == 0) return 1;
    return std::max(std::abs(exact), 0.05);
}

bool is_lead_time_quantile(const std::string& answer) {
    return answer.rfind("lead_time_p", 0) == 0 || answer.rfind("W_p", 0) == 0;
}

void check_case(const std::string& id, const Effort& effort = {}) {
    CAPTURE(id);
    const Json& c = find_case(id);
    const Measured measured = measure(network(c.at("model")), effort);
    int compared = 0;
    for (const auto& [answer, value] : c.at("answers").items()) {
        const auto found = measured.find(answer);
        if (found == measured.end()) continue;
        const double exact = value.get<double>();
        const double resolution = is_lead_time_quantile(answer) ? exact / 128 : 0;
        compare(id + ' ' + answer, exact, found->second, scale_of(answer, exact), resolution);
        ++compared;
    }
    CHECK(compared >= 2);
}

void check_cases(std::initializer_list<const char*> ids, const Effort& effort = {}) {
    for (const char* id : ids) check_case(id, effort);
}

}  // namespace

TEST_CASE("tandem lines of exponential stations: T01 to T09") {
    check_cases({"T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09"});
}

TEST_CASE("tandem lines of Erlang and hyperexponential stations: P01 to P05") {
    check_cases({"P01", "P02", "P03", "P04", "P05"});
}

TEST_CASE("two stations of general times without a buffer: Z01 to Z03") {
    check_cases({"Z01", "Z02", "Z03"});
}

TEST_CASE("one station with Weibull failures and lognormal repairs: U01") {
    check_case("U01", {20, 50000, 4e6});
}

TEST_CASE("lines with exponential failures on the operating and the calendar clock: E01 to E04") {
    check_cases({"E01", "E02", "E03", "E04"}, {20, 5000, 100000});
}

TEST_CASE("machines that share repair crews, by order of failure and by priority: M01 to M04") {
    check_cases({"M01", "M02", "M03", "M04"}, {20, 5000, 100000});
}

TEST_CASE("open queues: Q01 to Q08 and Q10") {
    check_cases({"Q01", "Q02", "Q03", "Q04", "Q05", "Q06", "Q07", "Q08", "Q10"}, {20, 10000, 400000});
}

TEST_CASE("closed loops of carriers: C01 to C04") {
    check_cases({"C01", "C02", "C03", "C04"});
}

TEST_CASE("assembly of two feeders: A01 to A03") {
    check_cases({"A01", "A02", "A03"});
}

TEST_CASE("rework and scrap: R01 to R03") {
    check_cases({"R01", "R02", "R03"}, {20, 10000, 200000});
}

TEST_CASE("stations that share a robot: S01 to S03") {
    check_cases({"S01", "S02", "S03"});
}

TEST_CASE("quantiles of lead and waiting times: L01 and L04") {
    check_cases({"L01", "L04"}, {20, 10000, 400000});
}

namespace {

Tally outputs(const Json& model, double horizon, std::uint64_t replications) {
    spec::LineSpec plant = network(model);
    plant.run.horizon = from_seconds(horizon);
    const Plan plan = make_plan(plant);
    Tally output;
    for (std::uint64_t replication = 0; replication < replications; ++replication)
        output.add(static_cast<double>(replicate(plan, 7, replication).units()));
    return output;
}

}  // namespace

TEST_CASE("steady state, and the output of a short run from empty: L02") {
    check_case("L02");
    const Json& c = find_case("L02");
    for (const int horizon : {20, 100}) {
        const std::string answer = "expected_output[0," + std::to_string(horizon) + "]_from_empty";
        const double exact = c.at("answers").at(answer);
        compare("L02 " + answer, exact, outputs(c.at("model"), horizon, 20000), exact);
    }
}

TEST_CASE("the variance of the output grows at the exact rate: L02") {
    const Json& c = find_case("L02");
    constexpr double horizon = 4000;  // the rate is a limit; what is left of it falls as 1 / horizon
    constexpr std::uint64_t replications = 4000;
    const double rate = outputs(c.at("model"), horizon, replications).variance() / horizon;
    // A sample variance times (n - 1) / sigma^2 follows chi-square with n - 1 degrees of freedom.
    const boost::math::chi_squared law(replications - 1);
    const double exact = c.at("answers").at("output_variance_rate");
    const double statistic = rate / exact * (replications - 1);
    CHECK(statistic > boost::math::quantile(law, false_alarm / 2));
    CHECK(statistic < boost::math::quantile(boost::math::complement(law, false_alarm / 2)));
}
