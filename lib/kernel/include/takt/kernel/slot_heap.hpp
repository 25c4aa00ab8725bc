// A second event list behind the same concept: a binary heap that knows where each slot stands.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "takt/kernel/event_list.hpp"

namespace takt {

/// Keeps full 64-bit times, so `latest` is the end of time; slower than WinnerTree, and the yardstick of its tests.
/// \complexity set and clear: O(log(slots set)) without allocation; next: O(1). Memory: 20 bytes a slot.
/// \source     Williams, Algorithm 232: Heapsort, CACM 7(6), 1964
class SlotHeap {
  public:
    struct Entry {
        SimTime time = never;
        Slot slot = 0;
        friend auto operator<=>(const Entry&, const Entry&) = default;
    };

    explicit SlotHeap(std::size_t slots) : times_(slots, never), position_(slots, absent) { heap_.reserve(slots); }

    std::size_t slots() const { return times_.size(); }
    SimTime latest() const { return never - Duration{1}; }
    Entry first() const { return heap_.empty() ? Entry{} : entry_of(heap_.front()); }
    SimTime time_of(Entry entry) const { return entry.time; }
    Slot slot_of(Entry entry) const { return entry.slot; }
    SimTime time_of(Slot slot) const { return times_[slot]; }
    Entry set(Slot slot, SimTime time) {
        if (time > latest()) {
            clear(slot);
            return {};
        }
        times_[slot] = time;
        if (position_[slot] == absent) {
            position_[slot] = static_cast<std::uint32_t>(heap_.size());
            heap_.push_back(slot);
        }
        settle(position_[slot]);
        return {time, slot};
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

    Entry entry_of(Slot slot) const { return {times_[slot], slot}; }
    bool before(Slot a, Slot b) const { return entry_of(a) < entry_of(b); }

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
