#include "takt/tuning/make_problem.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "takt/core/diagnostic.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/schedule.hpp"
#include "takt/spec/decision_ways.hpp"
#include "takt/spec/digest.hpp"
#include "takt/spec/line_spec.hpp"
#include "takt/tuning/check_ways.hpp"
#include "takt/tuning/problem.hpp"

namespace takt {

std::vector<spec::WrittenWays> ways_of(const spec::TuneSpec& tune) {
    Diagnostics diagnostics;
    spec::Findings findings(diagnostics);
    spec::DecisionReader reader(tune, findings);
    std::vector<spec::WrittenWays> all;
    for (const spec::DecisionSpec& decision : tune.decisions) all.push_back(reader.read(decision));
    if (diagnostics.has_errors()) throw SpecError(std::move(diagnostics));
    return all;
}

namespace {

Decision decision_of(const spec::WrittenWays& ways, const ChangedPlant& plant, std::uint64_t as_it_stands) {
    Decision decision{ways.name, {}, {}};
    for (const spec::WrittenWay& way : ways.all) {
        const bool stands = !decision.standing && spec::digest(plant(way.settings)) == as_it_stands;
        if (stands) decision.standing = static_cast<std::uint16_t>(decision.ways.size());
        decision.ways.push_back({way.name, way.cost, way.uses});
    }
    return decision;
}

std::string currency_of(const spec::TuneSpec& tune) {
    std::string currency;
    const auto note = [&](const std::optional<spec::Money>& money) {
        if (money && currency.empty()) currency = money->currency;
    };
    note(tune.budget);
    note(tune.unit_value);
    for (const spec::DecisionSpec& decision : tune.decisions) {
        note(decision.cost);
        note(decision.step_cost);
        for (const spec::OptionSpec& option : decision.options) note(option.cost);
    }
    return currency;
}

}  // namespace

std::vector<spec::Setting> settings_of(const std::vector<spec::WrittenWays>& ways, const Design& design) {
    std::vector<spec::Setting> settings;
    for (std::size_t d = 0; d < design.size(); ++d)
        for (const spec::Setting& setting : ways[d].all[design[d]].settings) settings.push_back(setting);
    return settings;
}

TuningProblem make_problem(const spec::LineSpec& base, ChangedPlant plant) {
    TAKT_EXPECTS(base.tune.has_value());
    const spec::TuneSpec& tune = *base.tune;
    std::vector<spec::WrittenWays> ways = ways_of(tune);
    check_ways(tune, plant);

    TuningProblem problem;
    const std::uint64_t standing = spec::digest(base);
    for (const spec::WrittenWays& each : ways) problem.decisions.push_back(decision_of(each, plant, standing));
    problem.goal = tune.goal;
    const std::optional<spec::Rate>& target = tune.target ? tune.target : base.target;
    if (target) problem.target_per_second = units_per_second(*target, make_plan(base));
    problem.probability = tune.probability.value;
    if (tune.unit_value) problem.unit_value = tune.unit_value->amount;
    problem.currency = currency_of(tune);
    if (tune.budget) problem.budget = tune.budget->amount;
    for (const auto& [what, amount] : tune.limited) problem.limited.push_back({what.name, static_cast<double>(amount)});
    problem.lead_time = tune.lead_time;
    if (tune.work_in_process) problem.work_in_process = *tune.work_in_process;
    problem.plant_years = tune.plant_years;
    problem.verification = tune.verification;
    problem.seed = tune.seed;
    problem.plan = [ways = std::move(ways), plant = std::move(plant)](const Design& design) {
        return make_plan(plant(settings_of(ways, design)));
    };
    return problem;
}

}  // namespace takt
