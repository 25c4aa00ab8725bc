#include "run_command.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <ostream>

#include "failures.hpp"
#include "ledger_options.hpp"
#include "load_plan.hpp"
#include "outputs.hpp"
#include "precision_options.hpp"
#include "recording_options.hpp"
#include "replicated.hpp"
#include "result_file.hpp"
#include "run_page.hpp"
#include "shared_options.hpp"
#include "takt/experiment/estimate.hpp"
#include "takt/experiment/run_experiment.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/report/csv_tables.hpp"
#include "takt/report/diff_report.hpp"
#include "takt/report/display.hpp"
#include "takt/report/json_report.hpp"
#include "takt/report/text_report.hpp"

namespace takt {
namespace {

constexpr double chance_of_false_alarm = 0.01;  // of --expect, all outputs together

struct RunOptions {
    ModelOptions model;
    WidthOption width;
    ExperimentOptionsGiven experiment;
    PrecisionOptionsGiven precision;
    OutputOptions output;
    RecordingOptions recording;
    HtmlOption html;
    LedgerOptions ledger;
    QuietOption quiet;
    std::string expect;
};

void write_outputs(const RunOptions& options, const Plan& plan, const Summary& summary, const RunFacts& facts,
                   const Console& console) {
    const OutputOptions& output = options.output;
    if (output.json_to_file()) console.outputs.write(*output.json, json_report(plan, summary, facts));
    if (output.csv) {
        for (const CsvTable& table : csv_tables(plan, summary, facts))
            console.outputs.write(std::filesystem::path(*output.csv) / table.file_name, table.text);
    }
    console.out << (output.json_to_out() ? json_report(plan, summary, facts)
                                         : text_report(plan, summary, facts, options.width.text(console.terminal)));
}

/// What must not be overlooked, however the results are written.
void tell_trouble(const ExperimentResult& experiment, const Summary& summary, std::ostream& err) {
    tell_failures(experiment.failed, err);
    if (experiment.interrupted) {
        err << fmt::format("takt: interrupted; {} of {} replications were finished, and only they count\n",
                           experiment.replications.size(), experiment.asked);
    }
    if (const RunSummary* deadlocked = summary.first_deadlock()) {
        err << fmt::format("takt: deadlock in replication {}\n", deadlocked->replication);
    }
}

int code_of(const ExperimentResult& experiment, const Summary& summary) {
    if (!experiment.failed.empty()) return code_of_failures(experiment.failed);
    if (experiment.interrupted) return exit_code::interrupted;
    if (summary.first_deadlock() != nullptr) return exit_code::deadlock;
    return summary.meets_target().value_or(true) ? exit_code::done : exit_code::target_missed;
}

/// What must be known of how sure the answer is, however the results are written.
void tell_doubts(const RunFacts& facts, std::ostream& err) {
    if (facts.precision && facts.precision->ended == Ended::at_most)
        err << fmt::format("takt: the precision was not reached in {} replications, the most allowed; see --most\n",
                           facts.asked);
    if (facts.precision && facts.precision->ended == Ended::nothing_counted)
        err << "takt: nothing was counted whose precision could be told\n";
    if (facts.warm_up && !facts.warm_up->found)
        err << "takt: the run is too short to tell its warm-up; a longer --horizon may\n";
}

/// The same result, of which the ledger may have a part or all, and has all afterwards.
ExperimentResult run_by_ledger(const RunOptions& given, const Plan& plan, const ExperimentOptions& options,
                               const Console& console) {
    Ledger ledger = given.ledger.open(given.model.file, console.err);
    const std::vector<UnitOfWork> units = units_of(plan, options.seed, options.first_replication, options.replications);
    const UnitsRun run = run_units_with_bar(units, ledger, options, given.quiet, console);
    ExperimentResult experiment;
    experiment.replications = results_in(ledger, units, plan);
    for (const FailedUnit& failed : run.failed)
        experiment.failed.push_back({failed.replication, failed.message, failed.floods});
    experiment.asked = options.replications;
    experiment.interrupted = run.interrupted;
    return experiment;
}

/// Says which outputs differ, by how much and how sure that is.
bool is_as_expected(const ResultFile& baseline, const std::string& name, const Summary& summary, std::uint64_t seed,
                    std::ostream& err) {
    const bool paired = baseline.seed == seed;
    const auto differences = compare_results(baseline.runs, runs_of("now", summary), paired, 1 - chance_of_false_alarm);
    bool good = true;
    for (const OutputDifference& each : differences) {
        if (each.adjusted_p > chance_of_false_alarm) continue;
        good = false;
        err << printable(fmt::format("takt: {} differs from {}: {} ({}, {})", each.output.name, name, change_of(each),
                                     p_text(each.adjusted_p), each.paired ? "paired replications" : "Welch's test"))
            << '\n';
    }
    if (good) err << printable(fmt::format("takt: no output differs from {} by more than chance allows", name)) << '\n';
    return good;
}

int run_shard(const RunOptions& given, const Plan& plan, const ExperimentOptions& options, const Console& console) {
    const std::vector<UnitOfWork> units = units_of(plan, options.seed, options.first_replication, options.replications);
    return run_share(units, given.ledger, given.model.file, options, given.quiet, console);
}

int simulate_and_report(const RunOptions& given, const Console& console) {
    given.model.needed_file("run");
    const std::optional<ResultFile> baseline =
        given.expect.empty() ? std::nullopt : std::optional(read_result(given.expect));
    std::vector<PlantFile> files;
    Plan plan = load_plan(without_auto(given.model), console, &files);
    given.ledger.expect_no_result(given.output, given.html);
    if (baseline) console.outputs.reads(given.expect, "the result of --expect");
    given.output.expect_writable(console.outputs);
    if (given.ledger.file || given.ledger.shard) given.ledger.claim(given.model.file, console.outputs);
    if (given.ledger.shard && given.recording.is_asked_for())
        throw ArgumentError("--trace, --events and --records go with a whole run, not with --shard");
    given.recording.expect_writable(console.outputs, plan, given.html.is_asked_for());
    given.html.expect_writable(console.outputs);
    const auto precision = given.precision.goal_for(plan);  // before anything is run
    if (precision && (given.ledger.file || given.ledger.shard))
        throw ArgumentError("--ledger and --shard go with a number of replications, not with --precision");
    const ExperimentOptions options = given.experiment.options_for(plan, console.terminal);
    std::optional<FoundWarmUp> warm_up;
    if (asks_for_warm_up(given.model)) {
        expect_time_for_warm_up(given.model, plan);
        warm_up = find_warm_up(plan, pilots_for(options));
        if (warm_up->interrupted) {
            console.err << "takt: interrupted before the warm-up was found\n";
            return exit_code::interrupted;
        }
        plan = load_plan_with(given.model, warm_up->warm_up, console);
    }
    if (given.ledger.shard) return run_shard(given, plan, options, console);
    const Replicated done =
        given.ledger.file ? Replicated{run_by_ledger(given, plan, options, console), {}, {}}
                          : replicated(plan, {options, precision, given.precision.cap()}, given.quiet, console);
    const Summary summary = summarise(plan, done.experiment.replications);
    RunFacts facts = facts_of(done, given.model.file, options.seed);
    add_source(facts, files, without_auto(given.model).overrides());
    facts.warm_up = std::move(warm_up);
    facts.estimate = estimate(plan);
    write_outputs(given, plan, summary, facts, console);
    if (given.recording.is_asked_for()) given.recording.write(plan, options.seed, options.first_replication, console);
    if (given.html.is_asked_for())
        console.outputs.write(given.html.file, run_page(plan, summary, facts, console.terminal.interrupt, given.recording.given_window(plan)));
    tell_trouble(done.experiment, summary, console.err);
    tell_doubts(facts, console.err);
    const int code = code_of(done.experiment, summary);
    if (!baseline || (code != exit_code::done && code != exit_code::target_missed)) return code;
    const bool as_expected = is_as_expected(*baseline, given.expect, summary, options.seed, console.err);
    return as_expected ? exit_code::done : exit_code::target_missed;
}

}  // namespace

Action add_run(CLI::App& command) {
    const auto options = std::make_shared<RunOptions>();
    options->model.add(command);
    options->model.add_state(command);
    options->width.add(command);
    options->model.add_warm_up(command);
    describe_auto(command);
    options->experiment.add(command);
    options->precision.add(command);
    options->output.add(command);
    options->recording.add(command);
    options->html.add(command);
    options->ledger.add(command);
    command
        .add_option("--expect", options->expect,
                    "exit code 1 if the results differ from this JSON by more than chance allows, otherwise 0")
        ->type_name("FILE");
    options->quiet.add(command);
    command.footer(
        "Exit code: 0 done, 1 mean output below the target (with --expect: not as expected), 2 bad input, 3 deadlock, "
        "4 internal error, 130 "
        "interrupted\n\n"
        "Examples:\n"
        "  takt run plant.yaml\n"
        "  takt run plant.yaml -n 30 --seed 7 --horizon \"13 weeks\"\n"
        "  takt run plant.yaml --warm-up auto --precision \"0.5 %\"\n"
        "  takt run plant.yaml --precision \"2 % of lead-time p95\" --most 200\n"
        "  takt run plant.yaml --set crews.repair.size=3 --set run.warm_up=\"2 days\"\n"
        "  takt run plant.yaml --json result.json --csv tables\n"
        "  takt run plant.yaml --trace trace.json --window \"2026-01-05 06:00 for 8 h\"\n"
        "  takt run plant.yaml --events log.json\n"
        "  takt run plant.yaml --records records.csv --window \"0 s for 4 weeks\"\n"
        "  takt run plant.yaml --html report.html\n"
        "  takt run plant.yaml --json | jq .units.mean\n"
        "  takt run plant.yaml --expect result.json");
    return [options](const Console& console) { return simulate_and_report(*options, console); };
}

}  // namespace takt
