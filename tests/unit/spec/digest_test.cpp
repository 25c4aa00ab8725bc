#include "takt/spec/digest.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "plants.hpp"

using namespace plants;
using std::chrono::sys_days;
using std::chrono::year;

namespace {

/// Something of every kind.
LineSpec rich_plant() {
    LineSpec spec = two_cells();
    add_products(spec);
    CalendarSpec calendar;
    calendar.shifts = {shift(clock(6), clock(14))};
    calendar.shifts[0].breaks = {pause(clock(10), 30min)};
    calendar.holidays = {sys_days{year{2026} / 5 / 1}};
    calendar.overtime = {{sys_days{year{2026} / 5 / 2}, clock(6), clock(12), {}}};
    spec.calendars.push_back({"early", calendar});
    ResourceSpec crew;
    crew.members = {{2, {"electrical"}, {}}};
    spec.crews.push_back({"maintenance", crew});
    spec.operators.push_back({"team-a", {}});
    spec.operators[0].value.travel = TravelSpec{.speed = {1}, .places = {{"weld", {.x = {12}}}}};
    spec.robots.push_back({"handler", {}});
    spec.carriers.push_back({"skids", {40, {}, {}}});
    spec.transporters.push_back(
        {"agvs", {.count = 3, .speed = {1.2}, .places = {{"dock", {.x = {40}}}}, .battery = BatterySpec{.lasts = std::chrono::hours{4}}}});
    spec.milk_runs.push_back({"tugger", {.carries = 8, .stops = {{"axles", seconds(60), {}}}}});
    spec.zones.push_back({"shop", {.most = 9, .from = {Ref("weld")}, .to = {Ref("inspect")}}});
    auto& weld = station_of(spec, "weld");
    weld.cycle.each = {{"M7", seconds(98)}, {"M5", seconds(92)}};
    weld.cycle.all.reset();
    weld.failures = {failure(3600, 60)};
    weld.robots = {RobotSpec{}};
    weld.setup = {{"M7", "M5", seconds(60), {}}};
    weld.loads = Ref("skids");
    auto& inspect = station_of(spec, "inspect");
    inspect.unloads = Ref("skids");
    inspect.yield = Share{0.9};
    inspect.to = "shipped";
    get<SourceSpec>(spec, "panels").orders = {{1h, "M7", 2, {}}};
    spec.target = Rate{0.01};
    return spec;
}

struct Change {
    const char* what;
    std::function<void(LineSpec&)> apply;
};

const std::vector<Change>& changes() {
    static const std::vector<Change> all{
        {"a product's name", [](LineSpec& s) { s.products[0].name = "M8"; }},
        {"a share", [](LineSpec& s) { s.products[0].value.share = Share{0.71}; }},
        {"a price", [](LineSpec& s) { s.products[0].value.price->amount += 1; }},
        {"a currency", [](LineSpec& s) { s.products[0].value.price->currency = "EUR"; }},
        {"the order of the products", [](LineSpec& s) { std::swap(s.products[0], s.products[1]); }},
        {"the days", [](LineSpec& s) { s.calendars[0].value.days = Weekdays::daily(); }},
        {"a shift's end", [](LineSpec& s) { s.calendars[0].value.shifts[0].to = clock(14, 1); }},
        {"a shift's days", [](LineSpec& s) { s.calendars[0].value.shifts[0].days = Weekdays::monday_to_friday(); }},
        {"a break", [](LineSpec& s) { s.calendars[0].value.shifts[0].breaks[0].length += 1min; }},
        {"a holiday", [](LineSpec& s) { s.calendars[0].value.holidays[0].last += std::chrono::days{1}; }},
        {"overtime", [](LineSpec& s) { s.calendars[0].value.overtime[0].from = clock(7); }},
        {"the size of a crew", [](LineSpec& s) { s.crews[0].value.size = 3; }},
        {"the order of a crew", [](LineSpec& s) { s.crews[0].value.order = Order::priority; }},
        {"a skill", [](LineSpec& s) { s.crews[0].value.members[0].skills[0] = "mechanical"; }},
        {"how fast operators walk", [](LineSpec& s) { s.operators[0].value.travel->speed = {1.1}; }},
        {"where they work", [](LineSpec& s) { s.operators[0].value.travel->places[0].value.y = Length{3}; }},
        {"where they come from", [](LineSpec& s) { s.operators[0].value.travel->base = Ref("weld"); }},
        {"operators", [](LineSpec& s) { s.operators[0].name = "team-b"; }},
        {"a shared robot", [](LineSpec& s) { s.robots[0].value.size = 2; }},
        {"carriers", [](LineSpec& s) { s.carriers[0].value.count = 41; }},
        {"the way back of carriers", [](LineSpec& s) { s.carriers[0].value.returns_in = 5min; }},
        {"room for carriers", [](LineSpec& s) { s.carriers[0].value.places = Capacity(12); }},
        {"how many transporters", [](LineSpec& s) { s.transporters[0].value.count = 4; }},
        {"how many parts they carry", [](LineSpec& s) { s.transporters[0].value.carries = 2; }},
        {"how many they are sent for", [](LineSpec& s) { s.transporters[0].value.least = 2; }},
        {"how long parts wait for others", [](LineSpec& s) { s.transporters[0].value.longest_wait = 1min; }},
        {"how fast they are", [](LineSpec& s) { s.transporters[0].value.speed = {1.3}; }},
        {"a place", [](LineSpec& s) { s.transporters[0].value.places[0].value.x = {41}; }},
        {"a battery", [](LineSpec& s) { s.transporters[0].value.battery->lasts += 1min; }},
        {"how many trains", [](LineSpec& s) { s.milk_runs[0].value.trains = 2; }},
        {"a timetable", [](LineSpec& s) { s.milk_runs[0].value.every = 20min; }},
        {"a stop's material", [](LineSpec& s) { s.milk_runs[0].value.stops[0].material = Ref("seats"); }},
        {"the drive to a stop", [](LineSpec& s) { s.milk_runs[0].value.stops[0].drive = seconds(61); }},
        {"a zone's limit", [](LineSpec& s) { s.zones[0].value.most = 8; }},
        {"a zone's end", [](LineSpec& s) { s.zones[0].value.to = {Ref("store")}; }},
        {"an element's name", [](LineSpec& s) { station_of(s, "weld").name = "weld-1"; }},
        {"the order of elements", [](LineSpec& s) { std::swap(s.flows[0].elements[1], s.flows[0].elements[3]); }},
        {"a kind of element", [](LineSpec& s) { s.flows[0].elements[4] = station("shipped"); }},
        {"machines", [](LineSpec& s) { station_of(s, "weld").machines = 2; }},
        {"a cycle by a microsecond",
         [](LineSpec& s) { station_of(s, "weld").cycle.each[0].second = seconds(98.000001); }},
        {"a cycle's law",
         [](LineSpec& s) { station_of(s, "weld").cycle.each[0].second = Distribution::of<Exponential>(98.0); }},
        {"a cycle's product", [](LineSpec& s) { station_of(s, "weld").cycle.each[0].first = "M5"; }},
        {"a failure's clock", [](LineSpec& s) { station_of(s, "weld").failures[0].clock = Clock::calendar; }},
        {"a failure's effect", [](LineSpec& s) { station_of(s, "weld").failures[0].part = Interrupted::scrap; }},
        {"a failure's crew", [](LineSpec& s) { station_of(s, "weld").failures[0].crew = Ref("maintenance"); }},
        {"one failure more", [](LineSpec& s) { station_of(s, "weld").failures.push_back(failure(3600, 60)); }},
        {"robots", [](LineSpec& s) { station_of(s, "weld").robots[0].count = 2; }},
        {"a setup's time", [](LineSpec& s) { station_of(s, "weld").setup[0].time = seconds(61); }},
        {"who makes a change", [](LineSpec& s) { station_of(s, "weld").setup[0].operators = Ref("team-a"); }},
        {"a setup's direction",
         [](LineSpec& s) { std::swap(station_of(s, "weld").setup[0].from, station_of(s, "weld").setup[0].to); }},
        {"maintenance by the time of day",
         [](LineSpec& s) { station_of(s, "weld").maintenance = {{.begins = TimeOfDay{6h}, .length = seconds(60)}}; }},
        {"the time of maintenance",
         [](LineSpec& s) { station_of(s, "weld").maintenance = {{.begins = TimeOfDay{7h}, .length = seconds(60)}}; }},
        {"the days of maintenance",
         [](LineSpec& s) {
             station_of(s, "weld").maintenance = {{.days = Weekdays::daily(), .begins = TimeOfDay{6h}, .length = seconds(60)}};
         }},
        {"a batch", [](LineSpec& s) { station_of(s, "weld").batch.emplace().most = 4; }},
        {"the least of a batch", [](LineSpec& s) { station_of(s, "weld").batch = BatchSpec{.most = 4, .least = 2}; }},
        {"how long a batch is waited for", [](LineSpec& s) { station_of(s, "weld").batch = BatchSpec{.most = 4, .longest_wait = 60s}; }},
        {"what it makes of a part", [](LineSpec& s) { station_of(s, "weld").makes = {{std::nullopt, 2, {}}}; }},
        {"how many it makes of a part", [](LineSpec& s) { station_of(s, "weld").makes = {{std::nullopt, 3, {}}}; }},
        {"which product it makes of a part", [](LineSpec& s) { station_of(s, "weld").makes = {{Ref("M5"), 2, {}}}; }},
        {"the products of a batch", [](LineSpec& s) { station_of(s, "weld").batch = BatchSpec{.most = 4, .products = BatchProducts::one}; }},
        {"yield", [](LineSpec& s) { station_of(s, "inspect").yield = Share{0.91}; }},
        {"yield after rework", [](LineSpec& s) { station_of(s, "inspect").reworked_yield = Share{0.99}; }},
        {"rework", [](LineSpec& s) { station_of(s, "inspect").rework = Ref("weld"); }},
        {"a join",
         [](LineSpec& s) {
             station_of(s, "inspect").joins = {{"store", 1, {}}};
         }},
        {"who unloads", [](LineSpec& s) { station_of(s, "inspect").unloads.reset(); }},
        {"blocking", [](LineSpec& s) { station_of(s, "inspect").blocking = Blocking::before; }},
        {"the end of shifts", [](LineSpec& s) { station_of(s, "inspect").at_shift_end = ShiftEnd::finish; }},
        {"a route", [](LineSpec& s) { station_of(s, "inspect").to = "store"; }},
        {"a route's choice", [](LineSpec& s) { station_of(s, "inspect").to->choice = Choice::first; }},
        {"a capacity", [](LineSpec& s) { get<BufferSpec>(s, "store").capacity = 6; }},
        {"no capacity", [](LineSpec& s) { get<BufferSpec>(s, "store").capacity = Capacity::unlimited(); }},
        {"a transit", [](LineSpec& s) { get<BufferSpec>(s, "store").transit = 1us; }},
        {"what is followed", [](LineSpec& s) { get<SourceSpec>(s, "panels").follows = Ref("weld"); }},
        {"a match",
         [](LineSpec& s) {
             station_of(s, "inspect").joins = {{.from = "store", .count = 1, .match = Match::number, .at = {}}};
         }},
        {"draining", [](LineSpec& s) { get<BufferSpec>(s, "store").before_shift_end = BeforeShiftEnd::drain; }},
        {"random access", [](LineSpec& s) { get<BufferSpec>(s, "store").access = Access::any; }},
        {"lanes", [](LineSpec& s) { get<BufferSpec>(s, "store").lanes = 5; }},
        {"the rule of lanes", [](LineSpec& s) { get<BufferSpec>(s, "store").lane_by = LaneRule::product; }},
        {"what a sink measures", [](LineSpec& s) { get<SinkSpec>(s, "shipped").measures = SinkMeasures::sequence; }},
        {"a level", [](LineSpec& s) { get<BufferSpec>(s, "store").stop_at = 4; }},
        {"an order", [](LineSpec& s) { get<SourceSpec>(s, "panels").orders[0].count = 3; }},
        {"orders as a timetable",
         [](LineSpec& s) { std::swap(get<SourceSpec>(s, "panels").orders, get<SourceSpec>(s, "panels").timetable); }},
        {"a flow more",
         [](LineSpec& s) {
             s.flows.push_back({Name("other"), {}});
         }},
        {"the horizon", [](LineSpec& s) { s.run.horizon += 1s; }},
        {"the warm-up", [](LineSpec& s) { s.run.warm_up += 1s; }},
        {"the run's calendar", [](LineSpec& s) { s.run.calendar = Ref("early"); }},
        {"the first day", [](LineSpec& s) { s.run.start += std::chrono::days{1}; }},
        {"the target", [](LineSpec& s) { s.target = Rate{0.02}; }},
        {"no target", [](LineSpec& s) { s.target.reset(); }},
    };
    return all;
}

}  // namespace

TEST_CASE("equal plants have equal digests") {
    CHECK(digest(rich_plant()) == digest(rich_plant()));
}

TEST_CASE("every single change makes another digest, different from all the others") {
    std::set<std::uint64_t> seen{digest(rich_plant())};
    for (const Change& change : changes()) {
        LineSpec spec = rich_plant();
        change.apply(spec);
        CAPTURE(change.what);
        CHECK(seen.insert(digest(spec)).second);
    }
}

TEST_CASE("places, description, seed and replications are left out of the digest") {
    LineSpec spec = rich_plant();
    const auto before = digest(spec);
    spec.name = Name("another", at(1));
    spec.description = "words";
    spec.run.seed = 7;
    spec.run.replications = 99;
    spec.run.at = at(40);
    station_of(spec, "weld").at = at(12);
    station_of(spec, "weld").name.at = at(12, 20);
    station_of(spec, "weld").cycle.each[0].first.at = at(13);
    station_of(spec, "inspect").to->at = at(14);
    station_of(spec, "inspect").to->targets[0].to.at = at(14, 9);
    spec.flows[0].name.at = at(10);
    CHECK(digest(spec) == before);
}

TEST_CASE("a distribution's digest tells laws, parameters, shifts and dimensions apart") {
    const auto of = [](const Distribution& distribution) {
        LineSpec spec = two_cells();
        station_of(spec, "weld").cycle = distribution;
        return digest(spec);
    };
    const auto exponential = Distribution::of<Exponential>(60.0);
    std::set<std::uint64_t> seen;
    for (const Distribution& each :
         {seconds(60), cycles(60), exponential, exponential.shifted(1), exponential.scaled(2), exponential.counting(),
          Distribution::of<Exponential>(60.000001), Distribution::of<Uniform>(50.0, 70.0), seconds(59).shifted(0.5)})
        CHECK(seen.insert(of(each)).second);
    CHECK(of(Distribution::of<Exponential>(60.0)) == of(exponential));
}
