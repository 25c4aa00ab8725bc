#include "takt/experiment/loss_reference.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/work_content.hpp"

namespace takt {
namespace {

/// Stations whose parts become units themselves, and are not assembled into others.
std::vector<bool> on_the_way_to_a_sink(const Plan& plan) {
    std::vector<bool> stations(plan.stations.size(), false);
    std::vector<bool> buffers(plan.buffers.size(), false);
    const auto arrives = [&](ElementRef to) {
        return to.kind == ElementKind::sink ? !is_scrap(to) : to.kind == ElementKind::buffer && buffers[to.index];
    };
    const auto takes = [&](Index station, Index buffer) {
        const auto& inputs = plan.stations[station].inputs;
        return stations[station] && !inputs.empty() &&
               std::count(inputs.front().buffers.begin(), inputs.front().buffers.end(), buffer) > 0;
    };
    for (bool wider = true; wider;) {
        wider = false;
        for (Index b = 0; b < plan.buffers.size(); ++b) {
            const BufferPlan& buffer = plan.buffers[b];
            const bool goes_on =
                (buffer.next && arrives(*buffer.next)) ||
                std::any_of(buffer.takers.begin(), buffer.takers.end(), [&](Index taker) { return takes(taker, b); });
            if (goes_on && !buffers[b]) wider = buffers[b] = true;
        }
        for (Index s = 0; s < plan.stations.size(); ++s) {
            const Rows exits = plan.routes[plan.stations[s].route].exits;
            for (Index e = exits.first; e < exits.last; ++e)
                if (!stations[s] && arrives(plan.exits[e].to)) wider = stations[s] = true;
        }
    }
    return stations;
}

}  // namespace

std::optional<LossReference> loss_reference(const Plan& plan, const StaticLook& look) {
    const std::vector<bool> leads_to_sink = on_the_way_to_a_sink(plan);
    const auto parts_a_unit = [&](Index s) { return look.stations[s].visits_a_unit * parts_made(plan, plan.stations[s]); };
    double most_visits = 0;
    for (Index s = 0; s < plan.stations.size(); ++s)
        if (leads_to_sink[s]) most_visits = std::max(most_visits, std::min(1.0, parts_a_unit(s)));
    LossReference reference;
    double slowest = std::numeric_limits<double>::infinity();
    for (Index s = 0; s < plan.stations.size(); ++s) {
        const StationLook& station = look.stations[s];
        if (!leads_to_sink[s] || parts_a_unit(s) < most_visits - 1e-9 || station.cycle_seconds < 1e-6) continue;
        const double rate =
            plan.stations[s].machines * to_seconds(station.scheduled) / (station.cycle_seconds * station.visits_a_unit);
        if (rate >= slowest) continue;
        slowest = rate;
        reference = {s, from_seconds(station.cycle_seconds / parts_made(plan, plan.stations[s]))};
    }
    if (reference.station == none) return std::nullopt;
    return reference;
}

}  // namespace takt
