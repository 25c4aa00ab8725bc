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

/// A priority queue of timer slots ordered by (time, slot). Times are at run_start or later. The time of a slot that is
/// clear, and the next time of a list in which all are, is some time later than latest().
template <class List>
concept EventList = requires(List list, const List& view, Slot slot, SimTime time) {
    List(std::size_t{});                                    // how many slots
    { view.slots() } -> std::same_as<std::size_t>;
    { view.latest() } -> std::same_as<SimTime>;             // setting a slot to a later time clears it
    { view.next_time() } -> std::same_as<SimTime>;
    { view.next_slot() } -> std::same_as<Slot>;             // precondition: next_time() <= latest()
    { view.time_of(slot) } -> std::same_as<SimTime>;
    { view.next_time_without(slot) } -> std::same_as<SimTime>;  // as if the slot were clear
    list.set(slot, time);
    list.clear(slot);
};

}  // namespace takt
