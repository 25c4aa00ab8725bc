#include <fmt/format.h>

#include <filesystem>
#include <ostream>

#include "commands.hpp"
#include "progress_bar.hpp"
#include "takt/experiment/run_experiment.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/report/csv_tables.hpp"
#include "takt/report/display.hpp"
#include "takt/report/json_report.hpp"
#include "takt/report/text_report.hpp"
#include "write_file.hpp"

namespace takt {
namespace {

bool json_to_out(const Arguments& arguments) {
    return arguments.json && *arguments.json == "-";
}

bool json_to_file(const Arguments& arguments) {
    return arguments.json && *arguments.json != "-";
}

void expect_outputs_writable(const Arguments& arguments) {
    if (json_to_file(arguments)) {
        std::error_code error;
        if (std::filesystem::equivalent(*arguments.json, arguments.file, error) && !error) {
            throw WriteError(fmt::format("cannot write {}: it is the file of the plant", *arguments.json));
        }
        expect_writable(*arguments.json);
    }
    if (arguments.csv) make_folder(*arguments.csv);
}

ExperimentOptions options_for(const Arguments& arguments, const Plan& plan, const Terminal& terminal) {
    ExperimentOptions options = options_of(plan);
    if (arguments.replications) options.replications = *arguments.replications;
    if (arguments.seed) options.seed = *arguments.seed;
    options.threads = arguments.threads;
    options.stop = terminal.interrupt;
    return options;
}

void write_outputs(const Arguments& arguments, const Plan& plan, const Summary& summary, const RunFacts& facts,
                   std::ostream& out, const Terminal& terminal) {
    if (json_to_file(arguments)) write_file(*arguments.json, json_report(plan, summary, facts));
    if (arguments.csv) {
        for (const CsvTable& table : csv_tables(plan, summary, facts)) {
            write_file(std::filesystem::path(*arguments.csv) / table.file_name, table.text);
        }
    }
    if (json_to_out(arguments)) {
        out << json_report(plan, summary, facts);
    } else {
        out << text_report(plan, summary, facts,
                           {arguments.width.value_or(terminal.width), terminal.blocks, terminal.colour});
    }
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

}  // namespace

int run_command(const Arguments& arguments, std::ostream& out, std::ostream& err, const Terminal& terminal) {
    const Plan plan = load_plan(arguments, err);
    expect_outputs_writable(arguments);
    ExperimentOptions options = options_for(arguments, plan, terminal);
    ExperimentResult experiment;
    {
        ProgressBar bar(err, terminal.err_is_tty && !arguments.quiet, options.replications);
        options.progress = [&bar](const Progress& progress) { bar.show(progress.done); };
        experiment = run_experiment(plan, options);
    }
    const Summary summary = summarise(plan, experiment.replications);
    write_outputs(arguments, plan, summary, facts_of(experiment, arguments.file, options.seed), out, terminal);
    tell_trouble(experiment, summary, err);
    return code_of(experiment, summary);
}

}  // namespace takt
