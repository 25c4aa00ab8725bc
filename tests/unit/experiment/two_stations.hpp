// A line of two stations that the recursion computes if each has one machine, and only the event loop if not.
#pragma once

#include <cstdint>

#include "unit/line/plants.hpp"

namespace plants {

inline LineSpec two_stations(std::uint32_t machines) {
    StationSpec weld = station("weld", 1), paint = station("paint", 1);
    weld.cycle = Distribution::of<Exponential>(60.0);
    paint.cycle = Distribution::of<Exponential>(60.0 * machines);
    paint.machines = machines;
    LineSpec line = plant({source(), weld, buffer("store", 3), paint, sink()}, 100h);
    line.run.warm_up = 3h;
    return line;
}

}  // namespace plants
