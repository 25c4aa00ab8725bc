// What can be seen of a line at an instant, whoever may still move: parts at the heads of buffers, on machines and on transporters.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "takt/line/elements.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/marriages.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/transporters.hpp"

namespace takt {

/// \complexity O(machines of a moving line), O(transporters of a fleet) or O(heads of a store) at most
class AsItStands {
  public:
    explicit AsItStands(const Elements& line) : line_(line), plan_(line.plan()) {}

    template <class Is>
    bool is_one_at_head(Index buffer, Is is) const {
        bool found = false;
        for_each_at_head(buffer, [&](const Part& part) { found = found || is(part); });
        return found;
    }

    /// Parts that can be taken, now or at the end of their way.
    template <class Action>
    void for_each_at_head(Index index, Action action) const {
        const Buffer& buffer = line_.buffers()[index];
        if (!buffer.parts.empty())
            line_.buffers().for_each_head(index, [&](std::size_t place) { action(buffer.parts[place].part); });
        else if (buffer.capacity == 0 && !buffer.waiting.empty())
            action(line_.held_part(buffer.waiting.front()));
    }

    /// One that comes can be taken, even if none of those that are there is.
    bool another_comes_forward(Index index) const {
        const Buffer& buffer = line_.buffers()[index];
        if (buffer.capacity == 0) return buffer.waiting.empty();
        return buffer.parts.empty() || (buffer.is_store && buffer.will_have_room());
    }

    /// The machine has such a part, be it not in hand.
    template <class Is>
    bool holds(Index index, Is is) const {
        const Machine& machine = line_.machines()[index];
        if (machine.others != none && one_of(line_.other_parts()[machine.others], is)) return true;
        if (machine.moving == none) return machine.phase != Phase::idle && is(machine.part);
        bool found = false;
        line_.moving_lines().for_each_part(machine.moving, machine,
                                           [&](const Part& part, std::size_t) { found = found || is(part); });
        return found;
    }

    bool waits_for_carrier_room(const Machine& machine) const {
        const Index carrier = plan_.stations[machine.station].unloads;
        return carrier != none && machine.part.carrier == carrier;
    }

    /// A vehicle stands in front of it without its part.
    bool waits_for_match(const StationPlan& plan) const {
        return plan.marries && std::any_of(plan.inputs.begin(), plan.inputs.end(), [this](const InputPlan& input) {
                   return input.match != none && line_.marriages().waits(input.match);
               });
    }

    bool is_carried(Index buffer) const { return plan_.buffers[buffer].carried_by != none; }

    /// It fetches one of the buffer's parts, or carries it, and may stand with it already.
    bool has_one_under_way(Index buffer) const {
        return one_of_fleet(buffer, [&](const Transporter& vehicle) { return vehicle.buffer == buffer; });
    }

    bool is_being_fetched(Index buffer) const {
        return one_of_fleet(buffer, [&](const Transporter& vehicle) { return vehicle.errand == Errand::fetching && vehicle.buffer == buffer; });
    }

  private:
    template <class Is>
    bool one_of_fleet(Index buffer, Is is) const {
        const TransporterPlan& fleet = plan_.transporters[plan_.buffers[buffer].carried_by];
        for (Index v = fleet.first; v < fleet.first + fleet.count; ++v)
            if (is(line_.transporters()[v])) return true;
        return false;
    }

    template <class Is>
    static bool one_of(const Ring<Part>& parts, Is is) {
        for (std::size_t i = 0; i < parts.size(); ++i)
            if (is(parts[i])) return true;
        return false;
    }

    const Elements& line_;
    const Plan& plan_;
};

}  // namespace takt
