// The bottleneck at each instant, from active periods that are written down by hand.
#include "takt/experiment/active_periods.hpp"

#include <vector>

#include "takt/experiment/shifting_bottleneck.hpp"
#include "takt/line/make_plan.hpp"
#include "unit/line/plants.hpp"

using namespace takt;
using namespace plants;

namespace {

struct Change {
    Duration at;
    Index machine;
    State to;
};

/// Two stations with one machine each, both starved at first.
BottleneckTimes times_of(const std::vector<Change>& changes, Duration from, Duration end, std::size_t parts = 1) {
    const Plan plan = make_plan(plant({source(), station("A", 1), station("B", 1), sink()}, 1h));
    ActivePeriods active(plan);
    std::vector<State> states(2, State::starved);
    for (const Change& change : changes) {
        active.changed(run_start + change.at, change.machine, states[change.machine], change.to);
        states[change.machine] = change.to;
    }
    active.close(run_start + end);
    return bottleneck_times(active, 2, run_start + from, run_start + end, parts);
}

}  // namespace

TEST_CASE("the longest period is the bottleneck, and where it overlaps with the next it shifts") {
    // A from 0 to 10, B from 8 to 30, A from 25 to 60.
    const std::vector<Change> changes{{0s, 0, State::working},  {8s, 1, State::down},     {10s, 0, State::blocked},
                                      {25s, 0, State::working}, {30s, 1, State::starved}, {60s, 0, State::starved}};
    const BottleneckTimes times = times_of(changes, 0s, 60s, 2);
    CHECK(times.observed == 60s);
    CHECK(times.sole == Times{38s, 15s});
    CHECK(times.shifting == Times{7s, 7s});
    CHECK(times.momentary[0] == Times{13s, 17s});
    CHECK(times.momentary[1] == Times{30s, 0s});
}

TEST_CASE("what was before counting began makes a period longer, and does not count") {
    // A from 0 to 30, B from 20 to 45; counted from 10.
    const std::vector<Change> changes{
        {0s, 0, State::working}, {20s, 1, State::working}, {30s, 0, State::starved}, {45s, 1, State::starved}};
    const BottleneckTimes times = times_of(changes, 10s, 50s);
    CHECK(times.observed == 35s);
    CHECK(times.sole == Times{10s, 15s});
    CHECK(times.shifting == Times{10s, 10s});
}

TEST_CASE("a break neither ends a period nor counts in it") {
    // A works from 0 to 10 and from 20 to 30, with a break between: 20 s in all. B works from 12 to 27.
    const std::vector<Change> changes{{0s, 0, State::working},  {10s, 0, State::on_break}, {12s, 1, State::working},
                                      {20s, 0, State::working}, {27s, 1, State::starved},  {30s, 0, State::starved}};
    const BottleneckTimes times = times_of(changes, 0s, 30s);
    CHECK(times.observed == 28s);
    CHECK(times.shifting == Times{7s, 7s});  // from 20 to 27 both are at work
    CHECK(times.sole == Times{13s, 8s});
}

TEST_CASE("a wait that lasts no time ends nothing") {
    const std::vector<Change> changes{{0s, 0, State::working},  {5s, 1, State::working},  {10s, 0, State::starved},
                                      {10s, 0, State::working}, {16s, 0, State::starved}, {18s, 1, State::starved}};
    const BottleneckTimes times = times_of(changes, 0s, 20s);  // 16 s against 13 s
    CHECK(times.sole == Times{5s, 2s});
    CHECK(times.shifting == Times{11s, 11s});
}
