// Failures and maintenance on all clocks. Times in the comments are seconds.
#include "plants.hpp"

using namespace plants;

namespace {

/// Always parts, one station of 10 s, out.
LineSpec cell(std::vector<FailureSpec> failures, Duration horizon = 60s) {
    StationSpec weld = station("weld", 10);
    weld.failures = std::move(failures);
    return plant({source(), weld, sink()}, horizon);
}

}  // namespace

TEST_CASE("an availability is the same as the times between failures that it stands for") {
    FailureSpec by_share = failure(Clock::operating, 1, 6), by_time = by_share;
    by_share.every.reset();
    by_share.availability = Share{0.75};
    by_time.every = Distribution::of<Exponential>(18.0);
    const Ran first(cell({by_share}, 600s)), second(cell({by_time}, 600s));
    CHECK(first.plan.stops[0].every.mean() == 18);
    CHECK(first.exits() == second.exits());
    CHECK(first.time("weld", State::down) == second.time("weld", State::down));
}

TEST_CASE("on the operating clock the part goes on where its work stopped") {
    // 0-10, 10-20, 20-25 | down 25-28 | 28-33, 33-43, 43-53 (25 worked again) | down 53-56 (at its beginning) | 56-
    const Ran ran(cell({failure(Clock::operating, 25, 3)}));
    CHECK(ran.exits() == Times{10s, 20s, 33s, 43s, 53s});
    CHECK(ran.time("weld", State::down) == 6s);
    CHECK(ran.time("weld", State::working) == 54s);
    CHECK(ran.result.stations[0].failures == 2);
}

TEST_CASE("a part that is restarted begins anew, one that is scrapped is gone") {
    // 0-10, 10-20, 20-25 | down to 28 | 28-38, 38-48, and 25 s after 28: | down 53-56 | 56-
    const Ran restarted(cell({failure(Clock::operating, 25, 3, Interrupted::restart)}));
    CHECK(restarted.exits() == Times{10s, 20s, 38s, 48s});
    // The same times, but the third part and the one begun at 48 are scrapped.
    const Ran scrapped(cell({failure(Clock::operating, 25, 3, Interrupted::scrap)}));
    CHECK(scrapped.exits() == Times{10s, 20s, 38s, 48s});
    CHECK(scrapped.result.scrapped == 2);
    CHECK(scrapped.result.sources[0].released == 7);
    CHECK(scrapped.result.stations[0].finished == 4);
    CHECK(scrapped.result.stations[0].scrapped == 2);
    CHECK(scrapped.result.stations[0].destroyed == 2);
    CHECK(restarted.result.stations[0].destroyed == 0);
}

TEST_CASE("the calendar clock runs while the station is idle, the operating clock does not") {
    // One part at 30. Calendar: down 25-35, the part waits at the station's door: 35-45.
    StationSpec weld = station("weld", 10);
    weld.failures = {failure(Clock::calendar, 25, 10)};
    const Ran calendar(plant({timetable({30s}), weld, sink()}, 50s));
    CHECK(calendar.exits() == Times{45s});
    CHECK(calendar.time("weld", State::down) == 10s);
    weld.failures = {failure(Clock::operating, 25, 10)};
    CHECK(Ran(plant({timetable({30s}), weld, sink()}, 50s)).exits() == Times{40s});
}

TEST_CASE("the cycle clock fails at the beginning of the last cycle") {
    // Every 3rd cycle: 0-10, 10-20, down 20-24, 24-34, 34-44, 44-54, down 54-58
    const Ran ran(cell({failure(Clock::cycles, 3, 4)}));
    CHECK(ran.exits() == Times{10s, 20s, 34s, 44s, 54s});
    CHECK(ran.time("weld", State::down) == 4s + 4s);
}

TEST_CASE("the scheduled clock counts only time in shifts, from the first instant on") {
    // Shift 100-400 s of the day. The clock of 50 s runs from 100: down 150-160, then 210-220.
    StationSpec weld = station("weld", 10);
    weld.calendar = Ref("shift");
    weld.failures = {failure(Clock::scheduled, 50, 10)};
    LineSpec spec = plant({source(), weld, sink()}, 240s);
    spec.calendars.push_back({"shift", daily(100s, 400s)});
    const Ran ran(spec);
    CHECK(ran.time("weld", State::off_shift) == 100s);
    CHECK(ran.time("weld", State::down) == 20s);
    CHECK(ran.loads("weld").front() == 0s);
    CHECK(ran.exits() == Times{110s, 120s, 130s, 140s, 150s, 170s, 180s, 190s, 200s, 210s, 230s, 240s});
}

TEST_CASE("work that ends as a failure comes is complete") {
    // Calendar clock at 20: the second part has left, the third has just begun: 20-20 | down 20-25 | 25-35
    const Ran ran(cell({failure(Clock::calendar, 20, 5)}, 40s));
    CHECK(ran.exits() == Times{10s, 20s, 35s});
}

TEST_CASE("a restart is forgotten when a second failure scraps the part") {
    // Down 5-20 (restart) and 8-12 (scrap): nothing is on the machine when it is up again.
    FailureSpec first = failure(Clock::calendar, 5, 15, Interrupted::restart);
    FailureSpec second = failure(Clock::calendar, 8, 4, Interrupted::scrap);
    LineSpec spec = cell({first, second}, 24s);
    spec.flows[0].elements[0] = timetable({0s});
    const Ran ran(spec);
    CHECK(ran.exits().empty());
    CHECK(ran.result.scrapped == 1);
    CHECK(ran.result.in_line_at_end == 0);
    CHECK(ran.result.stations[0].times.total() == 24s);
}

TEST_CASE("two stops of an idle machine leave its neighbour in service alone") {
    // Both machines stop, idle, at 10 and again at 12, for 10 s each. From 22 both work on the parts of 15 and 16. The first
    // stop comes again at 30, with 2 s of their work left.
    StationSpec weld = station("weld", 10);
    weld.machines = 2;
    weld.failures = {failure(Clock::calendar, 10, 10), failure(Clock::calendar, 12, 10)};
    const Ran ran(plant({timetable({15s, 16s}), weld, sink()}, 33s));
    CHECK(ran.exits().empty());
    CHECK(ran.loads("weld") == Times{22s, 22s});
    CHECK(ran.time("weld", State::working) == 16s);
    CHECK(ran.time("weld", State::starved) == 20s);
}

TEST_CASE("maintenance waits for the part in work") {
    // Due at 25; the third part is done at 30: maintenance 30-35; next due 60.
    StationSpec weld = station("weld", 10);
    MaintenanceSpec planned;
    planned.every = constant(25);
    planned.length = constant(5);
    weld.maintenance = {planned};
    const Ran ran(plant({source(), weld, sink()}, 60s));
    CHECK(ran.exits() == Times{10s, 20s, 30s, 45s, 55s});
    CHECK(ran.time("weld", State::maintenance) == 5s);
    CHECK(ran.result.stations[0].failures == 0);
}

namespace {

MaintenanceSpec at_six(double seconds) {
    MaintenanceSpec planned;
    planned.begins = TimeOfDay{6h};
    planned.length = constant(seconds);
    return planned;
}

}  // namespace

TEST_CASE("maintenance by the time of day comes on its days, after the part in work") {
    // From Monday, 0:00. Due at 6:00, begun at 7:00 or on the next day, at hour 30, begun at 35.5.
    StationSpec weld = station("weld", 7 * 3600);
    weld.maintenance = {at_six(1800)};
    const LineSpec spec = plant({source(), weld, sink()}, 44h);
    const Ran ran(spec);
    CHECK(ran.exits() == Times{7h, 14h + 30min, 21h + 30min, 28h + 30min, 35h + 30min, 43h});
    CHECK(ran.time("weld", State::maintenance) == 1h);
    CHECK(ran.plan.stops[0].every.mean() == 23.5 * 3600);  // for who reckons with the time from the end of one to the next

    LineSpec on_tuesdays = spec;
    std::get<StationSpec>(on_tuesdays.flows[0].elements[1]).maintenance[0].days = Weekdays::range(1, 1);
    CHECK(Ran(on_tuesdays).exits() == Times{7h, 14h, 21h, 28h, 35h, 42h + 30min});

    on_tuesdays.run.start = Date{std::chrono::year{2026} / 1 / 6};
    CHECK(Ran(on_tuesdays).exits() == Times{7h, 14h + 30min, 21h + 30min, 28h + 30min, 35h + 30min, 42h + 30min});
}

TEST_CASE("maintenance by the time of day that comes before the last is over is left out") {
    // For 30 hours from 6:00: until noon of the next day, and from 6:00 of the third for the 18 hours that are left of it.
    StationSpec weld = station("weld", 10);
    weld.maintenance = {at_six(30 * 3600)};
    const Ran ran(plant({timetable({1000h}), weld, sink()}, 72h));
    CHECK(ran.time("weld", State::maintenance) == 48h);
    CHECK(ran.plan.stops[0].every.mean() == 18 * 3600);
}

TEST_CASE("times of the week are those of the calendar, whenever the run begins") {
    const Moment wednesday_ten = Moment{Date{std::chrono::year{2026} / 1 / 7}} + std::chrono::hours{10};
    Weekdays wednesdays_and_saturdays;
    wednesdays_and_saturdays.on[2] = wednesdays_and_saturdays.on[5] = true;
    const WeeklyTimes times(wednesdays_and_saturdays, TimeOfDay{6h}, wednesday_ten);
    CHECK(times.mean_gap() == 84h);
    CHECK(times.until_next(run_start) == 68h);               // Saturday
    CHECK(times.until_next(run_start + 68h) == 96h);         // Wednesday
    CHECK(times.until_next(run_start + 68h + 95h) == 1h);
    CHECK(times.until_next(run_start + 164h) == 72h);
    CHECK(WeeklyTimes(Weekdays::daily(), TimeOfDay{24h}, wednesday_ten).until_next(run_start) == 14h);
    CHECK(WeeklyTimes(Weekdays::daily(), TimeOfDay{10h}, wednesday_ten).until_next(run_start) == 24h);
}

TEST_CASE("a failure is over after its own time, whatever else fails meanwhile; one that is not over does not count") {
    // 10-30 and 15-45, one beside the other: down for 35 s, restored in 20 and 30. The first fails again at 40.
    const Ran ran(cell({failure(Clock::calendar, 10, 20), failure(Clock::calendar, 15, 30)}, 50s));
    CHECK(ran.time("weld", State::down) == 40s);
    CHECK(ran.result.stations[0].failures == 3);
    CHECK(ran.result.stations[0].restorations == 2);
    CHECK(ran.result.stations[0].restoring == 20s + 30s);
}

TEST_CASE("a failure that comes in the warm-up and is over after it has lasted for all of its time") {
    // Down 10-30, counted from 15 to 35.
    LineSpec spec = cell({failure(Clock::calendar, 10, 20)}, 20s);
    spec.run.warm_up = 15s;
    const Ran ran(spec);
    CHECK(ran.time("weld", State::down) == 15s);
    CHECK(ran.result.stations[0].failures == 0);
    CHECK(ran.result.stations[0].restorations == 1);
    CHECK(ran.result.stations[0].restoring == 20s);
}

TEST_CASE("the wait of a failure for its crew is time to restore, that of maintenance is not") {
    // Maintenance of a begins when its part is done, 20-27; the failure at 22 waits for the crew until then, and is over at 30.
    MaintenanceSpec service;
    service.clock = Clock::calendar;
    service.every = constant(15);
    service.length = constant(7);
    service.crew = Ref("crew");
    StationSpec a = station("a", 10);
    a.maintenance = {service};
    a.failures = {failure(Clock::calendar, 22, 3)};
    a.failures[0].crew = Ref("crew");
    LineSpec spec = plant({source(), a, sink()}, 32s);
    spec.crews.push_back({"crew", {}});
    const Ran jam_waits(spec);
    CHECK(jam_waits.result.stations[0].restorations == 1);
    CHECK(jam_waits.result.stations[0].restoring == 8s);
    // The crew is at b from 15 to 35, so that maintenance of a waits from 20 on.
    StationSpec b = station("b", 10);
    a.failures.clear();
    b.failures = {failure(Clock::calendar, 15, 20)};
    b.failures[0].crew = Ref("crew");
    LineSpec both = plant({source(), a, buffer("store", 9), b, sink()}, 40s);
    both.crews.push_back({"crew", {}});
    const Ran service_waits(both);
    CHECK(service_waits.time("a", State::waiting_for_crew) == 15s);
    CHECK(service_waits.result.stations[0].restorations == 0);
    CHECK(service_waits.result.stations[1].restoring == 20s);
}

TEST_CASE("one repairer serves two stations, by priority where asked") {
    // Both fail at 10 for 10 s; a is asked first by number, b has the better priority.
    const auto two = [](Order order) {
        StationSpec a = station("a", 100);
        StationSpec b = station("b", 100);
        a.failures = b.failures = {failure(Clock::calendar, 10, 10)};
        a.failures[0].crew = b.failures[0].crew = Ref("crew");
        a.failures[0].priority = 2;
        b.failures[0].priority = 1;
        LineSpec spec = plant({source(), a, buffer("store", 9), b, sink()}, 25s);
        ResourceSpec crew;
        crew.order = order;
        spec.crews.push_back({"crew", crew});
        return Ran(spec);
    };
    const Ran fifo = two(Order::fifo);
    CHECK(fifo.time("a", State::waiting_for_crew) == 0s);
    CHECK(fifo.time("b", State::waiting_for_crew) == 10s);
    const Ran priority = two(Order::priority);
    CHECK(priority.time("a", State::waiting_for_crew) == 10s);
    CHECK(priority.time("b", State::waiting_for_crew) == 0s);
    CHECK(priority.result.resources[0].busy_seconds == doctest::Approx(15));
}

TEST_CASE("who needs no skill is given the repairer with the fewest, so that the skilled stay free") {
    // a asks first and needs no skill; b needs the electrician.
    StationSpec a = station("a", 100);
    StationSpec b = station("b", 100);
    a.failures = b.failures = {failure(Clock::calendar, 10, 10)};
    a.failures[0].crew = b.failures[0].crew = Ref("crew");
    b.failures[0].skill = Name("electric");
    LineSpec spec = plant({source(), a, buffer("store", 9), b, sink()}, 20s);
    ResourceSpec crew;
    crew.size = 2;
    crew.members = {{1, {"electric"}, {}}, {1, {}, {}}};
    spec.crews.push_back({"crew", crew});
    const Ran both(spec);
    CHECK(both.time("a", State::down) == 10s);
    CHECK(both.time("b", State::down) == 10s);
    // Of two with one skill each a gets the first, and b waits although the mechanic is free.
    spec.crews[0].value.members = {{1, {"electric"}, {}}, {1, {"mechanic"}, {}}};
    const Ran one(spec);
    CHECK(one.time("a", State::waiting_for_crew) == 0s);
    CHECK(one.time("b", State::waiting_for_crew) == 10s);
}
