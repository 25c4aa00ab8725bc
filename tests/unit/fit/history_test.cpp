#include "takt/fit/history.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "takt/fit/fit_records.hpp"

using namespace takt;
using namespace takt::fit;
using std::chrono::seconds;

namespace {

/// One machine, in whole seconds.
class Written {
  public:
    Written& row(int start, std::optional<int> end, const std::string& reason) {
        std::uint32_t index = 0;
        while (index < records_.reasons.size() && records_.reasons[index] != reason)
            ++index;
        if (index == records_.reasons.size()) records_.reasons.push_back(reason);
        Record record{0, 1, index, seconds{start}, std::nullopt};
        if (end) record.end = seconds{*end};
        records_.rows.push_back(record);
        return *this;
    }

    const Records& records() const { return records_; }
    std::uint32_t reason(const std::string& name) const {
        for (std::uint32_t i = 0; i < records_.reasons.size(); ++i)
            if (records_.reasons[i] == name) return i;
        return ~0U;
    }

  private:
    Records records_{{"cutter"}, {}, {}, seconds{1}};
};

/// Parts of 10 s; a jam half-way through the second, a break in the third, and a blade that breaks as the fourth begins.
Written a_morning() {
    Written written;
    written.row(0, 100, "observed")
        .row(0, 10, "cycle")
        .row(12, 30, "cycle")
        .row(16, 24, "jam")
        .row(30, 50, "cycle")
        .row(35, 45, "break")
        .row(55, 75, "cycle")
        .row(55, 65, "blade")
        .row(80, 92, "cycle")
        .row(83, 85, "jam")
        .row(96, std::nullopt, "cycle");
    return written;
}

std::vector<int> in_seconds(const std::vector<Duration>& times) {
    std::vector<int> list;
    for (const Duration time : times)
        list.push_back(static_cast<int>(std::chrono::duration_cast<seconds>(time).count()));
    return list;
}

}  // namespace

TEST_CASE("a cycle is the time in which the machine worked on its part") {
    const Written written = a_morning();
    const Histories histories(written.records());
    const Times cycles = histories.of(0).at(1).cycles();
    CHECK(in_seconds(cycles.whole) == std::vector{10, 10, 10, 10, 10});
    CHECK(cycles.cut_off == seconds{4});
}

TEST_CASE("times to failure run on the clock that is asked for") {
    const Written written = a_morning();
    const Histories histories(written.records());
    const History& cutter = histories.of(0).at(1);
    const auto jams = [&](FailureClock clock) { return cutter.times_to(written.reason("jam"), clock); };
    // Operating: 10 s and 4 s of work; then 6, 10, 10 and 3; then 7 and the 4 that were cut off.
    CHECK(in_seconds(jams(FailureClock::operating).whole) == std::vector{14, 29});
    CHECK(jams(FailureClock::operating).cut_off == seconds{11});
    CHECK(jams(FailureClock::operating).first_is_cut);
    CHECK(in_seconds(jams(FailureClock::calendar).whole) == std::vector{16, 59});
    CHECK(jams(FailureClock::calendar).cut_off == seconds{15});
    CHECK(in_seconds(jams(FailureClock::scheduled).whole) == std::vector{16, 49});
    CHECK(in_seconds(cutter.repairs(written.reason("jam")).whole) == std::vector{8, 2});
    CHECK(in_seconds(cutter.times_to(written.reason("blade"), FailureClock::operating).whole) == std::vector{30});
    CHECK(cutter.failures().size() == 2);
}

TEST_CASE("a repair that goes on as the records end is cut off, and so is no time to a failure") {
    const Written written = Written().row(0, 10, "cycle").row(10, std::nullopt, "jam").row(0, 25, "observed");
    const Histories histories(written.records());
    const History& machine = histories.of(0).at(1);
    CHECK(machine.repairs(written.reason("jam")).whole.empty());
    CHECK(machine.repairs(written.reason("jam")).cut_off == seconds{15});
    CHECK_FALSE(machine.times_to(written.reason("jam"), FailureClock::operating).cut_off);
}

TEST_CASE("work on a part that was scrapped counts for the clock, and says that the cycle is longer") {
    const Written written = Written().row(0, 6, "scrapped").row(6, 16, "cycle").row(16, 17, "jam");
    const Histories histories(written.records());
    const History& machine = histories.of(0).at(1);
    CHECK(in_seconds(machine.cycles().whole) == std::vector{10});
    CHECK(in_seconds(machine.scrapped()) == std::vector{6});
    CHECK(in_seconds(machine.times_to(written.reason("jam"), FailureClock::operating).whole) == std::vector{16});
}

TEST_CASE("a failure comes when the wait for its repair begins") {
    const Written written = Written().row(0, 30, "cycle").row(10, 15, "waiting_for_crew").row(15, 20, "jam");
    const Histories histories(written.records());
    CHECK(in_seconds(histories.of(0).at(1).times_to(written.reason("jam"), FailureClock::calendar).whole) ==
          std::vector{10});
    CHECK(in_seconds(histories.of(0).at(1).repairs(written.reason("jam")).whole) == std::vector{5});
    CHECK(in_seconds(histories.of(0).at(1).cycles().whole) == std::vector{20});
}

TEST_CASE("stops beside each other count once") {
    const Written written = Written().row(0, 30, "cycle").row(5, 15, "jam").row(10, 25, "blade");
    const Histories histories(written.records());
    CHECK(in_seconds(histories.of(0).at(1).cycles().whole) == std::vector{10});
    CHECK(in_seconds(histories.of(0).at(1).times_to(written.reason("blade"), FailureClock::operating).whole) ==
          std::vector{5});
}

TEST_CASE("a first time to failure is left out where there are enough, as nobody saw it begin") {
    Written written;
    int now = 0;
    for (int i = 0; i < 12; ++i, now += 110 + i)
        written.row(now, now + 100 + i, "cycle").row(now + 100 + i, now + 110 + i, "jam");
    const auto stations = fit_records(written.records());
    REQUIRE(stations.size() == 1);
    REQUIRE(stations[0].failures.size() == 1);
    CHECK(stations[0].failures[0].every.sample.size() == 11);
    CHECK(stations[0].failures[0].every.sample.least_value() == 101);
    CHECK(stations[0].failures[0].repair.sample.size() == 12);
}

TEST_CASE("few failures are taken as exponential, over all time seen") {
    const Written written = Written().row(0, 50, "cycle").row(50, 60, "jam").row(60, 130, "cycle");
    const auto stations = fit_records(written.records());
    const FittedLaw* every = stations[0].failures[0].every.fitted->law();
    REQUIRE(every != nullptr);
    CHECK(every->law == "exponential");
    CHECK(every->parameters[0].value.estimate == doctest::Approx(120));
}

TEST_CASE("the grid is the coarsest step that all instants are on") {
    Written whole;
    for (int i = 0; i < 10; ++i)
        whole.row(60 * i, 60 * i + 30, "cycle");
    CHECK(grid_of(whole.records().rows) == seconds{10});
    whole.row(600, 607, "cycle");
    CHECK(grid_of(whole.records().rows) == seconds{1});
    CHECK(grid_of(a_morning().records().rows) == seconds{1});
}
