// Two stations with a buffer between them, exactly: the building block of long lines.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/experiment/phase_type.hpp"

namespace takt {

/// The first is never without parts, the second never without room; blocking after service.
struct TwoStations {
    PhaseType first;
    PhaseType second;
    std::size_t places = 0;  ///< in the buffer between them
};

/// Long-run figures; times in seconds, shares between 0 and 1.
struct TwoStationFigures {
    double throughput = 0;  ///< parts a second
    double starved = 0;     ///< share of time that the second is
    double blocked = 0;     ///< share of time that the first is
    double buffer_level = 0;
    double work_in_process = 0;  ///< in the buffer and on both stations

    double starved_after = 0;           ///< share of the second's parts after which nothing is there for it
    std::vector<double> first_then{};   ///< chances of the first's phases at such an instant
    double blocked_after = 0;           ///< share of the first's parts that find no room
    std::vector<double> second_then{};  ///< chances of the second's phases at such an instant
};

/// \complexity O(places (phases of the first x phases of the second)^3)
TwoStationFigures two_station_figures(const TwoStations& line);

}  // namespace takt
