#include "load_plan.hpp"

#include <ostream>

#include "takt/line/make_plan.hpp"
#include "takt/report/display.hpp"
#include "takt/yaml/load.hpp"

namespace takt {

void print(const Diagnostic& diagnostic, std::ostream& err) {
    err << printable(to_string(diagnostic)) << '\n';
}

spec::LineSpec load_spec(const ModelOptions& model, std::ostream& err, std::vector<PlantFile>* files) {
    std::vector<Diagnostic> warnings;
    spec::LineSpec plant = load_line(model.file, {model.overrides(), &warnings, files});
    for (const Diagnostic& warning : warnings)
        print(warning, err);
    return plant;
}

Plan load_plan(const ModelOptions& model, std::ostream& err, std::vector<PlantFile>* files) {
    return make_plan(load_spec(model, err, files));
}

void add_source(RunFacts& facts, const std::vector<PlantFile>& files, const std::vector<spec::Setting>& overrides) {
    for (const PlantFile& file : files)
        facts.files.push_back({file.path, file.text});
    for (const spec::Setting& setting : overrides)
        facts.overrides.push_back(setting.text);
}

std::vector<spec::Setting> settings_of(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

}  // namespace takt
