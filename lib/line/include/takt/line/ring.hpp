// A first-in-first-out queue in one array that grows by doubling and never shrinks.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "takt/core/inline.hpp"

namespace takt {

/// \complexity push and pop: O(1), allocating only while the queue grows beyond its longest so far
template <class T>
class Ring {
  public:
    explicit Ring(std::size_t room = 0) {
        if (room > 0) grow_to(room);
    }

    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    T& front() { return items_[first_]; }
    const T& front() const { return items_[first_]; }
    T& operator[](std::size_t i) { return items_[(first_ + i) & mask_]; }
    const T& operator[](std::size_t i) const { return items_[(first_ + i) & mask_]; }

    TAKT_ALWAYS_INLINE void push(const T& item) { push_place() = item; }

    /// A place at the end, to be written by the caller: items copied in pieces and read back whole cost a stall.
    TAKT_ALWAYS_INLINE T& push_place() {
        if (size_ == room()) [[unlikely]]
            grow_to(size_ + 1);
        return items_[(first_ + size_++) & mask_];
    }

    T pop() {
        T item = std::move(items_[first_]);
        drop();
        return item;
    }

    /// Takes the front off; what was there stays readable until the place is used again.
    TAKT_ALWAYS_INLINE void drop() {
        first_ = (first_ + 1) & mask_;
        --size_;
    }

    /// Takes out the first item that `matches`, keeping the order of the others. \complexity O(n)
    template <class Matches>
    bool remove_first(Matches matches) {
        for (std::size_t i = 0; i < size_; ++i) {
            if (!matches((*this)[i])) continue;
            for (; i + 1 < size_; ++i) (*this)[i] = std::move((*this)[i + 1]);
            --size_;
            return true;
        }
        return false;
    }

  private:
    TAKT_NEVER_INLINE void grow_to(std::size_t room) {
        std::size_t capacity = 4;
        while (capacity < room) capacity *= 2;
        std::vector<T> larger(capacity);
        for (std::size_t i = 0; i < size_; ++i) larger[i] = std::move((*this)[i]);
        items_ = std::move(larger);
        mask_ = capacity - 1;
        first_ = 0;
    }

    std::size_t room() const { return mask_ + 1; }

    std::vector<T> items_;  // its size is 0 or a power of two
    std::size_t mask_ = ~std::size_t{0};  // that size less 1
    std::size_t first_ = 0;
    std::size_t size_ = 0;
};

}  // namespace takt
