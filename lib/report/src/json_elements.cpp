#include "json_elements.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "resource_words.hpp"
#include "takt/line/schedule.hpp"

namespace takt {
namespace {

Json states(const StationSummary& station) {
    Json json = Json::object();
    for (std::size_t i = 0; i < state_count; ++i) {
        const auto state = static_cast<State>(i);
        if (state == State::on_break || state == State::off_shift) continue;
        json[std::string(state_names[i])] = number(station.share(state));
    }
    return json;
}

Json seconds_json(const std::optional<Duration>& duration) {
    return duration ? number(to_seconds(*duration)) : Json(nullptr);
}

Json number_or_null(const std::optional<double>& value) {
    return value ? number(*value) : Json(nullptr);
}

Json stations(const Plan& plan, const Summary& summary) {
    const auto runs = static_cast<double>(summary.runs.size());
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.stations.size(); ++i) {
        const StationSummary& station = summary.stations[i];
        const Oee oee = oee_of(station.sum);
        const auto a_run = [&](std::uint64_t sum) { return number(share_of(static_cast<double>(sum), runs)); };
        list.push_back({{"name", plan.stations[i].name},
                        {"area", plan.stations[i].area},
                        {"machines", plan.stations[i].machines},
                        {"finished", figure(station.finished)},
                        {"reworked", a_run(station.sum.reworked)},
                        {"scrapped", a_run(station.sum.scrapped)},
                        {"destroyed", a_run(station.sum.destroyed)},
                        {"failures", a_run(station.failures)},
                        {"mtbf_s", seconds_json(station.mean_time_between_failures())},
                        {"mttr_s", seconds_json(station.mean_time_to_repair())},
                        {"technical_availability", number_or_null(station.technical_availability())},
                        {"oee", figure(station.oee)},
                        {"availability", number(oee.availability)},
                        {"effectiveness", number(oee.effectiveness)},
                        {"quality", number(oee.quality)},
                        {"states", states(station)}});
        list.back()["energy_kwh"] = summary.energy.is_asked_for() ? mean_of(summary.energy.stations[i]) : Json(nullptr);
        list.back()["first_pass_yield"] = number_or_null(station.first_pass_yield());
    }
    return list;
}

/// Share of scheduled time in which no part may enter, so that the shift's end catches none.
Json closed_json(const Plan& plan, Index calendar, Index entry) {
    return entry != none ? number(closed_share(plan, calendar, entry)) : Json(nullptr);
}

Json moving_lines(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.moving_lines.size(); ++i) {
        const MovingLinePlan& line = plan.moving_lines[i];
        const MovingLineSummary& counted = summary.moving_lines[i];
        const auto worst = counted.worst_pitch();
        list.push_back(
            {{"station", plan.stations[line.station].name},
             {"pitches", line.pitches},
             {"parts", figure(counted.parts)},
             {"empty_pitches", mean_of(counted.empty_pitches)},
             {"pulls", mean_of(counted.pulls)},
             {"stops", mean_of(counted.stops)},
             {"worst_pitch", worst ? Json{{"pitch", worst->pitch}, {"share", number(worst->share)}} : Json(nullptr)},
             {"spoilt", mean_of(counted.spoilt)},
             {"entry_closed", closed_json(plan, plan.stations[line.station].calendar, plan.stations[line.station].entry)},
             {"caught", mean_of(counted.caught)}});
    }
    return list;
}

Json batches(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.batches.size(); ++i) {
        const BatchPlan& batch = plan.batches[i];
        const BatchSummary& counted = summary.batches[i];
        list.push_back({{"station", plan.stations[batch.station].name},
                        {"least", batch.least},
                        {"most", batch.most},
                        {"batches", mean_of(counted.batches)},
                        {"mean_size", counted.all > 0 ? number(counted.mean_size()) : Json(nullptr)},
                        {"full", counted.all > 0 ? number(counted.share_full()) : Json(nullptr)}});
    }
    return list;
}

Json splits(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.splits.size(); ++i) {
        Json makes = Json::array();
        for (const MadePlan& made : plan.splits[i].makes)
            makes.push_back({{"product", made.product == none ? Json(nullptr) : Json(plan.products[made.product].name)}, {"count", made.count}});
        list.push_back({{"station", plan.stations[plan.splits[i].station].name},
                        {"makes", makes},
                        {"split", mean_of(summary.splits[i].split)},
                        {"made", mean_of(summary.splits[i].made)}});
    }
    return list;
}

Json robots(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.robots.size(); ++i) {
        const RobotSummary& robot = summary.robots[i];
        list.push_back({{"name", plan.robots[i].name},
                        {"working_s", mean_of(robot.working)},
                        {"down_s", mean_of(robot.down)},
                        {"failures", mean_of(robot.failures)}});
    }
    return list;
}

Json buffers(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.buffers.size(); ++i) {
        const BufferPlan& buffer = plan.buffers[i];
        if (!buffer.written) continue;
        const BufferSummary& counted = summary.buffers[i];
        list.push_back({{"name", buffer.name},
                        {"area", buffer.area},
                        {"capacity", buffer.capacity ? Json(*buffer.capacity) : Json(nullptr)},
                        {"level", figure(counted.level)},
                        {"highest", counted.highest},
                        {"full", mean_of(counted.full)},
                        {"empty", mean_of(counted.empty)},
                        {"stopped", buffer.stop_at > 0 ? Json(mean_of(counted.stopped)) : Json(nullptr)},
                        {"entered", mean_of(counted.entered)},
                        {"entry_closed", closed_json(plan, buffer.hours, buffer.entry)},
                        {"caught", buffer.entry != none ? Json(mean_of(counted.caught)) : Json(nullptr)}});
    }
    return list;
}

Json resources(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.resources.size(); ++i) {
        const ResourceSummary& counted = summary.resources[i];
        list.push_back({{"name", plan.resources[i].name},
                        {"kind", word_for(plan.resources[i].kind)},
                        {"size", plan.resources[i].size()},
                        {"utilisation", figure(counted.utilisation)},
                        {"travelling", plan.resources[i].travel ? figure(counted.travelling) : Json(nullptr)},
                        {"overtime_h", mean_of(counted.overtime)},
                        {"waiting", mean_of(counted.waiting)},
                        {"mean_wait_s", number(counted.mean_wait_seconds())},
                        {"granted", mean_of(counted.granted)}});
    }
    return list;
}

Json carriers(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.carriers.size(); ++i) {
        list.push_back({{"name", plan.carriers[i].name},
                        {"count", plan.carriers[i].count},
                        {"empty", mean_of(summary.carriers[i].empty)},
                        {"returning", mean_of(summary.carriers[i].returning)}});
    }
    return list;
}

Json materials(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.materials.size(); ++i) {
        const MaterialPlan& material = plan.materials[i];
        const MaterialSummary& counted = summary.materials[i];
        list.push_back({{"name", material.name},
                        {"stock", figure(counted.stock)},
                        {"on_the_way", mean_of(counted.on_the_way)},
                        {"empty", figure(counted.empty)},
                        {"waited_for", figure(counted.waited_for)},
                        {"consumed", mean_of(counted.consumed)},
                        {"left_out", mean_of(counted.left_out)},
                        {"call_offs", mean_of(counted.call_offs)},
                        {"deliveries", mean_of(counted.deliveries)},
                        {"mean_rest_s", counted.pieces > 0 ? number(counted.mean_rest_seconds()) : Json(nullptr)}});
        list.back()["price"] = material.price.amount > 0
                                   ? Json{{"amount", material.price.amount}, {"currency", material.price.currency}}
                                   : Json(nullptr);
    }
    return list;
}

Json milk_runs(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.milk_runs.size(); ++i) {
        const MilkRunSummary& counted = summary.milk_runs[i];
        list.push_back({{"name", plan.milk_runs[i].name},
                        {"trains", plan.milk_runs[i].trains},
                        {"carries", plan.milk_runs[i].carries},
                        {"under_way", figure(counted.under_way)},
                        {"waiting", figure(counted.waiting)},
                        {"rounds", mean_of(counted.rounds)},
                        {"late", mean_of(counted.late)},
                        {"lots_a_round", counted.all_rounds > 0 ? Json(counted.lots_a_round()) : Json(nullptr)},
                        {"mean_wait_s", counted.lots > 0 ? Json(counted.mean_wait_seconds()) : Json(nullptr)}});
    }
    return list;
}

Json marriages(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.matches.size(); ++i) {
        const MatchSummary& counted = summary.matches[i];
        list.push_back({{"station", plan.stations[plan.matches[i].station].name},
                        {"buffer", plan.buffers[plan.matches[i].buffer].name},
                        {"married", mean_of(counted.married)},
                        {"waited", figure(counted.waited)},
                        {"behind", mean_of(counted.behind)},
                        {"replaced", mean_of(counted.replaced)},
                        {"withdrawn", mean_of(counted.withdrawn)}});
    }
    return list;
}

Json zones(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.zones.size(); ++i) {
        const ZoneSummary& counted = summary.zones[i];
        list.push_back({{"name", plan.zones[i].name},
                        {"most", plan.zones[i].most},
                        {"parts", figure(counted.parts)},
                        {"highest", counted.highest},
                        {"full", figure(counted.full)},
                        {"entered", mean_of(counted.entered)}});
    }
    return list;
}

Json transporters(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.transporters.size(); ++i) {
        const TransporterSummary& fleet = summary.transporters[i];
        list.push_back({{"name", plan.transporters[i].name},
                        {"count", plan.transporters[i].count},
                        {"idle", figure(fleet.idle)},
                        {"fetching", figure(fleet.fetching)},
                        {"carrying", figure(fleet.carrying)},
                        {"held", figure(fleet.held)},
                        {"charging", figure(fleet.charging)},
                        {"waiting", figure(fleet.waiting)},
                        {"fetched", mean_of(fleet.fetched)},
                        {"parts_a_trip", fleet.trips > 0 ? Json(fleet.parts_a_trip()) : Json(nullptr)},
                        {"mean_wait_s", fleet.mean_wait_seconds()}});
    }
    return list;
}

Json orders(const OrderSummary& orders) {
    if (orders.due.count() == 0) return nullptr;
    const bool some = orders.lateness.count() > 0;
    return {{"due", figure(orders.due)},
            {"on_time", figure(orders.on_time)},
            {"late", mean_of(orders.late)},
            {"undelivered", mean_of(orders.undelivered)},
            {"lateness_s",
             {{"mean", some ? number(orders.lateness.mean()) : Json(nullptr)},
              {"most", some ? number(orders.lateness.most()) : Json(nullptr)}}}};
}

Json sources(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.sources.size(); ++i) {
        list.push_back({{"name", plan.sources[i].name},
                        {"released", mean_of(summary.sources[i].released)},
                        {"lost", mean_of(summary.sources[i].lost)},
                        {"backlog", mean_of(summary.sources[i].backlog)},
                        {"orders", orders(summary.sources[i].orders)}});
    }
    return list;
}

Json sequence(const SinkPlan& plan, const SinkSummary& sink) {
    if (!plan.measures_sequence) return nullptr;
    return {{"in_sequence", figure(sink.in_sequence)},
            {"overtaken_by", figure(sink.overtaken)},
            {"most_overtaken_by", sink.most_overtaken}};
}

Json sinks(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.sinks.size(); ++i) {
        const SinkSummary& sink = summary.sinks[i];
        list.push_back({{"name", plan.sinks[i].name},
                        {"units", figure(sink.units)},
                        {"incomplete", mean_of(sink.incomplete)},
                        {"sequence", sequence(plan.sinks[i], sink)},
                        {"lead_time_s", durations_json(sink.lead_time)}});
    }
    return list;
}

Json products(const Plan& plan, const Summary& summary) {
    Json list = Json::array();
    for (std::size_t i = 0; i < plan.products.size(); ++i) {
        const spec::Money& price = plan.products[i].price;
        const ProductSummary& product = summary.products[i];
        list.push_back({{"name", plan.products[i].name},
                        {"units", figure(product.units)},
                        {"price", price.amount > 0 ? Json{{"amount", price.amount}, {"currency", price.currency}} : Json(nullptr)},
                        {"scrapped", mean_of(product.scrapped)},
                        {"lead_time_s", durations_json(product.lead_time)},
                        {"orders", orders(product.orders)}});
    }
    return list;
}

}  // namespace

void add_elements(Json& json, const Plan& plan, const Summary& summary) {
    json["stations"] = stations(plan, summary);
    json["moving_lines"] = moving_lines(plan, summary);
    json["batches"] = batches(plan, summary);
    json["splits"] = splits(plan, summary);
    json["robots"] = robots(plan, summary);
    json["buffers"] = buffers(plan, summary);
    json["resources"] = resources(plan, summary);
    json["carriers"] = carriers(plan, summary);
    json["materials"] = materials(plan, summary);
    json["milk_runs"] = milk_runs(plan, summary);
    json["zones"] = zones(plan, summary);
    json["transporters"] = transporters(plan, summary);
    if (!plan.matches.empty()) json["marriages"] = marriages(plan, summary);
    json["sources"] = sources(plan, summary);
    json["sinks"] = sinks(plan, summary);
    json["products"] = products(plan, summary);
}

}  // namespace takt
