// A day of two stations, worked out by hand: eight hours of work, sixteen hours off.
#include "takt/experiment/costs.hpp"

#include <doctest/doctest.h>

#include "takt/experiment/energy.hpp"
#include "takt/experiment/run_experiment.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/line/make_plan.hpp"
#include "unit/line/plants.hpp"

using namespace plants;
using doctest::Approx;

namespace {

HourlyCost an_hour(double amount, const char* currency = "EUR") {
    return {{amount, currency}};
}

/// The press works all of the 8 hours, one part a minute, and finishes the last of 480 as they end. The painter works half a
/// minute on each but that one. Every other part is a B, and scrapped.
LineSpec a_day() {
    StationSpec press = station("press", 60), paint = station("paint", 30);
    press.area = Name("body");
    press.power = PowerSpec{.working = Power{80e3}, .setup = {}, .waiting = {}, .down = {}, .off = {}, .at = {}};
    press.cost = an_hour(40);
    paint.area = Name("paint");
    paint.power = PowerSpec{
        .working = Power{100e3}, .setup = {}, .waiting = Power{10e3}, .down = {}, .off = Power{2e3}, .at = {}};
    paint.yield.each = {{Ref("A"), Share{1}}, {Ref("B"), Share{0}}};
    SourceSpec panels = source();
    panels.sequence = {Ref("A"), Ref("B")};
    LineSpec day = with_products(plant({panels, press, buffer("store", 5), paint, sink()}, 24h), {"A", "B"});
    day.products[1].value.scrap_cost = Money{30, "EUR"};
    day.calendars.push_back({"day", daily(8h, 16h)});
    day.run.calendar = Ref("day");
    day.run.replications = 2;
    day.operators.push_back({"team", {}});
    day.operators[0].value.size = 2;
    day.operators[0].value.cost = an_hour(20);
    std::get<StationSpec>(day.flows[0].elements[1]).operators = Ref("team");
    day.energy_price = EnergyPrice{{0.5, "EUR"}};
    return day;
}

Summary summary_of(const LineSpec& spec) {
    const Plan plan = make_plan(spec);
    return summarise(plan, run_experiment(plan, options_of(plan)).replications);
}

constexpr double painting_hours = 479 * 30 / 3600.0;
constexpr double of_press = 8 * 80;
constexpr double of_paint = painting_hours * 100 + (8 - painting_hours) * 10 + 16 * 2;

}  // namespace

TEST_CASE("energy is power times the time in each state, by station, by shop and for each good unit") {
    const EnergySummary energy = summary_of(a_day()).energy;
    REQUIRE(energy.areas.size() == 2);
    CHECK(energy.areas[0].area == "body");
    CHECK(energy.areas[0].kwh.mean() == Approx(of_press));
    CHECK(energy.areas[1].area == "paint");
    CHECK(energy.areas[1].kwh.mean() == Approx(of_paint));
    CHECK(energy.stations[1].mean() == Approx(of_paint));
    CHECK(energy.kwh.count() == 2);
    CHECK(energy.kwh.mean() == Approx(of_press + of_paint));
    CHECK(energy.kwh_a_unit.mean() == Approx((of_press + of_paint) / 240));
}

TEST_CASE("costs are machine hours, hours of people, energy and scrap") {
    const auto costs = summary_of(a_day()).costs;
    REQUIRE(costs.has_value());
    const auto of = [&](CostKind kind) { return costs->kinds[static_cast<std::size_t>(kind)].mean(); };
    CHECK(costs->currency == "EUR");
    CHECK(of(CostKind::machines) == Approx(8 * 40));
    CHECK(of(CostKind::people) == Approx(2 * 8 * 20));
    CHECK(of(CostKind::energy) == Approx(0.5 * (of_press + of_paint)));
    CHECK(of(CostKind::scrap) == Approx(239 * 30));
    const double all = 320 + 320 + 0.5 * (of_press + of_paint) + 7170;
    CHECK(costs->total.mean() == Approx(all));
    CHECK(costs->a_unit.mean() == Approx(all / 240));
}

TEST_CASE("overtime of people is paid as their shifts are") {
    // The press fails an hour before the end of the shift, and its crew of two is at it for five hours: one of them for four beyond it.
    LineSpec day = a_day();
    auto& press = std::get<StationSpec>(day.flows[0].elements[1]);
    press.failures = {failure(Clock::calendar, 15 * 3600, 5 * 3600)};
    press.failures[0].crew = Ref("fitters");
    ResourceSpec fitters;
    fitters.size = 2;
    fitters.cost = an_hour(50, "EUR");
    fitters.calendar = Ref("day");
    day.crews.push_back({"fitters", fitters});
    const Summary summary = summary_of(day);
    REQUIRE(summary.costs.has_value());
    const double team = 2 * 8 * 20;
    CHECK(summary.costs->kinds[static_cast<std::size_t>(CostKind::people)].mean() == Approx(team + (2 * 8 + 4) * 50));
    CHECK(summary.resources[0].utilisation.mean() == Approx(1. / 16));
    CHECK(summary.resources[0].overtime.mean() == Approx(4));
}

TEST_CASE("what is left out costs nothing and takes nothing; setups and stops take what waiting takes") {
    LineSpec day = a_day();
    auto& press = std::get<StationSpec>(day.flows[0].elements[1]);
    press.failures = {failure(Clock::operating, 3600, 1800)};
    press.power->waiting = Power{6e3};
    const Summary down_as_waiting = summary_of(day);
    press.power->down = Power{0};
    const Summary down_without = summary_of(day);
    const double working = to_hours(down_without.stations[0].sum.times[State::working]) / 2;
    const double down = to_hours(down_without.stations[0].sum.times[State::down]) / 2;
    CHECK(down > 1);
    CHECK(down_without.energy.stations[0].mean() == Approx(80 * working));
    CHECK(down_as_waiting.energy.stations[0].mean() == Approx(80 * working + 6 * down));

    LineSpec free = plant({source(), station("press", 60), sink()}, 1h);
    CHECK_FALSE(summary_of(free).energy.is_asked_for());
    CHECK_FALSE(summary_of(free).costs.has_value());
}

TEST_CASE("a run without good units has costs, and none for each") {
    LineSpec day = a_day();
    std::get<StationSpec>(day.flows[0].elements[3]).yield.each[0].second = Share{0};
    const auto costs = summary_of(day).costs;
    REQUIRE(costs.has_value());
    CHECK(costs->total.mean() > 0);
    CHECK(costs->a_unit.count() == 0);
}

TEST_CASE("bought parts cost what is taken, good or not") {
    LineSpec day = a_day();
    MaterialSpec seats;
    seats.stock = 2000;
    seats.price = Money{10, "EUR"};
    day.materials.push_back({Name("seats"), seats});
    std::get<StationSpec>(day.flows[0].elements[3]).materials.push_back({Ref("seats"), ByProduct<std::uint32_t>(2)});
    const auto costs = summary_of(day).costs;
    const auto before = summary_of(a_day()).costs;
    REQUIRE(costs.has_value());
    CHECK(costs->kinds[static_cast<std::size_t>(CostKind::material)].mean() == Approx(480 * 2 * 10));
    CHECK(costs->total.mean() == Approx(before->total.mean() + 9600));
}
