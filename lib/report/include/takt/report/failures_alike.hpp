// Replications that failed, each reason told once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace takt {

/// The first of those that failed for the same reason, and how many they are.
template <class Failed>
struct FailuresAlike {
    Failed first;
    std::size_t count = 1;
};

/// By their messages, and by their scenarios where they have such; in the order in which they came.
/// \param failed  FailedReplication, FailedUnit or FailedScenario
template <class Failed>
std::vector<FailuresAlike<Failed>> failures_alike(const std::vector<Failed>& failed) {
    std::vector<FailuresAlike<Failed>> all;
    for (const Failed& each : failed) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const FailuresAlike<Failed>& other) {
            if constexpr (requires { each.scenario; })
                if (other.first.scenario != each.scenario) return false;
            return other.first.message == each.message;
        });
        if (found == all.end())
            all.push_back({each});
        else
            ++found->count;
    }
    return all;
}

}  // namespace takt
