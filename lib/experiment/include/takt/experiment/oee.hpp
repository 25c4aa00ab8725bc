// Overall equipment effectiveness and its parts, from what a station counted.
#pragma once

#include <algorithm>
#include <cstdint>

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

/// Actual production time (APT): time in which work progresses; setups are not production.
inline Duration actual_production_time(const StateTimes& times) {
    return times[State::working];
}

/// Planned busy time (PBT) = operation time - planned downtime: shifts without breaks and planned maintenance.
inline Duration planned_busy_time(const StateTimes& times) {
    return times.scheduled() - times[State::maintenance];
}

/// Good quantity (GQ): neither scrapped nor sent to rework.
inline std::uint64_t good_quantity(const StationResult& station) {
    return station.finished - std::min(station.finished, station.reworked + station.scrapped);
}

/// availability  = APT / PBT
/// effectiveness = PRI x PQ / APT, planned run time per item x produced quantity / actual production time
/// quality ratio = GQ / PQ; 1 where nothing was produced, as nothing was bad
inline Oee oee_of(const StationResult& station) {
    const Duration production = actual_production_time(station.times);
    const auto produced = static_cast<double>(station.finished);
    Oee oee;
    oee.availability = share_of(production, planned_busy_time(station.times));
    oee.effectiveness = share_of(station.planned_work, production);
    oee.quality = station.finished == 0 ? 1 : static_cast<double>(good_quantity(station)) / produced;
    return oee;
}

}  // namespace takt
