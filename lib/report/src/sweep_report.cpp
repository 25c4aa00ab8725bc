#include "takt/report/sweep_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "csv.hpp"
#include "json_values.hpp"
#include "numbers.hpp"
#include "table.hpp"
#include "takt/report/display.hpp"
#include "takt/report/failures_alike.hpp"
#include "wrapped.hpp"

namespace takt {
namespace {

/// Places in the ranking, from 1, by scenario; nothing where it cannot be compared.
std::vector<std::optional<std::size_t>> ranks_of(const ScenarioComparison& comparison) {
    std::vector<std::optional<std::size_t>> ranks(comparison.ranking.size());
    for (std::size_t place = 0; place < comparison.ranked; ++place)
        ranks[comparison.ranking[place]] = place + 1;
    return ranks;
}

std::optional<double> best_chance(const ScenarioComparison& comparison, std::size_t scenario) {
    if (comparison.chance_of_best.empty() || std::isnan(comparison.chance_of_best[scenario])) return std::nullopt;
    return comparison.chance_of_best[scenario];
}

/// Counted where the outputs are not normal; not a number where there is none.
double chance_of_target(const ScenarioRuns& scenario) {
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
    if (!scenario.chance) return nothing;
    return scenario.chance->is_normal ? scenario.chance->probability.value_or(nothing) : scenario.chance->share.estimate;
}

Json difference_json(const ScenarioFigure& figure) {
    if (!figure.difference) return nullptr;
    const bool tested = std::isfinite(figure.difference->interval.lower);
    return {{"mean", figure.difference->interval.estimate},
            {"ci", interval(figure.difference->interval)},
            {"p", tested ? Json(figure.difference->p_value) : Json(nullptr)},
            {"p_holm", tested ? Json(figure.adjusted_p) : Json(nullptr)}};
}

/// Values by replication; null where one has none.
Json runs_json(const ScenarioRuns& scenario, const std::string& output) {
    Json runs = Json::array();
    for (std::size_t column = 0; column < scenario.outputs.size(); ++column) {
        if (scenario.outputs[column].name != output) continue;
        for (const RunOutputs& run : scenario.runs)
            runs.push_back(number(run.values[column]));
    }
    return runs;
}

Json figure_json(const std::optional<ScenarioFigure>& figure, const ScenarioRuns& scenario, const std::string& output) {
    if (!figure) return nullptr;
    const Tally& values = figure->values;
    return {{"mean", number(values.mean())},
            {"ci95", interval(mean_interval(values))},
            {"standard_deviation", values.count() > 1 ? number(values.standard_deviation()) : Json(nullptr)},
            {"runs", runs_json(scenario, output)},
            {"difference", difference_json(*figure)}};
}

Json scenario_json(const ReportedScenario& scenario, const ScenarioComparison& comparison, std::size_t i,
                   std::optional<std::size_t> rank) {
    Json set = Json::object();
    for (const spec::Assignment& setting : scenario.settings)
        set[setting.path] = setting.value;
    Json outputs = Json::object();
    for (const OutputComparison& output : comparison.outputs)
        outputs[output.output.name] = figure_json(output.figures[i], scenario.runs, output.output.name);
    const std::optional<double> chance = best_chance(comparison, i);
    return {{"name", scenario.runs.name},
            {"digest", fmt::format("{:016x}", scenario.digest)},
            {"set", set},
            {"replications", scenario.runs.runs.size()},
            {"rank", rank ? Json(*rank) : Json(nullptr)},
            {"chance_of_best", chance ? Json(*chance) : Json(nullptr)},
            {"deadlocks", scenario.runs.deadlocks},
            {"chance", number(chance_of_target(scenario.runs))},
            {"outputs", outputs}};
}

/// `12,345 +- 67` where it ranks, otherwise the mean alone.
std::string cell(const Output& output, const Tally& values, bool ranks, bool utf8) {
    const bool is_time = output.unit == "s";
    if (!ranks) return is_time ? duration_text(values.mean()) : short_text(values.mean());
    const ConfidenceInterval mean = mean_interval(values);
    return is_time ? duration_with_half_width(mean, utf8) : with_half_width(mean, utf8);
}

std::string difference_cell(const Output& output, const ScenarioFigure& figure) {
    if (!figure.difference) return "";
    const ConfidenceInterval& interval = figure.difference->interval;
    if (!std::isfinite(interval.lower)) return change_text(interval.estimate, output.unit);
    if (output.unit == "s") return (interval.estimate < 0 ? "" : "+") + duration_with_half_width(interval, false);
    const int decimals = decimals_for(std::max(std::abs(interval.estimate), interval.half_width()));
    const std::string sign = interval.estimate < 0 ? "-" : "+";
    return fmt::format("{}{} +- {}", sign, grouped(std::abs(interval.estimate), decimals),
                       grouped(interval.half_width(), decimals));
}

std::string settings_text(const ReportedScenario& scenario) {
    std::string text;
    for (const spec::Assignment& setting : scenario.settings)
        text += fmt::format("{}{}={}", text.empty() ? "" : ", ", setting.path, setting.value);
    return text.empty() ? "the file as it is" : text;
}

std::string header_of(const Output& output) {
    if (output.name == "units_a_year") return "units a year";
    if (output.name == "jph") return "JPH";
    if (output.name == "lead_time") return "lead time";
    if (output.name == "work_in_process") return "WIP";
    return "cost a unit " + output.unit;
}

std::vector<Column> columns_of(const ScenarioComparison& comparison, bool has_target) {
    std::vector<Column> columns{{"", Align::right}, {"scenario", Align::left}};
    for (std::size_t o = 0; o < comparison.outputs.size(); ++o) {
        columns.push_back({header_of(comparison.outputs[o].output)});
        if (o == comparison.by) columns.push_back({"to the base"});
    }
    if (has_target) columns.push_back({"target"});
    columns.push_back({"best"});
    return columns;
}

std::vector<std::string> row_of(const std::vector<ReportedScenario>& scenarios, const ScenarioComparison& comparison,
                                std::size_t place, bool has_target, bool utf8) {
    const std::size_t i = comparison.ranking[place];
    const ScenarioRuns& runs = scenarios[i].runs;
    std::vector<std::string> row{place < comparison.ranked ? fmt::format("{}", place + 1) : "-", runs.name};
    for (std::size_t o = 0; o < comparison.outputs.size(); ++o) {
        const auto& figure = comparison.outputs[o].figures[i];
        row.push_back(figure ? cell(comparison.outputs[o].output, figure->values, o == comparison.by, utf8) : "-");
        if (o == comparison.by) row.push_back(figure ? difference_cell(comparison.outputs[o].output, *figure) : "");
    }
    const double chance = chance_of_target(runs);
    if (has_target) row.push_back(std::isfinite(chance) ? percent(chance, 0) : "-");
    const std::optional<double> best = best_chance(comparison, i);
    row.push_back(best ? percent(*best, 0) : "-");
    return row;
}

/// What was found about the best, in a sentence or two.
std::string answer(const std::vector<ReportedScenario>& scenarios, const ScenarioComparison& comparison) {
    const std::size_t best = comparison.ranking.front();
    const OutputComparison& by = comparison.outputs[comparison.by];
    if (!by.figures[best]) return "No replication was finished.";
    if (comparison.ranked == 0) return "No scenarios have finished replications in common, so none is the best.";
    const std::string others = comparison.ranked == scenarios.size()
                                   ? fmt::format("{}", scenarios.size())
                                   : fmt::format("the {} that have results, of {} in all,", comparison.ranked, scenarios.size());
    std::string text =
        fmt::format("{} is the best of {} by {}", scenarios[best].runs.name, others, header_of(by.output));
    if (const auto chance = best_chance(comparison, best))
        text += fmt::format(", with a chance of {}", percent(*chance, 0));
    const auto& difference = by.figures[best]->difference;
    if (!difference || !std::isfinite(difference->interval.lower)) return text + ".";
    text += "; against the base " + difference_cell(by.output, *by.figures[best]);
    if (by.output.unit != "s") text += " " + by.output.unit;
    const double alpha = 1 - comparison.level;
    text += by.figures[best]->adjusted_p <= alpha ? "." : ", which may be chance.";
    return text;
}

std::string counted_replications(std::size_t count) {
    return fmt::format("{} replication{}", grouped(static_cast<double>(count), 0), count == 1 ? "" : "s");
}

/// What does not count, and why, each reason once.
std::string trouble(const std::vector<ReportedScenario>& scenarios, const SweepFacts& facts, int width) {
    std::string text;
    if (facts.interrupted) {
        std::size_t finished = 0;
        for (const ReportedScenario& scenario : scenarios)
            finished += scenario.runs.runs.size();
        text += fmt::format("Interrupted: {} of {} finished, and only they count.\n", grouped(static_cast<double>(finished)),
                            counted_replications(facts.asked * scenarios.size()));
    }
    for (const auto& [first, count] : failures_alike(facts.failed))
        text += wrapped(printable(fmt::format("{} of {} failed and {} not count: {}", counted_replications(count), first.scenario,
                                              count == 1 ? "does" : "do", first.message)),
                        width);
    return text;
}

/// `10 replications each`, or how many there are where some are missing.
std::string how_many(const std::vector<ReportedScenario>& scenarios, std::uint32_t asked) {
    const auto fewer = [](const ReportedScenario& a, const ReportedScenario& b) { return a.runs.runs.size() < b.runs.runs.size(); };
    const auto [least, most] = std::minmax_element(scenarios.begin(), scenarios.end(), fewer);
    const std::size_t from = least->runs.runs.size();
    const std::size_t to = most->runs.runs.size();
    if (from == asked) return fmt::format("{} replications each", asked);
    if (from == to) return fmt::format("{} of {} replications each", from, asked);
    return fmt::format("{} to {} of {} replications each", from, to, asked);
}

}  // namespace

std::string sweep_json(const std::vector<ReportedScenario>& scenarios, const ScenarioComparison& comparison,
                       const SweepFacts& facts) {
    Json outputs = Json::array();
    for (const OutputComparison& each : comparison.outputs)
        outputs.push_back(
            {{"name", each.output.name}, {"unit", each.output.unit}, {"more_is_better", each.output.more_is_better}});
    Json failed = Json::array();
    for (const FailedScenario& each : facts.failed)
        failed.push_back({{"scenario", each.scenario}, {"replication", each.replication}, {"message", each.message}});
    const std::vector<std::optional<std::size_t>> ranks = ranks_of(comparison);
    Json all = Json::array();
    for (std::size_t i = 0; i < scenarios.size(); ++i)
        all.push_back(scenario_json(scenarios[i], comparison, i, ranks[i]));
    const Json json{{"takt", facts.version},
                    {"model", {{"name", facts.model}, {"file", facts.file}}},
                    {"seed", facts.seed},
                    {"asked", facts.asked},
                    {"interrupted", facts.interrupted},
                    {"failed", failed},
                    {"by", comparison.outputs[comparison.by].output.name},
                    {"outputs", outputs},
                    {"level", comparison.level},
                    {"comparisons", scenarios.size() - 1},
                    {"scenarios", all}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string sweep_text(const std::vector<ReportedScenario>& scenarios, const ScenarioComparison& comparison,
                       const SweepFacts& facts, const TextOptions& options) {
    const int width = std::max(options.width, least_width);
    bool has_target = false;
    for (const ReportedScenario& scenario : scenarios)
        has_target = has_target || scenario.runs.chance.has_value();
    Table table(columns_of(comparison, has_target));
    for (std::size_t place = 0; place < comparison.ranking.size(); ++place)
        table.row(row_of(scenarios, comparison, place, has_target, options.blocks));
    std::string text = wrapped(printable(answer(scenarios, comparison)), width) + trouble(scenarios, facts, width) + "\n" +
                       table.text(width) + "\n";
    Table settings({{"scenario", Align::left}, {"what is set", Align::left, 1000}});
    for (const ReportedScenario& scenario : scenarios)
        settings.row({scenario.runs.name, settings_text(scenario)});
    text += settings.text(width) + "\n";
    text += wrapped(
        fmt::format(
            "All with the same random numbers: seed {}, {}. Differences to the base are of pairs of "
            "replications, with intervals that hold together at {} (Bonferroni). `target` is the chance that one "
            "more run meets it, `best` that the scenario is the best of all.",
            facts.seed, how_many(scenarios, facts.asked), percent(comparison.level, 0)),
        width);
    return text;
}

std::vector<CsvTable> sweep_csv(const std::vector<ReportedScenario>& scenarios, const ScenarioComparison& comparison) {
    const auto text_of = [](double value) { return std::isfinite(value) ? fmt::format("{}", value) : std::string(); };
    const std::vector<std::optional<std::size_t>> ranks = ranks_of(comparison);
    Csv table({"scenario", "set", "rank", "chance_of_best", "chance_of_target", "output", "unit", "replications",
               "mean", "lower", "upper", "difference", "difference_lower", "difference_upper", "p", "p_holm"});
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
        const ScenarioRuns& runs = scenarios[i].runs;
        for (const OutputComparison& output : comparison.outputs) {
            const auto& figure = output.figures[i];
            if (!figure) continue;
            const ConfidenceInterval mean = mean_interval(figure->values);
            const auto best = best_chance(comparison, i);
            std::vector<std::string> row{runs.name,
                                         scenarios[i].settings.empty() ? "" : settings_text(scenarios[i]),
                                         ranks[i] ? fmt::format("{}", *ranks[i]) : "",
                                         best ? text_of(*best) : "",
                                         text_of(chance_of_target(runs)),
                                         output.output.name,
                                         output.output.unit,
                                         fmt::format("{}", figure->values.count()),
                                         text_of(mean.estimate),
                                         text_of(mean.lower),
                                         text_of(mean.upper)};
            if (figure->difference) {
                const ConfidenceInterval& d = figure->difference->interval;
                row.insert(row.end(), {text_of(d.estimate), text_of(d.lower), text_of(d.upper),
                                       text_of(figure->difference->p_value), text_of(figure->adjusted_p)});
            } else {
                row.insert(row.end(), 5, "");
            }
            table.row(row);
        }
    }
    Csv replications({"scenario", "replication", "output", "unit", "value"});
    for (const ReportedScenario& scenario : scenarios) {
        for (const RunOutputs& run : scenario.runs.runs) {
            for (std::size_t column = 0; column < run.values.size(); ++column)
                replications.row({scenario.runs.name, fmt::format("{}", run.replication),
                                  scenario.runs.outputs[column].name, scenario.runs.outputs[column].unit,
                                  text_of(run.values[column])});
        }
    }
    return {{"scenarios.csv", table.text()}, {"scenario_runs.csv", replications.text()}};
}

}  // namespace takt
