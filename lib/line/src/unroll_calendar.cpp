#include "takt/line/unroll_calendar.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <optional>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/timeline.hpp"
#include "takt/spec/calendar.hpp"
#include "takt/spec/working_hours.hpp"

namespace takt {
namespace {

/// Collects stretches of work and of breaks, which may overlap, and lays them over each other: work counts more than a
/// break, a break more than time off.
class StretchUnion {
  public:
    explicit StretchUnion(Duration length) : end_(run_start + length) {}

    void add(SimTime from, SimTime to, Presence presence) {
        from = std::max(from, run_start);
        to = std::min(to, end_);
        if (from >= to) return;
        edges_.push_back({from, presence, +1});
        edges_.push_back({to, presence, -1});
    }

    std::vector<PresenceChange> changes() {
        std::sort(edges_.begin(), edges_.end(), [](const Edge& a, const Edge& b) { return a.at < b.at; });
        std::vector<PresenceChange> changes{{run_start, Presence::off_shift}};
        for (auto edge = edges_.begin(); edge != edges_.end();) {
            const SimTime now = edge->at;
            for (; edge != edges_.end() && edge->at == now; ++edge)
                (edge->presence == Presence::working ? working_ : pausing_) += edge->by;
            change(changes, now);
        }
        return changes;
    }

  private:
    struct Edge {
        SimTime at{};
        Presence presence{};
        int by = 0;
    };

    void change(std::vector<PresenceChange>& changes, SimTime now) const {
        if (now == end_) return;
        const Presence to = working_ > 0 ? Presence::working : pausing_ > 0 ? Presence::on_break : Presence::off_shift;
        if (changes.back().at == now) {
            changes.back().to = to;
        } else if (changes.back().to != to) {
            changes.push_back({now, to});
        }
    }

    SimTime end_;
    std::vector<Edge> edges_;
    int working_ = 0;
    int pausing_ = 0;
};

/// The work of one shift that begins at `from`, with its breaks cut out.
void add_shift(StretchUnion& stretches, const spec::ShiftSpec& shift, SimTime from) {
    struct Pause {
        Duration from{};
        Duration to{};
    };
    const Duration length = spec::length_of(shift);
    std::vector<Pause> pauses;
    for (const spec::BreakSpec& pause : shift.breaks) {
        const Duration offset = spec::offset_in(shift, pause);
        pauses.push_back({std::min(offset, length), std::min(offset + pause.length, length)});
    }
    std::sort(pauses.begin(), pauses.end(), [](const Pause& a, const Pause& b) { return a.from < b.from; });
    Duration worked{};
    for (const Pause& pause : pauses) {
        stretches.add(from + worked, from + pause.from, Presence::working);
        stretches.add(from + pause.from, from + pause.to, Presence::on_break);
        worked = std::max(worked, pause.to);
    }
    stretches.add(from + worked, from + length, Presence::working);
}

/// Sorted, and those that touch joined.
class Holidays {
  public:
    explicit Holidays(std::vector<spec::DateRange> written) {
        std::sort(written.begin(), written.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const spec::DateRange& dates : written) {
            if (ranges_.empty() || ranges_.back().last < dates.first)
                ranges_.push_back(dates);
            else
                ranges_.back().last = std::max(ranges_.back().last, dates.last);
        }
    }

    bool has(spec::Date date) const {
        const auto next =
            std::upper_bound(ranges_.begin(), ranges_.end(), date,
                             [](spec::Date day, const spec::DateRange& dates) { return day < dates.first; });
        return next != ranges_.begin() && date <= std::prev(next)->last;
    }

  private:
    std::vector<spec::DateRange> ranges_;
};

}  // namespace

Timeline unroll(const spec::CalendarSpec& calendar, spec::Moment start, Duration length) {
    using std::chrono::days;
    const Holidays holidays(calendar.holidays);
    const auto midnight = [&](spec::Date date) {
        return run_start + std::chrono::duration_cast<Duration>(date - start);
    };

    StretchUnion stretches(length);
    // The night shift of the day before may run into the first day.
    for (spec::Date date = std::chrono::floor<days>(start) - days{1}; midnight(date) < run_start + length; date += days{1}) {
        if (holidays.has(date)) continue;
        const std::size_t weekday = std::chrono::weekday{date}.iso_encoding() - 1;
        for (const spec::ShiftSpec& shift : calendar.shifts)
            if (spec::days_of(shift, calendar).on[weekday] && spec::takes_place_on(shift, date))
                add_shift(stretches, shift, midnight(date) + shift.from.since_midnight);
    }
    for (const spec::OvertimeSpec& overtime : calendar.overtime) {
        const SimTime from = midnight(overtime.on) + overtime.from.since_midnight;
        stretches.add(from, from + spec::length_of(overtime), Presence::working);
    }
    return Timeline(stretches.changes());
}

std::optional<ShiftTimes> first_shift(const spec::CalendarSpec& calendar, spec::Moment start, ShiftTimes within) {
    using std::chrono::days;
    std::optional<ShiftTimes> first;
    const auto consider = [&](spec::Date date, const auto& shift) {
        const SimTime from =
            run_start + std::chrono::duration_cast<Duration>(date - start) + shift.from.since_midnight;
        const SimTime to = from + spec::length_of(shift);
        if (from >= within.from && to <= within.to && (!first || from < first->from)) first = ShiftTimes{from, to};
    };
    for (const spec::OvertimeSpec& overtime : calendar.overtime)
        consider(overtime.on, overtime);
    const Holidays holidays(calendar.holidays);
    const auto day = [&](SimTime time) { return std::chrono::floor<days>(start + (time - run_start)); };
    for (spec::Date date = day(within.from); date <= day(within.to); date += days{1}) {
        if (first && day(first->from) < date) break;
        if (holidays.has(date)) continue;
        const std::size_t weekday = std::chrono::weekday{date}.iso_encoding() - 1;
        for (const spec::ShiftSpec& shift : calendar.shifts)
            if (spec::days_of(shift, calendar).on[weekday] && spec::takes_place_on(shift, date)) consider(date, shift);
    }
    return first;
}

}  // namespace takt
