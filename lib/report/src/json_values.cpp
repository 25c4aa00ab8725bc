#include "json_values.hpp"

#include <fmt/format.h>

#include <cmath>

namespace takt {

Json number(double value) {
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json mean_of(const Tally& tally) {
    return tally.count() == 0 ? Json(nullptr) : number(tally.mean());
}

Json interval(const ConfidenceInterval& interval) {
    if (!std::isfinite(interval.lower)) return nullptr;
    return Json::array({interval.lower, interval.upper});
}

Json figure(const Tally& tally) {
    const bool some = tally.count() > 0;
    return {{"mean", mean_of(tally)},
            {"ci95", interval(mean_interval(tally))},
            {"standard_deviation", tally.count() > 1 ? number(tally.standard_deviation()) : Json(nullptr)},
            {"least", some ? number(tally.least()) : Json(nullptr)},
            {"most", some ? number(tally.most()) : Json(nullptr)}};
}

Json durations_json(const DurationSample& sample) {
    const auto where_some = [&](double seconds) { return sample.count() > 0 ? number(seconds) : Json(nullptr); };
    return {{"mean", where_some(sample.mean())},
            {"p50", where_some(sample.quantile(0.5))},
            {"p95", where_some(sample.quantile(0.95))},
            {"least", where_some(sample.least())},
            {"most", where_some(sample.most())},
            {"count", sample.count()}};
}

Json model(const Plan& plan, const RunFacts& facts) {
    return {{"name", plan.name}, {"file", facts.file}, {"digest", fmt::format("{:016x}", plan.digest)}};
}

Json failed(const RunFacts& facts) {
    Json list = Json::array();
    for (const FailedReplication& each : facts.failed) {
        list.push_back({{"replication", each.replication}, {"message", each.message}});
    }
    return list;
}

Json deadlock_json(const Summary& summary) {
    const RunSummary* first = summary.first_deadlock();
    if (first == nullptr) return nullptr;
    std::size_t count = 0;
    for (const RunSummary& run : summary.runs) {
        if (run.deadlock) ++count;
    }
    return {{"replications", count},
            {"replication", first->replication},
            {"time_s", to_seconds(first->deadlock->time - run_start)},
            {"cycle", first->deadlock->cycle}};
}

}  // namespace takt
