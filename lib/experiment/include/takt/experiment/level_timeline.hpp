// How full a buffer was, over time and how long at each level.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/experiment/time_slots.hpp"

namespace takt {

/// Of one slot.
struct LevelSlot {
    __extension__ using Wide = unsigned __int128;  // a million parts over a century do not fit in 64 bits

    Wide part_ticks = 0;       ///< integral of the level, in parts times microseconds
    std::uint32_t least = 0;
    std::uint32_t most = 0;

    double part_seconds() const { return 1e-6 * static_cast<double>(part_ticks); }
};

/// Exact: what is kept adds up to the integral of the level, to the microsecond.
/// \complexity O(1) a change as a rule; memory for a number a slot and a number a level
class LevelTimeline {
  public:
    void rises(const TimeSlots& slots, SimTime now) { changes_to(slots, now, level_ + 1); }
    void falls(const TimeSlots& slots, SimTime now) { changes_to(slots, now, level_ - 1); }

    /// Counts from here on; before that only the level is kept.
    void begin(const TimeSlots& slots, SimTime now) {
        slots_.assign(slots.count, {0, level_, level_});
        times_.clear();
        since_ = now;
        reached_ = 0;
    }

    /// Counts up to the instant.
    void count_to(const TimeSlots& slots, SimTime now) {
        if (slots_.empty()) return;
        slots.each_in(since_, now, [this](std::size_t slot, Duration time) {
            see(slot);
            slots_[slot].part_ticks += LevelSlot::Wide{level_} * static_cast<std::uint64_t>(time.count());
        });
        if (times_.size() <= level_) times_.resize(level_ + 1);
        times_[level_] += now - since_;
        since_ = now;
    }

    /// Slots that time has not come to have the level at which it ended.
    const std::vector<LevelSlot>& slots() const { return slots_; }
    const std::vector<Duration>& times() const { return times_; }  ///< by level

  private:
    void changes_to(const TimeSlots& slots, SimTime now, std::uint32_t level) {
        count_to(slots, now);
        level_ = level;
        if (!slots_.empty()) see(slots.of(now));
    }

    /// The slot has the present level at some instant. A new slot begins with it.
    void see(std::size_t slot) {
        LevelSlot& here = slots_[slot];
        if (slot > reached_) here.least = here.most = level_;
        reached_ = std::max(reached_, slot);
        here.least = std::min(here.least, level_);
        here.most = std::max(here.most, level_);
    }

    std::uint32_t level_ = 0;
    SimTime since_ = run_start;
    std::size_t reached_ = 0;  ///< slot
    std::vector<LevelSlot> slots_;
    std::vector<Duration> times_;
};

}  // namespace takt
