// A plan and results written by hand, with round numbers from which every figure can be worked out on paper.
#pragma once

#include <chrono>
#include <vector>

#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace hand_made {

using namespace takt;
using namespace std::chrono_literals;

inline constexpr Duration seconds(std::int64_t count) {
    return std::chrono::seconds(count);
}

/// 100 hours without a calendar, a target of 10 units in them, two stations, and one element of every other kind.
inline Plan plan() {
    Plan made;
    made.name = "Hand made";
    made.digest = 0x0123456789abcdefull;
    made.horizon = 100h;
    made.warm_up = 2h;
    made.target_per_second = 10 / 360000.0;
    made.products = {{"A", 0.7, {100, "CNY"}}, {"B", 0.3, {50, "CNY"}}};
    made.stations.resize(2);
    made.stations[0].name = "weld";
    made.stations[0].area = "body";
    made.stations[0].robots = {0, 1};
    made.stations[1].name = "\u68c0\u67e5, \"final\"";
    made.stations[1].area = "end of line";
    made.stations[1].first_machine = 1;
    made.robots = {{"weld/R1", 0, {}, {}}};
    made.buffers.resize(2);
    made.buffers[0].name = "store";
    made.buffers[0].capacity = 4;
    made.buffers[1].name = "weld > final";
    made.buffers[1].capacity = 0;
    made.buffers[1].written = false;
    made.resources = {{.name = "repair", .kind = ResourceKind::crew, .groups = {{2, 0}}}};
    made.carriers = {{"skids", 12, std::nullopt, {}, {}, {}}};
    made.sources.resize(1);
    made.sources[0].name = "panels";
    made.sinks = {{"shipped"}};
    return made;
}

/// Replication 0, 1 or 2: 8, 10 or 12 units.
inline ReplicationResult result(std::uint64_t number) {
    const std::uint64_t more = number;
    ReplicationResult made;
    made.replication = number;
    made.observed = 100h;
    made.scheduled = 100h;
    made.events = 1000 + number;
    made.parts_seconds = 360000.0 * static_cast<double>(4 + number);  // 4, 5 and 6 parts on average
    made.scrapped = 1;

    StationResult weld;
    weld.times[State::working] = seconds(180000);
    weld.times[State::starved] = seconds(36000);
    weld.times[State::blocked] = seconds(36000);
    weld.times[State::waiting_for_crew] = seconds(36000);
    weld.times[State::down] = seconds(72000);
    weld.finished = 9 + more;
    weld.scrapped = 1;
    weld.failures = 2;
    weld.restorations = 3;  // with that of the robot
    weld.restoring = seconds(108000);
    weld.planned_work = seconds(18000) * static_cast<std::int64_t>(9 + more);
    StationResult final_check;
    final_check.times[State::working] = seconds(90000);
    final_check.times[State::starved] = seconds(54000);
    final_check.times[State::maintenance] = seconds(36000);
    final_check.times[State::on_break] = seconds(36000);
    final_check.times[State::off_shift] = seconds(144000);
    final_check.finished = 10;
    final_check.reworked = 2;
    final_check.planned_work = seconds(90000);
    made.stations = {weld, final_check};
    made.robots = {{seconds(150000), seconds(20000), 1}};

    made.buffers = {{720000, 4, 20, 36000, 72000}, {0, 0, 20, 0, 360000}};
    made.resources = {{180000, 720000, 36000, 0, 10, 0, 0, 360000}};
    made.carriers = {{3600000, 720000}};
    made.sources = {{12, 1, 2}};
    SinkResult shipped;
    shipped.units = 8 + 2 * more;
    shipped.units_by_product = {6 + more, 2 + more};
    for (const std::int64_t lead_time : {100, 200, 300}) {
        shipped.lead_time.add(seconds(lead_time));
    }
    made.sinks = {shipped};
    made.products.resize(2);
    made.products[0].scrapped = 1;
    made.products[0].lead_time.add(seconds(100));
    made.products[0].lead_time.add(seconds(300));
    made.products[1].lead_time.add(seconds(200));
    return made;
}

inline std::vector<ReplicationResult> results() {
    return {result(0), result(1), result(2)};
}

/// Replication 1 comes to a standstill after 52 hours, the warm-up of two hours included.
inline std::vector<ReplicationResult> results_with_deadlock() {
    std::vector<ReplicationResult> made = results();
    made[1].deadlock =
        Deadlock{run_start + 52h, {"inspect waits for room in repair", "repair waits for room in inspect"}};
    made[1].observed = 50h;
    return made;
}

}  // namespace hand_made
