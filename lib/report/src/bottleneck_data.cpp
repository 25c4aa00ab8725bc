#include <fmt/format.h>

#include <string_view>

#include "bottleneck_json.hpp"
#include "bottleneck_words.hpp"
#include "csv.hpp"
#include "json_values.hpp"
#include "takt/report/bottleneck_report.hpp"

namespace takt {
namespace {

constexpr std::array<std::string_view, 12> loss_kind_names{"state",    "source", "transporters", "draining", "empty_conveyor",
                                                           "matching", "rework", "scrap",        "mix",      "others",
                                                           "work_in_process", "deadlock"};

std::string_view name_of(LossKind kind) {
    return loss_kind_names[static_cast<std::size_t>(kind)];
}

Json station_name(const Plan& plan, const std::optional<Index>& station) {
    return station ? Json(plan.stations[*station].name) : Json(nullptr);
}

Json verdict(const Plan& plan, const BottleneckStudy& study) {
    const BottleneckVerdict verdict = study.verdict(plan);
    return {{"active_periods", station_name(plan, verdict.active_periods)},
            {"turning_point", station_name(plan, verdict.turning_point)},
            {"sensitivity", station_name(plan, verdict.sensitivity)},
            {"agree", verdict.agree()}};
}

Json stations(const Plan& plan, const BottleneckStudy& study) {
    Json list = Json::array();
    for (std::size_t s = 0; s < study.stations.size(); ++s) {
        const BottleneckEvidence& each = study.stations[s];
        list.push_back({{"name", plan.stations[s].name},
                        {"sole", figure(each.sole)},
                        {"shifting", figure(each.shifting)},
                        {"active", figure(each.total)},
                        {"blocked", figure(each.blocked)},
                        {"starved", figure(each.starved)},
                        {"turning_point", each.turning}});
    }
    return list;
}

/// Seconds since the end of the warm-up at which a part of the run begins.
double begin_of(std::size_t part, std::size_t parts, Duration observed) {
    return to_seconds(observed) * static_cast<double>(part) / static_cast<double>(parts);
}

Json sensitivities(const BottleneckStudy& study) {
    Json list = Json::array();
    for (const Sensitivity& each : study.sensitivities)
        list.push_back({{"lever", lever_names[static_cast<std::size_t>(each.change.lever)]},
                        {"element", each.change.element},
                        {"step", each.change.step},
                        {"units_a_year", figure(each.units_a_year)},
                        {"certain", each.is_certain()},
                        {"predicted", each.predicted ? number(*each.predicted) : Json(nullptr)}});
    return list;
}

double jobs_a_year(const BottleneckStudy& study) {
    return to_hours(study.summary.scheduled) * study.summary.runs_a_year;
}

Json state_of(const LossCause& cause) {
    return cause.kind == LossKind::state ? Json(state_names[static_cast<std::size_t>(cause.state)]) : Json(nullptr);
}

std::string stations_table(const Plan& plan, const BottleneckStudy& study) {
    Csv csv({"station", "sole bottleneck [share]", "shifting [share]", "blocked [share]", "starved [share]",
             "turning point [replications]"});
    for (std::size_t s = 0; s < study.stations.size(); ++s) {
        const BottleneckEvidence& each = study.stations[s];
        csv.row({plan.stations[s].name, csv_number(each.sole.mean()), csv_number(each.shifting.mean()),
                 csv_number(each.blocked.mean()), csv_number(each.starved.mean()), csv_number(each.turning)});
    }
    return csv.text();
}

std::string over_time_table(const Plan& plan, const BottleneckStudy& study) {
    Csv csv({"from [s]", "station", "longest active period [share]"});
    for (std::size_t part = 0; part < study.over_time.size(); ++part)
        for (std::size_t s = 0; s < plan.stations.size(); ++s)
            if (study.over_time[part][s] > 0)
                csv.row({csv_number(begin_of(part, study.over_time.size(), plan.horizon)), plan.stations[s].name,
                         csv_number(study.over_time[part][s])});
    return csv.text();
}

std::string sensitivities_table(const BottleneckStudy& study) {
    Csv csv({"lever", "element", "step", "units [a year]", "lower bound of 95 % interval [units a year]",
             "upper bound of 95 % interval [units a year]", "by critical path [units a year]"});
    for (const Sensitivity& each : study.sensitivities) {
        const ConfidenceInterval worth = each.worth();
        csv.row({std::string(lever_names[static_cast<std::size_t>(each.change.lever)]), each.change.element,
                 csv_number(each.change.step), csv_number(worth.estimate), csv_number(worth.lower),
                 csv_number(worth.upper), each.predicted ? csv_number(*each.predicted) : std::string()});
    }
    return csv.text();
}

std::string losses_table(const Plan& plan, const BottleneckStudy& study) {
    Csv csv({"element", "lost to", "JPH [jobs per scheduled hour]", "jobs [a year]"});
    if (!study.losses) return csv.text();
    const auto row = [&](const std::string& element, const std::string& words, double jph) {
        csv.row({element, words, csv_number(jph), csv_number(jph * jobs_a_year(study))});
    };
    row("gross", "", study.losses->gross.mean());
    for (const LossTally& each : study.losses->losses)
        row(element_words(plan, each.cause), words_of_loss(each.cause), each.jph.mean());
    row("net", "", study.losses->net.mean());
    return csv.text();
}

}  // namespace

Json over_time_json(const Plan& plan, const std::vector<std::vector<double>>& shares, Duration observed) {
    Json list = Json::array();
    for (std::size_t part = 0; part < shares.size(); ++part) {
        Json stations = Json::array();
        for (std::size_t s = 0; s < plan.stations.size(); ++s)
            if (shares[part][s] > 0)
                stations.push_back({{"name", plan.stations[s].name}, {"share", shares[part][s]}});
        list.push_back({{"from_s", begin_of(part, shares.size(), observed)},
                        {"to_s", begin_of(part + 1, shares.size(), observed)},
                        {"stations", std::move(stations)}});
    }
    return list;
}

Json losses_json(const Plan& plan, const std::optional<LossWaterfall>& losses, double jobs_a_year) {
    if (!losses) return nullptr;
    Json causes = Json::array();
    for (const LossTally& each : losses->losses) {
        const std::string element = element_words(plan, each.cause);
        causes.push_back({{"kind", name_of(each.cause.kind)},
                          {"element", element.empty() ? Json(nullptr) : Json(element)},
                          {"state", state_of(each.cause)},
                          {"jph", figure(each.jph)},
                          {"units_a_year", number(each.jph.mean() * jobs_a_year)}});
    }
    return {{"reference", plan.stations[losses->reference].name},
            {"cycle_s", to_seconds(losses->cycle)},
            {"gross_jph", figure(losses->gross)},
            {"net_jph", figure(losses->net)},
            {"causes", std::move(causes)}};
}

std::string bottleneck_json(const Plan& plan, const BottleneckStudy& study, const RunFacts& facts) {
    const Json json{{"takt", facts.version},
                    {"model", model(plan, facts)},
                    {"seed", facts.seed},
                    {"replications", study.summary.runs.size()},
                    {"asked", facts.asked},
                    {"interrupted", facts.interrupted},
                    {"failed", failed(facts)},
                    {"deadlock", deadlock_json(study.summary)},
                    {"plant_years", study.plant_years},
                    {"units", figure(study.summary.units)},
                    {"jph", figure(study.summary.jph)},
                    {"verdict", verdict(plan, study)},
                    {"one_chain", study.one_chain},
                    {"turning_points", study.turning_points},
                    {"stations", stations(plan, study)},
                    {"over_time", over_time_json(plan, study.over_time, plan.horizon)},
                    {"sensitivities", sensitivities(study)},
                    {"losses", losses_json(plan, study.losses, jobs_a_year(study))}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::vector<CsvTable> bottleneck_tables(const Plan& plan, const BottleneckStudy& study) {
    return {{"bottlenecks.csv", stations_table(plan, study)},
            {"bottleneck_over_time.csv", over_time_table(plan, study)},
            {"sensitivities.csv", sensitivities_table(study)},
            {"losses.csv", losses_table(plan, study)}};
}

}  // namespace takt
