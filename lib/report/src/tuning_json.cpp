#include <string_view>
#include <utility>
#include <vector>

#include "json_values.hpp"
#include "takt/core/version.hpp"
#include "takt/report/tuning_report.hpp"
#include "tuning_words.hpp"

namespace takt {
namespace {

const char* word_of(TuningOutcome outcome) {
    switch (outcome) {
        case TuningOutcome::found: return "found";
        case TuningOutcome::unproven: return "unproven";
        case TuningOutcome::impossible: return "impossible";
        case TuningOutcome::exhausted: return "exhausted";
        case TuningOutcome::interrupted: break;
    }
    return "interrupted";
}

std::string_view word_of(spec::Goal goal) {
    for (const auto& word : words(goal))
        if (word.value == goal) return word.text;
    return {};
}

class TuningJson {
  public:
    TuningJson(const TuningProblem& problem, const TuningResult& result, const TuningFacts& facts)
        : problem_(problem), result_(result), facts_(facts) {}

    Json all() const {
        return {{"takt", version},
                {"plant", facts_.plant},
                {"file", facts_.file},
                {"seed", problem_.seed},
                {"goal", word_of(problem_.goal)},
                {"currency", problem_.currency.empty() ? Json(nullptr) : Json(problem_.currency)},
                {"target", target()},
                {"outcome", word_of(result_.outcome)},
                {"plant_years", {{"used", result_.runs}, {"allowed", problem_.plant_years}}},
                {"designs", result_.designs},
                {"decisions", decisions()},
                {"plan", result_.plan ? plan(*result_.plan) : Json(nullptr)},
                {"verification", result_.verification ? verification(*result_.verification) : Json(nullptr)},
                {"verifications", list(result_.verifications, [&](const Verification& each) { return verification(each); })},
                {"cheaper", list(result_.cheaper, [&](const TunedPlan& each) { return cheaper(each); })},
                {"close", list(result_.close, [&](const TunedPlan& each) { return plan(each); })},
                {"changes", list(result_.changes, [&](const TuningChange& each) { return change(each); })},
                {"most", problem_.goal == spec::Goal::cost ? number(result_.most.mean) : Json(nullptr)}};
    }

  private:
    template <class T, class Make>
    static Json list(const std::vector<T>& all, Make make) {
        Json json = Json::array();
        for (const T& each : all) json.push_back(make(each));
        return json;
    }

    Json target() const {
        if (!problem_.target_per_second) return nullptr;
        return {{"units", *problem_.target_per_second * to_seconds(facts_.horizon)}, {"probability", problem_.probability}};
    }

    Json decisions() const {
        Json json = Json::array();
        for (std::size_t d = 0; d < problem_.decisions.size(); ++d) {
            const Decision& decision = problem_.decisions[d];
            Json entry{{"name", decision.name},
                       {"as_it_stands", decision.standing ? Json(decision.ways[*decision.standing].name) : Json(nullptr)},
                       {"plan", nullptr},
                       {"cost", nullptr}};
            if (result_.plan) {
                const DecisionWay& way = problem_.way(result_.plan->design, d);
                entry["plan"] = way.name;
                entry["cost"] = way.cost;
            }
            json.push_back(std::move(entry));
        }
        return json;
    }

    Json design(const Design& design) const {
        Json names = Json::array();
        for (std::size_t d = 0; d < design.size(); ++d) names.push_back(problem_.way(design, d).name);
        return names;
    }

    Json plan(const TunedPlan& plan) const {
        Json uses = Json::object();
        for (std::size_t t = 0; t < plan.uses.size(); ++t) uses[problem_.limited[t].name] = plan.uses[t];
        return {{"design", design(plan.design)},
                {"cost", plan.cost},
                {"uses", uses},
                {"mean", number(plan.worth.mean)},
                {"error", number(plan.worth.error)},
                {"probability", problem_.goal == spec::Goal::cost ? number(plan.probability) : Json(nullptr)}};
    }

    Json cheaper(const TunedPlan& each) const {
        Json json = plan(each);
        json["why_not"] = words_for(each.why_not);
        return json;
    }

    Json verification(const Verification& found) const {
        return {{"design", design(found.design)},
                {"runs", found.units.count()},
                {"mean", found.units.mean()},
                {"standard_deviation", found.units.standard_deviation()},
                {"met", found.met},
                {"probability", found.probability},
                {"least_probability", found.least_probability},
                {"standing", found.standing},
                {"factor", found.factor},
                {"normal", found.is_normal},
                {"passed", found.passed}};
    }

    Json change(const TuningChange& change) const {
        return {{"decision", problem_.decisions[change.decision].name}, {"gain", number(change.gain.mean)}, {"error", number(change.gain.error)}};
    }

    const TuningProblem& problem_;
    const TuningResult& result_;
    const TuningFacts& facts_;
};

}  // namespace

std::string tuning_json(const TuningProblem& problem, const TuningResult& result, const TuningFacts& facts) {
    return TuningJson(problem, result, facts).all().dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

}  // namespace takt
