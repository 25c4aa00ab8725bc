#include "takt/line/timeline.hpp"

#include <doctest/doctest.h>

using namespace takt;
using namespace std::chrono_literals;

namespace {

/// Work from 8 to 16 with a break from 12 to 13, then off.
Timeline a_working_day() {
    return Timeline({{run_start, Presence::off_shift},
                     {run_start + 8h, Presence::working},
                     {run_start + 12h, Presence::on_break},
                     {run_start + 13h, Presence::working},
                     {run_start + 16h, Presence::off_shift}});
}

}  // namespace

TEST_CASE("without a calendar there is always work") {
    const Timeline always;
    CHECK(always.at(run_start) == Presence::working);
    CHECK(always.at(run_start + 1000h) == Presence::working);
    CHECK(always.working_between(run_start + 3h, run_start + 10h) == 7h);
}

TEST_CASE("a change counts from its instant on, and not before") {
    const Timeline day = a_working_day();
    CHECK(day.at(run_start) == Presence::off_shift);
    CHECK(day.at(run_start + 8h - 1us) == Presence::off_shift);
    CHECK(day.at(run_start + 8h) == Presence::working);
    CHECK(day.at(run_start + 12h - 1us) == Presence::working);
    CHECK(day.at(run_start + 12h) == Presence::on_break);
    CHECK(day.at(run_start + 13h) == Presence::working);
    CHECK(day.at(run_start + 16h) == Presence::off_shift);
    CHECK(day.at(run_start + 999h) == Presence::off_shift);
}

TEST_CASE("working time is counted between any two instants, breaks left out") {
    const Timeline day = a_working_day();
    CHECK(day.working_between(run_start, run_start + 24h) == 7h);
    CHECK(day.working_between(run_start + 8h, run_start + 12h) == 4h);
    CHECK(day.working_between(run_start + 11h, run_start + 14h) == 2h);
    CHECK(day.working_between(run_start + 12h, run_start + 13h) == 0h);
    CHECK(day.working_between(run_start + 12h + 30min, run_start + 13h + 1us) == 1us);
    CHECK(day.working_between(run_start + 15h, run_start + 20h) == 1h);
    CHECK(day.working_between(run_start + 9h, run_start + 9h) == 0h);
    CHECK(day.working_between(run_start + 17h, run_start + 20h) == 0h);
}

TEST_CASE("working time of the parts is that of the whole") {
    const Timeline day = a_working_day();
    Duration sum{};
    for (SimTime from = run_start; from < run_start + 24h; from += 7min)
        sum += day.working_between(from, std::min(from + 7min, run_start + 24h));
    CHECK(sum == day.working_between(run_start, run_start + 24h));
}

TEST_CASE("a spell of work lasts until a break or the end of a shift, on average") {
    CHECK(a_working_day().mean_spell() == 3h + 30min);  // from 8 to 12, from 13 to 16
    CHECK(Timeline().mean_spell() == longest_duration);
}
