// Where people are needed, from spec to plan.
#pragma once

#include <algorithm>

#include "plan_names.hpp"
#include "takt/line/travel_plan.hpp"
#include "takt/spec/travel.hpp"

namespace takt {

inline TravelPlan plan_travel(const PlanDraft& draft, const spec::TravelSpec& written) {
    TravelPlan plan;
    plan.speed = written.speed.metres_per_second;
    plan.ways = written.ways;
    for (const auto& place : written.places) {
        if (written.base && written.base->name == place.name.text) plan.base = place.value.spot();
        if (draft.names.has(spec::Thing::station, place.name.text))
            plan.places.push_back({draft.find(spec::Thing::station, spec::Ref(place.name.text)), place.value.spot()});
    }
    std::stable_sort(plan.places.begin(), plan.places.end(),
                     [](const TravelPlan::PlaceAt& a, const TravelPlan::PlaceAt& b) { return a.station < b.station; });
    return plan;
}

}  // namespace takt
