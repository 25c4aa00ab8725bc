// A first-in-first-out queue in one array that grows by doubling and never shrinks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/line/too_many_parts.hpp"

namespace takt {

/// \throws     TooManyParts instead of growing beyond most_parts_waiting
/// \complexity push and pop: O(1), allocating only while the queue grows beyond its longest so far
template <class T>
class Ring {
  public:
    explicit Ring(std::size_t room = 0) {
        if (room > 0) grow_to(room);
    }

    bool empty() const { return pushed_ == popped_; }
    std::size_t size() const { return pushed_ - popped_; }
    std::uint64_t pushed() const { return pushed_; }  ///< since the beginning
    T& front() { return items_[popped_ & mask_]; }
    const T& front() const { return items_[popped_ & mask_]; }
    T& operator[](std::size_t i) { return items_[(popped_ + i) & mask_]; }
    const T& operator[](std::size_t i) const { return items_[(popped_ + i) & mask_]; }

    TAKT_ALWAYS_INLINE void push(const T& item) { push_place() = item; }

    /// A place at the end, to be written by the caller: items copied in pieces and read back whole cost a stall.
    TAKT_ALWAYS_INLINE T& push_place() {
        if (size() == room()) [[unlikely]]
            grow_to(size() + 1);
        return items_[pushed_++ & mask_];
    }

    T pop() {
        T item = std::move(front());
        drop();
        return item;
    }

    /// Takes the front off; what was there stays readable until the place is used again.
    TAKT_ALWAYS_INLINE void drop() { ++popped_; }

    /// Counts an item that comes and goes at once. \pre empty()
    void pass() {
        ++pushed_;
        ++popped_;
    }

    /// Before the front.
    void push_front(const T& item) {
        if (size() == room()) grow_to(size() + 1);
        if (popped_ == 0) shift_counters();
        items_[--popped_ & mask_] = item;
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
            --pushed_;
            return true;
        }
        return false;
    }

  private:
    TAKT_NEVER_INLINE void grow_to(std::size_t room) {
        if (room > most_parts_waiting) throw TooManyParts();
        std::size_t capacity = 4;
        while (capacity < room) capacity *= 2;
        std::vector<T> larger(capacity);
        for (std::uint64_t i = popped_; i != pushed_; ++i) larger[i & (capacity - 1)] = std::move(items_[i & mask_]);
        items_ = std::move(larger);
        mask_ = capacity - 1;
    }

    /// So that there is a number before the first; what counts is their difference, and their rest by the size.
    void shift_counters() {
        pushed_ += room();
        popped_ += room();
    }

    std::size_t room() const { return mask_ + 1; }

    std::vector<T> items_;      // its size is 0 or a power of two
    std::uint64_t pushed_ = 0;  // item i has its place at i modulo that size
    std::size_t mask_ = ~std::size_t{0};  // the size less 1; here, so that the counters are not moved together
    std::uint64_t popped_ = 0;
};

}  // namespace takt
