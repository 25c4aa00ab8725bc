// From scenarios as they are written to the settings of each plant that is compared.
#pragma once

#include <string>
#include <vector>

#include "takt/core/diagnostic.hpp"
#include "takt/spec/scenario.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// A plant to compare: its name and what is set in it.
struct Scenario {
    std::string name;
    std::vector<Assignment> settings{};
};

inline constexpr const char* base_name = "base";  ///< the plant as the file describes it

std::vector<Scenario> expand_scenarios(const std::vector<Named<ScenarioSpec>>& scenarios,
                                       Diagnostics& diagnostics);

}  // namespace takt::spec
