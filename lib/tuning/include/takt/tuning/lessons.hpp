// What trials taught about predictions.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

#include "takt/tuning/proposals.hpp"

namespace takt {

/// A prediction is linear, and a step down such as a machine fewer can lose far more than it says. What one trial lost beyond its
/// prediction is held against all that go down as far with the dearest of its steps down.
class Lessons {
  public:
    explicit Lessons(const TuningProblem& problem) : problem_(problem) {}

    /// \param beyond what the trial brought less what was predicted of it, surely below zero
    void learn(const Prediction& prediction, const Design& tried, double beyond) {
        const std::optional<std::size_t> d = dearest_step_down(prediction, tried);
        if (!d) return;
        const auto [place, is_new] = lessons_.try_emplace({*d, tried[*d]}, beyond);
        if (!is_new) place->second = std::min(place->second, beyond);
    }

    /// To be added to what is predicted of a design near `at`; at most 0.
    double correction(const Design& at, const Design& design) const {
        constexpr double transfer = 0.5;  // other designs may lose less
        double worst = 0;
        for (const auto& [step, beyond] : lessons_) {
            const auto& [d, way] = step;
            if (design[d] <= way && design[d] < at[d]) worst = std::min(worst, beyond);
        }
        return transfer * worst;
    }

  private:
    /// The one that is predicted to move most, by gain and cost.
    std::optional<std::size_t> dearest_step_down(const Prediction& prediction, const Design& tried) const {
        std::optional<std::size_t> dearest;
        double most = -1;
        for (std::size_t d = 0; d < tried.size(); ++d) {
            if (tried[d] >= prediction.at()[d] || !is_stair(problem_.decisions[d])) continue;
            Design alone = prediction.at();
            alone[d] = tried[d];
            const double cheaper = problem_.cost(prediction.at()) - problem_.cost(alone);
            const double moved = cheaper - prediction.of(alone);
            if (moved <= most) continue;
            most = moved;
            dearest = d;
        }
        return dearest;
    }

    const TuningProblem& problem_;
    std::map<std::pair<std::size_t, std::uint16_t>, double> lessons_;  ///< by stair and the way it went down to
};

}  // namespace takt
