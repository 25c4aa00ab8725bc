#include "sweep_command.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <ostream>

#include "failures.hpp"
#include "ledger_options.hpp"
#include "load_plan.hpp"
#include "outputs.hpp"
#include "shared_options.hpp"
#include "takt/core/nearest.hpp"
#include "takt/experiment/compare_scenarios.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/report/display.hpp"
#include "takt/report/page.hpp"
#include "takt/report/sweep_report.hpp"
#include "takt/yaml/load_scenarios.hpp"

namespace takt {
namespace {

struct SweepOptions {
    ModelOptions model;
    WidthOption width;
    ExperimentOptionsGiven experiment;
    OutputOptions output;
    HtmlOption html;
    LedgerOptions ledger;
    QuietOption quiet;
    std::string by = "units_a_year";
};

struct ScenarioPlan {
    std::string name;
    std::vector<spec::Assignment> settings;
    Plan plan;
};

/// All of them, the base first. \throws SpecError
std::vector<ScenarioPlan> load_plans(const ModelOptions& model, const Console& console) {
    std::vector<Diagnostic> warnings;
    const LoadOptions options = load_options(model, console, &warnings);
    std::vector<ScenarioPlan> plans;
    for (LoadedScenario& each : load_scenarios(model.file, options))
        plans.push_back({std::move(each.name), std::move(each.settings), make_plan(each.plant)});
    for (const Diagnostic& warning : warnings)
        print(warning, console.err);
    return plans;
}

void expect_scenarios(const std::vector<ScenarioPlan>& plans, const SweepOptions& given) {
    if (plans.size() < 2)
        throw ArgumentError(fmt::format("{} has no scenarios to compare; see takt help scenario", given.model.file));
}

/// Before anything runs.
void expect_output(const std::string& by, const std::vector<ScenarioPlan>& plans) {
    std::vector<std::string> known;
    for (const ScenarioPlan& each : plans) {
        for (const Output& output : outputs_of(each.plan)) {
            if (output.name == by) return;
            if (std::find(known.begin(), known.end(), output.name) == known.end()) known.push_back(output.name);
        }
    }
    throw ArgumentError(
        fmt::format("there is no output '{}'{}; there are {}", by, did_you_mean(by, known), fmt::join(known, ", ")));
}

/// The first replication of all of them, then the second, so that what an interrupted sweep has finished can be compared.
std::vector<UnitOfWork> in_rounds(std::vector<UnitOfWork> units) {
    std::stable_sort(units.begin(), units.end(),
                     [](const UnitOfWork& a, const UnitOfWork& b) { return a.replication < b.replication; });
    return units;
}

std::vector<UnitOfWork> units_of_all(const std::vector<ScenarioPlan>& plans, const ExperimentOptions& options) {
    std::vector<UnitOfWork> all;
    for (const ScenarioPlan& each : plans) {
        const std::vector<UnitOfWork> units = units_of(each.plan, options.seed, 0, options.replications);
        all.insert(all.end(), units.begin(), units.end());
    }
    return all;
}

SweepFacts facts_of(const UnitsRun& run, const std::vector<ScenarioPlan>& plans, const SweepOptions& given,
                    const ExperimentOptions& options) {
    SweepFacts facts;
    facts.model = plans.front().plan.name;
    facts.file = given.model.file;
    facts.seed = options.seed;
    facts.asked = options.replications;
    facts.interrupted = run.interrupted;
    for (const ScenarioPlan& each : plans)
        for (const FailedUnit& failed : run.failed)
            if (failed.plan == &each.plan) facts.failed.push_back({each.name, failed.replication, failed.message});
    return facts;
}

/// Read back scenario by scenario, so that never more than the results of one are in memory.
std::vector<ReportedScenario> report_of(const Ledger& ledger, const std::vector<ScenarioPlan>& plans,
                                        const ExperimentOptions& options) {
    std::vector<ReportedScenario> reported;
    for (const ScenarioPlan& each : plans) {
        const auto results = results_in(ledger, units_of(each.plan, options.seed, 0, options.replications), each.plan);
        reported.push_back({scenario_runs(each.name, each.plan, results), each.plan.digest, each.settings});
    }
    return reported;
}

void write_outputs(const SweepOptions& given, const std::vector<ReportedScenario>& scenarios,
                   const ScenarioComparison& comparison, const SweepFacts& facts, const Console& console) {
    const OutputOptions& output = given.output;
    if (output.json_to_file()) console.outputs.write(*output.json, sweep_json(scenarios, comparison, facts));
    if (given.html.is_asked_for())
        console.outputs.write(given.html.file, page({PageKind::sweep, sweep_json(scenarios, comparison, facts)}));
    if (output.csv) {
        for (const CsvTable& table : sweep_csv(scenarios, comparison))
            console.outputs.write(std::filesystem::path(*output.csv) / table.file_name, table.text);
    }
    console.out << (output.json_to_out()
                        ? sweep_json(scenarios, comparison, facts)
                        : sweep_text(scenarios, comparison, facts, given.width.text(console.terminal)));
}

void tell_trouble(const UnitsRun& run, const SweepFacts& facts, const std::vector<ReportedScenario>& scenarios,
                  const Ledger& ledger, std::ostream& err) {
    for (const auto& [first, count] : failures_alike(facts.failed))
        err << printable(fmt::format("takt: replication {} of {}{} failed: {}", first.replication, first.scenario,
                                     count > 1 ? fmt::format(" and {} more", count - 1) : "", first.message))
            << '\n';
    for (const ReportedScenario& each : scenarios)
        if (each.runs.deadlocks > 0)
            err << printable(fmt::format("takt: {} comes to a standstill in {} of {} replications", each.runs.name,
                                         each.runs.deadlocks, each.runs.runs.size()))
                << '\n';
    if (run.interrupted)
        err << printable(fmt::format("takt: interrupted; {} of {} replications are in {}, and the same command goes on",
                                     run.found + run.computed, run.wanted, ledger.file().string()))
            << '\n';
}

int sweep(const SweepOptions& given, const Console& console) {
    given.model.needed_file("sweep");
    const std::vector<ScenarioPlan> plans = load_plans(given.model, console);
    expect_scenarios(plans, given);
    expect_output(given.by, plans);
    given.ledger.expect_no_result(given.output, given.html);
    given.output.expect_writable(console.outputs);
    given.html.expect_writable(console.outputs);
    given.ledger.claim(given.model.file, console.outputs);
    const ExperimentOptions options = given.experiment.options_for(plans.front().plan, console.terminal);
    const std::vector<UnitOfWork> units = units_of_all(plans, options);
    if (given.ledger.shard) return run_share(units, given.ledger, given.model.file, options, given.quiet, console);
    Ledger ledger = given.ledger.open(given.model.file, console.err);
    const UnitsRun run = run_units_with_bar(in_rounds(units), ledger, options, given.quiet, console);
    const SweepFacts facts = facts_of(run, plans, given, options);
    const std::vector<ReportedScenario> scenarios = report_of(ledger, plans, options);
    std::vector<ScenarioRuns> runs;
    for (const ReportedScenario& each : scenarios)
        runs.push_back(each.runs);
    write_outputs(given, scenarios, compare_scenarios(runs, given.by), facts, console);
    if (!given.quiet.quiet)
        console.err << printable(fmt::format("takt: {} of {} replications were run now, {} were in {}", run.computed,
                                             run.wanted, run.found, ledger.file().string()))
                    << '\n';
    tell_trouble(run, facts, scenarios, ledger, console.err);
    if (!run.failed.empty()) return code_of_failures(run.failed);
    return run.interrupted ? exit_code::interrupted : exit_code::done;
}

}  // namespace

Action add_sweep(CLI::App& command) {
    const auto options = std::make_shared<SweepOptions>();
    options->model.add(command);
    options->width.add(command);
    options->model.add_warm_up(command);
    options->experiment.add(command);
    options->output.add(command);
    options->html.add(command);
    command.add_option("--by", options->by, "the output that ranks: units_a_year, jph, lead_time, work_in_process ...")
        ->type_name("OUTPUT");
    options->ledger.add(command);
    options->quiet.add(command);
    command.footer(
        "Compares the plants of the section `scenarios` of the file with the plant itself, all with the same random\n"
        "numbers. Finished replications are kept in FILE.takt-ledger, or where --ledger says; a later call runs what "
        "is\n"
        "missing and nothing twice.\n\n"
        "Exit code: 0 done, 2 bad input, 4 internal error, 130 interrupted\n\n"
        "Examples:\n"
        "  takt sweep plant.yaml\n"
        "  takt sweep plant.yaml -n 30 --by lead_time --json sweep.json\n"
        "  takt sweep plant.yaml --html sweep.html\n"
        "  takt sweep plant.yaml --shard 2/4 --ledger part-2.takt-ledger\n"
        "  takt help scenario");
    return [options](const Console& console) { return sweep(*options, console); };
}

}  // namespace takt
