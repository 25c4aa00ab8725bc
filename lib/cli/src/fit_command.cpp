#include "fit_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "outputs.hpp"
#include "shared_options.hpp"
#include "takt/core/nearest.hpp"
#include "takt/report/display.hpp"
#include "takt/report/fit_report.hpp"
#include "takt/yaml/load_records.hpp"

namespace takt {
namespace {

struct FitCommandOptions {
    std::string records;
    std::string clock = "operating";
    std::uint64_t seed = 1;
    bool as_trace = false;
    std::string out;
    OutputOptions output;
    WidthOption width;
};

fit::FailureClock clock_named(const std::string& word) {
    constexpr std::array<std::string_view, 3> words{"operating", "scheduled", "calendar"};
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end())
        throw ArgumentError(fmt::format("--clock: expected operating, scheduled or calendar, found '{}'{}", word,
                                        did_you_mean(word, words)));
    return static_cast<fit::FailureClock>(found - words.begin());
}

void expect_writable_files(const FitCommandOptions& options, Outputs& outputs) {
    outputs.reads(options.records, "the file of the records");
    options.output.expect_writable(outputs);
    if (!options.out.empty()) outputs.expect("--out", options.out);
}

int fit_and_report(const FitCommandOptions& options, const Console& console) {
    if (options.records.empty()) throw ArgumentError("takt fit needs a file of records");
    fit::RecordsOptions fitting;
    fitting.clock = clock_named(options.clock);
    fitting.seed = options.seed;
    expect_writable_files(options, console.outputs);
    std::vector<Diagnostic> warnings;
    const fit::Records records = load_records(options.records, &warnings);
    for (const Diagnostic& warning : warnings)
        console.err << printable(to_string(warning)) << '\n';
    const std::vector<fit::FittedStation> stations = fit_records(records, fitting);
    FitFacts facts;
    facts.file = options.records;
    facts.records = records.rows.size();
    facts.clock = fitting.clock;
    facts.grid = records.grid;
    facts.seed = options.seed;
    facts.without_law = without_law(records);
    const std::string fragment = fit_yaml(stations, facts, options.as_trace);
    if (!options.out.empty()) console.outputs.write(options.out, fragment);
    if (options.output.json_to_file()) console.outputs.write(*options.output.json, fit_json(stations, facts));
    if (options.output.json_to_out()) {
        console.out << fit_json(stations, facts);
    } else {
        console.out << fit_text(stations, facts, options.width.text(console.terminal));
        if (options.out.empty()) console.out << '\n' << fragment;
    }
    return exit_code::done;
}

}  // namespace

Action add_fit(CLI::App& command) {
    const auto options = std::make_shared<FitCommandOptions>();
    command.add_option(
        "RECORDS", options->records,
        "cycles and stops, in CSV with the columns station, start, end and reason, and machine if there are several");
    command
        .add_option("--clock", options->clock, "what makes the times to failure run: operating, scheduled or calendar")
        ->type_name("CLOCK")
        ->capture_default_str();
    command.add_flag("--as-trace", options->as_trace, "the fragment follows the records themselves instead of laws");
    command
        .add_option("--out", options->out, "the fragment of a plant's file into this file, instead of behind the text")
        ->type_name("FILE");
    options->output.add_json(command);
    command.add_option("--seed", options->seed, "seed of the tests of laws")
        ->check(whole_number(0, largest_seed))
        ->type_name("NUMBER");
    options->width.add(command);
    command.footer(
        "start and end are dates such as 2026-01-05T06:30:12.250, or numbers under a head such as `start [s]`; an "
        "empty end means\n"
        "that it still went on. reason is `cycle` for work on a part, stops in between included; a word of takt for "
        "what is no\n"
        "failure (setup, starved, blocked, waiting_for_crew, break, off_shift, maintenance ...); `scrapped` for work "
        "on a part that\n"
        "was never finished; `observed` for the time in which the machine was watched; anything else is the name of a "
        "failure,\n"
        "from the beginning of its repair to the end. `takt run --records` writes such a file.\n\n"
        "Exit code: 0 done, 2 bad input\n\n"
        "Examples:\n"
        "  takt fit records.csv\n"
        "  takt fit records.csv --out stations.yaml\n"
        "  takt fit records.csv --as-trace --out stations.yaml\n"
        "  takt fit records.csv --clock calendar --json fit.json");
    return [options](const Console& console) { return fit_and_report(*options, console); };
}

}  // namespace takt
