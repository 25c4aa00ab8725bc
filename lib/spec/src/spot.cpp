#include "takt/spec/spot.hpp"

#include <algorithm>
#include <cmath>

namespace takt::spec {

double way_between(const Spot& from, const Spot& to, Paths ways) {
    const double along = std::abs(to.x - from.x);
    const double across = std::abs(to.y - from.y);
    return ways == Paths::straight ? std::hypot(along, across) : along + across;
}

Spot spot_after(double metres, const Spot& from, const Spot& to, Paths ways) {
    const double way = way_between(from, to, ways);
    if (metres >= way) return to;
    const auto moved = [](double a, double b, double share) { return a + (b - a) * std::clamp(share, 0.0, 1.0); };
    if (ways == Paths::straight) return {moved(from.x, to.x, metres / way), moved(from.y, to.y, metres / way)};
    const double along = std::abs(to.x - from.x);
    if (metres < along) return {moved(from.x, to.x, metres / along), from.y};
    return {to.x, moved(from.y, to.y, (metres - along) / (way - along))};
}

}  // namespace takt::spec
