// Where an ordinary station finds its neighbours without looking them up.
#pragma once

#include <vector>

#include "takt/kernel/event_list.hpp"
#include "takt/line/buffer.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/station.hpp"
#include "takt/random/distribution.hpp"

namespace takt {

/// All that the end of a cycle touches, one cache line away from the timer.
struct OrdinaryLink {
    Machine* machine = nullptr;  ///< none: the timer is not that of the machine of an ordinary station
    Station* station = nullptr;
    Buffer* before = nullptr;
    Buffer* after = nullptr;  ///< none: parts go to a sink
    Station* next = nullptr;  ///< the only taker of the buffer after it
    const Distribution* times = nullptr;
    const Duration* planned = nullptr;  ///< planned cycle by product
    Index index = none;
    bool one_time = false;  ///< the same for all products
};

/// The links by timer slot. They point into the tables of one line, so a copy of a line makes its own before it runs.
class OrdinaryLinks {
  public:
    OrdinaryLinks() = default;
    OrdinaryLinks(const OrdinaryLinks&) {}
    OrdinaryLinks(OrdinaryLinks&&) = default;
    OrdinaryLinks& operator=(const OrdinaryLinks&) {
        links_.clear();
        return *this;
    }
    OrdinaryLinks& operator=(OrdinaryLinks&&) = default;
    ~OrdinaryLinks() = default;

    bool are_made() const { return !links_.empty(); }

    template <class Line>
    void make(std::size_t slots, Line& line) {
        links_.assign(slots, {});
        for (Index m = 0; m < line.machines().count(); ++m) {
            Machine& machine = line.machines()[m];
            if (line.stations()[machine.station].is_ordinary) links_[machine.timer] = link_of(m, machine, line);
        }
    }

    const OrdinaryLink& operator[](Slot slot) const { return links_[slot]; }

  private:
    template <class Line>
    static OrdinaryLink link_of(Index index, Machine& machine, Line& line) {
        OrdinaryLink link;
        link.machine = &machine;
        link.station = &line.stations()[machine.station];
        link.before = &line.buffers()[link.station->input];
        if (link.station->to.kind == ElementKind::buffer) {
            link.after = &line.buffers()[link.station->to.index];
            if (link.after->taker != none) link.next = &line.stations()[link.after->taker];
        }
        const OperationPlan& operation = line.plan().operations[line.plan().stations[machine.station].operations.first];
        link.times = operation.time.data();
        link.one_time = operation.time.size() == 1;
        link.planned = line.machines().content().planned_cycles(machine.station);
        link.index = index;
        return link;
    }

    std::vector<OrdinaryLink> links_;
};

}  // namespace takt
