#include <doctest/doctest.h>

#include <sstream>

#include "approved.hpp"
#include "takt/cli/run.hpp"
#include "takt/core/version.hpp"
#include "takt/report/tuning_report.hpp"

using namespace takt;

namespace {

/// Places of a store, machines of a welding cell and a shift pattern; the hall has room for so much. Nothing of it is searched.
TuningProblem problem() {
    TuningProblem made;
    made.decisions = {
        {"line.store.capacity", {{"10", 0, {10}}, {"20", 120'000, {20}}, {"30", 240'000, {30}}}, std::uint16_t{0}},
        {"welding cell", {{"1", 900'000, {5}}, {"2", 1'800'000, {10}}}, std::uint16_t{0}},
        {"shifts", {{"two shifts", 0, {0}}, {"three shifts", 400'000, {0}}, {"four crews", 400'000, {0}}}, {}},
    };
    made.currency = "CNY";
    made.limited = {{"hall-metres", 40}};
    made.target_per_second = 100'000.0 / 31'536'000;
    made.seed = 7;
    return made;
}

TunedPlan plan(Design design, double mean, double error, double probability) {
    const TuningProblem asked = problem();
    TunedPlan made;
    made.cost = asked.cost(design);
    made.uses = {asked.uses(design, 0)};
    made.design = std::move(design);
    made.worth = {mean, error, 32};
    made.probability = probability;
    return made;
}

/// Three of every ten runs 200 units below the mean, or above it.
Verification verification(Design design, double mean, bool is_normal) {
    Verification made;
    made.design = std::move(design);
    for (int i = 0; i < 100; ++i)
        made.units.add(mean + (i % 10 < 3 ? -200 : i % 10 < 6 ? 200 : 0));
    made.target = 100'000;
    made.met = 98;
    made.standing = (mean - 100'000) / made.units.standard_deviation();
    made.factor = 1.9265;
    made.probability = is_normal ? 0.9767 : 0.98;
    made.least_probability = !is_normal ? 0.9384 : made.standing < 1 ? 0.6773 : 0.9557;
    made.is_normal = is_normal;
    made.complete = true;
    made.passed = is_normal && made.standing >= made.factor;
    return made;
}

TuningResult found() {
    TuningResult made;
    made.outcome = TuningOutcome::found;
    made.plan = plan({1, 1, 0}, 100'310, 0, 0.9767);
    made.verifications = {verification({0, 1, 0}, 100'100, true), verification({1, 1, 0}, 100'310, true)};
    made.verification = made.verifications.back();
    made.cheaper = {plan({1, 0, 0}, 100'270, 16, 0.9521), plan({0, 1, 0}, 100'100, 12.5, 0.742), plan({2, 0, 0}, 91'412, 40, 0)};
    made.cheaper[0].why_not = WhyNot::too_close;
    made.cheaper[1].why_not = WhyNot::too_little;
    made.cheaper[2].why_not = WhyNot::too_much;
    made.close = {plan({1, 1, 0}, 100'305, 3.25, 0.97)};
    made.close[0].design[0] = 2;
    made.changes = {{0, {1'240, 22.5, 2}}, {1, {9'310.4, 151, 2}}};
    made.most = {112'000, 0, 8};
    made.runs = 312;
    made.designs = 58;
    return made;
}

TuningFacts tuning_facts() {
    return {"Body shop", "body-shop.yaml", std::chrono::hours{8760}, {}};
}

/// The files do not change with every version of takt.
std::string of_any_version(std::string text) {
    text.replace(text.find(version), std::string(version).size(), "1.2.3");
    return text;
}

std::string text_of(const TuningProblem& asked, const TuningResult& result, const TuningFacts& from = tuning_facts()) {
    return of_any_version(tuning_text(asked, result, from));
}

std::string json_of(const TuningProblem& asked, const TuningResult& result) {
    return of_any_version(tuning_json(asked, result, tuning_facts()));
}

std::string help(const char* of) {
    std::ostringstream out;
    std::ostringstream err;
    REQUIRE(run({"help", of}, out, err, {}) == exit_code::done);
    return out.str();
}

}  // namespace

TEST_CASE("what tuning found is as approved, as text and as JSON") {
    golden::check("tuning.txt", text_of(problem(), found()));
    golden::check("tuning.json", json_of(problem(), found()));
}

TEST_CASE("a tuning that proves nothing is as approved, in its different ways") {
    TuningResult result = found();
    result.outcome = TuningOutcome::unproven;
    result.verification = verification({1, 1, 0}, 100'310, false);
    std::string text = text_of(problem(), result);
    result = {};
    result.outcome = TuningOutcome::impossible;
    result.most = {91'000, 0, 8};
    TuningFacts with_narrowest = tuning_facts();
    with_narrowest.narrowest = "weld";
    text += '\n' + text_of(problem(), result, with_narrowest);
    result.outcome = TuningOutcome::exhausted;
    result.runs = 400;
    text += '\n' + text_of(problem(), result);
    result.outcome = TuningOutcome::interrupted;
    text += '\n' + text_of(problem(), result);
    golden::check("tuning-trouble.txt", text);
}

TEST_CASE("the plan of most value is as approved") {
    TuningProblem asked = problem();
    asked.goal = spec::Goal::value;
    asked.unit_value = 200;
    asked.target_per_second.reset();
    TuningResult result = found();
    result.verification.reset();
    result.verifications.clear();
    result.cheaper.clear();
    result.plan->worth = {20'061'000, 12'345, 100};
    golden::check("tuning-value.txt", text_of(asked, result));
    golden::check("tuning-value.json", json_of(asked, result));
}

TEST_CASE("the help of the section tune and of a decision is as approved") {
    golden::check("help-tune.txt", help("tune"));
    golden::check("help-decision.txt", help("decision"));
}
