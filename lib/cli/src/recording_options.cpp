#include "recording_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ostream>

#include "outputs.hpp"
#include "plan_times.hpp"
#include "takt/experiment/recording.hpp"
#include "takt/report/event_log.hpp"
#include "takt/report/records_csv.hpp"
#include "takt/report/trace.hpp"

namespace takt {
namespace {

[[noreturn]] void refuse(const std::string& message) {
    throw ArgumentError("--window: " + message);
}

/// Where a recording is not what was asked for.
void tell_end(const Plan& plan, const Recording& recording, std::ostream& err) {
    if (recording.is_full)
        err << fmt::format("takt: the window is cut off at {}: {} moves and states are the most that are written\n",
                           date_of(plan, recording.to), most_recorded);
    if (recording.deadlock)
        err << fmt::format("takt: the line has locked itself at {}\n", date_of(plan, recording.deadlock->time));
}

}  // namespace

void RecordingOptions::add(CLI::App& command) {
    command
        .add_option(
            "--trace", trace,
            "what happens in a window of the first replication as a chart for Perfetto or chrome://tracing (JSON)")
        ->type_name("FILE");
    command.add_option("--events", events, "the same as an event log for process mining, in OCEL 2.0 (JSON)")
        ->type_name("FILE");
    command.add_option("--records", records, "the same as records of cycles and stops for takt fit (CSV)")->type_name("FILE");
    command
        .add_option(
            "--window", window,
            "for --trace, --events, --records and --html, such as \"2026-01-05 06:00 for 8 h\" or, since the start of the run, "
            "\"8 days for "
            "1 h\"; the first whole shift after the warm-up if left out, or a day without a calendar")
        ->type_name("FROM for LENGTH");
}

void RecordingOptions::expect_writable(Outputs& outputs, const Plan& plan, bool shows_page) const {
    if (!window.empty() && !is_asked_for() && !shows_page)
        throw ArgumentError("--window goes with --trace, --events, --records or --html");
    given_window(plan);
    if (trace) outputs.expect("--trace", *trace);
    if (events) outputs.expect("--events", *events);
    if (records) outputs.expect("--records", *records);
}

ShiftTimes RecordingOptions::window_in(const Plan& plan) const {
    const SimTime counted = run_start + plan.warm_up;
    const ShiftTimes a_day{counted, std::min(plan.end(), counted + std::chrono::hours{24})};
    return given_window(plan).value_or(plan.first_shift.value_or(a_day));
}

std::optional<ShiftTimes> RecordingOptions::given_window(const Plan& plan) const {
    if (window.empty()) return std::nullopt;
    const std::size_t word = window.find(" for ");
    if (word == std::string::npos)
        refuse(fmt::format(
            "expected `FROM for LENGTH` such as \"2026-01-05 06:00 for 8 h\" or \"8 days for 1 h\", found '{}'",
            window));
    const SimTime from = read_instant("--window", window.substr(0, word), plan);
    const Duration length = read_length("--window", window.substr(word + 5));
    if (length <= Duration::zero()) refuse("expected a length above 0 s");
    if (from < run_start || from >= plan.end())
        refuse(fmt::format("expected a beginning within the run, which goes from {} to {}, found {}",
                           date_of(plan, run_start), date_of(plan, plan.end()), date_of(plan, from)));
    return ShiftTimes{from, std::min(plan.end(), from + length)};
}

void RecordingOptions::write(const Plan& plan, std::uint64_t seed, std::uint64_t replication,
                             const Console& console) const {
    const ShiftTimes times = window_in(plan);
    const Recording recording = record(plan, seed, replication, times.from, times.to, console.terminal.interrupt);
    if (recording.interrupted) {
        console.err << "takt: interrupted before the window was over; it is not written\n";
        return;
    }
    tell_end(plan, recording, console.err);
    if (trace) console.outputs.write(*trace, trace_json(plan, recording));
    if (events) console.outputs.write(*events, event_log_json(plan, recording));
    if (records) console.outputs.write(*records, records_csv(plan, recording));
}

}  // namespace takt
