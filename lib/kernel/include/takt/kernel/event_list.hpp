// What the run loop asks of a list of pending events. Every event has a timer slot of its own; a slot holds at most one
// time, so scheduling, rescheduling and cancelling are the same operation and no stale event is ever met.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>

#include "takt/core/time.hpp"

namespace takt {

/// A timer slot. Of equal times the lower slot comes first, so slots are numbered by the rank that a model documents.
using Slot = std::uint32_t;

/// A priority queue of timer slots ordered by (time, slot). Times are at run_start or later. An entry is such a pair, and the
/// lesser of two comes first; the time of a slot that is clear, and of the first entry where all are, is later than latest().
template <class List>
concept EventList = requires(List list, const List& view, Slot slot, SimTime time, typename List::Entry entry) {
    requires std::totally_ordered<typename List::Entry>;
    List(std::size_t{});                                             // how many slots
    { view.slots() } -> std::same_as<std::size_t>;
    { view.latest() } -> std::same_as<SimTime>;                      // setting a slot to a later time clears it
    { view.first() } -> std::same_as<typename List::Entry>;
    { view.time_of(entry) } -> std::same_as<SimTime>;
    { view.slot_of(entry) } -> std::same_as<Slot>;                   // any slot, if the time is later than latest()
    { view.time_of(slot) } -> std::same_as<SimTime>;
    { list.set(slot, time) } -> std::same_as<typename List::Entry>;  // the entry of the slot from now on
    list.clear(slot);
};

/// Whether a timer is set. \complexity O(1)
template <EventList List>
bool is_set(const List& list, Slot slot) {
    return list.time_of(slot) <= list.latest();
}

}  // namespace takt
