#include "evidence_json.hpp"

#include <optional>
#include <string>
#include <variant>

#include "json_values.hpp"
#include "takt/stats/warm_up.hpp"

namespace takt {
namespace {

Json known(const std::optional<double>& value) {
    return value ? number(*value) : Json(nullptr);
}

Json curve(const WarmUpSeries& series) {
    return {{"values", series.values},
            {"welch", welch_average(series.values, welch_window)},
            {"cut_slots", series.truncation.cut},
            {"found", series.truncation.found}};
}

}  // namespace

Json precision_json(const RunFacts& facts) {
    if (!facts.precision) return nullptr;
    const PrecisionReached& reached = *facts.precision;
    return {{"goal", text_of(reached.goal)},
            {"ended", word_for(reached.ended)},
            {"estimate", number(reached.interval.estimate)},
            {"half_width", number(reached.interval.half_width())},
            {"wanted", number(reached.wanted)},
            {"most", reached.most},
            {"began_with", reached.began_with}};
}

Json warm_up_json(const Plan& plan, const RunFacts& facts) {
    if (!facts.warm_up) return nullptr;
    const FoundWarmUp& found = *facts.warm_up;
    Json ends = Json::array();
    for (const SimTime end : found.ends)
        ends.push_back(to_seconds(end - run_start));
    return {
        {"method", "MSER-5"},         {"found", found.found},           {"warm_up_s", to_seconds(plan.warm_up)},
        {"pilots", found.pilots},     {"slot_ends_s", std::move(ends)}, {"units_an_hour", curve(found.units_an_hour)},
        {"parts", curve(found.parts)}};
}

Json batch_means_json(const RunFacts& facts) {
    if (!facts.units_a_slot) return nullptr;
    const OverlappingBatchMeans& means = *facts.units_a_slot;
    const auto slots = static_cast<double>(facts.slots);
    return {{"ci95", {slots * means.interval.lower, slots * means.interval.upper}},
            {"slots", facts.slots},
            {"batch", means.batch},
            {"degrees", means.degrees},
            {"effective_size", number(means.effective_size)}};
}

Json estimate_json(const RunFacts& facts) {
    if (!facts.estimate) return nullptr;
    if (const auto* reason = std::get_if<std::string>(&*facts.estimate)) return {{"none", *reason}};
    const Estimate& found = std::get<Estimate>(*facts.estimate);
    return {{"method", found.method},
            {"exact", found.is_exact},
            {"jph", number(found.jph)},
            {"lead_time_s", known(found.lead_time)},
            {"work_in_process", known(found.work_in_process)}};
}

}  // namespace takt
