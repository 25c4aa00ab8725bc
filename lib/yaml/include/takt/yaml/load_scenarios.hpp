// A plant and the scenarios that its file compares it with.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "takt/spec/expand_scenarios.hpp"
#include "takt/spec/line_spec.hpp"
#include "takt/yaml/load.hpp"

namespace takt {

struct LoadedScenario {
    std::string name;                        ///< `base` for the plant as the file describes it
    std::vector<spec::Assignment> settings;  ///< none for the base
    spec::LineSpec plant;
};

/// The base first, then every scenario in the order of the file. All paths and values of all scenarios are looked at, so that nothing
/// runs before all of them are right; `options.overrides` change all plants, before the scenarios do.
/// \throws SpecError with what is wrong with the plant, or else with all that is wrong with any scenario, each once
std::vector<LoadedScenario> load_scenarios(const std::filesystem::path& file, const LoadOptions& options = {});

}  // namespace takt
