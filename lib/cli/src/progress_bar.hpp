// How far a run is and what it has come to so far, on one line of a terminal that is drawn anew.
#pragma once

#include <chrono>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>

#include "takt/cli/run.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/line/plan.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

/// What is known in the middle of a run.
struct RunSoFar {
    std::uint32_t done = 0;
    std::uint32_t total = 0;
    double elapsed_seconds = 0;
    Tally units{};  ///< of each replication; none where it is not one plant that is run
    Tally jph{};
    std::optional<double> target{};  ///< units in a replication
};

/// `[#####.....] 5 of 10 replications, 98122 +- 310 units, 24.6 JPH, 12 s left`; what there is no room for is left out, the
/// output last. Coloured, the units are green or red once their 95 % interval is on one side of the target.
std::string progress_text(const RunSoFar& run, int width, bool colour);

class ProgressBar {
  public:
    /// Draws nothing unless `shown`.
    ProgressBar(std::ostream& out, bool shown, std::uint32_t total, const Terminal& terminal = {});
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar();  ///< wipes the line

    void show(std::uint32_t done);
    /// Where the total is not known beforehand.
    void show(std::uint32_t done, std::uint32_t total);
    /// The same for replications of one plan, whose output is shown as well.
    void show(const Progress& progress, const Plan& plan);

  private:
    using Clock = std::chrono::steady_clock;

    void draw();

    std::ostream& out_;
    bool shown_;
    int width_;
    bool colour_;
    RunSoFar run_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point last_ = start_;
};

}  // namespace takt
