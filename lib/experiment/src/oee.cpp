#include "takt/experiment/oee.hpp"

#include <algorithm>
#include <cstdint>

#include "takt/line/result.hpp"

namespace takt {
namespace {

/// Actual production time (APT): time in which work progresses; setups are not production.
Duration actual_production_time(const StateTimes& times) {
    return times[State::working];
}

/// Planned busy time (PBT) = operation time - planned downtime: shifts without breaks and planned maintenance.
Duration planned_busy_time(const StateTimes& times) {
    return times.scheduled() - times[State::maintenance];
}

/// Good quantity (GQ): of the parts finished those neither scrapped nor sent to rework. What a failure has destroyed in work is not
/// judged: the time that it took is working time without a part for it, so that effectiveness shows it.
std::uint64_t good_quantity(const StationResult& station) {
    const std::uint64_t found_bad = station.reworked + station.scrapped - station.destroyed;
    return station.finished - std::min(station.finished, found_bad);
}

}  // namespace

Oee oee_of(const StationResult& station) {
    const Duration production = actual_production_time(station.times);
    const auto produced = static_cast<double>(station.finished);
    Oee oee;
    oee.availability = share_of(production, planned_busy_time(station.times));
    oee.effectiveness = share_of(station.planned_work, production);
    oee.quality = station.finished == 0 ? 1 : static_cast<double>(good_quantity(station)) / produced;
    return oee;
}

}  // namespace takt
