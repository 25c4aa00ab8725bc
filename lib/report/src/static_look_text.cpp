#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "numbers.hpp"
#include "table.hpp"
#include "takt/report/display.hpp"
#include "takt/report/text_report.hpp"
#include "wrapped.hpp"

namespace takt {
namespace {

std::string jph_text(double jph) {
    return std::isinf(jph) ? "no limit" : short_text(jph);
}

const char* target_verdict(const StaticLook& look) {
    if (!*look.target_possible()) return "out of reach";
    if (look.settled && *look.target > look.bound_units) return "more than that, which a run can make by luck";
    return "not ruled out";
}

std::string verdict_text(const Plan& plan, const StaticLook& look, const TextOptions& options) {
    const std::string name = printable(plan.name);
    if (!look.reaches_sink) return name + ": no part ever reaches a sink.\n";
    const std::string most =
        std::isinf(look.bound_units)
            ? fmt::format("{}: nothing limits the output.\n", name)
            : wrapped(fmt::format(
                          "{} can make at most {} units in {} in the long run ({} JPH), before setups, waiting, blocking and starving.",
                          name, short_text(look.bound_units), period_text(plan.horizon), short_text(look.bound_jph)),
                      options.width);
    if (!look.target) return most;
    return fmt::format("{}Target {}: {}.\n", most, short_text(*look.target), target_verdict(look));
}

std::string stations_look(const Plan& plan, const StaticLook& look, const TextOptions& options) {
    Table table({{"station", Align::left},
                 {"machines"},
                 {"visits a unit"},
                 {"mean cycle"},
                 {"available"},
                 {"hours"},
                 {"JPH alone"}});
    for (std::size_t i = 0; i < plan.stations.size(); ++i) {
        const StationLook& station = look.stations[i];
        const bool slowest = look.slowest && *look.slowest == i;
        table.row({plan.stations[i].name, grouped(plan.stations[i].machines), grouped(station.visits_a_unit, 3),
                   duration_text(station.cycle_seconds), percent(station.availability),
                   short_text(to_hours(station.scheduled)), jph_text(station.jph)},
                  slowest ? "<- slowest" : "");
    }
    const char* heading = plan.batches.empty() ? "\nEach station by itself\n" : "\nEach station by itself (mean cycle: of a full batch, for each part)\n";
    return heading + table.text(options.width);
}

/// How many times as long the cycle is, of the robot whose failure makes it longest; "stands" where that stops the cell.
std::string with_one_down(const Plan& plan, const CellPlan& cell, std::size_t product) {
    const Rows robots = plan.stations[cell.station].robots;
    double worst = 1;
    for (Index r = robots.first; r < robots.last; ++r) {
        if (plan.robots[r].stops.size() == 0) continue;
        if (plan.robots[r].slowed.empty()) return "stands";
        worst = std::max(worst, plan.robots[r].slowed[product]);
    }
    return duration_text(worst * to_seconds(cell.cycles[product].length));
}

/// What is said of them would be the same.
bool are_alike(const Plan& plan, const CellPlan& a, const CellPlan& b) {
    const auto same = [](const CellCycle& x, const CellCycle& y) {
        return x.length == y.length && std::equal(x.robots.begin(), x.robots.end(), y.robots.begin(), y.robots.end(), [](const auto& r, const auto& s) {
                   return r.works == s.works && r.waits == s.waits && r.done == s.done;
               });
    };
    for (std::size_t product = 0; product < a.cycles.size(); ++product)
        if (!same(a.cycles[product], b.cycles[product]) || with_one_down(plan, a, product) != with_one_down(plan, b, product)) return false;
    return true;
}

/// By cell and product: its cycle, who is done last, and how well the work is spread.
std::string cells_look(const Plan& plan, const TextOptions& options) {
    Table table({{"robot cell", Align::left}, {"product", Align::left}, {"cycle"}, {"done last", Align::left}, {"works"}, {"waits"}, {"balance"}, {"one down"}});
    for (std::size_t first = 0, next = 0; first < plan.cells.size(); first = next) {
        const CellPlan& cell = plan.cells[first];
        for (next = first + 1; next < plan.cells.size() && are_alike(plan, cell, plan.cells[next]);) ++next;
        const StationPlan& station = plan.stations[cell.station];
        const std::string cells = next - first == 1 ? station.name : fmt::format("{} (+{} alike)", station.name, next - first - 1);
        for (std::size_t product = 0; product < cell.cycles.size(); ++product) {
            const CellCycle& cycle = cell.cycles[product];
            const auto last = std::max_element(cycle.robots.begin(), cycle.robots.end(), [](const auto& a, const auto& b) { return a.done < b.done; });
            Duration work{};
            for (const RobotInCycle& robot : cycle.robots) work += robot.works;
            const std::string& name = plan.robots[station.robots.first + static_cast<Index>(last - cycle.robots.begin())].name;
            table.row({product == 0 ? cells : std::string(), plan.products[product].name, duration_text(to_seconds(cycle.length)),
                       name.substr(station.name.size() + 1), duration_text(to_seconds(last->works)), duration_text(to_seconds(last->waits)),
                       percent(to_seconds(work) / (static_cast<double>(cycle.robots.size()) * to_seconds(cycle.length))), with_one_down(plan, cell, product)});
        }
    }
    return plan.cells.empty() ? std::string()
                              : "\nRobot cells: who is done last works and waits for zones so long; balance: work over robots times cycle\n" + table.text(options.width);
}

std::string resources_look(const Plan& plan, const StaticLook& look, const TextOptions& options) {
    Table table({{"shared robot or operators", Align::left}, {"size"}, {"held a unit"}, {"JPH alone"}});
    bool any = false, any_travels = false;
    for (std::size_t i = 0; i < plan.resources.size(); ++i) {
        if (plan.resources[i].kind == ResourceKind::crew) continue;
        any = true;
        any_travels = any_travels || plan.resources[i].travel;
        table.row({plan.resources[i].name, grouped(plan.resources[i].size()),
                   duration_text(look.resources[i].seconds_a_unit), jph_text(look.resources[i].jph)});
    }
    const char* heading = any_travels ? "\nThose who travel, without their ways\n" : "\n";
    return any ? heading + table.text(options.width) : std::string();
}

std::string milk_runs_look(const Plan& plan, const StaticLook& look, const TextOptions& options) {
    if (plan.milk_runs.empty()) return {};
    Table table({{"milk run", Align::left}, {"trains"}, {"carries"}, {"lots a unit"}, {"JPH by full trains"}});
    for (std::size_t i = 0; i < plan.milk_runs.size(); ++i) {
        const MilkRunPlan& run = plan.milk_runs[i];
        table.row({run.name, grouped(run.trains), grouped(run.carries), grouped(look.milk_runs[i].lots_a_unit, 3), jph_text(look.milk_runs[i].jph)});
    }
    return '\n' + table.text(options.width);
}

std::string sources_look(const Plan& plan, const StaticLook& look, const TextOptions& options) {
    Table table({{"source", Align::left}, {"parts a unit"}, {"JPH by arrivals"}});
    for (std::size_t i = 0; i < plan.sources.size(); ++i) {
        table.row({plan.sources[i].name, grouped(look.sources[i].parts_a_unit, 3), jph_text(look.sources[i].jph)});
    }
    return '\n' + table.text(options.width);
}

}  // namespace

std::string static_look_text(const Plan& plan, const StaticLook& look, const TextOptions& wanted) {
    TextOptions options = wanted;
    options.width = std::max(options.width, least_width);
    std::string text = verdict_text(plan, look, options);
    text +=
        fmt::format("\n  scheduled time    {} h in {}\n", short_text(to_hours(look.scheduled)), period_text(plan.horizon));
    if (look.takt_time) text += fmt::format("  takt time         {}\n", duration_text(to_seconds(*look.takt_time)));
    if (!look.settled) text += "  Parts go round without end; the numbers below are not to be trusted.\n";
    if (!look.reaches_sink) return text;
    return text + stations_look(plan, look, options) + cells_look(plan, options) + resources_look(plan, look, options) +
           milk_runs_look(plan, look, options) + sources_look(plan, look, options);
}

}  // namespace takt
