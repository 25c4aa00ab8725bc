// What an experiment counted, in the order of its replications.
#pragma once

#include <cstdint>
#include <vector>

#include "takt/experiment/run_replications.hpp"

namespace takt::test {

inline std::vector<std::uint64_t> units_of(const ExperimentResult& experiment) {
    std::vector<std::uint64_t> units;
    for (const ReplicationResult& each : experiment.replications)
        units.push_back(each.units());
    return units;
}

}  // namespace takt::test
