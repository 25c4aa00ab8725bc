#include "takt/spec/driving.hpp"

#include "takt/spec/spot.hpp"
#include "takt/spec/transporter.hpp"

namespace takt::spec {

double way_between(const TransporterSpec& fleet, const SpotSpec& from, const SpotSpec& to) {
    if (!fleet.loop) return way_between(from.spot(), to.spot(), fleet.ways);
    const double along = to.x.metres - from.x.metres;
    return along < 0 ? along + fleet.loop->metres : along;
}

}  // namespace takt::spec
