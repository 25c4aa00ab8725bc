#include "tune_command.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>

#include "load_plan.hpp"
#include "outputs.hpp"
#include "shared_options.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/ledger/ledger.hpp"
#include "takt/ledger/tuning_memory.hpp"
#include "takt/report/display.hpp"
#include "takt/report/page.hpp"
#include "takt/report/tuning_report.hpp"
#include "takt/tuning/make_problem.hpp"
#include "takt/tuning/stairs.hpp"
#include "takt/tuning/tune.hpp"
#include "takt/yaml/settings.hpp"
#include "tuning_progress.hpp"

namespace takt {
namespace {

struct TuneOptions {
    ModelOptions model;
    WidthOption width;
    QuietOption quiet;
    OutputOptions output;
    HtmlOption html;
    std::optional<std::uint64_t> seed;
    std::optional<std::uint32_t> plant_years;
    unsigned threads = 0;
    std::string journal;
    std::string write;
};

spec::LineSpec load_base(const TuneOptions& options, const Console& console) {
    spec::LineSpec base = load_spec(options.model, console);
    if (!base.tune) {
        Diagnostics diagnostics;
        diagnostics.error(base.at, "takt tune needs the section `tune`, which says what may be changed and what it costs; see `takt help tune`");
        throw SpecError(std::move(diagnostics));
    }
    if (options.seed) base.tune->seed = *options.seed;
    if (options.plant_years) base.tune->plant_years = *options.plant_years;
    if (base.tune->plant_years <= base.tune->verification)
        throw ArgumentError(fmt::format("expected more plant-years than the verification takes ({}), found {}", base.tune->verification,
                                        base.tune->plant_years));
    return base;
}

/// The station that can do least with the most of everything.
std::string narrowest(const TuningProblem& problem) {
    const Stairs stairs(problem);
    const Plan plan = stairs.problem().plan(top(stairs.problem()));
    const StaticLook look = static_look(plan);
    return look.slowest ? plan.stations[*look.slowest].name : std::string();
}

void write_plan(const TuneOptions& options, const spec::TuneSpec& tune, const TuningResult& result, Outputs& outputs) {
    const std::string remark = fmt::format(
        "A plan that takt tune found for {}.\nTo run it: takt run {} --with {}", options.model.file, options.model.file, options.write);
    outputs.write(options.write, settings_text(settings_of(ways_of(tune), result.plan->design), remark));
}

int code_of(TuningOutcome outcome) {
    switch (outcome) {
        case TuningOutcome::found: return exit_code::done;
        case TuningOutcome::interrupted: return exit_code::interrupted;
        case TuningOutcome::unproven:
        case TuningOutcome::impossible:
        case TuningOutcome::exhausted: break;
    }
    return exit_code::target_missed;
}

int tune_and_report(const TuneOptions& options, const Console& console) {
    options.model.needed_file("tune");
    const spec::LineSpec base = load_base(options, console);
    const TuningProblem problem = make_problem(base, changed_plant(options.model, console));
    options.output.expect_writable(console.outputs);
    options.html.expect_writable(console.outputs);
    if (!options.write.empty()) console.outputs.expect("--write", options.write);
    const std::filesystem::path journal = options.journal.empty() ? options.model.file + ".tuning" : options.journal;
    console.outputs.claim("--journal", journal);
    Ledger ledger(journal);
    for (const std::string& problem_found : ledger.problems()) console.err << "takt: " << printable(problem_found) << '\n';

    TuningResult result;
    {
        TuningDisplay display(console.err, !options.quiet.quiet, console.terminal, problem);
        TuningOptions search;
        search.threads = options.threads;
        search.stop = console.terminal.interrupt;
        search.memory = memory_in(ledger);
        search.progress = [&](const TuningProgress& progress) { display.show(progress); };
        result = tune(problem, search);
    }
    TuningFacts facts{base.name.empty() ? options.model.file : base.name.text, options.model.file, base.run.horizon, {}};
    if (result.outcome == TuningOutcome::impossible && problem.goal == spec::Goal::cost) facts.narrowest = narrowest(problem);
    if (!options.write.empty() && result.plan) write_plan(options, *base.tune, result, console.outputs);
    if (options.output.json_to_file()) console.outputs.write(*options.output.json, tuning_json(problem, result, facts));
    if (options.html.is_asked_for())
        console.outputs.write(options.html.file, page({PageKind::tuning, tuning_json(problem, result, facts)}));
    console.out << (options.output.json_to_out() ? tuning_json(problem, result, facts)
                                                 : tuning_text(problem, result, facts, options.width.text(console.terminal)));
    if (result.outcome == TuningOutcome::interrupted)
        console.err << fmt::format("takt: interrupted; the same command goes on from {}\n", printable(journal.string()));
    return code_of(result.outcome);
}

}  // namespace

Action add_tune(CLI::App& command) {
    const auto options = std::make_shared<TuneOptions>();
    options->model.add(command);
    options->width.add(command);
    options->output.add_json(command);
    options->html.add(command);
    options->quiet.add(command);
    command.add_option("--seed", options->seed, "seed of the search")->check(whole_number(0, largest_seed))->type_name("NUMBER");
    command.add_option("--plant-years", options->plant_years, "runs of the plant that the search may take")
        ->check(whole_number(20, 10'000'000))
        ->type_name("COUNT");
    command.add_option("--threads", options->threads, "threads; one for each core if left out or 0")
        ->check(whole_number(0, 1024))
        ->type_name("COUNT");
    command.add_option("--journal", options->journal, "where finished runs are kept, so that a search that was ended goes on; FILE.tuning if left out")
        ->type_name("JOURNAL");
    command.add_option("--write", options->write, "the plan found as settings, for `takt run FILE --with`")->type_name("SETTINGS");
    command.footer(
        "Exit code: 0 found, 1 no such plan was found, 2 bad input, 4 internal error, 130 interrupted\n\n"
        "Examples:\n"
        "  takt tune plant.yaml\n"
        "  takt tune plant.yaml --plant-years 1000 --write tuned.yaml\n"
        "  takt tune plant.yaml --html tuning.html\n"
        "  takt run plant.yaml --with tuned.yaml --seed 2");
    return [options](const Console& console) { return tune_and_report(*options, console); };
}

}  // namespace takt
