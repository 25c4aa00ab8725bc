#include "load_plan.hpp"

#include <ostream>

#include "outputs.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/report/display.hpp"
#include "takt/yaml/load.hpp"

namespace takt {

void print(const Diagnostic& diagnostic, std::ostream& err) {
    err << printable(to_string(diagnostic)) << '\n';
}

LoadOptions load_options(const ModelOptions& model, const Console& console, std::vector<Diagnostic>* warnings) {
    console.outputs.reads(model.file, "the file of the plant");
    console.outputs.reads(model.kept);
    return {model.overrides(), warnings, nullptr, model.kept.get()};
}

spec::LineSpec load_spec(const ModelOptions& model, const Console& console, std::vector<PlantFile>* files) {
    std::vector<Diagnostic> warnings;
    LoadOptions options = load_options(model, console, &warnings);
    options.files = files;
    spec::LineSpec plant = load_line(model.file, options);
    for (const Diagnostic& warning : warnings)
        print(warning, console.err);
    return plant;
}

Plan load_plan(const ModelOptions& model, const Console& console, std::vector<PlantFile>* files) {
    Plan plan = make_plan(load_spec(model, console, files));
    expect_time_for_warm_up(model, plan);
    return plan;
}

void expect_time_for_warm_up(const ModelOptions& model, const Plan& plan) {
    if (plan.state && !model.warm_up.empty())
        throw ArgumentError("--warm-up: the plant begins from a `state`, and counts from there at once");
}

ChangedPlant changed_plant(const ModelOptions& model, const Console& console) {
    return [file = model.file, given = load_options(model, console)](const std::vector<spec::Setting>& settings) {
        LoadOptions with = given;
        with.overrides.insert(with.overrides.end(), settings.begin(), settings.end());
        return load_line(file, with);
    };
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
