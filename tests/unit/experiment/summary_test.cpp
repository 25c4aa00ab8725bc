#include "takt/experiment/summary.hpp"

#include <doctest/doctest.h>

#include "hand_made.hpp"
#include "takt/experiment/bottleneck.hpp"

using namespace takt;
using namespace std::chrono_literals;
using doctest::Approx;

TEST_CASE("units, JPH and value of output are means over replications with Student's interval") {
    const Summary summary = summarise(hand_made::plan(), hand_made::results());
    CHECK(summary.runs.size() == 3);
    CHECK(summary.units.mean() == Approx(10));
    // 8, 10, 12: standard deviation 2; t(0.975, 2) = 4.302653 from tables; half width 4.302653 x 2 / sqrt(3).
    CHECK(summary.units_interval().half_width() == Approx(4.302653 * 2 / 1.7320508).epsilon(1e-6));
    CHECK(summary.jph.mean() == Approx(0.1));  // 10 units in 100 scheduled hours
    REQUIRE(summary.value.has_value());
    CHECK(summary.value->currency == "CNY");
    // (6, 7, 8) x 100 + (2, 3, 4) x 50 = 700, 850, 1000
    CHECK(summary.value->a_run.least() == Approx(700));
    CHECK(summary.value->a_run.mean() == Approx(850));
    CHECK(summary.value->a_run.most() == Approx(1000));
}

TEST_CASE("a year is 365 days, whatever the horizon") {
    const Summary summary = summarise(hand_made::plan(), hand_made::results());
    CHECK(summary.runs_a_year == Approx(87.6));  // 8760 h / 100 h
    CHECK(summary.units_a_year() == Approx(876));
}

TEST_CASE("the target is met by a mean at or above it, and the chance says how sure that is") {
    const Summary summary = summarise(hand_made::plan(), hand_made::results());
    REQUIRE(summary.target);
    CHECK(*summary.target == Approx(10));
    CHECK(summary.meets_target() == true);
    REQUIRE(summary.chance);
    CHECK(summary.chance->met == 2);
    CHECK(summary.chance->replications == 3);
    // The target is the mean, and Student's law is symmetric.
    CHECK(summary.chance->probability.value() == Approx(0.5));
}

TEST_CASE("a plan without a target has no verdict on it") {
    Plan plan = hand_made::plan();
    plan.target_per_second.reset();
    const Summary summary = summarise(plan, hand_made::results());
    CHECK_FALSE(summary.meets_target());
    CHECK_FALSE(summary.chance);
}

TEST_CASE("no replications make an empty summary, not a division by zero") {
    const Summary summary = summarise(hand_made::plan(), {});
    CHECK(summary.runs.empty());
    CHECK_FALSE(summary.meets_target());
    CHECK(summary.stations[0].share(State::working) == 0);
}

TEST_CASE("lead times are merged over all units of all replications") {
    const Summary summary = summarise(hand_made::plan(), hand_made::results());
    CHECK(summary.lead_time.count() == 9);
    CHECK(summary.lead_time.mean() == Approx(200));
    // The sketch is exact to 1/128.
    CHECK(summary.lead_time.quantile(0.5) == Approx(200).epsilon(1.0 / 128));
    CHECK(summary.lead_time.quantile(0.95) == Approx(300).epsilon(1.0 / 128));
}

TEST_CASE("work in process, buffers, crews and carriers are averages over time") {
    const Summary summary = summarise(hand_made::plan(), hand_made::results());
    CHECK(summary.work_in_process.mean() == Approx(5));
    CHECK(summary.buffers[0].level.mean() == Approx(2));
    CHECK(summary.buffers[0].full.mean() == Approx(0.1));
    CHECK(summary.buffers[0].highest == 4);
    CHECK(summary.resources[0].utilisation.mean() == Approx(0.25));
    CHECK(summary.resources[0].waiting.mean() == Approx(0.1));
    CHECK(summary.resources[0].mean_wait_seconds() == Approx(3600));
    CHECK(summary.carriers[0].empty.mean() == Approx(10));
    CHECK(summary.carriers[0].returning.mean() == Approx(2));
}

TEST_CASE("people are busy for a share of the time they are there, and beyond that for hours") {
    // Four hours present; at work for five, three of these beyond the shift; on the way for 36 minutes, 18 beyond it. Two requests wait
    // for 20 hours each, of 40 in which somebody may ask.
    ResourceSummary crew;
    crew.add({.busy_seconds = 5 * 3600.,
              .present_seconds = 4 * 3600.,
              .waiting_seconds = 40 * 3600.,
              .travelling_seconds = 0.6 * 3600,
              .granted = 2,
              .late_busy_seconds = 3 * 3600.,
              .late_travelling_seconds = 0.3 * 3600,
              .asking_seconds = 40 * 3600.});
    CHECK(crew.utilisation.mean() == Approx(0.5));
    CHECK(crew.travelling.mean() == Approx(0.3 / 4));
    CHECK(crew.overtime.mean() == Approx(3.3));
    CHECK(crew.waiting.mean() == Approx(1));
    CHECK(crew.mean_wait_seconds() == Approx(20 * 3600));
}

TEST_CASE("state shares refer to scheduled time, without breaks and time off shift") {
    const Summary summary = summarise(hand_made::plan(), hand_made::results());
    CHECK(summary.stations[0].share(State::working) == Approx(0.5));
    CHECK(summary.stations[0].share(State::down) == Approx(0.2));
    CHECK(summary.stations[1].share(State::working) == Approx(0.5));  // 90,000 of 180,000 s
    CHECK(summary.stations[1].share(State::maintenance) == Approx(0.2));
}

TEST_CASE("OEE is availability x effectiveness x quality by ISO 22400-2") {
    const Summary summary = summarise(hand_made::plan(), hand_made::results());
    const Oee weld = oee_of(summary.stations[0].sum);
    CHECK(weld.availability == Approx(0.5));   // 180,000 of 360,000 s
    CHECK(weld.effectiveness == Approx(1.0));  // 30 x 18,000 s planned in 540,000 s
    CHECK(weld.quality == Approx(0.9));        // 27 of 30
    CHECK(weld.oee() == Approx(0.45));
    const Oee check = oee_of(summary.stations[1].sum);
    CHECK(check.availability == Approx(0.625));  // 90,000 of 180,000 - 36,000 s: maintenance is planned downtime
    CHECK(check.effectiveness == Approx(1.0));
    CHECK(check.quality == Approx(0.8));  // 2 of 10 reworked
}

TEST_CASE("a part that a failure destroys in work is lost time, and no question of quality") {
    // In 24 minutes two good parts of 8 minutes, then 4 minutes of work that are lost, then a repair of 4 minutes.
    StationResult press;
    press.times[State::working] = 20min;
    press.times[State::down] = 4min;
    press.finished = 2;
    press.scrapped = press.destroyed = 1;
    press.planned_work = 16min;
    const Oee oee = oee_of(press);
    CHECK(oee.availability == Approx(20. / 24));
    CHECK(oee.effectiveness == Approx(16. / 20));
    CHECK(oee.quality == 1);
    CHECK(oee.oee() == Approx(2 * 8. / 24));  // good parts x planned run time per item / planned busy time
    // Of ten finished one is reworked and two are scrapped, and three were never finished.
    press.finished = 10;
    press.reworked = 1;
    press.scrapped = 5;
    press.destroyed = 3;
    CHECK(oee_of(press).quality == Approx(0.7));
}

TEST_CASE("technical availability counts the failures of robots and the wait for a crew") {
    const StationSummary weld = summarise(hand_made::plan(), hand_made::results()).stations[0];
    CHECK(weld.failures == 9);  // (2 + 1 of the robot) x 3
    CHECK(weld.mean_time_between_failures() == 60000s);
    CHECK(weld.mean_time_to_repair() == 36000s);
    CHECK(weld.technical_availability().value() == Approx(0.625));
}

TEST_CASE("where no failure was over, how long one takes is not known") {
    std::vector<ReplicationResult> results = hand_made::results();
    for (ReplicationResult& result : results)
        result.stations[0].restorations = 0;
    const StationSummary weld = summarise(hand_made::plan(), results).stations[0];
    CHECK(weld.mean_time_between_failures() == 60000s);
    CHECK_FALSE(weld.mean_time_to_repair());
    CHECK_FALSE(weld.technical_availability());
}

TEST_CASE("a station without failures has no time between them") {
    const StationSummary check = summarise(hand_made::plan(), hand_made::results()).stations[1];
    CHECK_FALSE(check.mean_time_between_failures());
    CHECK(check.technical_availability() == 1);
}

TEST_CASE("after a deadlock the lost hours count for JPH, not for averages over time") {
    std::vector<ReplicationResult> results = hand_made::results_with_deadlock();
    const Summary summary = summarise(hand_made::plan(), results);
    REQUIRE(summary.first_deadlock() != nullptr);
    CHECK(summary.first_deadlock()->replication == 1);
    CHECK(summary.runs[1].jph == Approx(0.1));             // 10 units in 100 h, though it stood still for 50 of them
    CHECK(summary.runs[1].work_in_process == Approx(10));  // 5 x 100 h of parts in 50 h of observation
}

TEST_CASE("stations are ranked by how little they are starved or blocked") {
    const Summary summary = summarise(hand_made::plan(), hand_made::results());
    const std::vector<Bottleneck> ranked = rank_bottlenecks(summary);
    REQUIRE(ranked.size() == 2);
    CHECK(ranked[0].station == 0);
    CHECK(ranked[0].active == Approx(0.8));
    CHECK(ranked[0].loss == State::down);
    CHECK(ranked[0].loss_share == Approx(0.2));
    CHECK(ranked[1].active == Approx(0.7));
    CHECK(ranked[1].loss == State::maintenance);
}
