#include "takt/tuning/neighbourhood.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "small_problems.hpp"
#include "takt/tuning/lessons.hpp"

using namespace takt;

namespace {

/// A station of up to four machines at 10 each, a buffer of up to three places at 1 each, and no more than 36 to spend.
TuningProblem places_and_machines() {
    TuningProblem problem;
    problem.goal = spec::Goal::output;
    problem.decisions = {small::numbers("machines", 1, 4, 10), small::numbers("places", 0, 3, 1)};
    problem.budget = 36;
    problem.plan = [](const Design& design) {
        return small::serial_plan({1, 4}, {design[1]}, {1, design[0] + 1u}, std::chrono::hours{1});
    };
    return problem;
}

}  // namespace

TEST_CASE("a neighbourhood has every design once, none that is not allowed, and not the one it is of") {
    const TuningProblem problem = places_and_machines();
    const BalancedStart start(problem);
    const Design at{2, 1};
    const Prediction prediction(problem, at, {{1, 1}, {-1, -1}});
    std::set<Design> seen;
    for (const Proposal& each : Neighbourhood(problem, start).around(prediction)) {
        CHECK(seen.insert(each.design).second);
        CHECK(problem.allows(each.design));
        CHECK(each.design != at);
        CHECK(each.cost == problem.cost(each.design));
    }
    CHECK(seen.count({2, 2}) == 1);  // a step up
    CHECK(seen.count({1, 2}) == 1);  // one for another
    CHECK(seen.count({3, 1}) == 0);  // too dear
}

TEST_CASE("what a trial lost is held against all that step down as far with the dearest of its steps down") {
    const TuningProblem problem = places_and_machines();
    const Design at{2, 2};
    const Prediction prediction(problem, at, {{1, 1}, {-1, -1}});
    Lessons lessons(problem);
    lessons.learn(prediction, {1, 3}, -100);
    CHECK(lessons.correction(at, {1, 2}) == -50);
    CHECK(lessons.correction(at, {0, 3}) == -50);  // goes down further
    CHECK(lessons.correction(at, {2, 3}) == 0);    // keeps the dear one
    CHECK(lessons.correction(at, {3, 1}) == 0);
    CHECK(lessons.correction({1, 2}, {1, 3}) == 0);  // stands there already
    lessons.learn(prediction, {3, 2}, -100);
    CHECK(lessons.correction(at, {3, 2}) == 0);  // a step up can bring no less than nothing, and teaches nothing
    lessons.learn(prediction, {1, 1}, -20);
    CHECK(lessons.correction(at, {1, 1}) == -50);  // the worst that was seen
}
