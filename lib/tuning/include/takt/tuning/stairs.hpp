// Decisions as stairs: ways in the order of what they take, so that a step up costs more and a step down costs less.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "takt/tuning/problem.hpp"

namespace takt {

/// A problem whose ways stand in the order of their burden, and the way back to the one it was made of.
/// \pre the problem outlives it
class Stairs {
  public:
    explicit Stairs(const TuningProblem& asked) : asked_(&asked), sorted_(asked) {
        for (Decision& decision : sorted_.decisions) orders_.push_back(sort(decision));
        sorted_.plan = [this](const Design& design) { return asked_->plan(as_asked(design)); };
    }
    Stairs(const Stairs&) = delete;
    Stairs& operator=(const Stairs&) = delete;

    const TuningProblem& problem() const { return sorted_; }

    /// A design of the stairs as one of the problem.
    Design as_asked(const Design& design) const {
        Design asked(design.size());
        for (std::size_t d = 0; d < design.size(); ++d) asked[d] = orders_[d][design[d]];
        return asked;
    }

  private:
    static std::vector<std::uint16_t> sort(Decision& decision) {
        std::vector<std::uint16_t> order(decision.ways.size());
        std::iota(order.begin(), order.end(), std::uint16_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::uint16_t a, std::uint16_t b) {
            return TuningProblem::burden(decision.ways[a]) < TuningProblem::burden(decision.ways[b]);
        });
        std::vector<DecisionWay> ways;
        for (const std::uint16_t w : order) ways.push_back(decision.ways[w]);
        decision.ways = std::move(ways);
        if (decision.standing)
            decision.standing = static_cast<std::uint16_t>(std::find(order.begin(), order.end(), *decision.standing) - order.begin());
        return order;
    }

    const TuningProblem* asked_;
    TuningProblem sorted_;
    std::vector<std::vector<std::uint16_t>> orders_;
};

/// All steps of all stairs at the bottom, or at the top.
inline Design bottom(const TuningProblem& problem) {
    return Design(problem.decisions.size(), 0);
}

Design top(const TuningProblem& problem);

/// Whether each step takes more than the one before it. Where several take the same, they are kinds and no steps.
bool is_stair(const Decision& decision);

/// Whether one design is nowhere above the other.
bool nowhere_above(const Design& a, const Design& b);

}  // namespace takt
