// A line that is one chain: what the recursion needs to know of it, and why another plan is not one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/random/distribution.hpp"

namespace takt {

/// A failure on the operating clock. The part goes on where its work stopped; the repair needs nobody.
struct SerialFailure {
    std::string stream;  ///< the name under which the line draws its times
    Distribution every;
    Distribution length;
    Index robot = none;  ///< the robot that it is counted for; none: the machine
};

struct SerialStation {
    std::string stream;
    Distribution time;
    std::optional<std::uint32_t> places_before;  ///< of the buffer in front of it; nullopt: unlimited
    std::vector<SerialFailure> failures;
    Index station = none;  ///< in the plan's tables
    Index buffer = none;   ///< the one in front of it
};

/// One source, stations of one machine in a row, one sink; blocking after service.
struct SerialLine {
    std::string source;
    std::optional<Distribution> every;  ///< between arrivals; nullopt: a part is always ready
    std::uint64_t limit = 0;            ///< parts that the source makes
    std::vector<SerialStation> stations;
    Duration warm_up{};
    Duration horizon{};
};

/// The line, or in words what its departures depend on besides those of the stations before and behind.
using MaybeSerial = std::variant<SerialLine, std::string>;

/// \complexity O(stations)
MaybeSerial serial_line(const Plan& plan);

}  // namespace takt
