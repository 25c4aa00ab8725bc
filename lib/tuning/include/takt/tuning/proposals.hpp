// Designs worth trying, from what steps are predicted to bring.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "takt/tuning/gains.hpp"
#include "takt/tuning/stairs.hpp"

namespace takt {

struct Proposal {
    Design design;
    double gain = 0;  ///< predicted, costs not counted
    double cost = 0;
};

/// Predicts designs near one whose gains are known: stair by stair, each further step bringing less.
class Prediction {
  public:
    Prediction(const TuningProblem& problem, Design at, Gains gains)
        : problem_(problem), at_(std::move(at)), gains_(std::move(gains)) {}

    const Design& at() const { return at_; }

    /// Of raising the stair from `from` to the next step.
    double of_step(std::size_t decision, int from) const {
        const int away = from - at_[decision];
        if (away >= 0) return std::max(0.0, gains_.up[decision]) * std::pow(diminishing, away);
        return std::max(0.0, -gains_.down[decision]) * std::pow(diminishing, away + 1);
    }

    /// The most that any step up brings for its cost.
    double best_rate() const {
        double best = 0;
        for (std::size_t d = 0; d < at_.size(); ++d)
            if (is_stair(problem_.decisions[d]) && has_step(problem_, at_, d, 1))
                best = std::max(best, of_step(d, at_[d]) / std::max(step_cost(d, at_[d]), 1e-12));
        return best;
    }

    double of(const Design& design) const {
        double gain = 0;
        for (std::size_t d = 0; d < design.size(); ++d) {
            for (int w = at_[d]; w < design[d]; ++w) gain += of_step(d, w);
            for (int w = design[d]; w < at_[d]; ++w) gain -= of_step(d, w);
        }
        return gain;
    }

    Proposal proposal(Design design) const { return {design, of(design), problem_.cost(design)}; }

    /// The cheapest design within `radius` steps of each stair that is predicted to gain `wanted`, by the gain a cost of steps; nothing
    /// better than all steps up where that is not enough. Not below `floor`, nor above `ceiling`.
    /// \source Fox, Discrete optimization via marginal analysis, Management Science 13(3), 1966: best for gains that diminish
    Proposal cheapest(double wanted, int radius, const Design& floor, const Design& ceiling) const {
        Design design = at_;
        for (std::size_t d = 0; d < design.size(); ++d) {
            const int low = is_stair(problem_.decisions[d]) ? std::max<int>(floor[d], at_[d] - radius) : at_[d];
            const int start = std::min<int>(std::min<int>(at_[d], ceiling[d]), low);
            design[d] = static_cast<std::uint16_t>(is_stair(problem_.decisions[d]) ? std::max<int>(floor[d], start) : start);
        }
        const Design lowest = design;
        while (of(design) < wanted) {
            const auto best = best_step(design, radius, ceiling);
            if (!best) break;
            ++design[*best];
        }
        trim(design, wanted, lowest);
        return proposal(std::move(design));
    }

  private:
    std::optional<std::size_t> best_step(const Design& design, int radius, const Design& ceiling) const {
        std::optional<std::size_t> best;
        double best_rate = 0;
        for (std::size_t d = 0; d < design.size(); ++d) {
            if (design[d] >= ceiling[d] || design[d] + 1 > at_[d] + radius) continue;
            if (!is_stair(problem_.decisions[d])) continue;
            const double gain = of_step(d, design[d]);
            const double cost = step_cost(d, design[d]);
            const double rate = gain / std::max(cost, 1e-12);
            if (rate <= best_rate) continue;
            if (!problem_.allows(stepped(design, d, 1))) continue;
            best = d;
            best_rate = rate;
        }
        return best;
    }

    double step_cost(std::size_t d, std::uint16_t from) const {
        const std::vector<DecisionWay>& ways = problem_.decisions[d].ways;
        return ways[from + 1u].cost - ways[from].cost;
    }

    /// The last step bought may have made earlier ones needless.
    void trim(Design& design, double wanted, const Design& lowest) const {
        for (bool trimmed = true; trimmed;) {
            trimmed = false;
            std::optional<std::size_t> dearest;
            for (std::size_t d = 0; d < design.size(); ++d) {
                if (design[d] <= lowest[d] || !is_stair(problem_.decisions[d])) continue;
                const Design lower = stepped(design, d, -1);
                if (of(lower) < wanted) continue;
                if (!dearest || step_cost(d, lower[d]) > step_cost(*dearest, static_cast<std::uint16_t>(design[*dearest] - 1))) dearest = d;
            }
            if (!dearest) return;
            --design[*dearest];
            trimmed = true;
        }
    }

    const TuningProblem& problem_;
    Design at_;
    Gains gains_;
};

}  // namespace takt
