// Lines without chance: every exit time is known to the second, by hand or by a max-plus recursion.
#include <doctest/doctest.h>

#include <vector>

#include "cases.hpp"
#include "exit_times.hpp"

using namespace takt;
using namespace takt::law;

namespace {

/// Work in the intervals [from, to) of seconds of every day, as one shift each.
spec::CalendarSpec daily(const Json& intervals) {
    spec::CalendarSpec calendar;
    calendar.days = spec::Weekdays::daily();
    for (const Json& interval : intervals) {
        spec::ShiftSpec shift;
        shift.from.since_midnight = from_seconds(interval[0].get<double>());
        shift.to.since_midnight = from_seconds(interval[1].get<double>());
        calendar.shifts.push_back(shift);
    }
    return calendar;
}

spec::LineSpec deterministic_line(const Json& parameters) {
    std::vector<spec::StationSpec> stations;
    for (const Json& times : parameters.at("times")) {
        spec::StationSpec here = station("S" + std::to_string(stations.size() + 1), {});
        here.cycle = {};
        for (const auto& [product, seconds] : times.items())
            here.cycle.each.push_back({spec::Ref(product), Distribution::constant(seconds.get<double>())});
        stations.push_back(here);
    }
    spec::LineSpec plant = serial(stations, parameters.at("capacities").get<std::vector<std::uint32_t>>());
    for (const auto& [product, seconds] : parameters.at("times")[0].items())
        plant.products.push_back({spec::Name(product), {}});
    auto& source = std::get<spec::SourceSpec>(plant.flows.front().elements.front());
    for (const Json& product : parameters.at("sequence"))
        source.sequence.emplace_back(product.get<std::string>());
    if (parameters.at("calendars").is_null()) return plant;
    plant.calendars.push_back({spec::Name("shift"), daily(parameters.at("calendars")[0].at("intervals"))});
    plant.run.calendar = spec::Ref("shift");
    return plant;
}

void check_line(const std::string& id) {
    CAPTURE(id);
    const Json& c = find_case(id);
    const Json& parameters = c.at("parameters");
    const auto exits = exit_times(deterministic_line(parameters), 300000);
    const std::size_t last = parameters.at("parts").get<std::size_t>();
    REQUIRE(exits.size() >= last);
    CHECK(exits.front() == c.at("answers").at("exit_time_part_1").get<double>());
    CHECK(exits[last - 1] == c.at("answers").at("exit_time_part_" + std::to_string(last)).get<double>());
    const std::string horizon = std::to_string(parameters.at("T").get<int>());
    CHECK(count_by(exits, parameters.at("T").get<double>()) ==
          c.at("answers").at("count_by_" + horizon).get<std::size_t>());
    if (!c.at("answers").contains("throughput_per_second")) return;
    // The pattern of two products repeats, so far from the start the distance of two exits of a kind is exact.
    const double per_second = 2 / (exits[last - 1] - exits[last - 3]);
    CHECK(per_second == doctest::Approx(c.at("answers").at("throughput_per_second").get<double>()).epsilon(1e-12));
}

}  // namespace

TEST_CASE("two models alternating, without and with buffers: D01, D02") {
    check_line("D01");
    check_line("D02");
}

TEST_CASE("a shift with breaks over three days: D03") {
    check_line("D03");
}

TEST_CASE("a paced belt of five positions does what a saturated line of equal constant cycles does: D05") {
    const Json& c = find_case("D05");
    const Json& parameters = c.at("parameters");
    std::vector<spec::StationSpec> stations;
    for (int i = 1; i <= parameters.at("stations"); ++i)
        stations.push_back(
            station("S" + std::to_string(i), Distribution::constant(parameters.at("takt").get<double>())));
    spec::LineSpec plant = serial(stations, std::vector<std::uint32_t>(stations.size() - 1, 0));
    plant.calendars.push_back({spec::Name("shift"), daily(parameters.at("calendar").at("intervals"))});
    plant.run.calendar = spec::Ref("shift");
    const auto exits = exit_times(plant, 28800);
    CHECK(exits.front() == c.at("answers").at("exit_time_part_1").get<double>());
    CHECK(exits.size() == c.at("answers").at("count_by_28800").get<std::size_t>());
}

TEST_CASE("parallel machines of constant times, one week in minutes: D06, D07") {
    for (const char* id : {"D06", "D07"}) {
        CAPTURE(id);
        const Json& c = find_case(id);
        const auto exits = exit_times(network(c.contains("model") ? c.at("model") : c.at("parameters")), 10080);
        CHECK(exits.size() == c.at("answers").at("count_by_10080").get<std::size_t>());
        if (c.at("answers").contains("count_by_1000"))
            CHECK(count_by(exits, 1000) == c.at("answers").at("count_by_1000").get<std::size_t>());
    }
}
