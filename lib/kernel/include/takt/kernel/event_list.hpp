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

/// A priority queue of timer slots ordered by (time, slot). Times are at run_start or later.
template <class List>
concept EventList = requires(List list, const List& view, Slot slot, SimTime time) {
    List(std::size_t{});                                    // how many slots
    { view.slots() } -> std::same_as<std::size_t>;
    { view.latest() } -> std::same_as<SimTime>;             // a slot set to a later time never comes up
    { view.next_time() } -> std::same_as<SimTime>;          // `never` when no slot is set
    { view.next_slot() } -> std::same_as<Slot>;             // precondition: next_time() is not `never`
    { view.time_of(slot) } -> std::same_as<SimTime>;        // `never` when the slot is clear
    { view.next_time_without(slot) } -> std::same_as<SimTime>;  // as if the slot were clear
    list.set(slot, time);
    list.clear(slot);
};

}  // namespace takt
