// Calendars: tell everyone when shifts and breaks begin and end.
#pragma once

#include <vector>

#include "takt/line/plan.hpp"
#include "takt/line/timeline.hpp"
#include "takt/line/timers.hpp"

namespace takt {

class Calendars {
  public:
    explicit Calendars(const Plan& plan) : plan_(&plan), calendars_(plan.calendars.size()) {}

    template <class Claim>
    void claim_timers(Claim&& claim) {
        for (Index i = 0; i < calendars_.size(); ++i) claim(Rank::presence, i, calendars_[i].timer);
    }

    template <class Line>
    void begin(Line& line) {
        for (Index i = 0; i < calendars_.size(); ++i) await_next(i, line);
    }

    /// Who has no calendar is always at work.
    Presence presence(Index calendar) const {
        if (calendar == none) return Presence::working;
        return plan_->calendars[calendar].timeline.changes()[calendars_[calendar].current].to;
    }

    /// Whether presence is still to change at this instant.
    bool changes_at(Index calendar, SimTime now) const {
        if (calendar == none) return false;
        const auto& changes = plan_->calendars[calendar].timeline.changes();
        const std::size_t next = calendars_[calendar].current + 1;
        return next < changes.size() && changes[next].at == now;
    }

    template <class Line>
    void on(Rank, Index index, Line& line) {
        ++calendars_[index].current;
        await_next(index, line);
        line.presence_changed(index, presence(index));
    }

  private:
    struct Calendar {
        std::size_t current = 0;
        Slot timer = 0;
    };

    template <class Line>
    void await_next(Index index, Line& line) {
        const auto& changes = plan_->calendars[index].timeline.changes();
        const std::size_t next = calendars_[index].current + 1;
        if (next < changes.size()) line.loop().at(calendars_[index].timer, changes[next].at);
    }

    const Plan* plan_;
    std::vector<Calendar> calendars_;
};

}  // namespace takt
