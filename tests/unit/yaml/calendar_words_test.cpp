#include <doctest/doctest.h>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

std::string with_calendar(const std::string& keys) {
    return one_station("cycle: 1 s", "calendars: {c: {" + keys + "}}\nrun: {calendar: c}\n");
}

spec::CalendarSpec calendar(const std::string& keys) {
    return load(with_calendar(keys)).calendars.at(0).value;
}

std::string days(const std::string& text) {
    std::string shown;
    for (const bool on : calendar("days: " + text + ", shifts: {from: 06:00, to: 14:00}").days.on)
        shown += on ? '1' : '0';
    return shown;
}

}  // namespace

TEST_CASE("days of the week come as a range, a single day, a list, or daily") {
    CHECK(days("mon-fri") == "1111100");
    CHECK(days("sat") == "0000010");
    CHECK(days("[mon, wed]") == "1010000");
    CHECK(days("[mon-tue, sat-sun]") == "1100011");
    CHECK(days("daily") == "1111111");
    CHECK(days("sat-mon") == "1000011");
    CHECK(errors_of(with_calendar("days: mon-fry, shifts: {from: 06:00, to: 14:00}")) ==
          "6:27: expected days of the week such as `mon-fri`, `sat` or `daily`, found `mon-fry`, did you mean 'fri'?");
}

TEST_CASE("times of day go with quotes and without, to 24:00") {
    const auto shift =
        calendar("shifts: {name: early, from: \"06:00\", to: 14:30, breaks: {at: 9:15, for: 15 min}}").shifts.at(0);
    CHECK(shift.from.since_midnight == std::chrono::hours{6});
    CHECK(shift.to.since_midnight == std::chrono::minutes{870});
    CHECK(shift.breaks.at(0).from.since_midnight == std::chrono::minutes{555});
    CHECK(calendar("shifts: {from: 00:00, to: 24:00}").shifts.at(0).to.since_midnight == std::chrono::hours{24});
    for (const char* wrong : {"24:01", "6", "6:5", "12:60", "noon", "06:00:00"}) {
        CAPTURE(std::string(wrong));
        CHECK(errors_of(with_calendar("shifts: {from: " + std::string(wrong) + ", to: 14:00}")) ==
              "6:32: expected a time of day from `00:00` to `24:00`, such as `06:30`, found `" + std::string(wrong) +
                  "`");
    }
}

TEST_CASE("dates are days that exist") {
    const auto holidays = calendar("shifts: {from: 06:00, to: 14:00}, holidays: [2026-10-01, 2028-02-29]").holidays;
    REQUIRE(holidays.size() == 2);
    CHECK(holidays[0].first == std::chrono::sys_days{std::chrono::year{2026} / 10 / 1});
    CHECK(holidays[0].last == holidays[0].first);
    for (const char* wrong : {"2026-02-29", "2026-13-01", "1.10.2026", "2026-1-1", "20261001"}) {
        CAPTURE(std::string(wrong));
        CHECK(errors_of(with_calendar("shifts: {from: 06:00, to: 14:00}, holidays: " + std::string(wrong))) ==
              "6:61: expected a date such as `2026-10-01`, found `" + std::string(wrong) + "`");
    }
}

TEST_CASE("holidays go from a date to another") {
    const auto with_holidays = [](const std::string& holidays) {
        return with_calendar("shifts: {from: 06:00, to: 14:00}, holidays: [2026-10-01, " + holidays + "]");
    };
    const auto summer = load(with_holidays("2026-07-20 to 2026-08-07")).calendars.at(0).value.holidays.at(1);
    CHECK(summer.first == std::chrono::sys_days{std::chrono::year{2026} / 7 / 20});
    CHECK(summer.last == std::chrono::sys_days{std::chrono::year{2026} / 8 / 7});
    CHECK(load(with_holidays("2026-07-20 to 2026-07-20")).calendars.size() == 1);
    CHECK(errors_of(with_holidays("2026-08-07 to 2026-07-20")) ==
          "6:74: expected a last holiday that is not before the first one, found an earlier date");
    CHECK(errors_of(with_holidays("2026-07-20 to 2062-08-07")) ==
          "6:74: expected at most 366 holidays in one range, found 13168");
    CHECK(errors_of(with_holidays("2026-07-20 to 2026-08-32")) ==
          "6:88: expected a date such as `2026-10-01`, found `2026-08-32`");
    CHECK(errors_of(with_holidays("2026-07-20 until 2026-08-07")) ==
          "6:74: expected a date such as `2026-10-01`, found `2026-07-20 until 2026-08-07`");
}

TEST_CASE("a shift may take place from a date on, and until another") {
    const auto shifts =
        calendar("shifts: [{from: 06:00, to: 14:00}, {from: 14:00, to: 22:00, since: 2026-04-01, until: 2026-12-23}]")
            .shifts;
    REQUIRE(shifts.size() == 2);
    CHECK_FALSE(shifts[0].since.has_value());
    CHECK(shifts[1].since == std::chrono::sys_days{std::chrono::year{2026} / 4 / 1});
    CHECK(shifts[1].until == std::chrono::sys_days{std::chrono::year{2026} / 12 / 23});
}
