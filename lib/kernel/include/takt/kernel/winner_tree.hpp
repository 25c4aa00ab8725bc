// The standard event list: a 4-ary tournament over timer slots, one integer key an entry, no branches on the way up.
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
/// The keys stand in one array, the slots first. Each group of four has its least key one level up, at a place that only
/// takes a shift and an addition to find; the least of all stands last, and beside the array in `top_`.
/// \complexity set and clear: log4(slots) steps without allocation; next: O(1). Memory: 11 to 43 bytes a slot.
/// \source     Knuth, The Art of Computer Programming 3, 5.4.1 (tournament trees)
class WinnerTree {
  public:
    explicit WinnerTree(std::size_t slots)
        : slot_bits_(static_cast<int>(std::bit_width(std::max<std::size_t>(slots, 2) - 1))), slots_(slots) {
        TAKT_EXPECTS(slots <= std::size_t{1} << 24, slots);
        for (above_ = 4; above_ < slots; above_ *= 4) ++levels_;
        keys_.assign(above_ / 3 * 4, clear_key);
    }

    std::size_t slots() const { return slots_; }
    SimTime latest() const { return SimTime{Duration{static_cast<std::int64_t>(clear_key >> slot_bits_) - 1}}; }
    SimTime next_time() const { return time_of_key(top_); }
    Slot next_slot() const { return static_cast<Slot>(top_ & ((std::uint64_t{1} << slot_bits_) - 1)); }
    SimTime time_of(Slot slot) const { return time_of_key(keys_[slot]); }

    SimTime next_time_without(Slot slot) const {
        std::uint64_t least = clear_key;
        std::size_t position = slot;
        for (int level = 0; level < levels_; ++level, position = up(position))
            least = std::min(least, least_other(position));
        return time_of_key(least);
    }

    TAKT_ALWAYS_INLINE void set(Slot slot, SimTime time) {
        if (time > latest()) [[unlikely]]
            return clear(slot);
        replace(slot, static_cast<std::uint64_t>(time.time_since_epoch().count()) << slot_bits_ | slot);
    }

    TAKT_NEVER_INLINE void clear(Slot slot) { replace(slot, clear_key); }

  private:
    static constexpr std::uint64_t clear_key = std::uint64_t{1} << 63;

    SimTime time_of_key(std::uint64_t key) const {
        return key == clear_key ? never : SimTime{Duration{static_cast<std::int64_t>(key >> slot_bits_)}};
    }

    std::size_t up(std::size_t position) const { return above_ + (position >> 2); }

    /// The least of the three that stand in a group with this position.
    TAKT_ALWAYS_INLINE std::uint64_t least_other(std::size_t position) const {
        return std::min(std::min(keys_[position ^ 1], keys_[position ^ 2]), keys_[position ^ 3]);
    }

    TAKT_ALWAYS_INLINE void replace(std::size_t position, std::uint64_t key) {
        for (int level = 0; level < levels_; ++level, position = up(position)) {
            const std::uint64_t others = least_other(position);
            keys_[position] = key;
            key = std::min(key, others);
        }
        top_ = key;
    }

    std::vector<std::uint64_t> keys_;
    std::size_t above_ = 4;  ///< where the second level begins: places for slots, a power of 4
    int levels_ = 1;
    int slot_bits_;
    std::size_t slots_;
    std::uint64_t top_ = clear_key;
};

static_assert(EventList<WinnerTree>);

}  // namespace takt
