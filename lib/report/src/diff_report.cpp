#include "takt/report/diff_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "json_values.hpp"
#include "numbers.hpp"
#include "takt/report/display.hpp"

namespace takt {
namespace {

Json value(const std::optional<std::string>& text) {
    return text ? Json(*text) : Json(nullptr);
}

Json changes(const DiffFacts& facts) {
    if (!facts.changes) return nullptr;
    Json list = Json::array();
    for (const spec::KeyChange& change : *facts.changes)
        list.push_back({{"path", change.path}, {"before", value(change.before)}, {"after", value(change.after)}});
    return list;
}

Json difference(const OutputDifference& each) {
    const Json ci = interval(each.difference.interval);
    return {{"name", each.output.name},
            {"unit", each.output.unit},
            {"more_is_better", each.output.more_is_better},
            {"first", number(each.first.mean())},
            {"second", number(each.second.mean())},
            {"difference", number(each.difference.interval.estimate)},
            {"ci", ci},
            {"p", ci.is_null() ? Json(nullptr) : number(each.difference.p_value)},
            {"p_holm", ci.is_null() ? Json(nullptr) : number(each.adjusted_p)}};
}

std::string value_text(const std::optional<std::string>& value) {
    return value && !value->empty() ? *value : std::string("-");
}

/// Key by key. A change that no key shows is one inside of a law.
std::string model_text(const DiffFacts& facts) {
    if (!facts.changes) return "A result without the files of its plant does not say what is different.\n";
    if (facts.changes->empty() && facts.same) return "The plants are the same.\n";
    if (facts.changes->empty()) return "The plants differ in a law with the same mean and standard deviation.\n";
    std::string text = "What is different\n";
    for (const spec::KeyChange& change : *facts.changes)
        text += fmt::format("  {}: {} -> {}\n", printable(change.path), printable(value_text(change.before)),
                            printable(value_text(change.after)));
    return text;
}

bool tells_chance(const OutputDifference& each) {
    return std::isfinite(each.difference.interval.lower);
}

std::string results_text(const std::vector<OutputDifference>& differences) {
    std::string text = "What that did\n";
    for (const OutputDifference& each : differences) {
        std::string name = each.output.name;
        std::replace(name.begin(), name.end(), '_', ' ');
        text += fmt::format("  {}: {}", name, change_of(each));
        const ConfidenceInterval& interval = each.difference.interval;
        if (tells_chance(each))
            text += fmt::format(" (95 % interval {} to {}, {})", change_text(interval.lower, each.output.unit),
                                change_text(interval.upper, each.output.unit), p_text(each.adjusted_p));
        text += '\n';
    }
    return text;
}

/// What the intervals and the p are made by, if there are any.
std::string footing(const std::vector<OutputDifference>& differences, std::uint64_t seed) {
    if (std::none_of(differences.begin(), differences.end(), tells_chance))
        return "From one replication there is no telling what of this is chance.\n";
    if (differences.front().paired)
        return fmt::format("By pairs of replications with the same random numbers, seed {}; p after Holm.\n", seed);
    return "The replications have different random numbers, so by Welch's test; p after Holm.\n";
}

}  // namespace

std::string change_of(const OutputDifference& each) {
    const std::string& unit = each.output.unit;
    const std::string before = unit == "s" ? duration_text(each.first.mean()) : short_text(each.first.mean());
    return fmt::format("{} -> {}, {}", before, amount_text(each.second.mean(), unit),
                       change_text(each.difference.interval.estimate, unit));
}

std::string p_text(double p) {
    return p < 0.001 ? std::string("p below 0.001") : "p = " + grouped(p, 3);
}

std::string diff_text(const DiffFacts& facts, const std::vector<OutputDifference>& differences) {
    return model_text(facts) + '\n' + results_text(differences) + footing(differences, facts.seed);
}

std::string diff_json(const DiffFacts& facts, const std::vector<OutputDifference>& differences) {
    Json list = Json::array();
    for (const OutputDifference& each : differences)
        list.push_back(difference(each));
    const Json json{{"takt", facts.version},
                    {"seed", facts.seed},
                    {"first", {{"name", facts.first}}},
                    {"second", {{"name", facts.second}}},
                    {"same", facts.changes ? Json(facts.same) : Json(nullptr)},
                    {"changes", changes(facts)},
                    {"paired", !differences.empty() && differences.front().paired},
                    {"differences", std::move(list)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace takt
