#include "plan_transporters.hpp"

#include <cstddef>
#include <utility>
#include <variant>

#include "plan_names.hpp"
#include "takt/line/plan.hpp"
#include "takt/spec/driving.hpp"
#include "takt/spec/transporter.hpp"

namespace takt {
namespace {

Index transporter_place(const TransporterPlan& fleet, const spec::Ref& ref) {
    Index place = 0;
    while (fleet.places[place] != ref.name)
        ++place;
    return place;
}

TransporterPlan transporter_plan(const spec::Named<spec::TransporterSpec>& written) {
    const auto& [name, fleet] = written;
    TransporterPlan plan;
    plan.name = name.text;
    plan.count = fleet.count;
    plan.carries = fleet.carries;
    plan.least = fleet.least;
    plan.longest_wait = fleet.longest_wait.value_or(Duration::zero());
    plan.handling = fleet.load + fleet.unload;
    plan.fetches_nearest = fleet.fetches == spec::Fetches::nearest;
    if (fleet.cost) plan.cost = fleet.cost->an_hour;
    for (const auto& from : fleet.places) {
        plan.places.push_back(from.name.text);
        for (const auto& to : fleet.places)
            plan.drives.push_back(spec::driving_time(fleet, from.value, to.value));
    }
    if (fleet.battery) {
        const auto& [lasts, charge, below, charger, chargers, at] = *fleet.battery;
        plan.battery = {lasts, from_seconds(to_seconds(lasts) * below.value), charge, transporter_place(plan, charger),
                        chargers};
    }
    return plan;
}

/// For the buffer behind, if there is one.
void make_wait_for_room(PlanDraft& draft, std::size_t element, BufferPlan& carried) {
    for (const spec::FlowEdge& edge : draft.graph.successors(element)) {
        if (edge.why == spec::Why::join || draft.graph.kind(edge.element) != spec::FlowKind::buffer) continue;
        carried.needs_room_ahead = true;
        draft.plan.buffers[draft.index_of[edge.element]].calls = carried.carried_by;
    }
}

}  // namespace

void plan_transporters(PlanDraft& draft) {
    for (const auto& written : draft.spec.transporters) {
        TransporterPlan fleet = transporter_plan(written);
        fleet.calendar = draft.calendar(written.value.calendar);
        if (!draft.plan.transporters.empty())
            fleet.first = draft.plan.transporters.back().first + draft.plan.transporters.back().count;
        draft.plan.transporters.push_back(std::move(fleet));
    }
    for (std::size_t i = 0; i < draft.graph.size(); ++i) {
        const auto* written = std::get_if<spec::BufferSpec>(&draft.graph.element(i));
        if (written == nullptr || !written->carried_by) continue;
        BufferPlan& buffer = draft.plan.buffers[draft.index_of[i]];
        buffer.carried_by = draft.find(spec::Thing::transporter, *written->carried_by);
        TransporterPlan& fleet = draft.plan.transporters[buffer.carried_by];
        const spec::TransporterSpec& spec = draft.spec.transporters[buffer.carried_by].value;
        buffer.pick_up = transporter_place(fleet, *written->pick_up);
        buffer.set_down = transporter_place(fleet, *written->set_down);
        buffer.transit = spec.load + fleet.drive(buffer.pick_up, buffer.set_down) + spec.unload;
        fleet.buffers.push_back(draft.index_of[i]);
        if (written->sent == spec::Sent::with_room) make_wait_for_room(draft, i, buffer);
    }
}

}  // namespace takt
