// What holds for every tuning: its plan is allowed, its runs are within those allowed, and what it has verified it keeps.
#include <doctest/doctest.h>

#include <boost/math/distributions/binomial.hpp>
#include <cstdint>
#include <random>
#include <string>

#include "takt/stats/confidence.hpp"
#include "takt/tuning/stairs.hpp"
#include "unit/tuning/same_result.hpp"
#include "unit/tuning/small_problems.hpp"

using namespace takt;

namespace {

constexpr std::uint64_t problems = 18;

/// Two to four stations; places, and now and then machines; a price for each; a budget or something limited, or both.
TuningProblem random_problem(std::uint64_t number, spec::Goal goal) {
    std::mt19937_64 random(number);
    const auto between = [&](double low, double high) { return std::uniform_real_distribution<>(low, high)(random); };
    small::Line line;
    line.horizon = std::chrono::hours{30};
    for (std::uint64_t s = 2 + random() % 3; s > 0; --s)
        line.means.push_back(between(50, 100));
    line.most_places = 1 + static_cast<int>(random() % 8);
    line.most_machines = 1 + static_cast<int>(random() % 3);
    line.price_of_place = goal == spec::Goal::value ? between(1, 20) : between(0, 3);
    line.price_of_machine = goal == spec::Goal::value ? between(50, 300) : between(3, 30);
    TuningProblem problem = small::problem(line);
    problem.goal = goal;
    problem.seed = number;
    problem.plant_years = 250;
    problem.verification = 60;
    problem.unit_value = goal == spec::Goal::value ? 1 : 0;
    const double least = problem.cost(bottom(problem));
    const double most = problem.cost(top(problem));
    if (random() % 2 == 0) problem.budget = least + between(0, 1) * (most - least);
    if (random() % 2 == 0) {
        problem.limited = {{"metres", std::floor(between(0, 20))}};
        for (Decision& decision : problem.decisions)
            for (std::size_t w = 0; w < decision.ways.size(); ++w)
                decision.ways[w].uses = {static_cast<double>(w)};
    }
    // Between what the least makes and what the most makes, and sometimes beyond it.
    const double low = small::judged(problem, bottom(problem), 8).mean();
    const double high = small::judged(problem, top(problem), 8).mean();
    if (goal == spec::Goal::cost) problem.target_per_second = (low + between(0.1, 1.1) * (high - low)) / 108'000;
    return problem;
}

void check_within_limits(const TuningProblem& problem, const TuningResult& found) {
    CHECK(found.runs <= problem.plant_years);
    if (!found.plan) return;
    CHECK(problem.allows(found.plan->design));
    CHECK(found.plan->cost == problem.cost(found.plan->design));
    for (const TunedPlan& other : found.close)
        CHECK(problem.allows(other.design));
    for (const TunedPlan& other : found.cheaper)
        CHECK(other.cost < found.plan->cost);
}

}  // namespace

TEST_CASE("plans that make most are allowed, and the same for any number of threads") {
    for (const spec::Goal goal : {spec::Goal::output, spec::Goal::value}) {
        for (std::uint64_t number = 1; number <= problems; ++number) {
            CAPTURE(number);
            const TuningProblem problem = random_problem(number, goal);
            const TuningResult found = tune(problem, {.threads = 1});
            check_within_limits(problem, found);
            CHECK(found.plan.has_value() == problem.allows(bottom(problem)));
            if (number % 6 == 0) check_same(tune(problem, {.threads = 3}), found);
        }
    }
}

TEST_CASE("the cheapest plans are allowed, and keep in 1,000 fresh runs the probability that was verified") {
    std::uint64_t found_plans = 0;
    std::uint64_t verifications = 0;
    std::uint64_t broken = 0;
    for (std::uint64_t number = 1; number <= problems; ++number) {
        CAPTURE(number);
        const TuningProblem problem = random_problem(number, spec::Goal::cost);
        const TuningResult found = tune(problem, {.threads = 1});
        check_within_limits(problem, found);
        if (number % 6 == 0) check_same(tune(problem, {.threads = 3}), found);
        CHECK((found.outcome == TuningOutcome::found) == (found.verification && found.verification->passed));
        verifications += found.verifications.size();
        if (found.outcome != TuningOutcome::found) continue;
        ++found_plans;
        constexpr std::uint64_t runs = 1000;
        const double target = *problem.target_per_second * 108'000;
        const Plan plan = problem.plan(found.plan->design);
        std::uint64_t met = 0;
        for (std::uint64_t r = 0; r < runs; ++r)
            if (static_cast<double>(replicate(plan, 987'654, r).units()) >= target) ++met;
        // A plan that reaches its target with 88 % at most passes 60 runs with a chance below 1e-5 (non-central t).
        CHECK(clopper_pearson_interval(met, runs, 1 - 1e-5).upper >= 0.88);
        if (clopper_pearson_interval(met, runs, 1 - 1e-3).upper < problem.probability) ++broken;
    }
    CHECK(found_plans >= problems / 3);
    // A verification lets a plan pass that reaches its target less often than it should once in twenty at most.
    const boost::math::binomial law(static_cast<double>(verifications), 0.05);
    CHECK(static_cast<double>(broken) <= boost::math::quantile(boost::math::complement(law, 1e-4)));
}
