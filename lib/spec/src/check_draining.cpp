#include "takt/spec/check_draining.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "check_calendars.hpp"
#include "takt/spec/checking.hpp"
#include "takt/spec/working_hours.hpp"

namespace takt::spec {

std::optional<Duration> longest_shift(const CalendarSpec& calendar) {
    std::vector<std::pair<Duration, Duration>> shifts;  // of two weeks
    for (const ShiftSpec& shift : calendar.shifts)
        for (int day = 0; day < 14; ++day)
            if (days_of(shift, calendar).on[static_cast<std::size_t>(day % 7)])
                shifts.emplace_back(day * one_day + shift.from.since_midnight, length_of(shift));
    std::sort(shifts.begin(), shifts.end());
    Duration longest{}, from{}, to{};
    for (const auto& [begin, length] : shifts) {
        if (begin > to) from = begin;
        to = std::max(to, begin + length);
        longest = std::max(longest, to - from);
    }
    for (const OvertimeSpec& overtime : calendar.overtime)
        longest += length_of(overtime);
    if (longest >= 7 * one_day) return std::nullopt;
    return longest;
}

namespace {

class DrainingCheck {
  public:
    explicit DrainingCheck(Checking& checking) : checking_(checking) {}

    void run() {
        for (std::size_t i = 0; i < checking_.graph.size(); ++i) {
            const ElementSpec& element = checking_.graph.element(i);
            const auto* station = std::get_if<StationSpec>(&element);
            const auto* buffer = std::get_if<BufferSpec>(&element);
            if (station != nullptr && station->moving && station->moving->before_shift_end == BeforeShiftEnd::drain)
                check_line(i, *station);
            if (buffer != nullptr && buffer->before_shift_end == BeforeShiftEnd::drain) check_conveyor(i, *buffer);
        }
    }

  private:
    void check_line(std::size_t i, const StationSpec& station) {
        if (station.moving->no_part != NoPart::move)
            error(i, "expected `no_part: move`, found `wait`: it would stand with its last parts on it");
        if (station.ramp_up) error(i, "expected no `ramp_up`, since the time that parts stay has to be known");
        const auto& cycle = station.cycle.all;
        if (!cycle || !cycle->is_constant()) return;  // said by the check of moving lines
        check_shifts(i, calendar_of(station), cycle->mean() * station.moving->pitches);
    }

    void check_conveyor(std::size_t i, const BufferSpec& buffer) {
        if (buffer.transit <= Duration::zero())
            return error(i, "expected a `transit`, since without it there is no way to be on, found none");
        const std::vector<const StationSpec*> takers = takers_of(i);
        if (takers.empty() || takers.size() < checking_.graph.successors(i).size())
            return error(
                i, "expected stations that take from it, whose shifts end, found none or another buffer or a sink");
        const bool same = std::all_of(takers.begin(), takers.end(), [&](const StationSpec* taker) {
            return calendar_of(*taker) == calendar_of(*takers.front());
        });
        if (!same) return error(i, "expected one calendar of all stations that take from it, found several");
        for (const FlowEdge& edge : checking_.graph.predecessors(i))
            if (const auto* feeder = std::get_if<StationSpec>(&checking_.graph.element(edge.element));
                feeder != nullptr && feeder->blocking == Blocking::before)
                error(i, "expected stations in front of it with `blocking: after`, found " +
                             in_quotes(feeder->name.text) + ", which reserves a place and may be done too late");
        check_shifts(i, calendar_of(*takers.front()), to_seconds(buffer.transit));
    }

    std::vector<const StationSpec*> takers_of(std::size_t i) const {
        std::vector<const StationSpec*> takers;
        for (const FlowEdge& edge : checking_.graph.successors(i))
            if (const auto* taker = std::get_if<StationSpec>(&checking_.graph.element(edge.element)))
                takers.push_back(taker);
        return takers;
    }

    const Named<CalendarSpec>* calendar_of(const StationSpec& station) const {
        const auto& written = station.calendar ? station.calendar : checking_.plant.run.calendar;
        if (!written || !checking_.known.has(Thing::calendar, written->name)) return nullptr;
        return &checking_.plant.calendars[checking_.known.position(Thing::calendar, written->name)];
    }

    void check_shifts(std::size_t i, const Named<CalendarSpec>* calendar, double seconds) {
        if (calendar == nullptr)
            return error(i, "expected a calendar, of the station or of the run, whose shifts end, found none");
        const auto longest = longest_shift(calendar->value);
        if (longest ? seconds > to_seconds(*longest) : seconds > to_seconds(7 * one_day))
            return error(i, "expected that parts stay for less than " +
                                (longest ? "the longest shift of " : std::string("a week with ")) +
                                in_quotes(calendar->name.text) + (longest ? " (" + as_text(*longest) + ")" : "") +
                                ", found " + as_text(seconds) + " s: none could ever enter");
        changes_ += changes_of(calendar->value, checking_.plant.run);
        if (changes_ > most_changes)
            error(i,
                  "expected calendars that close and open entries at most 20 million times during the run, found more");
    }

    void error(std::size_t i, const std::string& message) {
        checking_.findings.error(subject_of(checking_.graph.element(i)), "`before_shift_end: drain`: " + message);
    }

    Checking& checking_;
    double changes_ = 0;
};

}  // namespace

void check_draining(Checking& checking) {
    DrainingCheck(checking).run();
}

}  // namespace takt::spec
