// How far it is from one place of a fleet to another, and how long its transporters take.
#pragma once

#include "takt/core/time.hpp"
#include "takt/spec/spot.hpp"
#include "takt/spec/transporter.hpp"

namespace takt::spec {

/// Metres. Along a loop it may be nearly all the way round.
double way_between(const TransporterSpec& fleet, const SpotSpec& from, const SpotSpec& to);

/// \pre the fleet has a speed
inline Duration driving_time(const TransporterSpec& fleet, const SpotSpec& from, const SpotSpec& to) {
    return from_seconds(way_between(fleet, from, to) / fleet.speed.metres_per_second);
}

}  // namespace takt::spec
