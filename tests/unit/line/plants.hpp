// Small plants in few words, and what happens in them, for tests whose times are worked out by hand.
#pragma once

#include <chrono>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "heard_line.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/spec/check.hpp"

namespace plants {

using namespace takt;
using namespace takt::spec;
using namespace std::chrono_literals;

using Times = std::vector<Duration>;

inline Distribution constant(double seconds) { return Distribution::constant(seconds); }
inline Distribution cycles(double count) { return Distribution::constant(count, Dimension::count); }

inline SourceSpec source(const char* name = "source") {
    SourceSpec made;
    made.name = name;
    return made;
}

/// One part each at the given times.
inline SourceSpec timetable(std::initializer_list<Duration> times, const char* name = "source") {
    SourceSpec made = source(name);
    for (const Duration time : times) made.timetable.push_back({time, {}, 1, {}});
    return made;
}

inline StationSpec station(const char* name, double seconds) {
    StationSpec made;
    made.name = name;
    made.cycle = constant(seconds);
    return made;
}

inline BufferSpec buffer(const char* name, std::uint32_t places) {
    BufferSpec made;
    made.name = name;
    made.capacity = places;
    return made;
}

inline SinkSpec sink(const char* name = "sink") {
    SinkSpec made;
    made.name = name;
    return made;
}

inline FailureSpec failure(Clock clock, double every, double repair, Interrupted part = Interrupted::resume) {
    FailureSpec made;
    made.clock = clock;
    made.every = clock == Clock::cycles ? cycles(every) : constant(every);
    made.repair = constant(repair);
    made.part = part;
    return made;
}

inline RouteSpec route(Choice choice, std::initializer_list<RouteTarget> targets) {
    RouteSpec made;
    made.choice = choice;
    made.targets = targets;
    return made;
}

inline LineSpec plant(std::vector<ElementSpec> elements, Duration horizon) {
    LineSpec made;
    made.name = "test";
    made.run.horizon = horizon;
    made.flows.push_back({Name("line"), std::move(elements)});
    return made;
}

inline LineSpec with_products(LineSpec made, std::initializer_list<const char*> names) {
    for (const char* name : names) made.products.push_back({name, {}});
    return made;
}

/// Work every day from one second of the day to another, the run beginning at second 0.
inline CalendarSpec daily(Duration from, Duration to, std::vector<BreakSpec> breaks = {}) {
    CalendarSpec made;
    made.days = Weekdays::daily();
    ShiftSpec shift;
    shift.from = {from};
    shift.to = {to};
    shift.breaks = std::move(breaks);
    made.shifts.push_back(shift);
    return made;
}

struct Diary : Listener {
    Times exits;
    std::vector<std::pair<Duration, Index>> loads;  ///< and at which station

    void left(SimTime time, Index, const Part&) override { exits.push_back(time - run_start); }
    void loaded(SimTime time, Index station, Index, const Part&) override { loads.emplace_back(time - run_start, station); }
};

/// A plant's one replication, run to its end.
struct Ran {
    Plan plan;
    Diary diary;
    ReplicationResult result;

    explicit Ran(const LineSpec& spec) : plan(make_plan(spec)) {
        HeardLine line(plan, 1, 0, diary);
        line.run_until(plan.end());
        result = line.result();
    }

    const Times& exits() const { return diary.exits; }
    Times loads(const std::string& station) const {
        Times times;
        for (const auto& [time, at] : diary.loads)
            if (plan.stations[at].name == station) times.push_back(time);
        return times;
    }
    Duration time(const std::string& station, State state) const {
        for (Index s = 0; s < plan.stations.size(); ++s)
            if (plan.stations[s].name == station) return result.stations[s].times[state];
        return Duration::min();
    }
};

inline std::vector<std::string> errors(const LineSpec& spec) {
    Diagnostics diagnostics;
    check(spec, diagnostics);
    std::vector<std::string> messages;
    for (const Diagnostic& entry : diagnostics.entries())
        if (entry.severity == Severity::error) messages.push_back(entry.message);
    return messages;
}

}  // namespace plants

namespace doctest {
template <>
struct StringMaker<std::chrono::duration<std::int64_t, std::micro>> {
    static String convert(const std::chrono::duration<std::int64_t, std::micro>& time) {
        return (std::to_string(time.count()) + " us").c_str();
    }
};
template <>
struct StringMaker<plants::Times> {
    static String convert(const plants::Times& times) {
        std::string text;
        for (const auto time : times) text += std::to_string(time.count()) + " us, ";
        return text.c_str();
    }
};
}  // namespace doctest
