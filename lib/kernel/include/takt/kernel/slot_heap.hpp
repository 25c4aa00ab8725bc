// A second event list behind the same concept: a binary heap that knows where each slot stands.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "takt/kernel/event_list.hpp"

namespace takt {

/// Keeps full 64-bit times, so `latest` is the end of time; slower than WinnerTree, and the yardstick of its tests.
/// \complexity set and clear: O(log(slots set)) without allocation; next: O(1). Memory: 20 bytes a slot.
/// \source     Williams, Algorithm 232: Heapsort, CACM 7(6), 1964
class SlotHeap {
  public:
    explicit SlotHeap(std::size_t slots) : times_(slots, never), position_(slots, absent) { heap_.reserve(slots); }

    std::size_t slots() const { return times_.size(); }
    SimTime latest() const { return never - Duration{1}; }
    SimTime next_time() const { return heap_.empty() ? never : times_[heap_.front()]; }
    Slot next_slot() const { return heap_.front(); }
    SimTime time_of(Slot slot) const { return times_[slot]; }

    SimTime next_time_without(Slot slot) const {
        if (heap_.empty() || heap_.front() != slot) return next_time();
        SimTime earliest = never;
        for (std::size_t child = 1; child < std::min<std::size_t>(heap_.size(), 3); ++child)
            earliest = std::min(earliest, times_[heap_[child]]);
        return earliest;
    }

    void set(Slot slot, SimTime time) {
        if (time > latest()) return clear(slot);
        times_[slot] = time;
        if (position_[slot] == absent) {
            position_[slot] = static_cast<std::uint32_t>(heap_.size());
            heap_.push_back(slot);
        }
        settle(position_[slot]);
    }

    void clear(Slot slot) {
        const std::uint32_t hole = position_[slot];
        times_[slot] = never;
        if (hole == absent) return;
        position_[slot] = absent;
        const Slot last = heap_.back();
        heap_.pop_back();
        if (last == slot) return;
        place(last, hole);
        settle(hole);
    }

  private:
    static constexpr std::uint32_t absent = std::numeric_limits<std::uint32_t>::max();

    bool before(Slot a, Slot b) const { return std::pair(times_[a], a) < std::pair(times_[b], b); }

    void place(Slot slot, std::size_t at) {
        heap_[at] = slot;
        position_[slot] = static_cast<std::uint32_t>(at);
    }

    void settle(std::size_t at) {
        const Slot slot = heap_[at];
        while (at > 0 && before(slot, heap_[(at - 1) / 2])) {
            place(heap_[(at - 1) / 2], at);
            at = (at - 1) / 2;
        }
        for (std::size_t child = 2 * at + 1; child < heap_.size(); child = 2 * at + 1) {
            if (child + 1 < heap_.size() && before(heap_[child + 1], heap_[child])) ++child;
            if (!before(heap_[child], slot)) break;
            place(heap_[child], at);
            at = child;
        }
        place(slot, at);
    }

    std::vector<SimTime> times_;
    std::vector<std::uint32_t> position_;
    std::vector<Slot> heap_;
};

static_assert(EventList<SlotHeap>);

}  // namespace takt
