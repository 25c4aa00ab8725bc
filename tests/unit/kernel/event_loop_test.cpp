// The run loop, over every event list: order, clock, stop conditions, steps, snapshots.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "takt/core/contract.hpp"
#include "takt/kernel/event_loop.hpp"
#include "takt/random/stream.hpp"
#include "unit/instants.hpp"
#include "unit/kernel/event_lists.hpp"

using namespace takt;
using namespace std::chrono_literals;
using takt::test::at;

namespace {

using Fired = std::pair<SimTime, Slot>;
using History = std::vector<Fired>;

struct Recorder {
    History* history = nullptr;
    void fired(SimTime time, Slot slot) { history->emplace_back(time, slot); }
};

constexpr Slot over = 99;  // noted where an instant is over and no slot has fired

/// Sets a timer of the same instant when the first instant is over.
template <class Loop>
struct SettlingOnce {
    Loop& loop;
    History& history;
    bool settled = false;

    void operator()(Slot slot) { history.emplace_back(loop.now(), slot); }
    bool unsettled() const { return true; }
    void instant_over() {
        history.emplace_back(loop.now(), over);
        if (!std::exchange(settled, true)) loop.after(0, Duration::zero());
    }
};

}  // namespace

TEST_CASE_TEMPLATE("timers fire by time, and the clock shows their times", List, EVENT_LISTS) {
    EventLoop<List> loop(3);
    loop.at(0, at(30s));
    loop.after(1, 10s);
    loop.after(2, 20s);
    History history;
    loop.run_until(at(1min), [&](Slot slot) { history.emplace_back(loop.now(), slot); });
    CHECK(history == History{{at(10s), 1}, {at(20s), 2}, {at(30s), 0}});
    CHECK(loop.now() == at(1min));
    CHECK(loop.events() == 3);
}

TEST_CASE_TEMPLATE("timers of one instant fire by slot, those set in it to the same instant too", List, EVENT_LISTS) {
    EventLoop<List> loop(5);
    for (const Slot slot : {4u, 1u, 3u})
        loop.at(slot, at(1s));
    std::vector<Slot> order;
    loop.run_until(at(2s), [&](Slot slot) {
        order.push_back(slot);
        // 2 comes before the waiting 3 and 4; 0 comes at once, although 3 and 4 were set before it.
        if (slot == 1) loop.after(2, Duration::zero());
        if (slot == 3) loop.after(0, Duration::zero());
    });
    CHECK(order == std::vector<Slot>{1, 2, 3, 0, 4});
}

TEST_CASE_TEMPLATE("a timer may set itself to the present instant, and fires again before time goes on", List,
                   EVENT_LISTS) {
    EventLoop<List> loop(2);
    loop.at(0, at(5s));
    loop.at(1, at(6s));
    int times = 0;
    History history;
    loop.run_until(at(10s), [&](Slot slot) {
        history.emplace_back(loop.now(), slot);
        if (slot == 0 && ++times < 3) loop.after(0, Duration::zero());
    });
    CHECK(history == History{{at(5s), 0}, {at(5s), 0}, {at(5s), 0}, {at(6s), 1}});
}

TEST_CASE_TEMPLATE("a timer that fires is no longer set, unless its handler sets it anew", List, EVENT_LISTS) {
    EventLoop<List> loop(1);
    loop.at(0, at(1s));
    bool set_inside = true;
    SimTime time_inside = run_start;
    loop.step([&](Slot) {
        set_inside = loop.is_set(0);
        time_inside = loop.time_of(0);
    });
    CHECK_FALSE(set_inside);
    CHECK(time_inside == never);
    CHECK_FALSE(loop.is_set(0));
    loop.after(0, 1s);
    loop.step([&](Slot) {
        loop.after(0, 1s);
        set_inside = loop.is_set(0);
    });
    CHECK(set_inside);
    CHECK(loop.time_of(0) == at(3s));
}

TEST_CASE_TEMPLATE("a handler that cancels its own timer takes back what it has set itself", List, EVENT_LISTS) {
    EventLoop<List> loop(1);
    loop.at(0, at(1s));
    loop.run_until(at(9s), [&](Slot) { loop.cancel(0); });
    CHECK(loop.events() == 1);
    CHECK_FALSE(loop.is_set(0));
    loop.after(0, 1s);
    loop.run_until(at(20s), [&](Slot) {
        loop.after(0, 1s);
        loop.cancel(0);
    });
    CHECK(loop.events() == 2);
    CHECK_FALSE(loop.is_set(0));
}

TEST_CASE_TEMPLATE("a handler cancels and moves the timers of others, those of its own instant too", List,
                   EVENT_LISTS) {
    EventLoop<List> loop(4);
    for (Slot slot = 0; slot < 4; ++slot)
        loop.at(slot, at(1s));
    History history;
    loop.run_until(at(9s), [&](Slot slot) {
        history.emplace_back(loop.now(), slot);
        if (slot != 0) return;
        loop.cancel(1);
        loop.after(2, 4s);
    });
    CHECK(history == History{{at(1s), 0}, {at(1s), 3}, {at(5s), 2}});
}

TEST_CASE_TEMPLATE("the end of a run belongs to it, the microsecond after it does not", List, EVENT_LISTS) {
    EventLoop<List> loop(2);
    loop.at(0, at(10s));
    loop.at(1, at(10s) + Duration{1});
    loop.run_until(at(10s), [](Slot) {});
    CHECK(loop.events() == 1);
    CHECK(loop.is_set(1));
    CHECK(loop.now() == at(10s));
    loop.run_until(at(10s), [](Slot) {});
    CHECK(loop.events() == 1);
    loop.run_until(at(11s), [](Slot) {});
    CHECK(loop.events() == 2);
}

TEST_CASE_TEMPLATE("a run may end at the end of time", List, EVENT_LISTS) {
    EventLoop<List> loop(2);
    loop.at(1, at(10s));
    loop.run_until(never, [](Slot) {});
    CHECK(loop.events() == 1);
    CHECK(loop.now() == never);
}

TEST_CASE_TEMPLATE("a timer for the longest of all durations never fires", List, EVENT_LISTS) {
    EventLoop<List> loop(2);
    loop.after(0, 1s);
    loop.run_until(at(10s), [](Slot) {});
    loop.after(0, Duration::max());
    loop.after(1, 2s);
    CHECK(loop.time_of(0) == never);
    CHECK(loop.time_of(1) == at(12s));
    loop.run_until(at(1000h), [](Slot slot) { CHECK(slot == 1); });
    CHECK(loop.events() == 2);
}

TEST_CASE_TEMPLATE("time does not run back: an end before the present is a broken contract", List, EVENT_LISTS) {
    EventLoop<List> loop(1);
    loop.run_until(at(10s), [](Slot) {});
    CHECK_THROWS_AS(loop.run_until(at(9s), [](Slot) {}), ContractViolation);
}

TEST_CASE("a run whose clock stands still ends with an exception, and says when that was") {
    EventLoop<> loop(2);
    loop.at(0, at(10s));
    loop.at(1, at(90s));
    try {
        loop.run_until(at(1h), [&](Slot slot) { loop.after(slot, slot == 0 ? 10s : 0s); });
        FAIL("the run has come to an end");
    } catch (const TimeStandsStill& standstill) {
        CHECK(std::string(standstill.what()).find("at one instant, 90.0") != std::string::npos);
    }
    CHECK(loop.now() == at(90s));
    CHECK(loop.events() >= TimeStandsStill::most_events);
}

TEST_CASE("as many events may come one after the other") {
    EventLoop<> loop(1);
    loop.after(0, Duration{1});
    const auto more = static_cast<std::int64_t>(TimeStandsStill::most_events + TimeStandsStill::most_events / 2);
    CHECK(loop.run_until(run_start + Duration{more}, [&](Slot slot) { loop.after(slot, Duration{1}); }));
    CHECK(loop.events() == static_cast<std::uint64_t>(more));
}

TEST_CASE_TEMPLATE("a handler that halts the loop ends the run at its event, and the run can go on", List,
                   EVENT_LISTS) {
    EventLoop<List> loop(1);
    loop.after(0, 1s);
    int fired = 0;
    const auto tick = [&](Slot) {
        if (++fired == 3) loop.halt();
        loop.after(0, 1s);
    };
    CHECK_FALSE(loop.run_until(at(10s), tick));
    CHECK(loop.now() == at(3s));
    CHECK(loop.run_until(at(10s), tick));
    CHECK(fired == 10);
    CHECK(loop.now() == at(10s));
}

TEST_CASE_TEMPLATE("a loop halted in its last event goes on where it was halted", List, EVENT_LISTS) {
    EventLoop<List> loop(1);
    loop.after(0, 1s);
    CHECK_FALSE(loop.run_until(at(10s), [&](Slot) { loop.halt(); }));
    CHECK(loop.now() == at(1s));
    CHECK(loop.next_time() == never);
    CHECK(loop.run_until(at(10s), [](Slot) {}));
    CHECK(loop.now() == at(10s));
}

TEST_CASE_TEMPLATE("steps fire one timer each, until none is left", List, EVENT_LISTS) {
    EventLoop<List> loop(2);
    CHECK_FALSE(loop.step([](Slot) { FAIL("nothing was set"); }));
    CHECK(loop.now() == run_start);
    loop.at(0, at(1s));
    loop.at(1, at(1s));
    std::vector<Slot> order;
    const auto note = [&](Slot slot) { order.push_back(slot); };
    CHECK(loop.step(note));
    CHECK(order == std::vector<Slot>{0});
    CHECK(loop.now() == at(1s));
    CHECK(loop.step(note));
    CHECK_FALSE(loop.step(note));
    CHECK(order == std::vector<Slot>{0, 1});
    CHECK(loop.events() == 2);
}

TEST_CASE_TEMPLATE("steps and runs make the same history", List, EVENT_LISTS) {
    // Eight timers that set each other at random; the order of draws is the order of events.
    const auto history_of = [](auto&& drive) {
        EventLoop<List> loop(8);
        Stream stream(StreamKey{3, 0, 0, 0});
        for (Slot slot = 0; slot < 8; ++slot)
            loop.after(slot, Duration{static_cast<std::int64_t>(stream() % 5)});
        History history;
        drive(loop, [&](Slot slot) {
            history.emplace_back(loop.now(), slot);
            loop.after(static_cast<Slot>(stream() % 8), Duration{static_cast<std::int64_t>(stream() % 5)});
            loop.after(slot, Duration{static_cast<std::int64_t>(1 + stream() % 5)});
        });
        return history;
    };
    const SimTime end = at(Duration{2000});
    const History by_run = history_of([&](auto& loop, auto&& handler) { loop.run_until(end, handler); });
    const History by_step = history_of([&](auto& loop, auto&& handler) {
        while (loop.next_time() <= end)
            loop.step(handler);
    });
    const History by_slices = history_of([&](auto& loop, auto&& handler) {
        while (loop.now() < end)
            loop.run_until(loop.now() + Duration{1}, handler);
    });
    CHECK(by_run.size() > 2000);
    CHECK(by_run == by_step);
    CHECK(by_run == by_slices);
    CHECK(
        std::is_sorted(by_run.begin(), by_run.end(), [](const Fired& a, const Fired& b) { return a.first < b.first; }));
}

TEST_CASE_TEMPLATE("what fires next is right after every setting and cancelling, of the next one itself, too", List, EVENT_LISTS) {
    for (const std::size_t slots : {1u, 2u, 3u, 20u}) {
        CAPTURE(slots);
        EventLoop<List> loop(slots);
        std::map<Slot, SimTime> set;
        Stream stream(StreamKey{6, slots, 0, 0});
        const auto is_right = [&] {
            const auto next = std::min_element(set.begin(), set.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
            REQUIRE(loop.next_time() == (next == set.end() ? never : next->second));
            REQUIRE(loop.alone() == (next == set.end() || next->second != loop.now()));
        };
        const auto change = [&] {
            const auto slot = static_cast<Slot>(stream() % slots);
            if (stream() % 4 == 0) {
                loop.cancel(slot);
                set.erase(slot);
            } else {
                set[slot] = loop.now() + Duration{static_cast<std::int64_t>(stream() % 6)};
                loop.at(slot, set[slot]);
            }
            REQUIRE(loop.time_of(slot) == (set.contains(slot) ? set[slot] : never));
            is_right();
        };
        for (int step = 0; step < 3000; ++step) {
            change();
            loop.step([&](Slot slot) {
                REQUIRE(set.at(slot) == loop.now());
                set.erase(slot);
                is_right();
                for (std::uint64_t changes = stream() % 4; changes > 0; --changes) change();
            });
            is_right();
        }
        CHECK(loop.events() > 1000);
    }
}

TEST_CASE("every event list makes the same history") {
    const auto history_of = [](auto loop) {
        Stream stream(StreamKey{4, 0, 0, 0});
        for (Slot slot = 0; slot < 21; ++slot)
            loop.after(slot, Duration{static_cast<std::int64_t>(stream() % 9)});
        History history;
        loop.run_until(at(Duration{5000}), [&](Slot slot) {
            history.emplace_back(loop.now(), slot);
            const auto other = static_cast<Slot>(stream() % 21);
            if (stream() % 3 == 0 && other != slot) loop.cancel(other);
            loop.after(slot, Duration{static_cast<std::int64_t>(1 + stream() % 9)});
        });
        return history;
    };
    const History history = history_of(EventLoop<WinnerTree>(21));
    CHECK(history.size() > 1000);
    CHECK(history == history_of(EventLoop<SlotHeap>(21)));
}

TEST_CASE_TEMPLATE("a listener hears every event before its handler does", List, EVENT_LISTS) {
    History heard;
    EventLoop<List, Recorder> loop(3, Recorder{&heard});
    loop.after(0, 1s);
    loop.after(2, 1s);
    loop.after(1, 2s);
    std::vector<std::size_t> heard_before;
    loop.run_until(at(3s), [&](Slot) { heard_before.push_back(heard.size()); });
    CHECK(heard == History{{at(1s), 0}, {at(1s), 2}, {at(2s), 1}});
    CHECK(heard_before == std::vector<std::size_t>{1, 2, 3});
    CHECK(loop.listener().history == &heard);
}

TEST_CASE_TEMPLATE("a loop without a listener is not a byte larger for it", List, EVENT_LISTS) {
    struct Bare {
        List list;
        typename List::Entry next;
        SimTime now;
        SimTime last;
        std::uint64_t events;
    };
    CHECK(std::is_empty_v<Silent>);
    CHECK(sizeof(EventLoop<List>) == sizeof(Bare));
}

TEST_CASE_TEMPLATE("when the last timer of an instant has fired, the handler is told once, and may go on", List,
                   EVENT_LISTS) {
    EventLoop<List> loop(3);
    for (const Slot slot : {0u, 2u})
        loop.at(slot, at(1s));
    loop.at(1, at(2s));
    History history;
    loop.run_until(at(5s), SettlingOnce<EventLoop<List>>{loop, history});
    CHECK(history ==
          History{{at(1s), 0}, {at(1s), 2}, {at(1s), over}, {at(1s), 0}, {at(1s), over}, {at(2s), 1}, {at(2s), over}});
}

TEST_CASE_TEMPLATE("a handler that has nothing unsettled is not told that an instant is over", List, EVENT_LISTS) {
    struct Settled {
        int fired = 0, told = 0;
        void operator()(Slot) { ++fired; }
        bool unsettled() const { return fired == 2; }
        void instant_over() { ++told; }
    };
    EventLoop<List> loop(3);
    for (const Slot slot : {0u, 1u, 2u})
        loop.at(slot, at((slot + 1) * 1s));
    Settled handler;
    loop.run_until(at(5s), handler);
    CHECK(handler.fired == 3);
    CHECK(handler.told == 1);
}

TEST_CASE_TEMPLATE(
    "a handler that looks ahead hears who is next before each timer, and looks after it, when the instant is settled", List,
    EVENT_LISTS) {
    struct Ahead {
        EventLoop<List>& loop;
        std::vector<std::pair<Slot, SimTime>> seen{};
        std::vector<Slot> expected{};
        void operator()(Slot slot) {
            if (slot == 0) loop.after(0, 4s);
        }
        void expects(Slot next) {
            if (loop.next_time() != never) expected.push_back(next);
        }
        bool unsettled() const { return true; }
        void instant_over() {
            if (loop.now() == at(2s)) loop.after(2, 1s);
        }
        void look_ahead(Slot fired) { seen.emplace_back(fired, loop.next_time()); }
    };
    EventLoop<List> loop(3);
    loop.at(0, at(1s));
    loop.at(1, at(2s));
    Ahead handler{loop};
    loop.run_until(at(4s), handler);
    CHECK(handler.seen == std::vector<std::pair<Slot, SimTime>>{{0, at(2s)}, {1, at(3s)}, {2, at(5s)}});
    CHECK(handler.expected == std::vector<Slot>{1, 0, 0});
}

TEST_CASE_TEMPLATE("a timer is alone when no other is set for its instant, itself set anew included", List,
                   EVENT_LISTS) {
    EventLoop<List> loop(3);
    loop.at(0, at(1s));
    loop.at(1, at(1s));
    loop.at(2, at(2s));
    std::vector<bool> alone;
    loop.run_until(at(5s), [&](Slot slot) {
        alone.push_back(loop.alone());
        if (slot != 2 || loop.events() > 3) return;
        loop.after(2, Duration::zero());
        alone.push_back(loop.alone());
        loop.after(2, 1s);
        alone.push_back(loop.alone());
    });
    CHECK(alone == std::vector<bool>{false, true, true, false, true, true});
}

TEST_CASE_TEMPLATE("a copy of a loop is a snapshot: both go on alike, and apart", List, EVENT_LISTS) {
    EventLoop<List> loop(4);
    for (Slot slot = 0; slot < 4; ++slot)
        loop.after(slot, (slot + 1) * 1s);
    const auto go_on = [](EventLoop<List>& from, SimTime end) {
        History history;
        from.run_until(end, [&](Slot slot) {
            history.emplace_back(from.now(), slot);
            from.after(slot, (slot + 1) * 1s);
        });
        return history;
    };
    go_on(loop, at(10s));
    EventLoop<List> snapshot = loop;
    const History original = go_on(loop, at(50s));
    CHECK(snapshot.now() == at(10s));
    CHECK(go_on(snapshot, at(50s)) == original);
    CHECK(snapshot.events() == loop.events());
    snapshot.cancel(0);
    CHECK(loop.is_set(0));
}
