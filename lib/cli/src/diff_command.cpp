#include "diff_command.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>

#include "load_plan.hpp"
#include "outputs.hpp"
#include "progress_bar.hpp"
#include "result_file.hpp"
#include "shared_options.hpp"
#include "takt/experiment/compare_results.hpp"
#include "takt/experiment/run_experiment.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/report/diff_report.hpp"
#include "takt/report/page.hpp"
#include "takt/spec/digest.hpp"
#include "takt/spec/spec_text.hpp"
#include "takt/yaml/load.hpp"

namespace takt {
namespace {

struct DiffOptions {
    std::string first;
    std::string second;
    std::vector<std::string> settings;
    ExperimentOptionsGiven experiment;
    OutputOptions output;
    HtmlOption html;
    QuietOption quiet;
};

/// A plant, or a result of one.
struct Side {
    std::string name;
    std::optional<spec::LineSpec> plant;  ///< nothing for a result without its files
    std::optional<ResultFile> result;
};

bool is_result(const std::string& file) {
    return file.size() > 5 && file.ends_with(".json");
}

/// Without a name that only the file gives it, or two files that say the same would not be the same.
spec::LineSpec as_written(spec::LineSpec plant, const std::string& file) {
    if (plant.name.text == std::filesystem::path(file).stem().string()) plant.name.text.clear();
    return plant;
}

/// What is read for it is not written over.
Side read_side(const std::string& file, const std::vector<std::string>& settings, Outputs& outputs) {
    outputs.reads(file, is_result(file) ? "a result that is compared" : "the file of the plant");
    if (!is_result(file)) {
        const auto kept = std::make_shared<FilesRead>();
        outputs.reads(kept);
        return {file, as_written(load_line(file, {settings_of(settings), nullptr, nullptr, kept.get()}), file), std::nullopt};
    }
    Side side{file, std::nullopt, read_result(file)};
    if (!side.result->files.empty()) {
        const std::vector<PlantFile> source = source_of(*side.result, file);
        side.plant = as_written(load_line_files(source, {side.result->settings()}), source.front().path);
    }
    return side;
}

DiffFacts facts_of(const Side& first, const Side& second) {
    DiffFacts facts;
    facts.first = first.name;
    facts.second = second.name;
    if (!first.plant || !second.plant) return facts;
    facts.same = spec::digest(*first.plant) == spec::digest(*second.plant);
    facts.changes = spec::changes_between(*first.plant, *second.plant);
    return facts;
}

/// Those of the result, or new ones of the plant.
ScenarioRuns runs_of_side(const Side& side, const ExperimentOptions& wanted, const DiffOptions& given,
                          const Console& console) {
    if (side.result) return side.result->runs;
    const Plan plan = make_plan(*side.plant);
    ExperimentOptions options = wanted;
    ProgressBar bar(console.err, given.quiet.shows_progress(console.terminal), options.replications, console.terminal);
    options.progress = [&](const Progress& progress) { bar.show(progress, plan); };
    return runs_of(side.name, summarise(plan, run_experiment(plan, options).replications));
}

/// Both sides with the seed and the replications of whichever is a result, or as the first plant says.
ExperimentOptions options_for(const Side& first, const Side& second, const DiffOptions& given, const Console& console) {
    const Side& leading = !first.result && second.result ? second : first;
    if (!leading.result) return given.experiment.options_for(make_plan(*leading.plant), console.terminal);
    ExperimentOptions options;
    options.seed = leading.result->seed;
    options.replications = std::max<std::uint32_t>(1, leading.result->asked);
    options.threads = given.experiment.threads;
    options.stop = console.terminal.interrupt;
    return options;
}

void write_outputs(const DiffOptions& given, const DiffFacts& facts, const std::vector<OutputDifference>& differences,
                   const Console& console) {
    const std::string json = diff_json(facts, differences);
    if (given.output.json_to_file()) console.outputs.write(*given.output.json, json);
    if (given.html.is_asked_for()) console.outputs.write(given.html.file, page({PageKind::diff, json}));
    console.out << (given.output.json_to_out() ? json : diff_text(facts, differences));
}

int diff(const DiffOptions& given, const Console& console) {
    if (given.first.empty() || given.second.empty()) throw ArgumentError("takt diff needs two plants or results");
    const Side first = read_side(given.first, given.settings, console.outputs);
    const Side second = read_side(given.second, given.settings, console.outputs);
    given.output.expect_writable(console.outputs);
    given.html.expect_writable(console.outputs);
    const ExperimentOptions options = options_for(first, second, given, console);
    const ScenarioRuns before = runs_of_side(first, options, given, console);
    const ScenarioRuns after = runs_of_side(second, options, given, console);
    const auto seed_of = [&](const Side& side) { return side.result ? side.result->seed : options.seed; };
    DiffFacts facts = facts_of(first, second);
    facts.seed = options.seed;
    write_outputs(given, facts, compare_results(before, after, seed_of(first) == seed_of(second)), console);
    return console.terminal.interrupt.stop_requested() ? exit_code::interrupted : exit_code::done;
}

}  // namespace

Action add_diff(CLI::App& command) {
    const auto options = std::make_shared<DiffOptions>();
    command.add_option("A", options->first, "a plant in YAML, or a result that ends in .json");
    command.add_option("B", options->second, "another");
    command.add_option("--set", options->settings, "replace a value in the plants, such as run.horizon=\"2 weeks\"")
        ->type_name("KEY=VALUE")
        ->allow_extra_args(false);
    options->experiment.add(command);
    options->output.add_json(command);
    options->html.add(command);
    options->quiet.add(command);
    command.footer(
        "Says key by key what is different in the plants, and what that did to the results: of two plants, by running "
        "both\n"
        "with the same random numbers; of two results, by what they say.\n\n"
        "Exit code: 0 done, 2 bad input, 130 interrupted\n\n"
        "Examples:\n"
        "  takt diff plant.yaml plant-with-larger-store.yaml -n 20\n"
        "  takt diff monday.json friday.json --html changes.html");
    return [options](const Console& console) { return diff(*options, console); };
}

}  // namespace takt
