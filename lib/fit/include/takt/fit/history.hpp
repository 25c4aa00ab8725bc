// From the records of one machine to times: of its cycles, between its failures, of its repairs.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/fit/records.hpp"
#include "takt/fit/sample.hpp"

namespace takt::fit {

/// [from, to)
struct Span {
    Duration from{};
    Duration to{};
};

/// Time inside of spans that do not overlap.
class SpanClock {
  public:
    SpanClock() = default;

    /// \param spans in any order, and overlapping as they like
    explicit SpanClock(std::vector<Span> spans) {
        std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
        for (const Span& span : spans) {
            if (span.to <= span.from) continue;
            if (!spans_.empty() && span.from <= spans_.back().to) {
                spans_.back().to = std::max(spans_.back().to, span.to);
            } else {
                spans_.push_back(span);
            }
        }
        for (const Span& span : spans_) {
            before_.push_back(inside_);
            inside_ += span.to - span.from;
        }
    }

    const std::vector<Span>& spans() const { return spans_; }

    /// Up to an instant. \complexity O(log n)
    Duration reading(Duration at) const {
        const auto next = std::upper_bound(spans_.begin(), spans_.end(), at,
                                           [](Duration time, const Span& span) { return time < span.from; });
        if (next == spans_.begin()) return Duration::zero();
        const auto index = static_cast<std::size_t>(next - spans_.begin()) - 1;
        return before_[index] + std::min(at, spans_[index].to) - spans_[index].from;
    }

    Duration inside(const Span& span) const { return reading(span.to) - reading(span.from); }

  private:
    std::vector<Span> spans_;
    std::vector<Duration> before_;
    Duration inside_{};
};

/// What makes the time to the next failure run, as in takt's language.
enum class FailureClock : std::uint8_t { operating, scheduled, calendar };

/// Times in the order in which they came, on a machine's own way through its records.
struct Times {
    std::vector<Duration> whole;
    std::optional<Duration> cut_off{};  ///< the last one, by the end of the records
    bool first_is_cut = false;          ///< the first began nobody knows when: records began later
};

/// What one machine did.
class History {
  public:
    /// \param rows     of one machine, in any order
    /// \param watched  from when to when it was watched, where no row says so
    History(const Records& records, std::vector<Record> rows, const Span& watched) : watched_(watched) {
        std::stable_sort(rows.begin(), rows.end(), [](const Record& a, const Record& b) { return a.start < b.start; });
        for (const Record& row : rows)
            if (kind_of(records.reasons[row.reason]) == RecordKind::observed)
                watched_ = {row.start, row.end.value_or(watched_.to)};
        std::vector<Span> standing, unscheduled;
        for (const Record& row : rows)
            sort_in(records, row, standing, unscheduled);
        standing_ = SpanClock(std::move(standing));
        unscheduled_ = SpanClock(std::move(unscheduled));
        worked_ = SpanClock(working_spans());
    }

    /// Names of its failures, as indices into Records::reasons.
    std::set<std::uint32_t> failures() const {
        std::set<std::uint32_t> reasons;
        for (const auto& [reason, stops] : stops_)
            reasons.insert(reason);
        return reasons;
    }

    /// Work on each part; what stood still in between is no work.
    Times cycles() const {
        Times times;
        for (const Work& cycle : cycles_) {
            const Duration work = cycle.span.to - cycle.span.from - standing_.inside(cycle.span);
            if (cycle.is_whole)
                times.whole.push_back(work);
            else if (!cycle.is_scrapped)
                times.cut_off = work;
        }
        return times;
    }

    /// Of parts that were scrapped before they were finished: their work would have taken longer than this.
    std::vector<Duration> scrapped() const {
        std::vector<Duration> times;
        for (const Work& cycle : cycles_)
            if (cycle.is_scrapped) times.push_back(cycle.span.to - cycle.span.from - standing_.inside(cycle.span));
        return times;
    }

    /// On a clock, from the end of each stop for this reason to the beginning of the next.
    Times times_to(std::uint32_t reason, FailureClock clock) const {
        Times times;
        times.first_is_cut = true;
        Duration since = watched_.from;
        if (const auto found = stops_.find(reason); found != stops_.end()) {
            for (const Work& stop : found->second) {
                times.whole.push_back(on(clock, {since, failed_before(stop.span.from)}));
                since = stop.span.to;
                if (!stop.is_whole) return times;
            }
        }
        times.cut_off = on(clock, {since, watched_.to});
        return times;
    }

    /// How long each stop for this reason took.
    Times repairs(std::uint32_t reason) const {
        Times times;
        const auto found = stops_.find(reason);
        if (found == stops_.end()) return times;
        for (const Work& stop : found->second) {
            if (stop.is_whole)
                times.whole.push_back(stop.span.to - stop.span.from);
            else
                times.cut_off = stop.span.to - stop.span.from;
        }
        return times;
    }

  private:
    struct Work {
        Span span;
        bool is_whole = true;  ///< its end is known
        bool is_scrapped = false;
    };

    void sort_in(const Records& records, const Record& row, std::vector<Span>& standing,
                 std::vector<Span>& unscheduled) {
        const std::string_view reason = records.reasons[row.reason];
        const RecordKind kind = kind_of(reason);
        const Span span{row.start, row.end.value_or(std::max(row.start, watched_.to))};
        const bool scrapped = kind == RecordKind::scrapped;
        if (kind == RecordKind::cycle || scrapped) cycles_.push_back({span, row.end && !scrapped, scrapped});
        if (kind == RecordKind::stop) stops_[row.reason].push_back({span, row.end.has_value(), false});
        if (kind == RecordKind::stop || kind == RecordKind::wait) standing.push_back(span);
        if (is_unscheduled(reason)) unscheduled.push_back(span);
        if (reason == "waiting_for_crew") waits_for_crew_[span.to] = span.from;
    }

    /// Cycles without the times in which the machine stood.
    std::vector<Span> working_spans() const {
        std::vector<Span> spans;
        const std::vector<Span>& stands = standing_.spans();
        std::size_t next = 0;
        for (const Work& cycle : cycles_) {
            Duration from = cycle.span.from;
            while (next < stands.size() && stands[next].to <= from)
                ++next;
            for (std::size_t i = next; i < stands.size() && stands[i].from < cycle.span.to; ++i) {
                spans.push_back({from, stands[i].from});
                from = std::max(from, stands[i].to);
            }
            spans.push_back({from, cycle.span.to});
        }
        return spans;
    }

    /// The machine has failed when it begins to wait for its repair.
    Duration failed_before(Duration repair) const {
        const auto wait = waits_for_crew_.find(repair);
        return wait == waits_for_crew_.end() ? repair : wait->second;
    }

    Duration on(FailureClock clock, const Span& span) const {
        if (span.to <= span.from) return Duration::zero();
        if (clock == FailureClock::operating) return worked_.inside(span);
        const Duration all = span.to - span.from;
        return clock == FailureClock::calendar ? all : all - unscheduled_.inside(span);
    }

    Span watched_;
    std::vector<Work> cycles_;
    std::map<std::uint32_t, std::vector<Work>> stops_;
    std::map<Duration, Duration> waits_for_crew_;  ///< beginning by end
    SpanClock standing_;
    SpanClock unscheduled_;
    SpanClock worked_;
};

/// All histories of a set of records: of each station, machine by machine.
class Histories {
  public:
    explicit Histories(const Records& records) : by_station_(records.stations.size()) {
        Span whole{Duration::max(), Duration::min()};
        for (const Record& row : records.rows) {
            whole.from = std::min(whole.from, row.start);
            whole.to = std::max({whole.to, row.start, row.end.value_or(row.start)});
        }
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Record>> rows;
        for (const Record& row : records.rows)
            rows[{row.station, row.machine}].push_back(row);
        for (auto& [machine, of_machine] : rows)
            by_station_[machine.first].emplace(machine.second, History(records, std::move(of_machine), whole));
    }

    /// By the number of the machine.
    const std::map<std::uint32_t, History>& of(std::uint32_t station) const { return by_station_[station]; }

  private:
    std::vector<std::map<std::uint32_t, History>> by_station_;
};

}  // namespace takt::fit
