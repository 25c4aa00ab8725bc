// Zones and what else parts carry marks of, from spec to plan: the doors at which marks are put on and taken off.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

#include "plan_names.hpp"
#include "takt/line/plan.hpp"
#include "takt/spec/part_marks.hpp"

namespace takt {

class ZonePlanner {
  public:
    explicit ZonePlanner(PlanDraft& draft) : draft_(draft), plan_(draft.plan), marks_(draft.spec, draft.graph) {}

    void run() {
        for (const auto& zone : draft_.spec.zones)
            add(zone);
        plan_.mark_sets = marks_.sets();
        auto mark = static_cast<Index>(plan_.zones.size());
        for (StationPlan& station : plan_.stations)
            if (!station.reworked_yield.empty()) station.rework_mark = mark++;
        for (std::size_t i = 0; i < draft_.graph.size(); ++i)
            add_doors(i, draft_.index_of[i]);
    }

  private:
    void add(const spec::Named<spec::ZoneSpec>& written) {
        ZonePlan zone{written.name.text, written.value.most, {}, {}};
        for (const spec::Ref& ref : written.value.from) {
            const std::size_t element = *draft_.graph.find(ref.name);
            zone.entries.push_back({static_cast<ElementKind>(draft_.graph.kind(element)), draft_.index_of[element]});
        }
        for (const spec::Ref& ref : written.value.to)
            add_holders(*draft_.graph.find(ref.name), zone);
        if (zone.holders.empty()) add_last_stations(zone);
        plan_.zones.push_back(std::move(zone));
    }

    void add_holders(std::size_t end, ZonePlan& zone) const {
        if (draft_.graph.kind(end) == spec::FlowKind::station) zone.holders.push_back(draft_.index_of[end]);
        if (draft_.graph.kind(end) != spec::FlowKind::buffer) return;
        const auto& takers = plan_.buffers[draft_.index_of[end]].takers;
        zone.holders.insert(zone.holders.end(), takers.begin(), takers.end());
    }

    void add_last_stations(ZonePlan& zone) const {
        for (Index s = 0; s < plan_.stations.size(); ++s) {
            const Rows exits = plan_.routes[plan_.stations[s].route].exits;
            const auto leads_out = [](const ExitPlan& exit) { return exit.to.kind == ElementKind::sink; };
            if (std::any_of(plan_.exits.begin() + exits.first, plan_.exits.begin() + exits.last, leads_out))
                zone.holders.push_back(s);
        }
    }

    void add_doors(std::size_t element, Index index) {
        switch (draft_.graph.kind(element)) {
            case spec::FlowKind::source:
                plan_.sources[index].door = door(element, spec::Door::in);
                break;
            case spec::FlowKind::buffer:
                plan_.buffers[index].door = door(element, spec::Door::out);
                break;
            case spec::FlowKind::station:
                plan_.stations[index].door_in = door(element, spec::Door::in);
                plan_.stations[index].door_out = door(element, spec::Door::out);
                plan_.stations[index].door_rework = door(element, spec::Door::rework);
                break;
            case spec::FlowKind::sink:
                break;
        }
    }

    DoorPlan door(std::size_t element, spec::Door which) const {
        DoorPlan door;
        for (const spec::Passage& passage : marks_.passages(element, which)) {
            const std::vector<Index> before = zones_of(passage.from);
            const std::vector<Index> after = zones_of(passage.to);
            PassagePlan& row = door.emplace_back(PassagePlan{passage.from, passage.to, {}, {}});
            std::set_difference(after.begin(), after.end(), before.begin(), before.end(),
                                std::back_inserter(row.enters));
            std::set_difference(before.begin(), before.end(), after.begin(), after.end(),
                                std::back_inserter(row.leaves));
        }
        return door;
    }

    std::vector<Index> zones_of(std::uint16_t set) const {
        std::vector<Index> zones = plan_.mark_sets[set];
        zones.erase(std::lower_bound(zones.begin(), zones.end(), plan_.zones.size()), zones.end());
        return zones;
    }

    PlanDraft& draft_;
    Plan& plan_;
    spec::PartMarks marks_;
};

}  // namespace takt
