#include "evidence_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "numbers.hpp"
#include "takt/report/display.hpp"
#include "wrapped.hpp"

namespace takt {
namespace {

/// A half-width in the unit in which it was asked for.
std::string width_text(const PrecisionReached& reached) {
    const double half = reached.interval.half_width();
    if (reached.goal.of == PrecisionOf::chance) return percent(half, 2);
    return reached.interval.estimate == 0 ? "unknown" : percent(half / std::abs(reached.interval.estimate), 2);
}

std::string_view kind_of(const Estimate& estimate) {
    return estimate.is_exact ? "exact in the long run" : "an approximation";
}

}  // namespace

std::string precision_text(const RunFacts& facts, const TextOptions& options) {
    if (!facts.precision) return {};
    const PrecisionReached& reached = *facts.precision;
    const std::string goal = text_of(reached.goal);
    const std::string after = fmt::format("after {} replications", facts.asked);
    switch (reached.ended) {
        case Ended::precise:
            return wrapped(fmt::format("Precision {}: reached {} (+- {}).", goal, after, width_text(reached)),
                           options.width);
        case Ended::at_most:
            return wrapped(fmt::format("Precision {}: not reached {}, the most allowed (+- {}).", goal, after,
                                       width_text(reached)),
                           options.width);
        case Ended::nothing_counted:
            return wrapped(
                fmt::format("Precision {}: nothing of the kind was counted in {} replications.", goal, facts.asked),
                options.width);
        case Ended::interrupted:
            break;
    }
    return wrapped(fmt::format("Precision {}: interrupted before it was reached.", goal), options.width);
}

std::string warm_up_warning(const Plan& plan, const RunFacts& facts, const TextOptions& options) {
    if (!facts.warm_up || facts.warm_up->found) return {};
    const bool units = facts.warm_up->units_an_hour.truncation.found;
    return wrapped(
        fmt::format("The run is too short to tell its warm-up: {} not steady in its first half. Warm-up left "
                    "out: {}; the figures may still depend on how the line starts.",
                    units ? "work in process is" : "output is", warm_up_phrase(plan, {})),
        options.width);
}

std::string warm_up_phrase(const Plan& plan, const RunFacts& facts) {
    const std::string length = plan.warm_up > Duration::zero() ? period_text(plan.warm_up) : "none";
    if (!facts.warm_up) return length;
    return fmt::format("{} ({} by MSER-5 in {} pilot runs)", length, facts.warm_up->found ? "found" : "not found",
                       facts.warm_up->pilots);
}

std::string estimate_beside(const MaybeEstimate& estimate, const Summary& summary) {
    if (const auto* reason = std::get_if<std::string>(&estimate)) return "no formula: " + printable(*reason);
    const Estimate& found = std::get<Estimate>(estimate);
    const double simulated = summary.jph.mean();
    const double away = simulated > 0 ? found.jph / simulated - 1 : 0;
    return fmt::format("{} JPH, {} {} than simulated; by {} ({})", short_text(found.jph), percent(std::abs(away), 2),
                       away < 0 ? "less" : "more", found.method, kind_of(found));
}

std::string estimate_text(const MaybeEstimate& estimate, const TextOptions& wanted) {
    TextOptions options = wanted;
    options.width = std::max(options.width, least_width);
    if (const auto* reason = std::get_if<std::string>(&estimate))
        return '\n' + wrapped("No estimate without simulating: " + printable(*reason) + '.', options.width);
    const Estimate& found = std::get<Estimate>(estimate);
    std::string text = fmt::format("To expect: {} JPH", short_text(found.jph));
    if (found.lead_time) text += fmt::format(", a lead time of {}", duration_text(*found.lead_time));
    if (found.work_in_process) text += fmt::format(", {} parts in process", short_text(*found.work_in_process));
    return '\n' + wrapped(fmt::format("{}; by {} ({}).", text, found.method, kind_of(found)), options.width);
}

}  // namespace takt
