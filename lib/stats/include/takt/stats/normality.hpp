// Whether observations may be normal.
#pragma once

#include <vector>

namespace takt {

/// Anderson and Darling's A^2 for a normal law whose mean and variance are estimated, with Stephens' correction for n.
/// \pre    at least 8 observations that are not all equal
/// \source Stephens, EDF statistics for goodness of fit, JASA 69(347), 1974: A*^2 = A^2 (1 + 0.75 / n + 2.25 / n^2)
double anderson_darling(std::vector<double> observations);

/// Not refused at 5 %; so one in twenty of truly normal samples is.
inline bool looks_normal(const std::vector<double>& observations) {
    constexpr double critical = 0.752;
    return anderson_darling(observations) < critical;
}

}  // namespace takt
