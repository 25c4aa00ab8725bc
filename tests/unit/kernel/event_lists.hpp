// The event lists that the same tests go through.
#pragma once

#include <cstddef>

#include "takt/kernel/event_list.hpp"
#include "takt/kernel/slot_heap.hpp"
#include "takt/kernel/winner_tree.hpp"

/// The same tree, told that the lower half of its slots is seldom set, which may or may not be true.
struct MostlyIdle : takt::WinnerTree {
    explicit MostlyIdle(std::size_t slots) : WinnerTree(slots, slots / 2) {}
};
static_assert(takt::EventList<MostlyIdle>);

#define EVENT_LISTS takt::WinnerTree, MostlyIdle, takt::SlotHeap
