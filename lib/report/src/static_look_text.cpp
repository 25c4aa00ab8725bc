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

std::string verdict_text(const Plan& plan, const StaticLook& look, const TextOptions& options) {
    const std::string name = printable(plan.name);
    if (!look.reaches_sink) return name + ": no part ever reaches a sink.\n";
    const std::string most =
        std::isinf(look.bound_units)
            ? fmt::format("{}: nothing limits the output.\n", name)
            : wrapped(fmt::format(
                          "{} can make at most {} units in {} ({} JPH), before setups, waiting, blocking and starving.",
                          name, short_text(look.bound_units), period_text(plan.horizon), short_text(look.bound_jph)),
                      options.width);
    if (!look.target) return most;
    const char* verdict = *look.target_possible() ? "not ruled out" : "impossible";
    return fmt::format("{}Target {}: {}.\n", most, short_text(*look.target), verdict);
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
    return "\nEach station by itself\n" + table.text(options.width);
}

std::string resources_look(const Plan& plan, const StaticLook& look, const TextOptions& options) {
    Table table({{"shared robot or operators", Align::left}, {"size"}, {"held a unit"}, {"JPH alone"}});
    bool any = false;
    for (std::size_t i = 0; i < plan.resources.size(); ++i) {
        if (plan.resources[i].kind == ResourceKind::crew) continue;
        any = true;
        table.row({plan.resources[i].name, grouped(plan.resources[i].size()),
                   duration_text(look.resources[i].seconds_a_unit), jph_text(look.resources[i].jph)});
    }
    return any ? '\n' + table.text(options.width) : std::string();
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
    return text + stations_look(plan, look, options) + resources_look(plan, look, options) +
           sources_look(plan, look, options);
}

}  // namespace takt
