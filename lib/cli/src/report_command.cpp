#include "report_command.hpp"

#include <fmt/format.h>

#include <memory>
#include <optional>
#include <ostream>

#include "outputs.hpp"
#include "result_file.hpp"
#include "result_plan.hpp"
#include "run_page.hpp"
#include "shared_options.hpp"
#include "takt/core/version.hpp"
#include "takt/report/display.hpp"
#include "takt/report/page.hpp"

namespace takt {
namespace {

struct ReportOptions {
    std::string file;
    HtmlOption html;
};

/// Beside the result: result.json becomes result.html.
std::string page_beside(const std::string& result) {
    const bool is_named_so = result.size() > 5 && result.ends_with(".json");
    return (is_named_so ? result.substr(0, result.size() - 5) : result) + ".html";
}

/// Why the line cannot be looked at again; nothing where it can.
std::optional<std::string> obstacle(const ResultFile& result) {
    if (result.files.empty()) return "it does not have the files of its plant";
    if (result.version != version) return fmt::format("it was made by takt {}, this is {}", result.version, version);
    return std::nullopt;
}

/// A result says how many units each replication made; the one to look at is run again.
PageData data_of_run(const ReportOptions& given, const Console& console) {
    const ResultFile result = read_result(given.file);
    if (const auto why = obstacle(result)) {
        console.err << printable(fmt::format("takt: the page of {} has neither the line nor what one replication showed: {}",
                                             given.file, *why))
                    << '\n';
        return {PageKind::run, result.text};
    }
    const Plan plan = plan_of(result, given.file);
    std::vector<RunOfUnits> runs;
    for (const RunOutputs& run : result.runs.runs)
        runs.push_back({run.replication, run.values.front()});
    return run_page_data(plan, result.text, runs, result.seed, console.terminal.interrupt);
}

int report(const ReportOptions& options, const Console& console) {
    ReportOptions given = options;
    if (given.file.empty()) throw ArgumentError("takt report needs the JSON of a result");
    const AnyResult result = read_any_result(given.file);
    if (!given.html.is_asked_for()) given.html.file = page_beside(given.file);
    console.outputs.reads(given.file, "the result that is read");
    given.html.expect_writable(console.outputs);
    const PageData data =
        result.kind == PageKind::run ? data_of_run(given, console) : PageData{result.kind, result.text};
    if (console.terminal.interrupt.stop_requested()) {
        console.err << "takt: interrupted; no page was written\n";
        return exit_code::interrupted;
    }
    if (console.outputs.write(given.html.file, page(data)))
        console.out << printable(fmt::format("The page is {}", given.html.file)) << '\n';
    return exit_code::done;
}

}  // namespace

Action add_report(CLI::App& command) {
    const auto options = std::make_shared<ReportOptions>();
    command.add_option("RESULT", options->file, "a result that takt run, sweep, tune or diff has written with --json");
    options->html.add(command);
    command.footer(
        "The page is written beside the result, as RESULT.html, or where --html says. Of a run the most typical replication\n"
        "is run again, to show what happened over time.\n\n"
        "Exit code: 0 done, 2 the result cannot be used, 130 interrupted\n\n"
        "Examples:\n"
        "  takt run plant.yaml --json result.json\n"
        "  takt report result.json\n"
        "  takt report sweep.json --html for-the-board.html");
    return [options](const Console& console) { return report(*options, console); };
}

}  // namespace takt
