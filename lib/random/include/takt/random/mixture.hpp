#pragma once

#include <memory>

#include "takt/random/law.hpp"

namespace takt {

class Distribution;

/// Mixture: a sample of the component i with probability w_i. With m_i, v_i the moments of the components: mean
/// sum w_i m_i, variance sum w_i (v_i + (m_i - mean)^2). A mixture of exponentials is the hyperexponential law.
/// Composition: one uniform for the component, then what the component needs.
/// Made by Distribution::mixture; defined beside it, because its components are distributions themselves.
class Mixture {
  public:
    static constexpr std::string_view name = "mixture";
    static constexpr std::string_view help = "One of several laws for each sample, each with its share.";
    static constexpr std::string_view example = "mixture(20 %: exponential(mean 3 s), 80 %: 1 s)";
    static constexpr int deepest = 16;  ///< mixtures inside mixtures, so that a hostile file cannot exhaust the stack

    double mean() const;
    double variance() const;
    double sample(Stream& stream) const;
    int depth() const;  ///< 1 for a mixture without mixtures inside

  private:
    friend class Distribution;
    struct Table;

    explicit Mixture(std::shared_ptr<const Table> table) : table_(std::move(table)) {}

    std::shared_ptr<const Table> table_;
};

}  // namespace takt
