#include "rerun_command.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <ostream>
#include <utility>

#include "outputs.hpp"
#include "precision_options.hpp"
#include "replicated.hpp"
#include "result_file.hpp"
#include "result_plan.hpp"
#include "shared_options.hpp"
#include "takt/core/version.hpp"
#include "takt/experiment/estimate.hpp"
#include "takt/experiment/find_warm_up.hpp"
#include "takt/experiment/run_experiment.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/report/display.hpp"
#include "takt/report/json_report.hpp"
#include "takt/report/text_report.hpp"

namespace takt {
namespace {

struct RerunOptions {
    std::string file;
    WidthOption width;
    unsigned threads = 0;
    OutputOptions output;
    QuietOption quiet;
};

/// The same numbers come only from the same version.
void expect_same_version(const ResultFile& result, const std::string& file) {
    if (result.version != version)
        throw ResultError(
            fmt::format("cannot run {} again: it was made by takt {}, this is {}, whose random numbers may "
                        "be others",
                        file, result.version, version));
}

AskedReplications asked_by(const ResultFile& result, const RerunOptions& given, const Console& console) {
    AskedReplications asked;
    asked.options.replications = result.precision ? result.precision->began_with : result.asked;
    asked.options.seed = result.seed;
    asked.options.threads = given.threads;
    asked.options.stop = console.terminal.interrupt;
    if (result.precision) {
        asked.precision = result.precision->goal;
        asked.most = result.precision->most;
    }
    return asked;
}

/// The result has the warm-up that was found; what else the pilots showed is looked for again.
std::optional<FoundWarmUp> warm_up_again(const ResultFile& result, const std::string& file, const ExperimentOptions& options) {
    if (!result.warm_up_found) return std::nullopt;
    return find_warm_up(plan_before_warm_up(result, file), pilots_for(options));
}

/// Whether the bytes are those of the file, said to `err`.
int judge(const ResultFile& result, const std::string& text, const ExperimentResult& experiment,
          const std::string& file, std::ostream& err) {
    if (experiment.interrupted) {
        err << "takt: interrupted\n";
        return exit_code::interrupted;
    }
    if (result.interrupted) {
        err << printable(fmt::format("takt: {} was interrupted and has a part of these replications", file)) << '\n';
        return exit_code::done;
    }
    const bool same = text == result.text;
    err << printable(same
                         ? fmt::format("takt: the result is that of {}, to the byte", file)
                         : fmt::format("takt: the result is not that of {}, which was changed or made otherwise", file))
        << '\n';
    return same ? exit_code::done : exit_code::target_missed;
}

int rerun(const RerunOptions& given, const Console& console) {
    if (given.file.empty()) throw ArgumentError("takt rerun needs the JSON of a result");
    const ResultFile result = read_result(given.file);
    expect_same_version(result, given.file);
    const Plan plan = plan_of(result, given.file);
    console.outputs.reads(given.file, "the result that is read");
    given.output.expect_writable(console.outputs);
    const AskedReplications asked = asked_by(result, given, console);
    std::optional<FoundWarmUp> warm_up = warm_up_again(result, given.file, asked.options);
    if (warm_up && warm_up->interrupted) {
        console.err << "takt: interrupted before the warm-up was found\n";
        return exit_code::interrupted;
    }
    const Replicated done = replicated(plan, asked, given.quiet, console);
    const Summary summary = summarise(plan, done.experiment.replications);
    RunFacts facts = facts_of(done, result.file, result.seed);
    facts.warm_up = std::move(warm_up);
    facts.estimate = estimate(plan);
    facts.files = result.files;
    facts.overrides = result.overrides;
    const std::string text = json_report(plan, summary, facts);
    if (given.output.json_to_file()) console.outputs.write(*given.output.json, text);
    console.out << (given.output.json_to_out() ? text
                                               : text_report(plan, summary, facts, given.width.text(console.terminal)));
    return judge(result, text, done.experiment, given.file, console.err);
}

}  // namespace

Action add_rerun(CLI::App& command) {
    const auto options = std::make_shared<RerunOptions>();
    command.add_option("RESULT", options->file, "a result that takt run has written with --json");
    options->width.add(command);
    command.add_option("--threads", options->threads, "threads; one for each core if left out or 0")
        ->check(whole_number(0, 1024))
        ->type_name("COUNT");
    command
        .add_option("--json", options->output.json,
                    "JSON to standard output instead of text, or to a FILE that ends in .json")
        ->type_name("[FILE]");
    options->quiet.add(command);
    command.footer(
        "The result has the files of its plant in it, with all that replaces values of them, the seed and the number "
        "of\n"
        "replications, or the precision that they were added for; nothing else is needed.\n\n"
        "Exit code: 0 the same bytes, 1 another result, 2 the result cannot be used, 130 interrupted\n\n"
        "Examples:\n"
        "  takt run plant.yaml --json result.json\n"
        "  takt rerun result.json");
    return [options](const Console& console) { return rerun(*options, console); };
}

}  // namespace takt
