#include "takt/report/json_report.hpp"

#include <cstddef>
#include <string>
#include <utility>

#include "evidence_json.hpp"
#include "json_elements.hpp"
#include "json_values.hpp"
#include "months_text.hpp"
#include "takt/experiment/bottleneck.hpp"

namespace takt {
namespace {

Json source(const RunFacts& facts) {
    Json files = Json::array();
    for (const SourceText& file : facts.files)
        files.push_back({{"path", file.path}, {"text", file.text}});
    return {{"overrides", facts.overrides}, {"files", files}};
}

Json units(const Summary& summary) {
    Json json = figure(summary.units);
    json["a_year"] = summary.runs.empty() ? Json(nullptr) : number(summary.units_a_year());
    json["runs"] = Json::array();
    for (const RunSummary& run : summary.runs)
        json["runs"].push_back(run.units);
    return json;
}

Json rate_reached(const Plan& plan, const Summary& summary) {
    const auto& reached = summary.rate_reached;
    if (!reached) return nullptr;
    return {{"runs", reached->runs},
            {"month", reached->month ? Json(month_number(plan.months[*reached->month].month)) : Json(nullptr)}};
}

Json target(const Plan& plan, const Summary& summary) {
    if (!summary.target) return nullptr;
    const auto met = summary.meets_target();
    Json json{{"units", *summary.target}, {"met", met ? Json(*met) : Json(nullptr)}};
    const auto& chance = summary.chance;
    json["chance"] = chance && chance->probability ? number(*chance->probability) : Json(nullptr);
    json["runs_met"] = chance ? Json(chance->met) : Json(nullptr);
    json["runs_met_ci95"] = chance ? interval(chance->share) : Json(nullptr);
    json["rate_reached"] = rate_reached(plan, summary);
    return json;
}

Json months(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.months.size(); ++i)
        list.push_back({{"month", month_number(plan.months[i].month)},
                        {"whole", plan.months[i].whole},
                        {"units", figure(summary.months[i])}});
    return list;
}

Json values(const Summary& summary) {
    if (!summary.value) return Json::array();
    Json json{{"currency", summary.value->currency}};
    json.update(figure(summary.value->a_run));
    json["a_year"] = number(summary.value->a_run.mean() * summary.runs_a_year);
    return Json::array({std::move(json)});
}

Json costs(const Summary& summary) {
    if (!summary.costs) return Json::array();
    const CostSummary& cost = *summary.costs;
    Json json{{"currency", cost.currency}};
    json.update(figure(cost.total));
    json["a_unit"] = figure(cost.a_unit);
    for (std::size_t kind = 0; kind < cost.kinds.size(); ++kind)
        json[std::string(cost_kind_names[kind])] = mean_of(cost.kinds[kind]);
    return Json::array({std::move(json)});
}

Json energy(const Summary& summary) {
    if (!summary.energy.is_asked_for()) return nullptr;
    Json areas = Json::array();
    for (const AreaEnergy& area : summary.energy.areas)
        areas.push_back({{"area", area.area}, {"kwh", mean_of(area.kwh)}});
    return {{"kwh", figure(summary.energy.kwh)},
            {"kwh_a_unit", figure(summary.energy.kwh_a_unit)},
            {"areas", std::move(areas)}};
}

Json bottlenecks(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (const Bottleneck& each : rank_bottlenecks(summary)) {
        list.push_back({{"station", plan.stations[each.station].name},
                        {"active", number(each.active)},
                        {"loss", state_names[static_cast<std::size_t>(each.loss)]},
                        {"loss_share", number(each.loss_share)}});
    }
    return list;
}

Json runs(const Summary& summary) {
    Json list = Json::array();
    for (const RunSummary& run : summary.runs) {
        list.push_back({{"replication", run.replication},
                        {"units", run.units},
                        {"jph", number(run.jph)},
                        {"lead_time_s", number(run.lead_time_mean)},
                        {"work_in_process", number(run.work_in_process)},
                        {"scrapped", run.scrapped},
                        {"events", run.events}});
    }
    return list;
}

}  // namespace

std::string json_report(const Plan& plan, const Summary& summary, const RunFacts& facts) {
    Json json;
    json["takt"] = facts.version;
    json["model"] = model(plan, facts);
    json["seed"] = facts.seed;
    json["replications"] = summary.runs.size();
    json["asked"] = facts.asked;
    json["interrupted"] = facts.interrupted;
    json["failed"] = failed(facts);
    json["precision"] = precision_json(facts);
    json["warm_up"] = warm_up_json(plan, facts);
    json["batch_means"] = batch_means_json(facts);
    json["estimate"] = estimate_json(facts);
    json["run"] = {{"horizon_s", to_seconds(plan.horizon)},
                   {"warm_up_s", to_seconds(plan.warm_up)},
                   {"scheduled_s", to_seconds(summary.scheduled)}};
    json["units"] = units(summary);
    json["jph"] = figure(summary.jph);
    json["target"] = target(plan, summary);
    json["months"] = months(plan, summary);
    json["value"] = values(summary);
    json["costs"] = costs(summary);
    json["energy"] = energy(summary);
    json["lead_time_s"] = durations_json(summary.lead_time);
    json["lead_time_s"]["of_runs"] = figure(summary.lead_time_means);
    json["lead_time_s"]["p50_of_runs"] = figure(summary.lead_time_medians);
    json["lead_time_s"]["p95_of_runs"] = figure(summary.lead_time_p95s);
    json["work_in_process"] = figure(summary.work_in_process);
    json["scrapped"] = figure(summary.scrapped);
    json["bottlenecks"] = bottlenecks(plan, summary);
    add_elements(json, plan, summary);
    json["runs"] = runs(summary);
    json["deadlock"] = deadlock_json(summary);
    if (!facts.files.empty()) json["source"] = source(facts);
    // A name that is not UTF-8 comes out with replacement characters instead of ending the program.
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace takt
