// Overall equipment effectiveness and its parts, from what a station counted.
#pragma once

#include "takt/line/result.hpp"

namespace takt {

/// `part / whole`, and 0 where there is nothing to share.
constexpr double share_of(double part, double whole) {
    return whole > 0 ? part / whole : 0;
}

inline double share_of(Duration part, Duration whole) {
    return share_of(to_seconds(part), to_seconds(whole));
}

/// The three factors of OEE, each in [0..1] but effectiveness, which exceeds 1 where a station is faster than planned.
/// \source ISO 22400-2:2014, key performance indicators "availability", "effectiveness", "quality ratio" and
///         "overall equipment effectiveness index"
struct Oee {
    double availability = 0;
    double effectiveness = 0;
    double quality = 0;

    /// OEE = availability x effectiveness x quality ratio.
    double oee() const { return availability * effectiveness * quality; }
};

/// availability  = APT / PBT
/// effectiveness = PRI x PQ / APT, planned run time per item x produced quantity / actual production time
/// quality ratio = GQ / PQ, good quantity / produced quantity: of the parts finished, those neither scrapped nor sent to rework;
///                 1 where nothing was produced, as nothing was bad
/// So OEE = PRI x GQ / PBT, where all items take the same time: work that would have been enough for the good ones / planned busy time.
Oee oee_of(const StationResult& station);

}  // namespace takt
