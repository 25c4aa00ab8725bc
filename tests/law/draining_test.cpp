// Ovens that are drained before the shift ends, against a recursion of their own: which parts enter, and when each is out.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "cases.hpp"
#include "exit_times.hpp"
#include "takt/random/stream.hpp"

using namespace takt;
using namespace takt::law;

namespace {

constexpr double day = 86400;

struct Shift {
    double from, to;  ///< of each day
    double pause_from = 0, pause_to = 0;

    /// Working time from an instant within the shift to its end.
    double work_left(double at) const { return to - at - std::max(0.0, pause_to - std::max(at, pause_from)); }
};

spec::LineSpec with_shift(std::vector<spec::ElementSpec> elements, const Shift& shift) {
    spec::LineSpec plant;
    plant.name = "oven";
    plant.flows.push_back({spec::Name("line"), std::move(elements)});
    spec::CalendarSpec calendar;
    calendar.days = spec::Weekdays::daily();
    spec::ShiftSpec hours;
    hours.from = {from_seconds(shift.from)};
    hours.to = {from_seconds(shift.to)};
    if (shift.pause_to > shift.pause_from)
        hours.breaks.push_back({{from_seconds(shift.pause_from)}, from_seconds(shift.pause_to - shift.pause_from), {}});
    calendar.shifts.push_back(hours);
    plant.calendars.push_back({spec::Name("shift"), calendar});
    plant.run.calendar = spec::Ref("shift");
    return plant;
}

spec::SinkSpec last() {
    spec::SinkSpec made;
    made.name = "sink";
    return made;
}

}  // namespace

TEST_CASE(
    "an endless queue in front of a drained oven: as many a shift as there are cycles in what its way leaves of it") {
    Stream random(StreamKey{7, 0, hash_of("draining"), hash_of("ovens")});
    for (int trial = 0; trial < 40; ++trial) {
        const double cycle = 20 + std::floor(100 * random.uniform());
        const auto pitches = 1 + static_cast<std::uint32_t>(40 * random.uniform());
        Shift shift{std::floor(6 * 3600 * random.uniform()), 0};
        shift.to = shift.from + 7200 + std::floor(8 * 3600 * random.uniform());
        shift.pause_from = shift.from + std::floor((shift.to - shift.from) * 0.9 * random.uniform());
        shift.pause_to = shift.pause_from + std::floor((shift.to - shift.pause_from) * 0.5 * random.uniform());
        CAPTURE(trial);
        spec::SourceSpec source;
        source.name = "source";
        spec::StationSpec oven = station("oven", Distribution::constant(cycle));
        oven.moving.emplace();
        oven.moving->pitches = pitches;
        oven.moving->before_shift_end = spec::BeforeShiftEnd::drain;
        const std::vector<double> exits = exit_times(with_shift({source, oven, last()}, shift), 3 * day);
        // The k-th enters after k cycles of work, and needs its way of work behind that.
        const double spare = shift.work_left(shift.from) - pitches * cycle;
        const auto a_shift = spare < 0 ? 0 : static_cast<std::size_t>(std::floor(spare / cycle)) + 1;
        CHECK(exits.size() == 3 * a_shift);
        for (std::size_t d = 0; d < 3; ++d)
            CHECK(count_by(exits, static_cast<double>(d) * day + shift.to) == (d + 1) * a_shift);
    }
}

TEST_CASE("random arrivals at a drained conveyor: each is out as the recursion says") {
    Stream random(StreamKey{8, 0, hash_of("draining"), hash_of("conveyors")});
    const Shift shift{6 * 3600.0, 14 * 3600.0};
    for (const double way : {600.0, 1800.0, 5400.0}) {
        constexpr double cycle = 40;
        std::vector<double> arrivals;
        spec::SourceSpec source;
        source.name = "source";
        for (double at = 0; at < 20 * day;) {
            arrivals.push_back(at = std::floor(at - 300 * std::log(1 - random.uniform())) + 1);
            source.timetable.push_back({from_seconds(at), {}, 1, {}});
        }
        source.calendar = spec::Ref("always");
        spec::BufferSpec oven;
        oven.name = "oven";
        oven.capacity = spec::Capacity::unlimited();
        oven.transit = from_seconds(way);
        oven.before_shift_end = spec::BeforeShiftEnd::drain;
        spec::LineSpec plant =
            with_shift({source, oven, station("unload", Distribution::constant(cycle)), last()}, shift);
        spec::CalendarSpec always;
        always.days = spec::Weekdays::daily();
        always.shifts.push_back({});
        plant.calendars.push_back({spec::Name("always"), always});
        const std::vector<double> exits = exit_times(plant, 21 * day);

        // Entry: as it comes, or with the next shift. Unloading: after the way and the part before; it stops at the shift's end.
        std::vector<double> expected;
        double unloaded = 0;
        for (const double arrival : arrivals) {
            double enters = arrival;
            const double of_day = std::fmod(arrival, day);
            if (of_day < shift.from) enters += shift.from - of_day;
            if (of_day + way >= shift.to) enters += day + shift.from - of_day;
            const double begins = std::max(enters + way, unloaded);
            unloaded = begins + cycle;
            const double end = std::floor(begins / day) * day + shift.to;
            if (begins <= end && unloaded > end) unloaded += day - shift.to + shift.from;
            expected.push_back(unloaded);
        }
        CAPTURE(way);
        CHECK(exits == expected);
    }
}
