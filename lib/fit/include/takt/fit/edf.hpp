// How far a law is from what was seen: Kolmogorov and Smirnov's distance, and Anderson and Darling's.
#pragma once

#include <algorithm>
#include <vector>

#include "takt/fit/sample.hpp"

namespace takt::fit {

/// The share of times up to `value`, from there to the next.
struct ObservedShare {
    double value = 0;
    double share = 0;
};

/// The empirical distribution; with cut-off times by the product limit.
/// \source Kaplan, Meier, Nonparametric estimation from incomplete observations, JASA 53(282), 1958
std::vector<ObservedShare> observed_shares(const Sample& sample);

struct Distances {
    double kolmogorov_smirnov = 0;  ///< D, the largest difference of shares
    double anderson_darling = 0;    ///< A^2
};

namespace detail {

/// Integral of (share - u)^2 / (u (1 - u)) over u from `from` to `to`, where the observed share stays the same.
double squares_between(double share, double from, double to);

}  // namespace detail

/// Of a law with the distribution function `below` from a sample: D = sup |F_n - F|, A^2 = n integral (F_n - F)^2 / (F (1 - F)) dF.
/// Where the longest time is cut off, both go as far as something is known; without cut-offs they are the usual ones.
/// \pre    sample.size() > 0
/// \source Stephens, Tests based on EDF statistics, in: D'Agostino, Stephens, Goodness-of-Fit Techniques, 1986, 4.2 and 4.7
template <class Below>
Distances distances(const Sample& sample, Below below) {
    constexpr double least = 1e-15;  // shares this close to 0 and 1 are taken as this, so that logarithms are finite
    Distances distances;
    double share = 0, from = 0, sum = 0;
    const auto step = [&](double value, double next_share) {
        const double to = std::clamp(below(value), std::max(from, least), 1 - least);
        sum += detail::squares_between(share, from, to);
        distances.kolmogorov_smirnov = std::max({distances.kolmogorov_smirnov, to - share, next_share - to});
        share = next_share;
        from = to;
    };
    for (const ObservedShare& each : observed_shares(sample))
        step(each.value, each.share);
    const bool ends_cut_off = !sample.cut_offs().empty() && sample.cut_offs().back() >= sample.most_value();
    if (ends_cut_off)
        step(sample.cut_offs().back(), share);
    else
        sum += detail::squares_between(1, from, 1);
    distances.anderson_darling = sum * (sample.count() + static_cast<double>(sample.cut_offs().size()));
    return distances;
}

}  // namespace takt::fit
