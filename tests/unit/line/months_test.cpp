#include "takt/line/months.hpp"

#include <doctest/doctest.h>

#include <numeric>

#include "takt/line/simulate.hpp"
#include "unit/line/plants.hpp"

using namespace plants;
using std::chrono::days;
using std::chrono::year;

namespace {

using Units = std::vector<std::uint64_t>;

Date date(int of_year, int month, int day) {
    return std::chrono::sys_days{year{of_year} / month / day};
}

/// A unit leaves every hour.
LineSpec hourly(Date start, Duration horizon, Duration warm_up = {}) {
    LineSpec spec = plant({source(), station("weld", 3600), sink()}, horizon);
    spec.run.start = start;
    spec.run.warm_up = warm_up;
    return spec;
}

Units units_of(const LineSpec& spec) {
    const ReplicationResult result = simulate(make_plan(spec), 1, 0);
    CHECK(std::accumulate(result.units_by_month.begin(), result.units_by_month.end(), std::uint64_t{0}) ==
          result.units());
    return result.units_by_month;
}

}  // namespace

TEST_CASE("the months of a run are those that its counted time touches") {
    const auto months = months_of(date(2026, 1, 5), 30 * one_day, 60 * one_day);  // 4 February to 5 April
    REQUIRE(months.size() == 3);
    CHECK(months[0].month == year{2026} / 2);
    CHECK(months[0].from == run_start + 30 * one_day);
    CHECK(months[0].to == run_start + 55 * one_day);
    CHECK_FALSE(months[0].whole);
    CHECK(months[1].whole);
    CHECK(months[1].to - months[1].from == 31 * one_day);
    CHECK(months[2].to == run_start + 90 * one_day);
    CHECK_FALSE(months[2].whole);
    CHECK(months_of(date(2026, 1, 1), {}, 31 * one_day).size() == 1);
    CHECK(months_of(date(2026, 1, 1), {}, 31 * one_day)[0].whole);
    CHECK(months_of(date(2026, 1, 1), {}, 31 * one_day + 1s).size() == 2);
    CHECK(months_of(date(2026, 1, 1), 31 * one_day, 1s)[0].month == year{2026} / 2);
    CHECK(months_of(date(2027, 12, 31), 12h, 24h)[1].month == year{2028} / 1);
    CHECK(months_of(date(2028, 2, 1), {}, 29 * one_day)[0].whole);
}

TEST_CASE("units count in the month in which they leave, at midnight in the one that ends") {
    CHECK(units_of(hourly(date(2026, 1, 1), 90 * one_day)) == Units{31 * 24, 28 * 24, 31 * 24});
    CHECK(units_of(hourly(date(2026, 1, 5), 30 * one_day)) == Units{27 * 24, 3 * 24});
    CHECK(units_of(hourly(date(2026, 1, 5), 30 * one_day, 10 * one_day)) == Units{17 * 24, 13 * 24});
    CHECK(units_of(hourly(date(2026, 1, 5), 10 * one_day, 27 * one_day)) == Units{10 * 24});
}

TEST_CASE("months without a unit have none, in front, in between and at the end") {
    LineSpec spec = hourly(date(2026, 1, 1), 365 * one_day);
    std::get<SourceSpec>(spec.flows[0].elements[0]).timetable = {{40 * one_day, {}, 2, {}}, {100 * one_day, {}, 3, {}}};
    CHECK(units_of(spec) == Units{0, 2, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0});
}

TEST_CASE("units of all sinks count") {
    LineSpec spec = hourly(date(2026, 1, 30), 4 * one_day);
    spec.flows.push_back({Name("other"), {source("more"), station("paint", 1800), sink("out")}});
    CHECK(units_of(spec) == Units{2 * 72, 2 * 72});
}

TEST_CASE("a copy in the middle of a run counts on by itself") {
    const Plan plan = make_plan(hourly(date(2026, 1, 30), 90 * one_day));
    Line<> line(plan, 1, 0);
    line.run_until(run_start + 20 * one_day);
    Line<> copy = line;
    line.run_until(plan.end());
    CHECK(copy.result().units_by_month == Units{48, 18 * 24, 0, 0});
    copy.run_until(plan.end());
    CHECK(copy.result() == line.result());
    CHECK(line.result().units_by_month == Units{48, 28 * 24, 31 * 24, 29 * 24});
}
