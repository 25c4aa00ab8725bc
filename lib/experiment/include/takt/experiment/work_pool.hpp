// Pieces of work that are independent of each other, on several threads.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace takt {

/// Calls `work(i)` for each i below `count`, in that order as threads are free. A stop leaves out those that have not begun. After
/// an exception no other piece begins, and the first one is thrown when all threads have ended.
/// \param threads  0: one for each core
/// \pre   `work` may be called by several threads at once
template <class Work>
void for_each_piece(std::size_t count, unsigned threads, const std::stop_token& stop, const Work& work) {
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    std::mutex failing;
    std::exception_ptr failure;
    const auto labour = [&] {
        while (!stop.stop_requested() && !failed.load(std::memory_order_relaxed)) {
            const std::size_t i = next.fetch_add(1, std::memory_order_relaxed);
            if (i >= count) return;
            try {
                work(i);
            } catch (...) {
                const std::scoped_lock lock(failing);
                if (!failure) failure = std::current_exception();
                failed.store(true, std::memory_order_relaxed);
            }
        }
    };
    const std::size_t wanted = threads > 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
    if (std::min(wanted, count) > 1) {
        // The caller waits: a thread beside a caller that works on is often put on the caller's core, for tens of milliseconds.
        std::vector<std::jthread> pool;
        for (std::size_t i = 0; i < std::min(wanted, count); ++i)
            pool.emplace_back(labour);
    } else {
        labour();
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace takt
