// How likely each of several plants is the best one, from replications with common random numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace takt {

/// The chance of each alternative that its true mean is the best, given what was observed and nothing else. The means are drawn from
/// their multivariate Student posterior with n - 1 degrees of freedom, scale matrix S/n: m + sum over r of z_r (x_r - m) / sqrt(n (n -
/// 1)), times sqrt((n - 1) / chi^2), with the same z and chi^2 for all alternatives. So what replications have in common stays in
/// common, S may be singular, and for two alternatives the answer is that of the paired t-test. Alternatives that draw the same mean
/// share the draw. Nothing from fewer than two replications.
/// \param values  of each alternative, one for each replication, the same replications for all
/// \source Chick, Inoue, New procedures to select the best simulated system using common random numbers, Management Science
///         47(8), 2001
/// \complexity alternatives x replications x draws; the same seed gives the same answer. Error of a chance: at most 1 / (2 sqrt(draws))
std::vector<double> chance_of_best(const std::vector<std::vector<double>>& values, bool more_is_better,
                                   std::uint64_t seed = 1, std::size_t draws = 10000);

}  // namespace takt
