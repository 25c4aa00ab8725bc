// Known optima: tuning finds the best design, or one whose exact throughput is within the stated share of it.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "cases.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/tuning/tune.hpp"

using namespace takt;
using namespace takt::law;

namespace {

using Numbers = std::vector<std::uint32_t>;

spec::LineSpec line(const std::vector<double>& means, const Numbers& places, const Numbers& machines) {
    std::vector<spec::StationSpec> stations;
    for (std::size_t i = 0; i < means.size(); ++i) {
        stations.push_back(station("S" + std::to_string(i + 1), Distribution::of<Exponential>(means[i])));
        stations.back().machines = machines[i];
    }
    spec::LineSpec made = serial(stations, places);
    made.run.warm_up = std::chrono::seconds{2'000};
    made.run.horizon = std::chrono::seconds{40'000};
    return made;
}

/// Numbers from `from` to `to`, each of which uses one of what there is.
Decision number_of(const std::string& what, std::uint32_t from, std::uint32_t to, double price = 0) {
    Decision decision{what, {}, {}};
    for (std::uint32_t n = from; n <= to; ++n)
        decision.ways.push_back({std::to_string(n), price * n, {static_cast<double>(n)}});
    return decision;
}

/// The places of every buffer are decided.
TuningProblem places_of(const std::vector<double>& means, std::uint32_t most, double price = 0) {
    TuningProblem problem;
    for (std::size_t b = 1; b < means.size(); ++b)
        problem.decisions.push_back(number_of("b" + std::to_string(b), 0, most, price));
    problem.plan = [means](const Design& design) {
        return make_plan(line(means, Numbers(design.begin(), design.end()), Numbers(means.size(), 1)));
    };
    return problem;
}

Design most_output(TuningProblem problem, double limit, std::uint64_t seed) {
    problem.goal = spec::Goal::output;
    problem.limited = {{"places or machines", limit}};
    problem.seed = seed;
    const TuningResult found = tune(problem, {.threads = 1});
    REQUIRE(found.outcome == TuningOutcome::found);
    CHECK(problem.allows(found.plan->design));
    CHECK(found.runs <= 400);
    return found.plan->design;
}

/// The exact throughput of a design among the best ones of the case; 0 where it is none of them.
double exact(const Json& top, const char* key, const Numbers& design) {
    for (const Json& each : top)
        if (whole(each.at(key)) == design) return each.at("throughput");
    return 0;
}

constexpr std::uint64_t seeds = 2;

/// \param loss the share of the best throughput by which the second best differs too little to be told in 400 runs
void check_places(const std::string& id, double loss) {
    CAPTURE(id);
    const Json& c = find_case(id);
    const std::uint32_t places = c.at("parameters").at("total_buffer");
    const Json& answers = c.at("answers");
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        CAPTURE(seed);
        const Design found = most_output(places_of(real(c.at("parameters").at("means")), places), places, seed);
        const double best = answers.at("best_throughput");
        CHECK(exact(answers.at("top"), "allocation", Numbers(found.begin(), found.end())) >= best * (1 - loss));
    }
}

}  // namespace

TEST_CASE("tuning finds the best places over buffers: O01, O02") {
    check_places("O01", 0);
    check_places("O02", 0.002);  // (4, 4) and (5, 3) differ by 0.17 %
}

TEST_CASE("tuning finds the best ten places of five equal stations: BAP-2") {
    // 0.708100863 at (2, 3, 3, 2), by complete enumeration of the exact Markov chain.
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        CAPTURE(seed);
        CHECK(most_output(places_of({1, 1, 1, 1, 1}, 10), 10, seed) == Design{2, 3, 3, 2});
    }
}

TEST_CASE("tuning finds the fewest places for a target: O03") {
    // With 5 places 0.7543 is possible and with 4 only 0.7340, so a target of 0.74 needs 5 as well, and beyond the chance of a run:
    // the standard deviation of a run is about 0.0034.
    const Json& c = find_case("O03");
    const Json& answers = c.at("answers");
    const std::uint32_t fewest = answers.at("minimal_total_buffer");
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        CAPTURE(seed);
        TuningProblem problem = places_of(real(c.at("parameters").at("means")), 10, 1);
        problem.target_per_second = 0.74;
        problem.seed = seed;
        const TuningResult found = tune(problem, {.threads = 1});
        REQUIRE(found.outcome == TuningOutcome::found);
        CHECK(found.plan->cost == fewest);
    }
}

TEST_CASE("tuning finds the best machines over stations: O05") {
    const Json& c = find_case("O05");
    const Json& parameters = c.at("parameters");
    const std::vector<double> means = real(parameters.at("means"));
    const Numbers places = whole(parameters.at("capacities"));
    const std::uint32_t machines = parameters.at("total_servers");
    TuningProblem problem;
    for (std::size_t s = 1; s <= means.size(); ++s)
        problem.decisions.push_back(number_of("S" + std::to_string(s), 1, machines));
    problem.plan = [=](const Design& design) {
        Numbers each;
        for (const std::uint16_t way : design)
            each.push_back(way + 1u);
        return make_plan(line(means, places, each));
    };
    const Numbers best = whole(c.at("answers").at("best_servers"));
    for (std::uint64_t seed = 1; seed <= seeds; ++seed) {
        CAPTURE(seed);
        const Design found = most_output(problem, machines, seed);
        for (std::size_t s = 0; s < best.size(); ++s)
            CHECK(found[s] + 1u == best[s]);
    }
}
