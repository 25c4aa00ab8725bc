#include "takt/report/observed_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

#include "bottleneck_json.hpp"
#include "dates.hpp"
#include "json_values.hpp"
#include "takt/experiment/loss_waterfall.hpp"
#include "takt/experiment/oee.hpp"
#include "takt/line/nodes.hpp"

namespace takt {
namespace {

constexpr std::size_t most_level_bins = 40;

/// Rounded to what a picture can show.
double to_places(double value, int places) {
    const double unit = std::pow(10, places);
    return std::round(value * unit) / unit;
}

double share(Duration part, Duration whole) {
    return to_places(share_of(part, whole), 4);
}

double since_start(SimTime time) {
    return to_seconds(time - run_start);
}

/// Time at each level, a few levels together where there are many.
void add_levels(Json& json, const std::vector<Duration>& times) {
    const std::size_t width = times.empty() ? 1 : (times.size() + most_level_bins - 1) / most_level_bins;
    Duration all{};
    for (const Duration time : times)
        all += time;
    json["levels"] = Json::array();
    json["shares"] = Json::array();
    for (std::size_t level = 0; level < times.size(); level += width) {
        Duration time{};
        for (std::size_t i = level; i < std::min(level + width, times.size()); ++i)
            time += times[i];
        json["levels"].push_back(level);
        json["shares"].push_back(share(time, all));
    }
}

Json buffer(const Plan& plan, const Timelines& lines, Index index) {
    Json mean = Json::array(), least = Json::array(), most = Json::array();
    for (std::size_t i = 0; i < lines.slots.count; ++i) {
        const LevelSlot& slot = lines.buffers[index].slots()[i];
        const double seconds = to_seconds(Timelines::length_of(lines.slots, i, lines.to));
        mean.push_back(to_places(slot.part_seconds() / seconds, 3));
        least.push_back(slot.least);
        most.push_back(slot.most);
    }
    Json json{{"node", node_of_buffer(plan, index)},
              {"name", plan.buffers[index].name},
              {"mean", std::move(mean)},
              {"least", std::move(least)},
              {"most", std::move(most)}};
    add_levels(json, lines.buffers[index].times());
    return json;
}

Json buffers(const Plan& plan, const Timelines& lines) {
    Json list = Json::array();
    for (Index b = 0; b < plan.buffers.size(); ++b)
        if (plan.buffers[b].written) list.push_back(buffer(plan, lines, b));
    return list;
}

std::vector<State> states_that_occur(const Timelines& lines) {
    StateTimes all;
    for (const auto& station : lines.states)
        for (const StateTimes& times : station)
            all += times;
    std::vector<State> states;
    for (std::size_t i = 0; i < state_count; ++i)
        if (all.time[i] > Duration::zero()) states.push_back(static_cast<State>(i));
    return states;
}

Json states(const Plan& plan, const Timelines& lines) {
    const std::vector<State> occur = states_that_occur(lines);
    Json names = Json::array(), stations = Json::array();
    for (const State state : occur)
        names.push_back(state_names[static_cast<std::size_t>(state)]);
    for (Index s = 0; s < lines.states.size(); ++s) {
        Json shares = Json::array();
        for (const StateTimes& times : lines.states[s]) {
            Json slot = Json::array();
            for (const State state : occur)
                slot.push_back(share(times[state], times.total()));
            shares.push_back(std::move(slot));
        }
        stations.push_back({{"node", node_of_station(plan, s)}, {"name", plan.stations[s].name}, {"shares", shares}});
    }
    return {{"names", std::move(names)},
            {"slot_s", to_seconds(lines.state_slots.length)},
            {"slots", lines.state_slots.count},
            {"stations", std::move(stations)}};
}

Json lead_time(const LeadTimeHistogram& lead_times) {
    const LeadTimeHistogram::Bins bins = lead_times.bins();
    Json edges = Json::array();
    for (std::size_t i = 0; i <= bins.counts.size(); ++i)
        edges.push_back(to_seconds(bins.from + bins.width * static_cast<std::int64_t>(i)));
    return {{"edges_s", std::move(edges)}, {"counts", bins.counts}};
}

Json flows(const std::vector<PartFlow>& flows) {
    Json list = Json::array();
    for (const PartFlow& each : flows)
        list.push_back({{"from", each.from}, {"to", each.to}, {"parts", each.parts}});
    return list;
}

/// Shares of the time of each part of the run in which anything was active.
std::vector<std::vector<double>> bottleneck_shares(const BottleneckTimes& times) {
    std::vector<std::vector<double>> shares;
    for (const auto& part : times.momentary) {
        Duration all{};
        for (const Duration time : part)
            all += time;
        shares.emplace_back();
        for (const Duration time : part)
            shares.back().push_back(share(time, all));
    }
    return shares;
}

Json losses(const Plan& plan, const ObservedRun& run) {
    if (!run.losses) return nullptr;
    constexpr Duration year = std::chrono::hours{365 * 24};
    const Duration scheduled = run.result.scheduled;
    const double jobs_a_year = to_hours(scheduled) * share_of(year, run.result.observed);
    return losses_json(plan, loss_waterfall({*run.losses}, scheduled), jobs_a_year);
}

}  // namespace

std::string observed_json(const Plan& plan, const CloseLook& look, std::uint64_t seed) {
    const Timelines& lines = look.timelines;
    Json scheduled = Json::array();
    for (const Duration time : lines.scheduled)
        scheduled.push_back(to_seconds(time));
    const Json json{{"replication", look.run.result.replication},
                    {"seed", seed},
                    {"from_s", since_start(lines.slots.from)},
                    {"to_s", since_start(lines.to)},
                    {"start_date", moment_text(plan.start)},
                    {"slot_s", to_seconds(lines.slots.length)},
                    {"slots", lines.slots.count},
                    {"units", lines.units},
                    {"scheduled_s", std::move(scheduled)},
                    {"buffers", buffers(plan, lines)},
                    {"states", states(plan, lines)},
                    {"lead_time", lead_time(lines.lead_times)},
                    {"flows", flows(lines.flows)},
                    {"bottlenecks", over_time_json(plan, bottleneck_shares(look.run.bottlenecks), look.run.result.observed)},
                    {"losses", losses(plan, look.run)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace takt
