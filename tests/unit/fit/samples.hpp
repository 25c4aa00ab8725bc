// Published life data, and samples drawn from known laws.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/fit/bootstrap.hpp"
#include "takt/fit/sample.hpp"
#include "takt/random/distribution.hpp"

namespace takt::test {

/// Millions of revolutions to the failure of 23 ball bearings.
/// \source Lieblein, Zelen, Statistical investigation of the fatigue life of deep-groove ball bearings, Journal of Research of the
///         National Bureau of Standards 57(5), 1956
inline fit::Sample ball_bearings() {
    return fit::Sample({{{17.88, 28.92, 33.00, 41.52, 42.12, 45.60, 48.40,  51.84,  51.96,  54.12,  55.56, 67.80,
                          68.64, 68.64, 68.88, 84.12, 93.12, 98.64, 105.12, 105.84, 127.92, 128.04, 173.40}}});
}

/// Kilometres to the failure of shock absorbers: 11 failed, 27 were taken off the road before.
/// \source Meeker, Escobar, Statistical Methods for Reliability Data, 1998, table C.2
inline fit::Sample shock_absorbers() {
    std::vector<fit::Run> runs;
    for (const double failed : {6700, 9120, 12200, 13150, 14300, 17520, 20100, 20900, 22700, 26510, 27490})
        runs.push_back({{failed}, {}});
    for (const double cut_off :
         {6950,  7820,  8790,  9660,  9820,  11310, 11690, 11850, 11880, 12140, 12870, 13330, 13470, 14040,
          17540, 17890, 18450, 18960, 18980, 19410, 20100, 20150, 20320, 23490, 27410, 27890, 28100})
        runs.push_back({{}, cut_off});
    return fit::Sample(std::move(runs));
}

inline std::vector<double> drawn(const Distribution& law, std::size_t count, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("sample"), 0});
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back(law.sample(stream));
    return values;
}

/// Half the width of an interval that a share of `trials` leaves with a chance of one in a thousand.
inline double aside(double share, double trials) {
    return 3.29 * std::sqrt(share * (1 - share) / trials);
}

}  // namespace takt::test
