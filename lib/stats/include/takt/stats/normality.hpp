// Whether observations may be normal.
#pragma once

#include <cstdint>
#include <vector>

namespace takt {

/// Anderson and Darling's A^2 for a normal law whose mean and variance are estimated, with Stephens' correction for n.
/// \pre    at least 8 observations that are not all equal
/// \source Stephens, EDF statistics for goodness of fit, JASA 69(347), 1974: A*^2 = A^2 (1 + 0.75 / n + 2.25 / n^2)
double anderson_darling(std::vector<double> observations);

/// How surely a sample has to be refused: so many in a hundred of truly normal ones are, too.
enum class RefusedAt : std::uint8_t { one_percent, five_percent };

/// Not refused. \pre as above
inline bool looks_normal(const std::vector<double>& observations, RefusedAt level = RefusedAt::five_percent) {
    return anderson_darling(observations) < (level == RefusedAt::one_percent ? 1.035 : 0.752);
}

}  // namespace takt
