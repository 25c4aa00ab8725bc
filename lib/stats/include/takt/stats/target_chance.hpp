// The chance that a plant meets its target, judged from a few replications.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "takt/stats/confidence.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

/// Chance that one more replication, drawn like those in the tally, is at least `target`.
/// The output is taken as normal with a mean and a variance that are known only from the n observations, so
/// (next - mean) / (s sqrt(1 + 1/n)) follows Student's law with n - 1 degrees of freedom. This counts both that years
/// differ and that their mean is not known well; it does not count that the model may be wrong, nor an output that is
/// far from normal. Where all observations are equal the answer is 0 or 1; from fewer than two there is none. \source
/// Hahn, Meeker, Statistical Intervals, 4.7 and 4.8 (prediction of one future observation)
std::optional<double> probability_at_least(double target, const Tally& tally);

/// The two ways to say it: by the normal law, which can tell 1 % from 0.1 % with ten replications if outputs are
/// normal; and by the plain share of replications that met the target, which assumes nothing and says little with ten.
/// Outputs are taken as normal unless there are eight or more and Anderson and Darling refuse it at 1 %: short runs in which a
/// machine hardly ever fails, for one, make all or much less.
struct TargetChance {
    std::optional<double> probability;  ///< by probability_at_least; nothing where the outputs are not normal
    bool is_normal = true;
    std::uint64_t met = 0;              ///< replications at or above the target
    std::uint64_t replications = 0;
    ConfidenceInterval share;  ///< Wilson's interval for met / replications
};

TargetChance target_chance(double target, std::span<const double> outputs, double level = 0.95);

}  // namespace takt
