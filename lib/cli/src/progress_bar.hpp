// How far the run is, on one line of a terminal that is drawn anew.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <string>

namespace takt {

/// `[#####.....] 5 of 10 replications, 12 s left`
std::string progress_text(std::uint32_t done, std::uint32_t total, double elapsed_seconds);

class ProgressBar {
  public:
    /// Draws nothing unless `shown`.
    ProgressBar(std::ostream& out, bool shown, std::uint32_t total);
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();  ///< wipes the line

    void show(std::uint32_t done);
    /// Where the total is not known beforehand.
    void show(std::uint32_t done, std::uint32_t total);

  private:
    using Clock = std::chrono::steady_clock;

    std::ostream& out_;
    bool shown_;
    std::uint32_t total_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point last_ = start_;
};

}  // namespace takt
