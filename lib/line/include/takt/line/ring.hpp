// A first-in-first-out queue in one array that grows by doubling and never shrinks.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

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
    T& operator[](std::size_t i) { return items_[(first_ + i) & (items_.size() - 1)]; }
    const T& operator[](std::size_t i) const { return items_[(first_ + i) & (items_.size() - 1)]; }

    void push(T item) {
        if (size_ == items_.size()) grow_to(size_ + 1);
        items_[(first_ + size_) & (items_.size() - 1)] = std::move(item);
        ++size_;
    }

    T pop() {
        T item = std::move(items_[first_]);
        first_ = (first_ + 1) & (items_.size() - 1);
        --size_;
        return item;
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
    void grow_to(std::size_t room) {
        std::size_t capacity = 4;
        while (capacity < room) capacity *= 2;
        std::vector<T> larger(capacity);
        for (std::size_t i = 0; i < size_; ++i) larger[i] = std::move((*this)[i]);
        items_ = std::move(larger);
        first_ = 0;
    }

    std::vector<T> items_;  // its size is 0 or a power of two
    std::size_t first_ = 0;
    std::size_t size_ = 0;
};

}  // namespace takt
