// Places on the floor that there can be.
#pragma once

#include <cmath>
#include <string>

#include "takt/spec/checking.hpp"
#include "takt/spec/spot.hpp"

namespace takt::spec {

/// Calls `fault(message)` for what is wrong with the coordinates.
template <class Fault>
void check_coordinates(const SpotSpec& spot, Fault fault) {
    for (const double metres : {spot.spot().x, spot.spot().y})
        if (!(metres >= 0) || !std::isfinite(metres)) fault("expected 0 m or more, found " + as_text(metres) + " m");
}

/// The same for how fast one gets there.
template <class Fault>
void check_speed(const Speed& speed, Fault fault) {
    if (!(speed.metres_per_second > 0) || !std::isfinite(speed.metres_per_second))
        fault("`speed`: expected more than 0 m/s, found " + as_text(speed.metres_per_second) + " m/s");
}

}  // namespace takt::spec
