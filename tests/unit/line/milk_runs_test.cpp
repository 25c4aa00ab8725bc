// Milk runs of trains to a station that takes a piece of each material every minute, their instants worked out by hand.
#include "takt/line/milk_runs.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "unit/line/plants.hpp"

using namespace plants;

namespace {

struct Brought {
    const char* name;
    double drive;  ///< seconds, from the stop before
    std::uint32_t stock;
    std::uint32_t reorder_point;
    std::uint32_t lot;
};

/// A part is always ready, and takes a minute; the train takes `back` seconds from its last stop.
LineSpec fit_for_ten_minutes(const std::vector<Brought>& all, MilkRunSpec run, double back) {
    StationSpec fit = station("fit", 60);
    LineSpec made = plant({}, 10min);
    for (const Brought& each : all) {
        MaterialSpec material;
        material.stock = each.stock;
        material.reorder_point = each.reorder_point;
        material.lot = each.lot;
        made.materials.push_back({Name(each.name), material});
        fit.materials.push_back({Ref(each.name), ByProduct<std::uint32_t>(1)});
        run.stops.push_back({Ref(each.name), constant(each.drive), {}});
    }
    run.way_back = constant(back);
    made.milk_runs.push_back({Name("tugger"), run});
    made.flows[0].elements = {source(), fit, sink()};
    return made;
}

Times every_minute() {
    Times times;
    for (Duration at{}; at <= 10min; at += 1min) times.push_back(at);
    return times;
}

struct SetOut : Listener {
    std::vector<std::pair<Index, Duration>> due;

    void set_out(Index material, SimTime at) override { due.emplace_back(material, at - run_start); }
};

std::vector<std::pair<Index, Duration>> set_out(const LineSpec& spec, Duration until) {
    SetOut listener;
    const Plan plan = make_plan(spec);
    HeardLine line(plan, 1, 0, listener);
    line.run_until(run_start + until);
    return listener.due;
}

}  // namespace

TEST_CASE("a lot that is called off waits for the next instant of the timetable, and is there after the drive") {
    // Called off as two are left: at 0, 180, 360 and 540 s, which leave at 0, 200, 400 and 600 s, and are there 30 s later.
    const Ran ran(fit_for_ten_minutes({{"seats", 30, 3, 2, 3}}, {.carries = 4, .every = 100s}, 20));
    CHECK(ran.loads("fit") == every_minute());
    const MilkRunResult& tugger = ran.result.milk_runs[0];
    CHECK(tugger.rounds == 4);
    CHECK(tugger.lots == 4);
    CHECK(tugger.late == 0);
    CHECK(tugger.waiting_seconds == 20 + 40 + 60);
    CHECK(tugger.under_way_seconds == 3 * 50);
    CHECK(tugger.idle_seconds == 600 - 3 * 50);
    const MaterialResult& seats = ran.result.materials[0];
    CHECK(seats.call_offs == 4);
    CHECK(seats.deliveries == 3);
    CHECK(seats.on_the_way_seconds == 3 * (30 + 50 + 70 + 60));
    CHECK(seats.stock_at_start + 3 * seats.deliveries == seats.consumed + seats.stock_at_end);
}

TEST_CASE("without a timetable one leaves as soon as it is back; a full train leaves behind what was called off last") {
    // Both are called off each minute. The seats go at once; the bolts go as the train is back, half a minute later.
    const LineSpec one = fit_for_ten_minutes({{"seats", 10, 1, 0, 1}, {"bolts", 5, 1, 0, 1}}, {.carries = 1}, 15);
    const Ran ran(one);
    CHECK(ran.loads("fit") == every_minute());
    CHECK(ran.result.milk_runs[0].rounds == 21);
    CHECK(ran.result.milk_runs[0].lots == 21);
    CHECK(ran.result.milk_runs[0].late == 0);
    CHECK(ran.result.milk_runs[0].waiting_seconds == 10 * 30);
    CHECK(ran.result.milk_runs[0].under_way_seconds == 600);
    CHECK(set_out(one, 1min - 1us) == std::vector<std::pair<Index, Duration>>{{0, 10s}, {1, 45s}});
    // Two trains leave at the same instant.
    LineSpec two = one;
    two.milk_runs[0].value.trains = 2;
    CHECK(set_out(two, 1min - 1us) == std::vector<std::pair<Index, Duration>>{{0, 10s}, {1, 15s}});
    CHECK(Ran(two).result.milk_runs[0].waiting_seconds == 0);
    CHECK(Ran(two).result.milk_runs[0].idle_seconds == 600);
}

TEST_CASE("lots take their time to set down, and those of a stop are there together") {
    const LineSpec made = fit_for_ten_minutes({{"seats", 5, 1, 3, 2}, {"bolts", 5, 1, 0, 1}}, {.carries = 3, .unload = 10s}, 15);
    // Two lots of seats are called off as the run begins, until more than three are there and on the way; then the first part takes
    // the last of the bolts.
    CHECK(set_out(made, 1s) == std::vector<std::pair<Index, Duration>>{{0, 25s}, {0, 25s}, {1, 40s}});
}

TEST_CASE("a train that is away at an instant of the timetable leaves late, with what has been called off since, too") {
    // A round takes 80 s, and a lot is called off each minute; the one of 240 s as the train leaves, and it goes with the next.
    const Ran ran(fit_for_ten_minutes({{"seats", 50, 10, 9, 1}}, {.carries = 4, .every = 60s}, 30));
    CHECK(ran.loads("fit") == every_minute());
    const MilkRunResult& tugger = ran.result.milk_runs[0];
    CHECK(tugger.rounds == 8);  // at 0, 80, 160 ... 560 s
    CHECK(tugger.late == 7);
    CHECK(tugger.lots == 10);
    CHECK(tugger.waiting_seconds == 2 * (20 + 40 + 60 + 80) + 20);
    CHECK(tugger.under_way_seconds == 600);
}

TEST_CASE("an instant at which nothing waits is over, whoever is there") {
    // Called off at 0, 60 s ...: what is called off at 60 s waits for 100 s although the train was there at 50 s.
    LineSpec made = fit_for_ten_minutes({{"seats", 5, 10, 9, 1}}, {.carries = 4, .every = 50s}, 5);
    made.flows[0].elements[0] = timetable({60s});
    CHECK(set_out(made, 10min) == std::vector<std::pair<Index, Duration>>{{0, 105s}});
    CHECK(Ran(made).result.milk_runs[0].late == 0);
}

TEST_CASE("trains leave while their calendar is on, and finish their rounds") {
    // From 100 s to 400 s. At 100 s two lots leave, at 150, 200 and 250 s one that has waited, at 300 and 360 s one at once.
    LineSpec made = fit_for_ten_minutes({{"seats", 30, 10, 9, 1}}, {.carries = 10, .calendar = Ref("tugger-shift")}, 20);
    made.calendars.push_back({Name("tugger-shift"), daily(100s, 400s)});
    const Ran ran(made);
    CHECK(ran.loads("fit") == every_minute());
    const MilkRunResult& tugger = ran.result.milk_runs[0];
    CHECK(tugger.rounds == 6);
    CHECK(tugger.lots == 7);
    CHECK(tugger.waiting_seconds == 30 + 20 + 10);
    CHECK(tugger.under_way_seconds == 4 * 50 + 50 + 40);
    CHECK(tugger.idle_seconds == 10);
    // By a timetable of each minute: at 120, 180, 240, 300 and 360 s, with what was called off before.
    made.milk_runs[0].value.every = 60s;
    const Ran by_timetable(made);
    CHECK(by_timetable.result.milk_runs[0].rounds == 5);
    CHECK(by_timetable.result.milk_runs[0].lots == 6);
    CHECK(by_timetable.result.milk_runs[0].late == 0);
}

TEST_CASE("a round that was begun before a break is not begun again after it, and what waits goes then") {
    // The train is back at 90 s, in a break from 80 s to 130 s; the lot of 60 s goes at 130 s.
    LineSpec made = fit_for_ten_minutes({{"seats", 60, 10, 9, 1}}, {.carries = 10, .calendar = Ref("tugger-shift")}, 30);
    made.calendars.push_back({Name("tugger-shift"), daily(0s, 600s, {{.from = {80s}, .length = 50s}})});
    CHECK(set_out(made, 190s) == std::vector<std::pair<Index, Duration>>{{0, 60s}, {0, 190s}, {0, 190s}});
}

TEST_CASE("a round of centuries at each of a thousand stops does not end") {
    std::vector<Brought> all(1000, {"", 6e9, 1, 0, 1});
    std::vector<std::string> names;
    for (std::size_t i = 0; i < all.size(); ++i) names.push_back("m" + std::to_string(i));
    for (std::size_t i = 0; i < all.size(); ++i) all[i].name = names[i].c_str();
    const Ran ran(fit_for_ten_minutes(all, {.carries = 1000, .unload = longest_duration}, 6e9));
    CHECK(ran.loads("fit") == Times{0s});
    CHECK(ran.result.milk_runs[0].rounds == 1);
}

TEST_CASE("a station waits for what a full train leaves behind") {
    // A lot of one each round of 90 s: the second part waits for the train from 60 s to 45 + 90 s.
    const Ran ran(fit_for_ten_minutes({{"seats", 45, 1, 0, 1}}, {.carries = 1}, 45));
    CHECK(ran.loads("fit") == Times{0s, 60s, 135s, 225s, 315s, 405s, 495s, 585s});
    CHECK(ran.time("fit", State::waiting_for_material) == 15s + 5 * 30s);
}
