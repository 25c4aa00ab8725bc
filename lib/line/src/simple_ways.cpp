#include "takt/line/simple_ways.hpp"

#include <algorithm>

#include "takt/line/ordinary_stations.hpp"
#include "takt/line/plan.hpp"

namespace takt {

bool has_choice(const Plan& plan, const StationPlan& station) {
    if (station.inputs.empty()) return false;
    const auto& buffers = station.inputs.front().buffers;
    return buffers.size() > 1 ||
           std::any_of(buffers.begin(), buffers.end(), [&](Index b) { return plan.buffers[b].is_store(); });
}

bool needs_one_each(const Plan& plan, const StationPlan& station) {
    const bool one_each = std::all_of(station.inputs.begin(), station.inputs.end(), [&](const InputPlan& input) {
        const bool is_queue = !plan.buffers[input.buffers.front()].is_store();
        return input.buffers.size() == 1 && input.count == 1 &&
               (is_queue || (station.inputs.size() == 1 && station.takes.is_by_age()));
    });
    return one_each && station.others == none && station.loads == none && !station.blocks_before && !station.finishes_at_shift_end &&
           station.entry == none && station.materials.empty() && station.calls_off.empty() &&
           station.launches.empty() && !station.marries && !loads_at_doors(plan, station);
}

bool goes_by_route(const Plan& plan, const StationPlan& station) {
    const bool spoils = station.moving != none && plan.moving_lines[station.moving].longest;
    const Rows exits = plan.routes[station.route].exits;
    return station.yield.empty() && !spoils && station.incomplete == none && station.unloads == none &&
           !station.blocks_before && !leaves_by_doors(station) &&
           std::none_of(plan.exits.begin() + exits.first, plan.exits.begin() + exits.last,
                        [](const ExitPlan& exit) { return is_scrap(exit.to); });
}

}  // namespace takt
