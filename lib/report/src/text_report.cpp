#include "takt/report/text_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evidence_text.hpp"
#include "numbers.hpp"
#include "takt/report/display.hpp"
#include "text_answer.hpp"
#include "text_tables.hpp"
#include "wrapped.hpp"

namespace takt {
namespace {

std::string facts_text(const Plan& plan, const Summary& summary, const RunFacts& facts, const TextOptions& options) {
    std::uint64_t events = 0;
    for (const RunSummary& run : summary.runs)
        events += run.events;
    const std::string text =
        fmt::format("takt {}, model {} {:016x}, seed {}, warm-up {}, {} events", facts.version, printable(facts.file),
                    plan.digest, facts.seed, warm_up_phrase(plan, facts), grouped(static_cast<double>(events)));
    return '\n' + wrapped(text, options.width);
}

}  // namespace

std::string text_report(const Plan& plan, const Summary& summary, const RunFacts& facts, const TextOptions& wanted) {
    TextOptions options = wanted;
    options.width = std::max(options.width, least_width);
    std::string text = answer_text(plan, summary, facts, options);
    if (!summary.runs.empty()) {
        text += '\n' + key_figures_text(plan, summary, facts, options);
        if (!plan.stations.empty()) {
            text += bottlenecks_text(plan, summary, options);
            text += stations_text(plan, summary, options);
        }
        text += rework_text(plan, summary, options);
        text += moving_lines_text(plan, summary, options);
        text += batches_text(plan, summary, options);
        text += splits_text(plan, summary, options);
        text += buffers_text(plan, summary, options);
        text += resources_text(plan, summary, options);
        text += carriers_text(plan, summary, options);
        text += materials_text(plan, summary, options);
        text += milk_runs_text(plan, summary, options);
        text += zones_text(plan, summary, options);
        text += transporters_text(plan, summary, options);
        text += marriages_text(plan, summary, options);
        text += sequence_text(plan, summary, options);
        text += flow_text(plan, summary, options);
    }
    return text + facts_text(plan, summary, facts, options);
}

}  // namespace takt
