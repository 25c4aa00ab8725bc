// The books that are kept at every event without a branch: levels, and the time for which something holds.
#include <chrono>
#include <cstdint>

#include <doctest/doctest.h>

#include "takt/line/level.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/spells.hpp"
#include "unit/instants.hpp"

using namespace takt;
using namespace std::chrono_literals;
using doctest::Approx;
using takt::test::at;

TEST_CASE("the integral of a level is the area under it") {
    Level level;
    level.rise(at(1s));    // 1 for 3 s
    level.add(2, at(4s));  // 3 for 2 s
    level.fall(at(6s));    // 2 for 4 s
    CHECK(level.value() == 2);
    CHECK(level.integral(at(10s)) == 3 + 6 + 8);
    level.restart(at(10s));
    CHECK(level.integral(at(10s)) == 0);
    level.set(5, at(11s));
    CHECK(level.integral(at(12s)) == 2 + 5);
}

TEST_CASE("a million parts over a century are integrated without overflow") {
    LevelIntegral integral;
    integral.rises(1'000'000, at(0s));
    const SimTime end = at(std::chrono::hours{24 * 365 * 100});
    CHECK(integral.until(1'000'000, end) == Approx(1e6 * to_seconds(end - run_start)));
    integral.falls(999'999, end);
    integral.falls(end);
    CHECK(integral.until(0, end + 1s) == Approx(1e6 * to_seconds(end - run_start)));
}

TEST_CASE("rising and falling one by one carries over the halves of the sum") {
    LevelIntegral one_by_one;
    LevelIntegral at_once;
    const SimTime late = at(std::chrono::hours{24 * 365 * 100});
    constexpr std::uint32_t many = 20'000;  // 2e4 times 3e15 us is beyond 2^64
    for (std::uint32_t i = 0; i < many; ++i)
        one_by_one.rises(late);
    at_once.rises(many, late);
    CHECK(one_by_one.until(many, late + 10s) == at_once.until(many, late + 10s));
    CHECK(at_once.until(many, late + 10s) == Approx(10.0 * many));
    for (std::uint32_t i = 0; i < many; ++i)
        one_by_one.falls(late + 10s);
    CHECK(one_by_one.until(0, late + 20s) == Approx(10.0 * many));
}

TEST_CASE("spells add up, and one under way counts so far") {
    Spells spells;
    spells.begins_if(true, at(2s));
    CHECK(spells.total(true, at(5s)) == 3s);
    spells.ends_if(true, at(6s));
    spells.begins_if(false, at(7s));
    spells.ends_if(false, at(8s));
    CHECK(spells.total(false, at(9s)) == 4s);
    spells.begins_if(true, at(10s));
    spells.restart(true, at(11s));
    CHECK(spells.total(true, at(11s)) == 0s);
    CHECK(spells.total(true, at(13s)) == 2s);
}

TEST_CASE("what holds from the beginning holds all the time") {
    const Spells spells;
    CHECK(spells.total(true, at(9s)) == 9s);
}

TEST_CASE("a ring keeps its order while it wraps around, grows and loses items from the middle") {
    Ring<int> ring(4);
    for (const int item : {1, 2, 3})
        ring.push(item);
    CHECK(ring.pop() == 1);
    for (const int item : {4, 5, 6})
        ring.push(item);  // beyond its room, while it is wrapped around
    CHECK(ring.size() == 5);
    CHECK(ring.remove_first([](int item) { return item == 4; }));
    CHECK_FALSE(ring.remove_first([](int item) { return item == 7; }));
    for (const int item : {2, 3, 5, 6})
        CHECK(ring.pop() == item);
    CHECK(ring.empty());
    ring.pass();
    CHECK(ring.empty());
    ring.push(8);
    CHECK(ring.front() == 8);
}

TEST_CASE("an item put before the front of a ring comes first, whether the ring is wrapped around, full or empty") {
    Ring<int> ring(2);
    ring.push(1);
    ring.push_front(2);  // before the first place
    ring.push_front(3);  // beyond its room
    for (const int item : {3, 2, 1})
        CHECK(ring.pop() == item);
    ring.push_front(4);
    CHECK(ring.front() == 4);
    CHECK(ring.size() == 1);
}

TEST_CASE("a ring made without room takes items all the same") {
    Ring<int> ring;
    CHECK(ring.empty());
    for (int item = 0; item < 100; ++item)
        ring.push(item);
    for (int item = 0; item < 100; ++item)
        CHECK(ring[static_cast<std::size_t>(item)] == item);
    CHECK(ring.pushed() == 100);
}
