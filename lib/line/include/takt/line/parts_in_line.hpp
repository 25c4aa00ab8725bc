// Where each part of a line is, between two instants.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/line/machine.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"

namespace takt {

struct PlacedPart {
    Part part;
    ElementRef at;         ///< a buffer or a station
    Index machine = none;  ///< where it is at a station
};

namespace detail {

template <class Line>
void add_parts_of_machine(const Line& line, Index index, std::vector<PlacedPart>& parts) {
    const Machine& machine = line.machines()[index];
    const auto add = [&](const Part& part, std::size_t = 0) { parts.push_back({part, {ElementKind::station, machine.station}, index}); };
    if (machine.moving != none)
        line.moving_lines().for_each_part(machine.moving, machine, add);
    else if (machine.phase != Phase::idle)
        add(machine.part);
    if (machine.others != none)
        for (std::size_t i = 0; i < line.other_parts()[machine.others].size(); ++i) add(line.other_parts()[machine.others][i]);
}

}  // namespace detail

/// Machine by machine, those of a moving line from its last pitch to its first; then buffer by buffer, the part that is taken
/// next in front. \pre nothing is left to do at the line's present instant
template <class Line>
std::vector<PlacedPart> parts_in(const Line& line) {
    std::vector<PlacedPart> parts;
    for (Index m = 0; m < line.machines().count(); ++m)
        detail::add_parts_of_machine(line, m, parts);
    for (Index b = 0; b < line.plan().buffers.size(); ++b) {
        const auto& stored = line.buffers()[b].parts;
        for (std::size_t i = 0; i < stored.size(); ++i)
            parts.push_back({stored[i].part, {ElementKind::buffer, b}, none});
    }
    return parts;
}

}  // namespace takt
