// Which part a station takes next, where it has the choice. Times in the comments are seconds.
#include "plants.hpp"

#include <string>
#include <utility>
#include <vector>

using namespace plants;

namespace {

SourceSpec ordered(const char* name, std::vector<ReleaseSpec> orders) {
    SourceSpec made = source(name);
    made.orders = std::move(orders);
    return made;
}

ReleaseSpec order(Duration time, const char* product, std::optional<Duration> due = {}) {
    return {time, product, 1, due, {}};
}

/// A press of 10 s, with 5 s to change between products.
StationSpec pressing(Dispatch takes) {
    StationSpec press = station("press", 10);
    press.setup = {{{}, {}, constant(5), {}}};
    press.takes = takes;
    return press;
}

/// Two stores before it; the one on the left is written first.
Times exits(StationSpec press, std::vector<ReleaseSpec> left, std::vector<ReleaseSpec> right) {
    LineSpec made = plant({ordered("one", std::move(left)), buffer("left", 10), press, sink()}, 200s);
    BufferSpec second = buffer("right", 10);
    second.to = RouteSpec("press");
    made.flows.push_back({Name("other"), {ordered("two", std::move(right)), second}});
    return Ran(with_products(std::move(made), {"P", "Q"})).exits();
}

Times exits(Dispatch takes, std::vector<ReleaseSpec> left, std::vector<ReleaseSpec> right) {
    return exits(pressing(takes), std::move(left), std::move(right));
}

}  // namespace

TEST_CASE("by itself a station takes the part that has waited longest") {
    // P 0-10; Q of 1 with a change 10-25, Q of 2 25-35, P of 3 with a change 35-50, P of 4 50-60.
    CHECK(exits(Dispatch::oldest, {order(0s, "P"), order(3s, "P"), order(4s, "P")}, {order(1s, "Q"), order(2s, "Q")}) ==
          Times{10s, 25s, 35s, 50s, 60s});
}

TEST_CASE("a station may take its parts from one store as long as there are any") {
    CHECK(exits(Dispatch::in_order, {order(0s, "P"), order(3s, "P"), order(4s, "P")}, {order(1s, "Q"), order(2s, "Q")}) ==
          Times{10s, 20s, 30s, 45s, 55s});
    CHECK(exits(Dispatch::in_order, {order(1s, "P"), order(2s, "P")}, {order(0s, "Q"), order(3s, "Q"), order(4s, "Q")}) ==
          Times{10s, 25s, 35s, 50s, 60s});
}

TEST_CASE("a station may go on with the product that it is set up for") {
    CHECK(exits(Dispatch::least_setup, {order(0s, "P"), order(3s, "P"), order(4s, "P")}, {order(1s, "Q"), order(2s, "Q")}) ==
          Times{10s, 20s, 30s, 45s, 55s});
    CHECK(exits(Dispatch::least_setup, {order(1s, "P"), order(2s, "P")}, {order(0s, "Q"), order(3s, "Q"), order(4s, "Q")}) ==
          Times{10s, 20s, 30s, 45s, 55s});
}

TEST_CASE("a station may take what is wanted first, of the parts that stand in front") {
    // At 10 P (due 30) before Q (80); at 20 Q (80) before P (90); at 35 Q (40), at 45 P with a change.
    CHECK(exits(Dispatch::earliest_due, {order(0s, "P", 100s), order(3s, "P", 30s), order(4s, "P", 90s)},
                {order(1s, "Q", 80s), order(2s, "Q", 40s)}) == Times{10s, 20s, 35s, 45s, 60s});
    // What nobody waits for comes last.
    CHECK(exits(Dispatch::earliest_due, {order(0s, "P"), order(1s, "P")}, {order(2s, "Q", 99s)}) == Times{10s, 25s, 40s});
}

TEST_CASE("a station may take from the fuller store") {
    // At 10 three against two: P. At 20 two each: the Q of 1 is older. At 35 two against one: P. At 50 the Q of 2 is older.
    CHECK(exits(Dispatch::fullest, {order(0s, "P"), order(3s, "P"), order(4s, "P"), order(5s, "P")},
                {order(1s, "Q"), order(2s, "Q")}) == Times{10s, 20s, 35s, 50s, 65s, 80s});
}

TEST_CASE("a station may keep to the mix") {
    // Both as often: P of 0 (0-10); one Q is due (10-25), then one of each, and P has waited longer (25-40), then Q (40-55), and in
    // the end what is left, P (55-70), P (70-80).
    CHECK(exits(Dispatch::level, {order(0s, "P"), order(1s, "P"), order(2s, "P"), order(3s, "P")},
                {order(4s, "Q"), order(5s, "Q")}) == Times{10s, 25s, 40s, 55s, 70s, 80s});
}

TEST_CASE("a station that keeps to the mix takes each product as often as its share is") {
    // Due are 3/4 P and 1/4 Q: P. Then 1/2 of each, and Q came into the store first; then P, P, and all is as it was.
    StationSpec press = station("press", 10);
    press.takes = Dispatch::level;
    press.cycle = {};
    press.cycle.each = {{Ref("P"), constant(10)}, {Ref("Q"), constant(11)}};
    std::vector<ReleaseSpec> bodies(4, order(0s, "Q"));
    bodies.insert(bodies.end(), 12, order(0s, "P"));
    BufferSpec store = buffer("store", 20);
    store.access = Access::any;
    LineSpec made = with_products(plant({ordered("paint", bodies), store, press, sink()}, 200s), {"P", "Q"});
    made.products[0].value.share = Share{0.75};
    made.products[1].value.share = Share{0.25};
    Times expected;
    Duration at{};
    for (const char product : std::string("PQPPPQPPPQPPPQPP")) expected.push_back(at += product == 'P' ? 10s : 11s);
    CHECK(Ran(made).exits() == expected);
}

TEST_CASE("a run of one product ends after so many, if there is another") {
    // P 0-10, P 10-20, then Q 20-35, Q 35-45, then P 45-60, and the last P though it is the third in no row: 60-70.
    StationSpec press = pressing(Dispatch::least_setup);
    press.longest_run = 2;
    CHECK(exits(press, {order(0s, "P"), order(1s, "P"), order(2s, "P"), order(3s, "P")}, {order(4s, "Q"), order(5s, "Q")}) ==
          Times{10s, 20s, 35s, 45s, 60s, 70s});
    // Without another the run goes on.
    CHECK(exits(press, {order(0s, "P"), order(1s, "P"), order(2s, "P")}, {order(199s, "Q")}) == Times{10s, 20s, 30s});
}

TEST_CASE("a part that has waited for too long comes first") {
    // At 20 the Q has waited for 18, which is not more; at 30 for 28.
    StationSpec press = pressing(Dispatch::least_setup);
    press.longest_wait = 18s;
    CHECK(exits(press, {order(0s, "P"), order(1s, "P"), order(3s, "P"), order(4s, "P")}, {order(2s, "Q")}) ==
          Times{10s, 20s, 30s, 45s, 60s});
}

TEST_CASE("a station may take the part with the fewest stations before it") {
    // P goes out from here, Q through two more stations. A setup of nothing; Q of 0 first, then whatever P there is.
    const auto loads = [](const char* shorter) {
        StationSpec press = station("press", 10);
        press.takes = Dispatch::fewest_remaining;
        press.to = route(Choice::product, {{Ref("sink"), 0, Ref(shorter)}, {Ref("trim"), 0, Ref(shorter == std::string("P") ? "Q" : "P")}});
        LineSpec made = plant({ordered("one", {order(1s, "P"), order(12s, "P")}), buffer("left", 10), press, station("trim", 1),
                               station("wash", 1), sink()},
                              200s);
        BufferSpec second = buffer("right", 10);
        second.to = RouteSpec("press");
        made.flows.push_back({Name("other"), {ordered("two", {order(0s, "Q"), order(2s, "Q"), order(3s, "Q")}), second}});
        return Ran(with_products(std::move(made), {"P", "Q"})).exits();
    };
    // P: out at 20 and 30; Q: 12, then 42 and 52 with 2 s behind the press.
    CHECK(loads("P") == Times{12s, 20s, 30s, 42s, 52s});
    // Q: 10, 20, 30; P: 42 and 52.
    CHECK(loads("Q") == Times{10s, 20s, 30s, 42s, 52s});
}
