#include "progress_bar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <string_view>

#include "takt/line/schedule.hpp"
#include "takt/report/display.hpp"
#include "takt/stats/confidence.hpp"

namespace takt {
namespace {

constexpr std::string_view green = "32";
constexpr std::string_view red = "31";

std::string coloured(const std::string& text, std::string_view code, bool colour) {
    return colour && !code.empty() ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : text;
}

std::string bar_text(const RunSoFar& run) {
    constexpr std::uint32_t cells = 20;
    const auto full = run.total == 0 ? cells : static_cast<std::uint32_t>(std::uint64_t{cells} * run.done / run.total);
    return fmt::format("[{:#<{}}{:.<{}}] ", "", full, "", cells - full);
}

std::string units_text(const RunSoFar& run) {
    if (run.units.count() == 0) return "";
    const ConfidenceInterval interval = mean_interval(run.units);
    std::string text = fmt::format("{:.0f}", run.units.mean());
    if (run.units.count() > 1)
        text += fmt::format(" +- {:.{}f}", interval.half_width(), interval.half_width() < 10 ? 1 : 0);
    return text + " units";
}

std::string jph_text(const RunSoFar& run) {
    return run.jph.count() == 0 ? "" : fmt::format("{:.{}f} JPH", run.jph.mean(), run.jph.mean() < 10 ? 2 : 1);
}

std::string time_left(const RunSoFar& run) {
    if (run.done == 0 || run.done >= run.total) return "";
    const double seconds = run.elapsed_seconds / run.done * (run.total - run.done);
    if (seconds < 99.5) return fmt::format("{:.0f} s left", seconds);
    return seconds < 5970 ? fmt::format("{:.0f} min left", seconds / 60) : fmt::format("{:.1f} h left", seconds / 3600);
}

/// Which side of the target the output is on, if that is sure.
std::string_view colour_of(const RunSoFar& run) {
    if (!run.target || run.units.count() < 2) return "";
    const ConfidenceInterval interval = mean_interval(run.units);
    if (interval.lower >= *run.target) return green;
    return interval.upper < *run.target ? red : "";
}

/// With the words there is room for: the first of several ways to say it that fits.
struct Wording {
    bool bar = false;
    bool word = false;
    bool jph = false;
    bool left = false;
};

std::string worded(const RunSoFar& run, const Wording& wording, bool colour) {
    std::string text = wording.bar ? bar_text(run) : "";
    text += fmt::format("{} of {}{}", run.done, run.total, wording.word ? " replications" : "");
    if (const std::string units = units_text(run); !units.empty())
        text += ", " + coloured(units, colour_of(run), colour);
    if (const std::string jph = jph_text(run); wording.jph && !jph.empty()) text += ", " + jph;
    if (const std::string left = time_left(run); wording.left && !left.empty()) text += ", " + left;
    return text;
}

}  // namespace

std::string progress_text(const RunSoFar& run, int width, bool colour) {
    constexpr Wording wordings[] = {{true, true, true, true},
                                    {false, true, true, true},
                                    {false, false, true, true},
                                    {false, false, false, true},
                                    {false, false, false, false}};
    for (const Wording& wording : wordings)
        if (display_width(worded(run, wording, false)) < width) return worded(run, wording, colour);
    return fitted(fmt::format("{} of {}", run.done, run.total), std::max(0, width - 1));
}

ProgressBar::ProgressBar(std::ostream& out, bool shown, std::uint32_t total, const Terminal& terminal)
    : out_(out), shown_(shown), width_(terminal.err_width), colour_(terminal.err_colour) {
    run_.total = total;
    if (shown_) out_ << progress_text(run_, width_, colour_) << std::flush;
}

ProgressBar::~ProgressBar() {
    if (shown_) out_ << "\r\x1b[K" << std::flush;
}

void ProgressBar::show(std::uint32_t done, std::uint32_t total) {
    run_.total = total;
    show(done);
}

void ProgressBar::show(std::uint32_t done) {
    run_.done = done;
    draw();
}

void ProgressBar::show(const Progress& progress, const Plan& plan) {
    run_.target = target_units(plan);
    run_.units.add(static_cast<double>(progress.latest.units()));
    if (const double hours = to_hours(progress.latest.scheduled); hours > 0)
        run_.jph.add(static_cast<double>(progress.latest.units()) / hours);
    show(progress.done, progress.total);
}

/// Ten times a second at most, and the last time of all.
void ProgressBar::draw() {
    using namespace std::chrono_literals;
    const Clock::time_point now = Clock::now();
    if (!shown_ || (now - last_ < 100ms && run_.done < run_.total)) return;
    last_ = now;
    run_.elapsed_seconds = std::chrono::duration<double>(now - start_).count();
    out_ << "\r\x1b[K" << progress_text(run_, width_, colour_) << std::flush;
}

}  // namespace takt
