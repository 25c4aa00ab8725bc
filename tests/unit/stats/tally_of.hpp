// A tally of numbers that are written down.
#pragma once

#include <vector>

#include "takt/stats/tally.hpp"

namespace takt::test {

inline Tally tally_of(const std::vector<double>& values) {
    Tally tally;
    for (const double value : values)
        tally.add(value);
    return tally;
}

}  // namespace takt::test
