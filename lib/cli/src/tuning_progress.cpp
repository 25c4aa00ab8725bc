#include "tuning_progress.hpp"

#include <fmt/format.h>

#include <ostream>

#include "takt/report/display.hpp"

namespace takt {
namespace {

/// What changes from one line of a log to the next.
std::string news(const TuningProgress& progress) {
    return fmt::format("{} {}", progress.doing, progress.best == nullptr ? 0.0 : progress.cost);
}

}  // namespace

std::string tuning_progress_text(const TuningProgress& progress, const TuningProblem& problem) {
    std::string text = fmt::format("{} of {} plant-years, {}", progress.runs, progress.most_runs, progress.doing);
    if (progress.best != nullptr) {
        const std::string currency = problem.currency.empty() ? "" : ' ' + problem.currency;
        const char* what = problem.goal == spec::Goal::value ? "is worth" : "makes";
        text += fmt::format("; the plan at hand costs {:.10g}{} and {} {:.0f}", progress.cost, currency, what, progress.worth);
    }
    return text;
}

TuningDisplay::TuningDisplay(std::ostream& out, bool shown, const Terminal& terminal, const TuningProblem& problem)
    : out_(out), shown_(shown), is_terminal_(terminal.err_is_tty), width_(terminal.err_width), problem_(problem) {}

TuningDisplay::~TuningDisplay() {
    if (shown_ && is_terminal_) out_ << "\r\x1b[K" << std::flush;
}

void TuningDisplay::show(const TuningProgress& progress) {
    if (!shown_) return;
    const std::string text = tuning_progress_text(progress, problem_);
    if (is_terminal_) {
        out_ << "\r\x1b[K" << fitted(text, width_ - 1) << std::flush;  // a wrapped line could not be wiped
    } else if (const std::string now = news(progress); now != last_) {
        last_ = now;
        out_ << "takt: " << text << std::endl;
    }
}

}  // namespace takt
