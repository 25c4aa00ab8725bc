// Small changes of a plant, one lever at a time, for what they are worth.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt {

/// What can be changed: the work of a station, its repairs, the places of a buffer, how many there are of something, and the ways
/// of those who travel.
enum class Lever : std::uint8_t { cycle, repair, place, crew, operators, robot, carrier, transporter, train, lot, zone, batch, way };

inline constexpr std::array<std::string_view, 13> lever_names{"cycle", "repair",  "place",       "crew",  "operators", "robot", "carrier",
                                                              "transporter", "train", "lot", "zone", "batch", "way"};

/// One step: seconds less on average for each cycle or repair, or one more place, member, carrier, transporter or
/// train, or room for one more part in a zone or in a machine that takes a batch, or for one more lot on each train of a milk run; per cent off all ways.
struct Change {
    Lever lever = Lever::cycle;
    std::string element;
    double step = 1;
    double factor = 1;  ///< that all times of the work are multiplied by, for Lever::cycle, or all ways, for Lever::way

    friend bool operator==(const Change&, const Change&) = default;
};

constexpr bool is_of_station(Lever lever) {
    return lever == Lever::cycle || lever == Lever::repair || lever == Lever::batch;
}

/// Makes the change. A member is added to the first group of a resource; a carrier brings its place for empties with it.
/// \return whether the plant has the element
bool apply(const Change& change, spec::LineSpec& plant);

}  // namespace takt
