#include "takt/tuning/stairs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "small_problems.hpp"
#include "takt/tuning/proposals.hpp"
#include "takt/tuning/static_floor.hpp"

using namespace takt;

namespace {

/// Stairs with the prices of their steps; no plan is ever made of them.
TuningProblem stairs(const std::vector<std::vector<double>>& steps) {
    TuningProblem problem;
    for (std::size_t d = 0; d < steps.size(); ++d) {
        problem.decisions.push_back({std::to_string(d), {{"0", 0, {}}}, {}});
        for (const double price : steps[d])
            problem.decisions[d].ways.push_back({"", problem.decisions[d].ways.back().cost + price, {}});
    }
    return problem;
}

/// Steps that are predicted around `at`: those down bring more than those up, so that gains diminish all the way.
struct Hill {
    TuningProblem problem;
    Design at;
    Gains gains;
    int radius;

    Prediction prediction() const { return {problem, at, gains}; }
};

Hill random_hill(std::mt19937_64& random, bool equal_costs) {
    std::uniform_real_distribution<> unit(0.1, 1);
    Hill hill;
    std::vector<std::vector<double>> steps(3, std::vector<double>(5));
    for (auto& stair : steps)
        for (double& price : stair)
            price = equal_costs ? 1 : unit(random);
    hill.problem = stairs(steps);
    for (std::size_t d = 0; d < steps.size(); ++d) {
        hill.at.push_back(static_cast<std::uint16_t>(random() % 6));
        hill.gains.up.push_back(unit(random));
        hill.gains.down.push_back(-hill.gains.up.back() - unit(random));
    }
    hill.radius = 1 + static_cast<int>(random() % 4);
    return hill;
}

/// The least cost of a design within the radius that gains `wanted`, by trying all; nothing where none does.
std::optional<double> least_cost(const Hill& hill, double wanted) {
    const Prediction prediction = hill.prediction();
    std::optional<double> least;
    small::for_each_design(hill.problem, [&](const Design& design) {
        for (std::size_t d = 0; d < design.size(); ++d)
            if (std::abs(design[d] - hill.at[d]) > hill.radius) return;
        if (prediction.of(design) < wanted) return;
        const double cost = hill.problem.cost(design);
        if (!least || cost < *least) least = cost;
    });
    return least;
}

}  // namespace

TEST_CASE("stairs stand in the order of what their ways take, and lead back to the problem as it was asked") {
    TuningProblem asked;
    asked.limited = {{"metres", 10}};
    asked.decisions = {{"shift", {{"three", 9, {0}}, {"one", 0, {0}}, {"two", 4, {0}}}, std::uint16_t{2}},
                       {"kind", {{"long", 5, {3}}, {"short", 5, {1}}, {"other", 5, {3}}}, std::uint16_t{0}}};
    Design planned;
    asked.plan = [&](const Design& design) {
        planned = design;
        return small::serial_plan({60}, {}, {1}, std::chrono::hours{1});
    };
    const Stairs made(asked);
    const auto names = [&](std::size_t d) {
        std::string all;
        for (const DecisionWay& way : made.problem().decisions[d].ways)
            all += way.name + ' ';
        return all;
    };
    CHECK(names(0) == "one two three ");
    CHECK(names(1) == "short long other ");  // of the same cost, by what they use; of the same burden, as they were
    CHECK(made.problem().decisions[0].standing == 1);
    CHECK(made.problem().decisions[1].standing == 1);
    CHECK(is_stair(made.problem().decisions[0]));
    CHECK_FALSE(is_stair(made.problem().decisions[1]));
    CHECK(made.as_asked({0, 2}) == Design{1, 2});
    made.problem().plan({2, 0});
    CHECK(planned == Design{0, 1});
    small::for_each_design(made.problem(), [&](const Design& design) {
        CHECK(made.problem().cost(design) == asked.cost(made.as_asked(design)));
        CHECK(made.problem().uses(design, 0) == asked.uses(made.as_asked(design), 0));
    });
}

TEST_CASE("a design is nowhere above another if no step is") {
    CHECK(nowhere_above({1, 2}, {1, 2}));
    CHECK(nowhere_above({0, 2}, {1, 2}));
    CHECK_FALSE(nowhere_above({0, 3}, {1, 2}));
}

TEST_CASE("the budget and what is limited allow a design up to their amount") {
    TuningProblem problem = stairs({{3, 3}, {4, 4}});
    CHECK(problem.allows({2, 2}));
    problem.budget = 10;
    CHECK(problem.allows({2, 1}));
    CHECK_FALSE(problem.allows({1, 2}));
    problem.limited = {{"metres", 0.3}};
    for (Decision& decision : problem.decisions)
        for (std::size_t w = 0; w < 3; ++w)
            decision.ways[w].uses = {0.1 * static_cast<double>(w)};
    CHECK(problem.allows({2, 1}));  // 0.1 * 2 + 0.1, which is a little more than 0.3 in binary
    problem.limited[0].amount = 0.2;
    CHECK_FALSE(problem.allows({2, 1}));
}

TEST_CASE("the cheapest design that is predicted to be enough is the one that trying all of them finds") {
    std::mt19937_64 random(11);
    for (int i = 0; i < 300; ++i) {
        CAPTURE(i);
        const bool equal_costs = i % 2 == 0;
        const Hill hill = random_hill(random, equal_costs);
        const double wanted = std::uniform_real_distribution<>(-3, 3)(random);
        const Proposal found = hill.prediction().cheapest(wanted, hill.radius, Design(3, 0), top(hill.problem));
        CHECK(found.cost == doctest::Approx(hill.problem.cost(found.design)));
        CHECK(found.gain == doctest::Approx(hill.prediction().of(found.design)));
        const std::optional<double> least = least_cost(hill, wanted);
        REQUIRE(least.has_value() == (found.gain >= wanted));
        if (!least) continue;
        // With equal costs the steps that bring most are the best; else no more than one step, here at most 1, is given away.
        CHECK(found.cost >= *least - 1e-9);
        CHECK(found.cost <= *least + (equal_costs ? 1e-9 : 1));
    }
}

TEST_CASE("a proposal keeps to its floor, its ceiling and its radius, and buys nothing that is not allowed") {
    std::mt19937_64 random(12);
    for (int i = 0; i < 200; ++i) {
        CAPTURE(i);
        Hill hill = random_hill(random, false);
        Design floor = hill.at;
        Design ceiling = hill.at;
        for (std::size_t d = 0; d < 3; ++d) {
            floor[d] = static_cast<std::uint16_t>(random() % (floor[d] + 1u));
            ceiling[d] = static_cast<std::uint16_t>(ceiling[d] + random() % (6u - ceiling[d]));
        }
        hill.problem.budget = hill.problem.cost(floor) + 1;
        const Proposal found =
            hill.prediction().cheapest(std::uniform_real_distribution<>(-3, 3)(random), hill.radius, floor, ceiling);
        CHECK(nowhere_above(floor, found.design));
        CHECK(nowhere_above(found.design, ceiling));
        for (std::size_t d = 0; d < 3; ++d)
            CHECK(found.design[d] <= hill.at[d] + hill.radius);
    }
}

TEST_CASE("each further step is predicted to bring three quarters of the one before it") {
    const TuningProblem problem = stairs({{1, 1, 1, 1}});
    const Prediction prediction(problem, {2}, {{8.0}, {-10.0}});
    CHECK(prediction.of_step(0, 2) == 8);
    CHECK(prediction.of_step(0, 3) == 6);
    CHECK(prediction.of_step(0, 1) == 10);
    CHECK(prediction.of_step(0, 0) == doctest::Approx(10 / 0.75));
    CHECK(prediction.of({4}) == 14);
    CHECK(prediction.of({1}) == -10);
    CHECK(prediction.of({2}) == 0);
}

TEST_CASE("below the floor no station has time enough alone") {
    // A part takes 100 s on average at s1 and 150 s at s2: in 200 hours a machine makes 7200 and 4800, and with exponential times and
    // luck 7200 + 3 sqrt 7200 and one that was begun before, 7455.6; two at s2 make 9600 + 293.9 + 2, three 14,400 + 360 + 3.
    const TuningProblem line = small::problem({.means = {100, 150}, .most_machines = 4});
    CHECK(static_floor(line, 100) == Design{0, 0, 0});
    CHECK(static_floor(line, 7'455) == Design{0, 0, 1});
    CHECK(static_floor(line, 7'456) == Design{0, 1, 1});
    CHECK(static_floor(line, 14'764) == Design{0, 2, 3});
    CHECK(static_floor(line, 1e9) == Design{4, 3, 3});  // nothing is enough
}
