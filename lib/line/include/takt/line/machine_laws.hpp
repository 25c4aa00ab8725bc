// What a machine draws its times from, which of them never vary, and whether its cycle is a plain one.
#pragma once

#include "takt/line/plan.hpp"
#include "takt/random/draws.hpp"

namespace takt {

inline LawsOfStream laws_of(const Plan& plan, Rows operations) {
    LawsOfStream laws;
    for (Index o = operations.first; o < operations.last; ++o)
        for (const Distribution& time : plan.operations[o].time)
            laws.add(time);
    return laws;
}

inline LawsOfStream laws_of(const Plan& plan, const StationPlan& station) {
    LawsOfStream laws = laws_of(plan, station.operations);
    for (Index i = station.setups.first; i < station.setups.last; ++i)
        laws.add(plan.setups[i].time);
    return laws;
}

/// Whether operations one after the other take the same time whenever they are done on the same product.
inline bool is_fixed(const Plan& plan, Rows operations) {
    for (Index o = operations.first; o < operations.last; ++o)
        for (const Distribution& time : plan.operations[o].time)
            if (!time.is_constant()) return false;
    return true;
}

/// That time, to the microsecond. \pre is_fixed(plan, operations)
inline Duration fixed_time(const Plan& plan, Rows operations, Index product) {
    Stream not_drawn_from{StreamKey{}};
    Duration sum{};
    for (Index o = operations.first; o < operations.last; ++o)
        sum += plan.operations[o].time_of(product).duration(not_drawn_from);
    return sum;
}

/// One operation that needs nobody is all that a cycle consists of, beside the work of robots and after a setup, always as
/// long as it is written.
inline bool is_plain(const Plan& plan, const StationPlan& station) {
    if (station.ramp_up != none) return false;
    if (station.operations.size() != 1) return false;
    const OperationPlan& operation = plan.operations[station.operations.first];
    return operation.robot == none && operation.operators == none;
}

}  // namespace takt
