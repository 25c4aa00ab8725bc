// The places of a buffer, by when the parts in them went on.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "takt/recursion/window.hpp"

namespace takt {

/// Instants of parts that lie not too far back, by their numbers from 1 on; 0 for those before the first.
/// \pre a power of two of them
struct TimesOfParts {
    Ticks* times;
    std::uint64_t mask;

    Ticks& operator[](std::uint64_t part) const { return times[part & mask]; }
};

/// When there is room for a part: n places are free for it as soon as the part n before it has gone on.
struct Room {
    const Ticks* times;
    std::uint64_t mask;
    std::uint64_t distance;  ///< from a part to the one that makes room for it

    /// \return 0 where there is room from the beginning
    Ticks operator[](std::uint64_t part) const { return times[(part - distance) & mask]; }

    bool is_without_end() const { return distance == 0; }

    /// For all parts, always.
    static Room without_end() {
        static constexpr Ticks from_the_beginning = 0;
        return {&from_the_beginning, 0, 0};
    }
};

/// The same for all parts, always, known when it is compiled.
struct RoomForAll {
    constexpr Ticks operator[](std::uint64_t) const { return 0; }
};

/// Parts go on into the work; where there is no place at all and parts are handed over directly, that is when the part
/// before has left the station. Times are kept for as many parts as the buffer has held at once, and a few batches more: who
/// lies further back has gone on before any part that now comes.
class Places {
  public:
    /// \param capacity nullopt: unlimited
    /// \param batch    how many parts may be set before remember() is called again
    Places(std::optional<std::uint32_t> capacity, std::size_t batch)
        : capacity_(capacity), batch_(batch), times_(std::bit_ceil(4 * batch)) {}

    /// Makes sure that the times of the last parts can be looked up, where the buffer has held `deepest` at once.
    void remember(std::uint64_t deepest, std::uint64_t last_part) {
        if (deepest + 2 * batch_ + 1 > times_.size()) [[unlikely]]
            grow(std::bit_ceil(2 * (deepest + 2 * batch_)), last_part);
    }

    TimesOfParts times() { return {times_.data(), times_.size() - 1}; }

    /// Good for one batch. A buffer of more places than times are kept for is far from full.
    Room room() const {
        const std::uint64_t distance = std::max(capacity_.value_or(0), 1u);
        if (!capacity_ || distance + batch_ > times_.size()) return Room::without_end();
        return {times_.data(), times_.size() - 1, distance};
    }

  private:
    void grow(std::size_t size, std::uint64_t last_part) {
        std::vector<Ticks> grown(size);
        const std::uint64_t kept = std::min<std::uint64_t>(last_part, times_.size());
        const TimesOfParts to{grown.data(), size - 1};
        for (std::uint64_t part = last_part - kept + 1; part <= last_part; ++part)
            to[part] = times()[part];
        times_ = std::move(grown);
    }

    std::optional<std::uint32_t> capacity_;
    std::size_t batch_;
    std::vector<Ticks> times_;  ///< a power of two of them
};

}  // namespace takt
