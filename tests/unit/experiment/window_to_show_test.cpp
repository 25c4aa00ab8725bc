#include "takt/experiment/window_to_show.hpp"

#include <doctest/doctest.h>

#include "unit/instants.hpp"

using namespace takt;
using namespace std::chrono_literals;
using takt::test::at;

namespace {

Plan with_shift(Duration from, Duration to) {
    Plan plan;
    plan.horizon = 240h;
    plan.first_shift = ShiftTimes{at(from), at(to)};
    return plan;
}

}  // namespace

TEST_CASE("what is shown is the first whole shift, but half a day at the most") {
    CHECK(window_to_show(with_shift(6h, 14h + 30min), {}) == ShiftTimes{at(6h), at(14h + 30min)});
    CHECK(window_to_show(with_shift(6h, 120h), {}) == ShiftTimes{at(6h), at(18h)});
}

TEST_CASE("where there is no shift, eight hours after the warm-up are shown, but not beyond the end") {
    Plan plan;
    plan.horizon = 100h;
    plan.warm_up = 5h;
    CHECK(window_to_show(plan, {}) == ShiftTimes{at(5h), at(13h)});
    plan.horizon = 3h;
    CHECK(window_to_show(plan, {}) == ShiftTimes{at(5h), at(8h)});
}

TEST_CASE("of a line that comes to a standstill in its first shift, the hours before are shown") {
    const Plan plan = with_shift(6h, 14h);
    ReplicationResult result;
    result.deadlock = Deadlock{at(9h), {}};
    CHECK(window_to_show(plan, result) == ShiftTimes{at(7h), at(9h + 1min)});
    result.deadlock->time = at(1h);
    CHECK(window_to_show(plan, result) == ShiftTimes{run_start, at(1h + 1min)});
    result.deadlock->time = at(100h);
    CHECK(window_to_show(plan, result) == ShiftTimes{at(6h), at(14h)});
}
