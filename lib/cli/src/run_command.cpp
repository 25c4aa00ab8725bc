#include "run_command.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <ostream>

#include "load_plan.hpp"
#include "progress_bar.hpp"
#include "shared_options.hpp"
#include "takt/experiment/run_experiment.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/report/csv_tables.hpp"
#include "takt/report/display.hpp"
#include "takt/report/json_report.hpp"
#include "takt/report/text_report.hpp"
#include "write_file.hpp"

namespace takt {
namespace {

struct RunOptions {
    ModelOptions model;
    WidthOption width;
    ExperimentOptionsGiven experiment;
    OutputOptions output;
    QuietOption quiet;
};

void write_outputs(const RunOptions& options, const Plan& plan, const Summary& summary, const RunFacts& facts,
                   const Console& console) {
    const OutputOptions& output = options.output;
    if (output.json_to_file()) write_file(*output.json, json_report(plan, summary, facts));
    if (output.csv) {
        for (const CsvTable& table : csv_tables(plan, summary, facts))
            write_file(std::filesystem::path(*output.csv) / table.file_name, table.text);
    }
    console.out << (output.json_to_out() ? json_report(plan, summary, facts)
                                         : text_report(plan, summary, facts, options.width.text(console.terminal)));
}

/// What must not be overlooked, however the results are written.
void tell_trouble(const ExperimentResult& experiment, const Summary& summary, std::ostream& err) {
    for (const FailedReplication& failed : experiment.failed) {
        err << fmt::format("takt: replication {} failed: {}\n", failed.replication, printable(failed.message));
    }
    if (experiment.interrupted) {
        err << fmt::format("takt: interrupted; {} of {} replications were finished, and only they count\n",
                           experiment.replications.size(), experiment.asked);
    }
    if (const RunSummary* deadlocked = summary.first_deadlock()) {
        err << fmt::format("takt: deadlock in replication {}\n", deadlocked->replication);
    }
}

int code_of(const ExperimentResult& experiment, const Summary& summary) {
    if (!experiment.failed.empty()) return exit_code::internal;
    if (experiment.interrupted) return exit_code::interrupted;
    if (summary.first_deadlock() != nullptr) return exit_code::deadlock;
    return summary.meets_target().value_or(true) ? exit_code::done : exit_code::target_missed;
}

int simulate_and_report(const RunOptions& given, const Console& console) {
    given.model.needed_file("run");
    const Plan plan = load_plan(given.model, console.err);
    given.output.expect_writable(given.model.file);
    ExperimentOptions options = given.experiment.options_for(plan, console.terminal);
    ExperimentResult experiment;
    {
        ProgressBar bar(console.err, given.quiet.shows_progress(console.terminal), options.replications);
        options.progress = [&bar](const Progress& progress) { bar.show(progress.done); };
        experiment = run_experiment(plan, options);
    }
    const Summary summary = summarise(plan, experiment.replications);
    write_outputs(given, plan, summary, facts_of(experiment, given.model.file, options.seed), console);
    tell_trouble(experiment, summary, console.err);
    return code_of(experiment, summary);
}

}  // namespace

Action add_run(CLI::App& command) {
    const auto options = std::make_shared<RunOptions>();
    options->model.add(command);
    options->width.add(command);
    options->model.add_warm_up(command);
    options->experiment.add(command);
    options->output.add(command);
    options->quiet.add(command);
    command.footer(
        "Exit code: 0 done, 1 mean output below the target, 2 bad input, 3 deadlock, 4 internal error, 130 "
        "interrupted\n\n"
        "Examples:\n"
        "  takt run plant.yaml\n"
        "  takt run plant.yaml -n 30 --seed 7 --horizon \"13 weeks\"\n"
        "  takt run plant.yaml --set crews.repair.size=3 --set run.warm_up=\"2 days\"\n"
        "  takt run plant.yaml --json result.json --csv tables\n"
        "  takt run plant.yaml --json | jq .units.mean");
    return [options](const Console& console) { return simulate_and_report(*options, console); };
}

}  // namespace takt
