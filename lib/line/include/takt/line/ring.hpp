// A first-in-first-out queue in one array that grows by doubling and never shrinks.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/line/too_many_parts.hpp"

namespace takt {

/// It takes no more places than it was made with, so that it goes round in as little memory as it can.
/// \throws     TooManyParts instead of growing beyond most_parts_waiting
/// \complexity push and pop: O(1), allocating only while the queue grows beyond its longest so far
template <class T>
class Ring {
  public:
    explicit Ring(std::size_t room = 0) {
        if (room > 0) grow_to(room);
    }

    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    std::uint64_t pushed() const { return pushed_; }  ///< since the beginning
    T& front() { return items_[first_]; }
    const T& front() const { return items_[first_]; }
    T& operator[](std::size_t i) { return items_[place(i)]; }
    const T& operator[](std::size_t i) const { return items_[place(i)]; }

    /// Where the front is, and where the next item will be; to be read only if there is one.
    const T* front_place() const { return items_.data() + first_; }
    const T* next_place() const { return items_.data() + place(size_); }

    TAKT_ALWAYS_INLINE void push(const T& item) { push_place() = item; }

    /// A place at the end, to be written by the caller: items copied in pieces and read back whole cost a stall.
    TAKT_ALWAYS_INLINE T& push_place() {
        if (size_ == room_) [[unlikely]]
            grow();
        ++pushed_;
        return items_[place(size_++)];
    }

    T pop() {
        T item = std::move(front());
        drop();
        return item;
    }

    /// Takes the front off; what was there stays readable until the place is used again.
    TAKT_ALWAYS_INLINE void drop() {
        --size_;
        const std::uint32_t next = first_ + 1;
        first_ = __builtin_expect_with_probability(next == room_, 1, 0.5) ? 0 : next;
    }

    /// Counts an item that comes and goes at once. \pre empty()
    void pass() { ++pushed_; }

    /// Before the front.
    void push_front(const T& item) {
        if (size_ == room_) grow();
        first_ = (first_ == 0 ? room_ : first_) - 1;
        items_[first_] = item;
        ++size_;
        ++pushed_;
    }

    /// Takes out an item, keeping the order of the others. \complexity O(n)
    T remove_at(std::size_t place) {
        T item = std::move((*this)[place]);
        for (std::size_t i = place; i > 0; --i)
            (*this)[i] = std::move((*this)[i - 1]);
        drop();
        return item;
    }

    /// Takes out the first item that `matches`, keeping the order of the others. \complexity O(n)
    template <class Matches>
    bool remove_first(Matches matches) {
        for (std::size_t i = 0; i < size(); ++i) {
            if (!matches((*this)[i])) continue;
            for (; i + 1 < size(); ++i) (*this)[i] = std::move((*this)[i + 1]);
            --size_;
            return true;
        }
        return false;
    }

  private:
    TAKT_NEVER_INLINE void grow() { grow_to(std::max<std::size_t>(4, 2 * std::size_t{size_})); }

    void grow_to(std::size_t room) {
        if (size_ == most_parts_waiting) throw TooManyParts();
        std::vector<T> larger(std::min(room, most_parts_waiting));
        for (std::size_t i = 0; i < size(); ++i) larger[i] = std::move((*this)[i]);
        items_ = std::move(larger);
        room_ = static_cast<std::uint32_t>(items_.size());
        first_ = 0;
    }

    /// \pre i <= room_
    TAKT_ALWAYS_INLINE std::uint32_t place(std::size_t i) const {
        const std::uint32_t at = first_ + static_cast<std::uint32_t>(i);
        return __builtin_expect_with_probability(at >= room_, 1, 0.5) ? at - room_ : at;
    }

    std::uint32_t size_ = 0;  // first, for whether there is one at all is mostly all that is asked
    std::uint32_t room_ = 0;
    std::uint64_t pushed_ = 0;
    std::uint32_t first_ = 0;  // the place of the front
    std::vector<T> items_;
};

}  // namespace takt
