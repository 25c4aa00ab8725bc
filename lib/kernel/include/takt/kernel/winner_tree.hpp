// The standard event list: a tournament over timer slots, one integer key an entry, no branches on the way up.
#pragma once

#include <algorithm>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/core/inline.hpp"
#include "takt/kernel/event_list.hpp"

namespace takt {

/// A key is `ticks << slot_bits | slot`: comparing two keys compares times first and slots where times are equal.
/// The keys stand in one array as in a heap, the slots in its second half; node i has the lesser of its children 2 i and
/// 2 i + 1. A pair stands side by side, so the way up needs no more than a shift, and half of what it compares with is known
/// before it gets there. (A 4-ary tree does fewer steps with more work in each: the same up to 16,384 slots, 14 % less at
/// 65,536.)
///
/// Slots that are seldom set have a tournament of their own, whose winner takes one place in that of the others: so a few busy
/// slots among many idle ones have a short way up. Which slot comes first is in the keys, whatever the way.
///
/// A way up takes as many steps as there are levels, though a late time would have won its last contest after one or two: how
/// many it would be cannot be foreseen, and that costs more than the steps.
/// \complexity set and clear: log2(slots) steps without allocation, log2 of the busy ones for those; next: O(1).
///             Memory: 16 to 32 bytes a slot.
/// \source     Knuth, The Art of Computer Programming 3, 5.4.1 (tournament trees)
class WinnerTree {
  public:
    /// \param seldom how many slots, the lowest ones, are seldom set
    explicit WinnerTree(std::size_t slots, std::size_t seldom = 0)
        : places_(room_for(slots - seldom + (seldom > 0 ? 1 : 0))),
          seldom_(seldom),
          first_place_(places_ + (seldom > 0 ? 1 : 0) - seldom),
          seldom_places_(seldom > 0 ? room_for(seldom) : 0),
          levels_(std::countr_zero(places_)),
          slot_bits_(std::countr_zero(room_for(slots))),
          slot_mask_(static_cast<Slot>((std::size_t{1} << slot_bits_) - 1)),
          slots_(slots),
          latest_(static_cast<std::int64_t>(clear_key >> slot_bits_) - 1) {
        TAKT_EXPECTS(slots <= std::size_t{1} << 24, slots);
        TAKT_EXPECTS(seldom <= slots, seldom, slots);
        keys_.assign(2 * places_ + 2 * seldom_places_, clear_key);
    }

    /// The key of a slot.
    class Entry {
        friend WinnerTree;
        explicit Entry(std::uint64_t key) : key_(key) {}
        friend auto operator<=>(Entry, Entry) = default;
        std::uint64_t key_;
    };

    std::size_t slots() const { return slots_; }
    SimTime latest() const { return SimTime{latest_}; }
    Entry first() const { return Entry{top_}; }
    SimTime time_of(Entry entry) const { return time_of_key(entry.key_); }
    Slot slot_of(Entry entry) const { return slot_of_key(entry.key_); }

    /// Which slot comes first in the share that this one is in, if the busy slots are halved so many times: 2^halvings shares,
    /// so it will mostly be due within about as many events. All that are seldom set count as one; any slot, if all are clear.
    /// \pre        halvings > 0
    /// \complexity O(1)
    TAKT_ALWAYS_INLINE Slot first_around(Slot slot, int halvings) const {
        const std::size_t node = slot < seldom_ ? places_ : first_place_ + slot;
        return slot_of_key(keys_[node >> std::max(levels_ - halvings, 0)]);
    }

    /// Asks the memory for the beginning of a busy slot's way up; what is further up is at hand.
    TAKT_ALWAYS_INLINE void prefetch(Slot slot) const {
        std::size_t node = first_place_ + slot;
        for (int i = 0; i < 4; ++i, node /= 2)
            __builtin_prefetch(&keys_[node], 1);
    }

    SimTime time_of(Slot slot) const {
        return time_of_key(slot < seldom_ ? keys_of_seldom()[seldom_places_ + slot] : keys_[first_place_ + slot]);
    }

    TAKT_ALWAYS_INLINE Entry set(Slot slot, SimTime time) {
        if (time.time_since_epoch() > latest_) [[unlikely]] {
            clear_out_of_line(slot);
            return Entry{clear_key};
        }
        const std::uint64_t key = static_cast<std::uint64_t>(time.time_since_epoch().count()) << slot_bits_ | slot;
        if (slot < seldom_) [[unlikely]]
            replace_seldom(slot, key);
        else
            top_ = climb(keys_.data(), first_place_ + slot, key);
        return Entry{key};
    }

    TAKT_ALWAYS_INLINE void clear(Slot slot) {
        if (slot < seldom_) [[unlikely]]
            return replace_seldom(slot, clear_key);
        top_ = climb(keys_.data(), first_place_ + slot, clear_key);
    }

  private:
    /// Its time is the one after latest().
    static constexpr std::uint64_t clear_key = std::uint64_t{1} << 63;

    static std::size_t room_for(std::size_t slots) { return std::bit_ceil(std::max<std::size_t>(slots, 2)); }

    SimTime time_of_key(std::uint64_t key) const {
        return SimTime{Duration{static_cast<std::int64_t>(key >> slot_bits_)}};
    }

    Slot slot_of_key(std::uint64_t key) const { return static_cast<Slot>(key) & slot_mask_; }

    TAKT_NEVER_INLINE void clear_out_of_line(Slot slot) { clear(slot); }

    TAKT_NEVER_INLINE void replace_seldom(Slot slot, std::uint64_t key) {
        key = climb(keys_of_seldom(), seldom_places_ + slot, key);
        top_ = climb(keys_.data(), places_, key);
    }

    /// Puts a key into its place. \return the least of all
    TAKT_ALWAYS_INLINE static std::uint64_t climb(std::uint64_t* keys, std::size_t node, std::uint64_t key) {
        do {
            const std::uint64_t other = keys[node ^ 1];
            keys[node] = key;
            // Which is less cannot be foreseen; told so, compilers select instead of jumping.
            key = __builtin_expect_with_probability(other < key, 1, 0.5) ? other : key;
            node /= 2;
        } while (node != 1);
        return key;
    }

    std::uint64_t* keys_of_seldom() { return keys_.data() + 2 * places_; }
    const std::uint64_t* keys_of_seldom() const { return keys_.data() + 2 * places_; }

    std::vector<std::uint64_t> keys_;  ///< of the busy slots, then of the others
    std::size_t places_;               ///< in the first tournament, a power of 2
    std::size_t seldom_;
    std::size_t first_place_;    ///< where slot 0 would stand in the first tournament, if it were not seldom set
    std::size_t seldom_places_;  ///< in the second one
    int levels_;                 ///< of the first one
    int slot_bits_;
    Slot slot_mask_;
    std::size_t slots_;
    Duration latest_;
    std::uint64_t top_ = clear_key;
};

static_assert(EventList<WinnerTree>);

}  // namespace takt
