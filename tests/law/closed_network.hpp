// What goes round in a closed loop of exponential stations, exactly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace takt::law {

struct ClosedNetwork {
    double throughput = 0;
    std::vector<double> at;  ///< mean number at each station, in work or in front of it
};

/// Mean value analysis of parts that go round stations, first come, first served, and through a delay of any law: one that
/// comes finds what all but itself leave there on average. \source Reiser & Lavenberg 1980
inline ClosedNetwork closed_network(const std::vector<double>& cycles, std::uint32_t parts, double delay = 0) {
    ClosedNetwork network{0, std::vector<double>(cycles.size(), 0)};
    for (std::uint32_t n = 1; n <= parts; ++n) {
        double round = delay;
        for (std::size_t i = 0; i < cycles.size(); ++i)
            round += cycles[i] * (1 + network.at[i]);
        network.throughput = n / round;
        for (std::size_t i = 0; i < cycles.size(); ++i)
            network.at[i] = network.throughput * cycles[i] * (1 + network.at[i]);
    }
    return network;
}

}  // namespace takt::law
