// Long-run probabilities of a finite Markov chain.
#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "takt/core/contract.hpp"

namespace takt {

/// A chain whose transitions lead at most `reach` states up or down, so that long ones with local moves take little room.
/// Entries are rates, or the probabilities of a step.
class BandedChain {
  public:
    BandedChain(std::size_t states, std::size_t reach)
        : states_(states), reach_(reach), entries_(states * (2 * reach + 1), 0.0) {}

    std::size_t states() const { return states_; }

    /// What leads from a state to itself makes no difference and is left out.
    void add(std::size_t from, std::size_t to, double rate) {
        if (from != to) at(from, to) += rate;
    }

    /// Probabilities of the states. By elimination without a subtraction, so that each is right to almost all its digits.
    /// \pre        there is a state that all others lead to, in the end
    /// \complexity O(states reach^2)
    /// \source     Grassmann, Taksar, Heyman, Regenerative analysis and steady state distributions for Markov chains,
    ///             Operations Research 33(5), 1985
    std::vector<double> stationary() && {
        std::size_t root = states_ - 1;
        while (root > 0 && eliminate(root))
            --root;  // a state that leads to none below is never left for them
        std::vector<double> chance(states_, 0.0);
        double sum = chance[root] = 1;
        for (std::size_t k = root + 1; k < states_; ++k) {
            for (std::size_t i = std::max(root, lowest(k)); i < k; ++i)
                chance[k] += chance[i] * at(i, k);
            sum += chance[k];
        }
        for (double& each : chance)
            each /= sum;
        return chance;
    }

  private:
    std::size_t lowest(std::size_t k) const { return k - std::min(k, reach_); }

    double& at(std::size_t from, std::size_t to) {
        TAKT_EXPECTS(from < states_ && to < states_ && from <= to + reach_ && to <= from + reach_, from, to);
        return entries_[from * (2 * reach_ + 1) + (to + reach_ - from)];
    }

    /// The chain as it is watched while it is in states below k. \return whether it ever is, once it was in k
    bool eliminate(std::size_t k) {
        const std::size_t first = lowest(k);
        const double* out = &at(k, first);
        double leaving = 0;
        for (std::size_t j = 0; j < k - first; ++j)
            leaving += out[j];
        if (leaving <= 0) return false;
        for (std::size_t i = first; i < k; ++i) {
            double& into = at(i, k);
            if (into == 0) continue;
            into /= leaving;
            double* row = &at(i, first);
            for (std::size_t j = 0; j < k - first; ++j)
                row[j] += into * out[j];
        }
        return true;
    }

    std::size_t states_;
    std::size_t reach_;
    std::vector<double> entries_;  ///< [from][to - from + reach]
};

}  // namespace takt
