// How far it is from one place of a fleet to another, and how long its transporters take.
#pragma once

#include <cmath>

#include "takt/core/time.hpp"
#include "takt/spec/transporter.hpp"

namespace takt::spec {

/// Metres. Along a loop it may be nearly all the way round.
inline double way_between(const TransporterSpec& fleet, const SpotSpec& from, const SpotSpec& to) {
    const double along = to.x.metres - from.x.metres;
    if (fleet.loop) return along < 0 ? along + fleet.loop->metres : along;
    const double across = to.y.value_or(Length{}).metres - from.y.value_or(Length{}).metres;
    return fleet.ways == Driving::straight ? std::hypot(along, across) : std::abs(along) + std::abs(across);
}

/// \pre the fleet has a speed
inline Duration driving_time(const TransporterSpec& fleet, const SpotSpec& from, const SpotSpec& to) {
    return from_seconds(way_between(fleet, from, to) / fleet.speed.metres_per_second);
}

}  // namespace takt::spec
