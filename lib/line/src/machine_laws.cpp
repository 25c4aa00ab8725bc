#include "takt/line/machine_laws.hpp"

#include "takt/line/plan.hpp"
#include "takt/random/draws.hpp"

namespace takt {

LawsOfStream laws_of(const Plan& plan, Rows operations) {
    LawsOfStream laws;
    for (Index o = operations.first; o < operations.last; ++o)
        for (const Distribution& time : plan.operations[o].time)
            laws.add(time);
    return laws;
}

LawsOfStream varying_laws_of(const Plan& plan, Rows operations) {
    LawsOfStream laws;
    for (Index o = operations.first; o < operations.last; ++o)
        for (const Distribution& time : plan.operations[o].time)
            if (!time.is_constant()) laws.add(time);
    return laws;
}

LawsOfStream laws_of(const Plan& plan, const StationPlan& station) {
    LawsOfStream laws = laws_of(plan, station.operations);
    for (Index i = station.setups.first; i < station.setups.last; ++i)
        laws.add(plan.setups[i].time);
    return laws;
}

bool is_plain(const Plan& plan, const StationPlan& station) {
    if (station.others != none) return false;
    if (station.ramp_up != none && station.robots.size() > 0) return false;
    for (Index r = station.robots.first; r < station.robots.last; ++r)
        if (!plan.robots[r].slowed.empty()) return false;
    for (Index i = station.setups.first; i < station.setups.last; ++i)
        if (plan.setups[i].operation != none) return false;
    if (station.operations.size() != 1) return false;
    const OperationPlan& operation = plan.operations[station.operations.first];
    return operation.robot == none && operation.operators == none;
}

}  // namespace takt
