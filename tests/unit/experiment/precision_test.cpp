#include "takt/experiment/run_to_precision.hpp"

#include <doctest/doctest.h>

#include <string>
#include <variant>
#include <vector>

#include "hand_made.hpp"
#include "takt/experiment/run_experiment.hpp"
#include "two_stations.hpp"
#include "units_of.hpp"

using namespace takt;
using takt::test::units_of;

namespace {

PrecisionGoal goal(const char* text) {
    const auto read = read_precision(text);
    REQUIRE(std::holds_alternative<PrecisionGoal>(read));
    return std::get<PrecisionGoal>(read);
}

std::string mistake(const char* text) {
    const auto read = read_precision(text);
    return std::holds_alternative<std::string>(read) ? std::get<std::string>(read) : "none";
}

/// Units that alternate between 90 and 110: mean 100 and, from n of them, variance 100 n / (n - 1).
ReplicationResult alternating(std::uint64_t, std::uint64_t number, std::stop_token) {
    ReplicationResult result;
    result.replication = number;
    result.sinks.resize(1);
    result.sinks[0].units = number % 2 == 0 ? 90 : 110;
    return result;
}

PreciseExperiment run(const char* text, std::uint32_t most, unsigned threads = 1) {
    PrecisionOptions options;
    options.goal = goal(text);
    options.most = most;
    options.run.threads = threads;
    return run_to_precision(hand_made::plan(), options, alternating);
}

}  // namespace

TEST_CASE("a precision is read as it is written") {
    CHECK(goal("1 %") == PrecisionGoal{1, PrecisionOf::output, 95, 0.95});
    CHECK(goal("0.5%").percent == 0.5);
    CHECK(goal("2 % of chance").of == PrecisionOf::chance);
    CHECK(goal(" 3 %  of  lead-time ").of == PrecisionOf::lead_time);
    CHECK(goal("1 % of work-in-process").of == PrecisionOf::work_in_process);
    CHECK(goal("1.5 % of lead-time p99.9").quantile == 99.9);
    for (const char* text :
         {"1 % of output", "0.25 % of chance", "7 % of lead-time", "1.5 % of lead-time p95", "3 % of work-in-process"})
        CHECK(text_of(goal(text)) == text);
}

TEST_CASE("a precision that cannot be read is answered with what was expected") {
    CHECK(mistake("1") == "expected a precision such as `1 %` or `2 % of lead-time p95`, found '1'");
    CHECK(mistake("nan %").starts_with("expected a precision such as"));
    CHECK(mistake("0 %") == "expected a precision above 0 % and at most 50 %, found '0 %'");
    CHECK(mistake("60 %").starts_with("expected a precision above 0 %"));
    CHECK(mistake("1 % output") == "expected `of` and what is to be known, found 'output'");
    CHECK(
        mistake("1 % of outptu") ==
        "expected output, chance, lead-time, lead-time p95 or work-in-process, found 'outptu', did you mean 'output'?");
    CHECK(mistake("1 % of lead-time 95") == "expected a quantile such as p95, found '95'");
    CHECK(mistake("1 % of lead-time p100") == "expected a quantile such as p95, found 'p100'");
    CHECK(mistake("1 % of output p95") == "expected nothing more, found 'p95'");
    CHECK(mistake("0.5 % of lead-time p95") ==
          "expected at least 1 %, since a quantile is counted to within 0.8 % of it, found '0.5 %'");
}

TEST_CASE("replications are added until the half-width is small enough, and no further than needed") {
    const PreciseExperiment answer = run("4 %", 1000);
    CHECK(answer.precision.ended == Ended::precise);
    CHECK(answer.precision.interval.half_width() <= 4);
    CHECK(answer.precision.wanted == doctest::Approx(4));
    // By hand: t(26) sqrt(100 27/26) / sqrt(27) = 4.03 is too wide, t(27) sqrt(100 28/27) / sqrt(28) = 3.95 is not; 27
    // is what ten with their larger spread seem to call for at first, at most twice ten.
    CHECK(answer.experiment.asked == 28);
}

TEST_CASE("a wide goal is met by the first ten") {
    CHECK(run("10 %", 1000).experiment.asked == least_for_precision);
}

TEST_CASE("the cap ends it, and the answer says so") {
    const PreciseExperiment answer = run("0.1 %", 37);
    CHECK(answer.precision.ended == Ended::at_most);
    CHECK(answer.experiment.asked == 37);
    CHECK(answer.precision.interval.half_width() > answer.precision.wanted);
    CHECK(run("0.1 %", 4).experiment.asked == 4);
}

TEST_CASE("where nothing of the kind is counted, no more than the first are run") {
    const PreciseExperiment answer = run("1 % of lead-time p95", 1000);
    CHECK(answer.precision.ended == Ended::nothing_counted);
    CHECK(answer.experiment.asked == least_for_precision);
}

TEST_CASE("the chance of a target goes by Wilson's interval, in points") {
    Plan plan = hand_made::plan();
    plan.target_per_second = 100 / to_seconds(plan.horizon);  // half of the alternating ones meet it
    PrecisionOptions options;
    options.goal = goal("10 % of chance");
    const PreciseExperiment answer = run_to_precision(plan, options, alternating);
    CHECK(answer.precision.ended == Ended::precise);
    const ConfidenceInterval found = answer.precision.interval;
    const std::uint32_t n = answer.experiment.asked;
    CHECK(found.half_width() == doctest::Approx(wilson_interval(n / 2, n).half_width()));
    CHECK(found.half_width() <= 0.1);
    CHECK(wilson_interval(n / 2 - 2, n - 4).half_width() > 0.1);  // with four less it was not there yet
}

TEST_CASE("a stop keeps what is finished") {
    std::stop_source source;
    PrecisionOptions options;
    options.goal = goal("1 %");
    options.run.threads = 1;
    options.run.stop = source.get_token();
    const auto stops = [&](std::uint64_t seed, std::uint64_t number, std::stop_token stop) {
        if (number == 12) source.request_stop();
        ReplicationResult result = alternating(seed, number, stop);
        result.interrupted = stop.stop_requested();
        return result;
    };
    const PreciseExperiment answer = run_to_precision(hand_made::plan(), options, stops);
    CHECK(answer.precision.ended == Ended::interrupted);
    CHECK(answer.experiment.replications.size() == 12);
}

TEST_CASE("progress counts through all batches") {
    PrecisionOptions options;
    options.goal = goal("4 %");
    std::vector<std::uint32_t> done;
    options.run.progress = [&](const Progress& told) {
        done.push_back(told.done);
        CHECK(told.done <= told.total);
    };
    const PreciseExperiment answer = run_to_precision(hand_made::plan(), options, alternating);
    REQUIRE(done.size() == answer.experiment.asked);
    CHECK(done.back() == answer.experiment.asked);
}

TEST_CASE("a real line: the same replications for any number of threads, and those of a plain experiment") {
    const Plan plan = make_plan(plants::two_stations(1));
    PrecisionOptions options;
    options.goal = goal("0.4 %");
    options.run.threads = 1;
    const PreciseExperiment alone = run_to_precision(plan, options);
    REQUIRE(alone.precision.ended == Ended::precise);
    CHECK(alone.experiment.asked > least_for_precision);
    options.run.threads = 3;
    CHECK(run_to_precision(plan, options).experiment.replications == alone.experiment.replications);
    ExperimentOptions plain;
    plain.replications = alone.experiment.asked;
    CHECK(units_of(run_experiment(plan, plain)) == units_of(alone.experiment));
}
