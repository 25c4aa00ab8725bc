// Where an ordinary station or source finds its neighbours without looking them up.
#pragma once

#include <cstdint>
#include <vector>

#include "takt/kernel/event_list.hpp"
#include "takt/line/buffer.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/station.hpp"

namespace takt {

/// All that a timer of the ordinary flow touches, one cache line away from it.
struct alignas(64) OrdinaryLink {
    enum class Kind : std::uint8_t {
        general,    ///< the timer is none of these
        to_buffer,  ///< the machine of an ordinary station, whose parts go to a buffer with one taker
        to_sink,    ///< the same, whose parts leave the line
        arrival,    ///< the next part of a source with one exit, to such a buffer
    };

    Kind kind = Kind::general;
    bool is_serial = false;  ///< see Station
    Index index = none;      ///< the machine, or the source
    Machine* machine = nullptr;
    Station* station = nullptr;
    Buffer* before = nullptr;
    Buffer* after = nullptr;
    Station* next = nullptr;            ///< the only taker of the buffer after it
    const OrdinaryLink* next_link = nullptr;  ///< of its machine, if it is an ordinary station
    std::uint64_t* finished = nullptr;  ///< parts by product
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
            if (line.stations()[machine.station].is_ordinary) links_[machine.timer] = link_of_machine(m, machine, line);
        }
        for (Index s = 0; s < line.sources().count(); ++s)
            if (const auto to = line.sources().only_target(s)) links_[line.sources().timer(s)] = link_of_source(s, *to, line);
        for (OrdinaryLink& link : links_)
            if (link.next != nullptr && link.next->is_ordinary)
                link.next_link = &links_[line.machines()[link.next->first_machine].timer];
    }

    const OrdinaryLink& operator[](Slot slot) const { return links_[slot]; }

  private:
    using Kind = OrdinaryLink::Kind;

    template <class Line>
    static OrdinaryLink link_of_machine(Index index, Machine& machine, Line& line) {
        OrdinaryLink link;
        link.index = index;
        link.machine = &machine;
        link.station = &line.stations()[machine.station];
        link.is_serial = link.station->is_serial;
        link.before = &line.buffers()[link.station->input];
        link.finished = line.stations().finished(machine.station);
        if (link.station->to.kind == ElementKind::sink)
            link.kind = Kind::to_sink;
        else
            lead_to(link.station->to.index, Kind::to_buffer, link, line);
        return link;
    }

    template <class Line>
    static OrdinaryLink link_of_source(Index index, ElementRef to, Line& line) {
        OrdinaryLink link;
        link.index = index;
        if (to.kind == ElementKind::buffer) lead_to(to.index, Kind::arrival, link, line);
        return link;
    }

    template <class Line>
    static void lead_to(Index buffer, OrdinaryLink::Kind kind, OrdinaryLink& link, Line& line) {
        link.after = &line.buffers()[buffer];
        if (link.after->taker == none || link.after->transit > Duration::zero()) return;
        link.next = &line.stations()[link.after->taker];
        link.kind = kind;
    }

    std::vector<OrdinaryLink> links_;
};

}  // namespace takt
