#include "bottlenecks_command.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <vector>

#include "failures.hpp"
#include "load_plan.hpp"
#include "outputs.hpp"
#include "progress_bar.hpp"
#include "shared_options.hpp"
#include "takt/core/nearest.hpp"
#include "takt/experiment/bottleneck_study.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/report/bottleneck_report.hpp"

namespace takt {
namespace {

struct BottleneckOptions {
    ModelOptions model;
    WidthOption width;
    ExperimentOptionsGiven experiment;
    OutputOptions output;
    QuietOption quiet;
    std::size_t changes = StudyOptions{}.most_changes;
    std::string reference;
};

/// \throws ArgumentError where there is no such station
Index station_named(const Plan& plan, const std::string& name) {
    std::vector<std::string> names;
    for (Index s = 0; s < plan.stations.size(); ++s) {
        if (plan.stations[s].name == name) return s;
        names.push_back(plan.stations[s].name);
    }
    throw ArgumentError(
        fmt::format("--reference: expected a station of the plant, found '{}'{}", name, did_you_mean(name, names)));
}

StudyOptions study_options(const BottleneckOptions& given, const Plan& plan, const Console& console) {
    const ExperimentOptions experiment = given.experiment.options_for(plan, console.terminal);
    StudyOptions options;
    options.replications = experiment.replications;
    options.seed = experiment.seed;
    options.threads = experiment.threads;
    options.stop = experiment.stop;
    options.most_changes = given.changes;
    if (!given.reference.empty()) options.reference = station_named(plan, given.reference);
    return options;
}

void write_outputs(const BottleneckOptions& given, const Plan& plan, const BottleneckStudy& study,
                   const RunFacts& facts, const Console& console) {
    if (given.output.json_to_file()) console.outputs.write(*given.output.json, bottleneck_json(plan, study, facts));
    if (given.output.csv) {
        for (const CsvTable& table : bottleneck_tables(plan, study))
            console.outputs.write(std::filesystem::path(*given.output.csv) / table.file_name, table.text);
    }
    console.out << (given.output.json_to_out()
                        ? bottleneck_json(plan, study, facts)
                        : bottleneck_text(plan, study, facts, given.width.text(console.terminal)));
}

int code_of(const BottleneckStudy& study, std::ostream& err) {
    tell_failures(study.experiment.failed, err);
    if (study.interrupted) err << "takt: interrupted; only what was finished counts\n";
    if (const RunSummary* deadlocked = study.summary.first_deadlock())
        err << fmt::format("takt: deadlock in replication {}\n", deadlocked->replication);
    if (!study.experiment.failed.empty()) return code_of_failures(study.experiment.failed);
    if (study.interrupted) return exit_code::interrupted;
    return study.summary.first_deadlock() != nullptr ? exit_code::deadlock : exit_code::done;
}

int study_and_report(const BottleneckOptions& given, const Console& console) {
    given.model.needed_file("bottlenecks");
    const spec::LineSpec plant = load_spec(given.model, console);
    const Plan plan = make_plan(plant);
    StudyOptions options = study_options(given, plan, console);
    given.output.expect_writable(console.outputs);
    BottleneckStudy study;
    {
        const auto most = options.replications * static_cast<std::uint32_t>(1 + options.most_changes);
        ProgressBar bar(console.err, given.quiet.shows_progress(console.terminal), most, console.terminal);
        options.progress = [&bar](std::uint32_t done, std::uint32_t) { bar.show(done); };
        study = study_bottlenecks(plant, options);
    }
    write_outputs(given, plan, study, facts_of(study.experiment, given.model.file, options.seed), console);
    return code_of(study, console.err);
}

}  // namespace

Action add_bottlenecks(CLI::App& command) {
    const auto options = std::make_shared<BottleneckOptions>();
    options->model.add(command);
    options->width.add(command);
    options->model.add_warm_up(command);
    options->experiment.add(command);
    command
        .add_option("--changes", options->changes, "how many small changes are tried, each in as many runs; 0: none")
        ->check(whole_number(0, 10000))
        ->type_name("COUNT");
    command
        .add_option("--reference", options->reference,
                    "station that gross JPH is measured at; the one with the slowest cycle if left out")
        ->type_name("STATION");
    options->output.add(command);
    options->quiet.add(command);
    command.footer(
        "Exit code: 0 done, 2 bad input, 3 deadlock, 4 internal error, 130 interrupted\n\n"
        "Examples:\n"
        "  takt bottlenecks plant.yaml\n"
        "  takt bottlenecks plant.yaml -n 30 --changes 20\n"
        "  takt bottlenecks plant.yaml --changes 0 --reference trim\n"
        "  takt bottlenecks plant.yaml --json study.json --csv tables");
    return [options](const Console& console) { return study_and_report(*options, console); };
}

}  // namespace takt
