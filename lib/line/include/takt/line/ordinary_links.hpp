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

struct OrdinaryLink;

/// A buffer that parts go to, and who takes them there.
struct OrdinaryTarget {
    Buffer* after = nullptr;                  ///< null: no buffer, or one from which several take
    Station* next = nullptr;                  ///< the only taker of its parts; null where parts are on their way for a time
    const OrdinaryLink* next_link = nullptr;  ///< of its machine, if it is an ordinary station with one, that takes plainly
};

/// All that a timer of the ordinary flow touches, one cache line away from it.
struct alignas(64) OrdinaryLink {
    enum class Kind : std::uint8_t {
        general,    ///< the timer is none of these
        to_buffer,  ///< a machine of an ordinary station, whose parts all go to one buffer with one taker, in no time
        elsewhere,  ///< the same, whose parts go to another kind of buffer
        to_sink,    ///< the same, whose parts leave the line
        moves,      ///< the same of a moving line, whose parts all go one way
        decides,    ///< the same, with several ways out
        arrival,    ///< the next part of a source with one exit, to such a buffer
    };

    Kind kind = Kind::general;
    bool is_serial = false;      ///< see Station
    bool takes_at_once = false;  ///< a part that is in the buffer before it is all it needs to begin
    bool gives_directly = false;  ///< a finished part that waits for room is fetched as it is
    Index index = none;          ///< the machine, or the source
    Machine* machine = nullptr;
    Station* station = nullptr;
    Buffer* before = nullptr;  ///< where it takes plainly from (see Station), if it does
    const OrdinaryLink* feeder = nullptr;  ///< the only one who puts parts there, if that is one of these machines
    OrdinaryTarget out{};      ///< where there is one way
};

static_assert(sizeof(OrdinaryLink) == 64);

/// The links by timer slot. They point into the tables of one line, so a copy of a line makes its own before it runs.
class OrdinaryLinks {
  public:
    OrdinaryLinks() = default;
    OrdinaryLinks(const OrdinaryLinks&) {}
    OrdinaryLinks(OrdinaryLinks&&) = default;
    OrdinaryLinks& operator=(const OrdinaryLinks&) {
        links_.clear();
        targets_.clear();
        return *this;
    }
    OrdinaryLinks& operator=(OrdinaryLinks&&) = default;
    ~OrdinaryLinks() = default;

    bool are_made() const { return !links_.empty(); }

    template <class Line>
    void make(std::size_t slots, Line& line) {
        links_.assign(slots, {});
        for (Index m = 0; m < line.machines().count(); ++m)
            if (line.stations()[line.machines()[m].station].is_ordinary)
                links_[line.machines()[m].timer] = link_of_machine(m, line);
        for (const ExitPlan& exit : line.plan().exits)
            targets_.push_back(exit.to.kind == ElementKind::buffer ? target_of(exit.to.index, line) : OrdinaryTarget{});
        for (Index m = 0; m < line.machines().count(); ++m) {
            OrdinaryLink& link = links_[line.machines()[m].timer];
            if (link.kind == Kind::to_buffer || link.kind == Kind::moves) link.out = targets_[link.station->exit];
            if (link.kind == Kind::to_buffer && link.out.next == nullptr) link.kind = Kind::elsewhere;
        }
        find_feeders(line);
        for (Index s = 0; s < line.sources().count(); ++s)
            if (const auto to = line.sources().only_target(s)) links_[line.sources().timer(s)] = link_of_source(s, *to, line);
    }

    const OrdinaryLink& operator[](Slot slot) const { return links_[slot]; }

    /// \param exit one that leads to a buffer
    const OrdinaryTarget& target(Index exit) const { return targets_[exit]; }

  private:
    using Kind = OrdinaryLink::Kind;

    template <class Line>
    static OrdinaryLink link_of_machine(Index index, Line& line) {
        OrdinaryLink link;
        link.index = index;
        link.machine = &line.machines()[index];
        link.station = &line.stations()[link.machine->station];
        link.is_serial = link.station->is_serial;
        if (link.station->takes_plainly) link.before = &line.buffers()[link.station->input];
        link.takes_at_once = link.before != nullptr && link.before->transit == Duration::zero() && link.machine->begins_plainly;
        link.kind = kind_of(*link.station);
        link.gives_directly = link.kind != Kind::general && !link.station->leaves_by_doors;
        return link;
    }

    static Kind kind_of(const Station& station) {
        if (station.exit == none) return station.moving == none ? Kind::decides : Kind::general;
        if (station.moving != none) return Kind::moves;
        return station.to.kind == ElementKind::sink ? Kind::to_sink : Kind::to_buffer;
    }

    template <class Line>
    OrdinaryLink link_of_source(Index index, ElementRef to, Line& line) const {
        OrdinaryLink link;
        link.index = index;
        if (to.kind == ElementKind::buffer) link.out = target_of(to.index, line);
        if (link.out.next != nullptr) link.kind = Kind::arrival;
        return link;
    }

    /// \pre the links of machines are made, all but the targets
    template <class Line>
    OrdinaryTarget target_of(Index buffer, Line& line) const {
        OrdinaryTarget target;
        Buffer& after = line.buffers()[buffer];
        const bool on_the_way = after.transit > Duration::zero();
        const bool is_open = line.plan().buffers[buffer].entry == none;
        if (after.taker == none && (!on_the_way || !is_open || after.stop_at > 0 || after.is_store || after.is_carried))
            return target;
        target.after = &after;
        if (on_the_way) return target;
        target.next = &line.stations()[after.taker];
        const OrdinaryLink& link = links_[line.machines()[target.next->first_machine].timer];
        if (target.next->is_single && link.before != nullptr) target.next_link = &link;
        return target;
    }

    /// \pre the kinds of the links are known
    template <class Line>
    void find_feeders(Line& line) {
        std::vector<const OrdinaryLink*> feeders(line.plan().buffers.size(), nullptr);
        const auto note = [&](Index exit, const OrdinaryLink& link) {
            if (exit == none) return;
            const ElementRef to = line.plan().exits[exit].to;
            if (to.kind == ElementKind::buffer && line.buffers()[to.index].producers == 1) feeders[to.index] = &link;
        };
        for (const OrdinaryLink& link : links_) {
            if (!link.gives_directly) continue;
            const StationPlan& station = line.plan().stations[link.machine->station];
            const Rows exits = line.plan().routes[station.route].exits;
            for (Index exit = exits.first; exit < exits.last; ++exit) note(exit, link);
            note(station.rework, link);
            note(station.incomplete, link);
        }
        for (OrdinaryLink& link : links_)
            if (link.before != nullptr) link.feeder = feeders[link.before->index];
    }

    std::vector<OrdinaryLink> links_;
    std::vector<OrdinaryTarget> targets_;  ///< by exit
};

}  // namespace takt
