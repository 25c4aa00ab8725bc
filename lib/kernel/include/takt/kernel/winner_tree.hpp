// The standard event list: a tournament over timer slots, one integer key an entry, no branches on the way up.
#pragma once

#include <algorithm>
#include <bit>
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
/// \complexity set and clear: log2(slots) steps without allocation; next: O(1). Memory: 16 to 32 bytes a slot.
/// \source     Knuth, The Art of Computer Programming 3, 5.4.1 (tournament trees)
class WinnerTree {
  public:
    explicit WinnerTree(std::size_t slots)
        : places_(std::bit_ceil(std::max<std::size_t>(slots, 2))),
          slot_bits_(std::countr_zero(places_)),
          slots_(slots),
          latest_(static_cast<std::int64_t>(clear_key >> slot_bits_) - 1) {
        TAKT_EXPECTS(slots <= std::size_t{1} << 24, slots);
        keys_.assign(2 * places_, clear_key);
    }

    std::size_t slots() const { return slots_; }
    SimTime latest() const { return SimTime{latest_}; }
    SimTime next_time() const { return time_of_key(top_); }
    Slot next_slot() const { return static_cast<Slot>(top_) & static_cast<Slot>(places_ - 1); }
    SimTime time_of(Slot slot) const { return time_of_key(keys_[places_ + slot]); }

    SimTime next_time_without(Slot slot) const {
        std::uint64_t least = clear_key;
        for (std::size_t node = places_ + slot; node > 1; node /= 2) least = std::min(least, keys_[node ^ 1]);
        return time_of_key(least);
    }

    TAKT_ALWAYS_INLINE void set(Slot slot, SimTime time) {
        if (time.time_since_epoch() > latest_) [[unlikely]]
            return clear(slot);
        replace(slot, static_cast<std::uint64_t>(time.time_since_epoch().count()) << slot_bits_ | slot);
    }

    TAKT_NEVER_INLINE void clear(Slot slot) { replace(slot, clear_key); }

  private:
    /// Its time is the one after latest().
    static constexpr std::uint64_t clear_key = std::uint64_t{1} << 63;

    SimTime time_of_key(std::uint64_t key) const {
        return SimTime{Duration{static_cast<std::int64_t>(key >> slot_bits_)}};
    }

    TAKT_ALWAYS_INLINE void replace(Slot slot, std::uint64_t key) {
        std::uint64_t* const keys = keys_.data();
        std::size_t node = places_ + slot;
        do {
            const std::uint64_t other = keys[node ^ 1];
            keys[node] = key;
            // Which is less cannot be foreseen; told so, compilers select instead of jumping.
            key = __builtin_expect_with_probability(other < key, 1, 0.5) ? other : key;
            node /= 2;
        } while (node > 1);
        top_ = key;
    }

    std::vector<std::uint64_t> keys_;
    std::size_t places_;  ///< slots, rounded up to a power of 2; keys_[places_ + slot] is the key of a slot
    int slot_bits_;
    std::size_t slots_;
    Duration latest_;
    std::uint64_t top_ = clear_key;
};

static_assert(EventList<WinnerTree>);

}  // namespace takt
