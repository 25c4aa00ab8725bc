// What the search tells while it works.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "takt/tuning/problem.hpp"

namespace takt {

struct TuningProgress {
    std::string_view doing;       ///< what is looked for
    std::uint64_t runs = 0;       ///< plant-years so far
    std::uint64_t most_runs = 0;
    const Design* best = nullptr;  ///< the plan at hand, if there is one
    double cost = 0;
    double worth = 0;  ///< its mean, as far as it is known
};

class SearchProgress {
  public:
    using Listener = std::function<void(const TuningProgress&)>;

    SearchProgress(Listener listener, std::function<std::uint64_t()> runs, std::uint64_t most)
        : listener_(std::move(listener)), runs_(std::move(runs)) {
        now_.most_runs = most;
    }

    void says(std::string_view doing) {
        now_.doing = doing;
        tell();
    }

    void best(const Design& design, double cost, double worth) {
        best_ = design;
        now_.best = &best_;
        now_.cost = cost;
        now_.worth = worth;
        tell();
    }

    const Design* best_design() const { return now_.best; }

    void tell() {
        now_.runs = runs_();
        if (listener_) listener_(now_);
    }

  private:
    Listener listener_;
    std::function<std::uint64_t()> runs_;
    TuningProgress now_;
    Design best_;
};

}  // namespace takt
