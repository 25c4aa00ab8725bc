// Orders of one station that takes a minute a unit, their instants worked out by hand.
#include "takt/line/due_dates.hpp"

#include <doctest/doctest.h>

#include "takt/line/simulate.hpp"
#include "unit/line/plants.hpp"

using namespace plants;

namespace {

ReleaseSpec order(std::optional<Duration> due, std::uint32_t count = 1, std::optional<Duration> at = {}) {
    ReleaseSpec made;
    made.due = due;
    made.count = count;
    made.time = at;
    return made;
}

/// A unit a minute leaves: after 1 min, 2 min, 3 min ...
LineSpec a_minute_each(std::vector<ReleaseSpec> orders, Duration horizon = 10min) {
    SourceSpec list = source();
    list.orders = std::move(orders);
    return plant({list, station("weld", 60), sink()}, horizon);
}

std::uint64_t all_due(const SourcePlan& source, SimTime first, SimTime last) {
    std::uint64_t sum = 0;
    for (const ReleasePlan& release : source.releases) sum += units_due(source, release, first, last);
    return sum;
}

OrderResult orders_of(const LineSpec& spec) {
    const Plan plan = make_plan(spec);
    return simulate(plan, 1, 0).sources[0].orders;
}

}  // namespace

TEST_CASE("a unit is on time if it leaves no later than it is due, and late from then on") {
    // Leave after 1, 2, 3 and 4 minutes; the fifth is due when the run ends, and has been there for long.
    const OrderResult orders =
        orders_of(a_minute_each({order(60s), order(60s), order(10min), order(200s), order(10min)}));
    CHECK(orders.due == 5);
    CHECK(orders.on_time == 3);
    CHECK(orders.late == 2);
    CHECK(orders.lateness.mean() == doctest::Approx((60 + 40) / 2.0));
    CHECK(orders.lateness.most() == doctest::Approx(60));
}

TEST_CASE("units that have not left when the run ends are due, and neither on time nor late") {
    const OrderResult orders = orders_of(a_minute_each({order(5min, 12)}));
    CHECK(orders.due == 12);
    CHECK(orders.on_time == 5);
    CHECK(orders.late == 5);
    CHECK(orders.due - orders.on_time - orders.late == 2);
}

TEST_CASE("only what is due after the warm-up and by the end counts, whenever it leaves") {
    LineSpec spec =
        a_minute_each({order(3min), order(4min), order(10min), order(13min), order(14min), order({})}, 10min);
    spec.run.warm_up = 3min;
    const OrderResult orders = orders_of(spec);
    CHECK(orders.due == 3);  // 4, 10 and 13 minutes
    CHECK(orders.on_time == 3);
    CHECK(orders.late == 0);
}

TEST_CASE("a list without due dates has none") {
    CHECK(orders_of(a_minute_each({order({}, 20)})) == OrderResult{});
    CHECK_FALSE(make_plan(a_minute_each({order({}, 20)})).sources[0].has_due_dates);
}

TEST_CASE("a timetable that begins anew has its due dates anew") {
    SourceSpec list = source();
    list.timetable = {order(90s, 1, 0s), order(4min, 2, 0s)};
    list.repeats = 5min;
    const Plan plan = make_plan(plant({list, station("weld", 60), sink()}, 14min));
    const SourcePlan& made = plan.sources[0];
    CHECK(due_date(made, 1) == run_start + 90s);
    CHECK(due_date(made, 2) == run_start + 4min);
    CHECK(due_date(made, 3) == run_start + 4min);
    CHECK(due_date(made, 4) == run_start + 5min + 90s);
    CHECK(due_date(made, 9) == run_start + 14min);
    CHECK(all_due(made, run_start, run_start + 14min) == 9);
    CHECK(all_due(made, run_start + 90s, run_start + 9min) == 5);
    // After 1, 2, 3, 6, 7, 8, 11, 12 and 13 minutes: all before they are due.
    const OrderResult orders = simulate(plan, 1, 0).sources[0].orders;
    CHECK(orders.due == 9);
    CHECK(orders.on_time == 9);
}

TEST_CASE("orders come by the time of their release, whatever the order of the list, with their own due dates") {
    // The second of the list comes first.
    const OrderResult orders = orders_of(a_minute_each({order(5min, 1, 4min), order(61s, 1, 0s)}));
    CHECK(orders.due == 2);
    CHECK(orders.on_time == 2);
}

TEST_CASE("what orders that name a product come to is counted for it, over all lists") {
    const auto of = [](const char* product, ReleaseSpec made) {
        if (product != nullptr) made.product = Ref(product);
        return made;
    };
    // The first list leaves after 1, 2, 3 and 4 minutes, the second, on a line of its own, after 1 and 2.
    LineSpec spec = with_products(a_minute_each({of("A", order(60s)), of("B", order(90s)), of("A", order(150s)), of(nullptr, order(60s))}), {"A", "B"});
    SourceSpec other = source("other");
    other.orders = {of("B", order(60s)), of("B", order(20min))};
    spec.flows.push_back({Name("second"), {other, station("paint", 60), sink("painted")}});
    const ReplicationResult result = Ran(spec).result;
    REQUIRE(result.products.size() == 2);
    CHECK(result.products[0].orders == [] {
        OrderResult orders{2, 1, 1, {}};
        orders.lateness.add(30s);
        return orders;
    }());
    CHECK(result.products[1].orders == [] {
        OrderResult orders{2, 1, 1, {}};  // what is due after the run counts nowhere
        orders.lateness.add(30s);
        return orders;
    }());
    CHECK(result.sources[0].orders.due == 4);
}

TEST_CASE("a plant of one product has all orders for it, whether they name it or not") {
    const LineSpec spec = a_minute_each({order(60s), order(90s)});
    const ReplicationResult result = Ran(spec).result;
    REQUIRE(result.products.size() == 1);
    CHECK(result.products[0].orders == result.sources[0].orders);
    CHECK(result.products[0].orders.due == 2);
}
