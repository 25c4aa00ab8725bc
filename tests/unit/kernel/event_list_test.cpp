// One suite for every event list: whatever keeps the promises of the concept passes it.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "takt/random/stream.hpp"
#include "unit/kernel/event_lists.hpp"

using namespace takt;
using namespace std::chrono_literals;

namespace {

/// The least that an event list can be: the times by slot, searched through.
class NaiveList {
  public:
    void set(Slot slot, SimTime time) { times_[slot] = time; }
    void clear(Slot slot) { times_.erase(slot); }
    SimTime time_of(Slot slot) const { return times_.contains(slot) ? times_.at(slot) : never; }

    SimTime next_time() const { return times_.empty() ? never : next()->second; }
    Slot next_slot() const { return next()->first; }

  private:
    std::map<Slot, SimTime>::const_iterator next() const {
        // Slots are in rising order, and min_element keeps the first of equal ones.
        return std::min_element(times_.begin(), times_.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; });
    }

    std::map<Slot, SimTime> times_;
};

/// What a list says of a slot that is clear, or of itself when all are, is some time after the latest.
template <class List>
SimTime or_never(const List& list, SimTime time) {
    return time <= list.latest() ? time : never;
}

template <class List>
SimTime next_time(const List& list) {
    return or_never(list, list.time_of(list.first()));
}

template <class List>
Slot next_slot(const List& list) {
    return list.slot_of(list.first());
}

template <class List>
SimTime time_of(const List& list, Slot slot) {
    return or_never(list, list.time_of(slot));
}

SimTime at(std::int64_t ticks) { return SimTime{Duration{ticks}}; }

template <class List>
void same_head(const List& list, const NaiveList& model) {
    REQUIRE(next_time(list) == model.next_time());
    if (model.next_time() != never) REQUIRE(next_slot(list) == model.next_slot());
}

/// Random settings, resettings and clearings; few different times, so that ties are the rule.
template <class List>
void random_walk(std::size_t slots, int steps, std::uint64_t different_times, std::uint64_t seed) {
    List list(slots);
    NaiveList model;
    Stream stream(StreamKey{seed, slots, 0, 0});
    for (int step = 0; step < steps; ++step) {
        const auto slot = static_cast<Slot>(stream() % slots);
        if (stream() % 4 == 0) {
            list.clear(slot);
            model.clear(slot);
        } else {
            const SimTime time = at(static_cast<std::int64_t>(stream() % different_times));
            const auto entry = list.set(slot, time);
            model.set(slot, time);
            REQUIRE(list.time_of(entry) == time);
            REQUIRE(list.slot_of(entry) == slot);
            REQUIRE((entry == list.first()) == (slot == model.next_slot()));
            REQUIRE(entry >= list.first());
        }
        REQUIRE(time_of(list, slot) == model.time_of(slot));
        same_head(list, model);
    }
}

/// Empties the list from its head.
template <class List>
std::vector<std::pair<SimTime, Slot>> drained(List list) {
    std::vector<std::pair<SimTime, Slot>> order;
    while (next_time(list) != never) {
        order.emplace_back(next_time(list), next_slot(list));
        list.clear(next_slot(list));
    }
    return order;
}

}  // namespace

TEST_CASE_TEMPLATE("a new list has its slots and nothing pending", List, EVENT_LISTS) {
    const List list(5);
    CHECK(list.slots() == 5);
    CHECK(next_time(list) == never);
    for (Slot slot = 0; slot < 5; ++slot) CHECK(time_of(list, slot) == never);
}

TEST_CASE_TEMPLATE("a list without slots never has anything pending", List, EVENT_LISTS) {
    const List list(0);
    CHECK(list.slots() == 0);
    CHECK(next_time(list) == never);
}

TEST_CASE_TEMPLATE("a single slot is set, set anew and cleared", List, EVENT_LISTS) {
    List list(1);
    list.set(0, at(7));
    CHECK(next_time(list) == at(7));
    CHECK(next_slot(list) == 0);
    list.set(0, at(3));
    CHECK(next_time(list) == at(3));
    list.set(0, at(9));
    CHECK(next_time(list) == at(9));
    list.clear(0);
    CHECK(next_time(list) == never);
    list.clear(0);
    CHECK(next_time(list) == never);
}

TEST_CASE_TEMPLATE("of equal times the lower slot comes first, in whatever order they were set", List, EVENT_LISTS) {
    const std::vector<Slot> all{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    Stream stream(StreamKey{1, 0, 0, 0});
    for (int shuffle = 0; shuffle < 50; ++shuffle) {
        std::vector<Slot> order = all;
        std::shuffle(order.begin(), order.end(), stream);
        List list(all.size());
        for (const Slot slot : order) list.set(slot, at(1000));
        std::vector<Slot> came;
        for (const auto& [time, slot] : drained(list)) {
            CHECK(time == at(1000));
            came.push_back(slot);
        }
        REQUIRE(came == all);
    }
}

TEST_CASE_TEMPLATE("random settings and clearings agree with a map, for sizes around the powers of four", List,
                   EVENT_LISTS) {
    for (const std::size_t slots : {1u, 2u, 3u, 4u, 5u, 7u, 15u, 16u, 17u, 63u, 64u, 65u, 100u, 257u}) {
        CAPTURE(slots);
        random_walk<List>(slots, 2000, 8, 11);
        random_walk<List>(slots, 2000, 1'000'000, 12);
    }
}

TEST_CASE_TEMPLATE("a list is emptied in the order of (time, slot)", List, EVENT_LISTS) {
    List list(1000);
    Stream stream(StreamKey{5, 0, 0, 0});
    std::vector<std::pair<SimTime, Slot>> expected;
    for (Slot slot = 0; slot < 1000; ++slot) {
        const SimTime time = at(static_cast<std::int64_t>(stream() % 300));
        list.set(slot, time);
        expected.emplace_back(time, slot);
    }
    std::sort(expected.begin(), expected.end());
    CHECK(drained(list) == expected);
}

TEST_CASE_TEMPLATE("a time up to the latest comes up, a later one never, and clears what was set", List, EVENT_LISTS) {
    for (const std::size_t slots : {1u, 3u, 64u, 65u, 5000u}) {
        CAPTURE(slots);
        List list(slots);
        const auto last = static_cast<Slot>(slots - 1);
        list.set(last, list.latest());
        CHECK(next_time(list) == list.latest());
        CHECK(next_slot(list) == last);
        list.set(last, list.latest() + Duration{1});
        CHECK(next_time(list) == never);
        CHECK(time_of(list, last) == never);
        list.set(last, at(5));
        list.set(last, never);
        CHECK(next_time(list) == never);
    }
}

TEST_CASE_TEMPLATE("the latest time leaves room for 200 years with a thousand slots, and for 17 with 16,384", List,
                   EVENT_LISTS) {
    CHECK(List(1000).latest() >= run_start + longest_duration);
    CHECK(List(16384).latest() >= run_start + std::chrono::hours{17 * 8766});
}

TEST_CASE_TEMPLATE("time zero is a time like any other", List, EVENT_LISTS) {
    List list(6);
    list.set(5, run_start);
    CHECK(next_time(list) == run_start);
    CHECK(next_slot(list) == 5);
    CHECK(time_of(list, 5) == run_start);
    list.set(0, run_start);
    CHECK(next_slot(list) == 0);
}

TEST_CASE_TEMPLATE("a copy is independent of its original", List, EVENT_LISTS) {
    List list(9);
    list.set(4, at(40));
    List copy = list;
    list.set(2, at(20));
    copy.clear(4);
    CHECK(next_slot(list) == 2);
    CHECK(time_of(list, 4) == at(40));
    CHECK(next_time(copy) == never);
}

TEST_CASE("a tree knows which slot comes first in the share of any other") {
    constexpr std::size_t slots = 100;  // 128 places
    WinnerTree tree(slots);
    Stream stream(StreamKey{7, 0, 0, 0});
    for (Slot slot = 0; slot < slots; ++slot)
        if (slot % 5 > 0) tree.set(slot, at(static_cast<std::int64_t>(stream() % 50)));
    for (int halvings = 1; halvings <= 9; ++halvings) {
        CAPTURE(halvings);
        const Slot share = static_cast<Slot>(128 >> std::min(halvings, 7));
        for (Slot slot = 0; slot < slots; ++slot) {
            CAPTURE(slot);
            NaiveList others;
            const Slot begin = slot / share * share;
            for (Slot other = begin; other < std::min<Slot>(begin + share, slots); ++other)
                if (other % 5 > 0) others.set(other, tree.time_of(other));
            if (others.next_time() != never) CHECK(tree.first_around(slot, halvings) == others.next_slot());
        }
    }
}

TEST_CASE("to a tree, all slots that are seldom set are one among the busy ones") {
    MostlyIdle tree(20);  // the first ten are seldom set; 16 places for the winner of those and ten more
    tree.set(3, at(40));
    tree.set(4, at(30));
    tree.set(10, at(50));
    tree.set(17, at(20));
    tree.set(19, at(10));
    CHECK(tree.first_around(0, 4) == 4);
    CHECK(tree.first_around(4, 3) == 4);
    CHECK(tree.first_around(10, 4) == 10);
    CHECK(tree.first_around(10, 3) == 4);
    CHECK(tree.first_around(16, 1) == 4);
    CHECK(tree.first_around(18, 3) == 17);
    CHECK(tree.first_around(17, 1) == 19);
}
