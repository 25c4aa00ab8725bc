// Puts a line into the state that its run begins from.
#pragma once

#include "takt/line/machine.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"

namespace takt {

namespace detail {

template <class Line>
void put_in_place(const StandingPartPlan& standing, Line& line) {
    Part part;
    part.entered = line.now() - standing.age;
    part.number = standing.number;
    part.source = standing.source;
    part.product = standing.product;
    part.carrier = standing.carrier;
    part.marks = standing.marks;
    line.part_came(part);
    line.zones().stands(part.marks, line);
    if (part.carrier != none) line.carriers().take(part.carrier, line);
    if (standing.at.kind == ElementKind::buffer)
        return line.buffers().lay(standing.at.index, part, standing.left.value_or(Duration::zero()), line);
    const StationPlan& station = line.plan().stations[standing.at.index];
    const Index machine = station.first_machine + standing.position;
    if (station.split != none && standing.left == Duration::zero()) return line.machines().hold(machine, part, line);
    if (station.batch != none && line.machines()[machine].phase != Phase::idle)
        return line.stations().joins_batch(machine, part, line);
    if (station.moving == none || standing.position == 0)
        return line.machines().take_up(station.first_machine + standing.position, part, standing.left, line);
    line.observer().loaded(line.now(), standing.at.index, station.first_machine, part);
    line.moving_lines().lay(station.moving, standing.position, part, line.now());
}

}  // namespace detail

/// Stops first, so that none of them does to a part what a new failure would.
/// \pre the line has begun, and is empty
template <class Line>
void put_in_place(const StartPlan& state, Line& line) {
    for (const StandingStopPlan& stop : state.stops)
        line.stops().goes_on(line.plan().stations[stop.station].first_machine + stop.machine, stop.stop, stop.left,
                             line);
    for (const StandingPartPlan& part : state.parts)
        detail::put_in_place(part, line);
}

}  // namespace takt
