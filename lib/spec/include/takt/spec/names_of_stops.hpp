// What the failures and the maintenance of a station are called.
#pragma once

#include <string>
#include <vector>

#include "takt/spec/station.hpp"

namespace takt::spec {

/// First the failures, then the maintenance, in the order of the file. Stops of one owner draw from streams keyed by their
/// names, so no two have the same.
std::vector<std::string> names_of_stops(const std::vector<FailureSpec>& failures,
                                        const std::vector<MaintenanceSpec>& maintenance);

inline std::vector<std::string> names_of_stops(const StationSpec& station) {
    return names_of_stops(station.failures, station.maintenance);
}

}  // namespace takt::spec
