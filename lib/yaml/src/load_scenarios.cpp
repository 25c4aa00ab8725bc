#include "takt/yaml/load_scenarios.hpp"

#include <set>
#include <utility>

#include "takt/core/diagnostic.hpp"
#include "takt/yaml/files_read.hpp"

namespace takt {
namespace {

/// Diagnostics of many plants that share a file: each is said once.
class Gathered {
  public:
    void add(const std::vector<Diagnostic>& found) {
        for (const Diagnostic& each : found)
            if (said_.insert(to_string(each)).second) all.add(each);
    }

    Diagnostics all;

  private:
    std::set<std::string> said_;
};

}  // namespace

std::vector<LoadedScenario> load_scenarios(const std::filesystem::path& file, const LoadOptions& options) {
    Gathered gathered;
    std::vector<Diagnostic> warnings;
    LoadOptions each = options;
    each.warnings = &warnings;
    FilesRead kept;  // so that a file that is changed meanwhile is the same to all of them
    if (each.kept == nullptr) each.kept = &kept;
    std::vector<LoadedScenario> loaded{{spec::base_name, {}, load_line(file, each)}};
    gathered.add(warnings);
    std::vector<spec::Scenario> scenarios = spec::expand_scenarios(loaded.front().plant.scenarios, gathered.all);
    each.unused = spec::Unused::expected;
    for (spec::Scenario& scenario : scenarios) {
        if (gathered.all.full()) break;
        each.overrides = options.overrides;
        for (const spec::Assignment& assignment : scenario.settings)
            each.overrides.push_back(assignment.setting());
        for (const spec::Assignment& setting : scenario.settings) {
            if (setting.path == "run.seed" || setting.path == "run.replications")
                gathered.add({{Severity::error, setting.at,
                               "all scenarios are run with the same random numbers; set `" + setting.path +
                                   "` for the plant, not for a scenario"}});
        }
        try {
            loaded.push_back({std::move(scenario.name), std::move(scenario.settings), load_line(file, each)});
            gathered.add(warnings);
        } catch (const SpecError& error) {
            gathered.add(error.diagnostics().entries());
        }
    }
    if (gathered.all.has_errors()) gathered.all.drop_warnings();
    gathered.all.sort_by_place();
    if (gathered.all.has_errors()) throw SpecError(std::move(gathered.all));
    if (options.warnings != nullptr) *options.warnings = gathered.all.entries();
    return loaded;
}

}  // namespace takt
