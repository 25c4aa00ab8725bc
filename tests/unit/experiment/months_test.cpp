// The month in which a plant reaches the rate of its target, from units written by hand.
#include "takt/experiment/months.hpp"

#include <doctest/doctest.h>

#include "takt/experiment/summary.hpp"
#include "takt/line/months.hpp"
#include "unit/experiment/hand_made.hpp"

using namespace takt;
using namespace std::chrono_literals;
using doctest::Approx;

namespace {

/// From the middle of January to the middle of May; a target of 10 units a day.
Plan plan() {
    Plan made = hand_made::plan();
    made.months = months_of(std::chrono::sys_days{std::chrono::year{2026} / 1 / 15}, 0h, 24h * 120);
    made.target_per_second = 10 / 86400.0;
    return made;
}

ReplicationResult run(std::uint64_t number, std::vector<std::uint64_t> units) {
    ReplicationResult made = hand_made::result(number);
    made.units_by_month = std::move(units);
    return made;
}

}  // namespace

TEST_CASE("each month has its mean and its interval over replications") {
    const Summary summary = summarise(plan(), {run(0, {1, 20, 30, 40, 5}), run(1, {3, 20, 32, 40, 5})});
    REQUIRE(summary.months.size() == 5);
    CHECK(summary.months[0].mean() == Approx(2));
    CHECK(summary.months[2].mean() == Approx(31));
    CHECK(summary.months[4].count() == 2);
}

TEST_CASE("the rate is reached in the first whole month with as many units as the target asks for in its days") {
    // 280 in February, 310 in March, 300 in April; January and May are not whole, whatever is made in them.
    const auto reached = [](std::vector<ReplicationResult> results) { return summarise(plan(), results).rate_reached; };
    CHECK(reached({run(0, {900, 279, 310, 0, 900})})->month == 2);
    CHECK(reached({run(0, {900, 280, 0, 0, 0})})->month == 1);
    CHECK(reached({run(0, {900, 279, 309, 300, 0})})->month == 3);
    CHECK_FALSE(reached({run(0, {900, 279, 309, 299, 900})})->month);
    CHECK(reached({run(0, {900, 279, 309, 299, 900})})->runs == 0);
}

TEST_CASE("of several replications, the month by which half of them have reached it") {
    const auto early = run(0, {0, 280, 0, 0, 0}), middle = run(1, {0, 0, 310, 0, 0}), idle = run(2, {0, 0, 0, 0, 0});
    const auto reached = [](std::vector<ReplicationResult> results) {
        return *summarise(plan(), results).rate_reached;
    };
    CHECK(reached({idle, early, middle}).month == 2);
    CHECK(reached({idle, early, middle}).runs == 2);
    CHECK(reached({early, idle}).month == 1);
    CHECK_FALSE(reached({idle, early, idle}).month);
    CHECK(reached({idle, early, idle}).runs == 1);
}

TEST_CASE("without a target, a whole month or a replication nothing is said of a rate") {
    Plan without = plan();
    without.target_per_second.reset();
    CHECK_FALSE(summarise(without, {run(0, {0, 280, 0, 0, 0})}).rate_reached);
    Plan brief = plan();
    brief.months.resize(1);
    CHECK_FALSE(summarise(brief, {run(0, {900})}).rate_reached);
    CHECK_FALSE(summarise(plan(), {}).rate_reached);
    CHECK(summarise(plan(), {}).months.size() == 5);
}
