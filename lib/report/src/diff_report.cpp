#include "takt/report/diff_report.hpp"

#include "json_values.hpp"

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

}  // namespace

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
