#include "takt/spec/driving.hpp"

#include <cmath>

#include "takt/spec/transporter.hpp"

namespace takt::spec {

double way_between(const TransporterSpec& fleet, const SpotSpec& from, const SpotSpec& to) {
    const double along = to.x.metres - from.x.metres;
    if (fleet.loop) return along < 0 ? along + fleet.loop->metres : along;
    const double across = to.y.value_or(Length{}).metres - from.y.value_or(Length{}).metres;
    return fleet.ways == Driving::straight ? std::hypot(along, across) : std::abs(along) + std::abs(across);
}

}  // namespace takt::spec
