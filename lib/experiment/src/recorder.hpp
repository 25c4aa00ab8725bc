// Writes down what happens in a line, as it happens.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/experiment/recorded.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/materials.hpp"
#include "takt/line/nodes.hpp"
#include "takt/line/observer.hpp"
#include "takt/line/parts_in_line.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/travellers.hpp"

namespace takt {

/// Where a recording is made. Until it is on nothing is written, so that the time before a window costs next to nothing.
class Recorder {
  public:
    Recorder(const Plan& plan, std::size_t most) : plan_(&plan), most_(most) {}

    bool is_on() const { return is_on_; }
    Recording& recording() { return recording_; }

    /// From the very beginning: nothing is in the line, and the machines have not looked for parts.
    void begin_with_run() {
        recording_.start.states.assign(plan_->machines(), State::starved);
        recording_.start.levels.assign(plan_->buffers.size(), 0);
        for (const MaterialPlan& material : plan_->materials)
            recording_.start.stocks.push_back(material.stock);
        is_on_ = true;
    }

    /// From here on. \pre nothing is left to do at the line's present instant
    template <class Line>
    void begin_with(const Line& line) {
        RecordedStart& start = recording_.start;
        for (Index m = 0; m < line.machines().count(); ++m)
            start.states.push_back(line.machines()[m].state);
        for (Index b = 0; b < plan_->buffers.size(); ++b)
            start.levels.push_back(line.buffers().level(b));
        for (const PlacedPart& placed : parts_in(line))
            start.parts.push_back(
                {{placed.part.source, placed.part.number}, placed.part.product, node_of(placed.at), placed.machine});
        add_holdings(line);
        const Travellers& travellers = line.template table<Resources>().travellers();
        for (Index t = 0; t < travellers.count(); ++t)
            if (travellers[t].errand != Traveller::Errand::free)
                start.travellers.push_back({line.now(), t, travellers[t].errand, travellers[t].requester});
        for (Index m = 0; m < plan_->materials.size(); ++m)
            start.stocks.push_back(line.template table<Materials>().stock(m));
        is_on_ = true;
    }

    void move(SimTime now, MoveKind kind, Node node, Index machine, const Part& part) {
        if (has_room(now))
            recording_.moves.push_back(
                {now, {part.source, part.number}, part.product, static_cast<Index>(node), machine, kind});
    }
    void state(SimTime now, Index machine, State state) {
        if (has_room(now)) recording_.changes.push_back({now, machine, state});
    }
    void holding(SimTime now, Index resource, Requester holder, bool begins) {
        if (has_room(now)) recording_.holdings.push_back({now, {resource, holder}, begins});
    }
    void traveller(SimTime now, Index index, const Traveller& who) {
        if (has_room(now)) recording_.travellers.push_back({now, index, who.errand, who.requester});
    }
    void stock(SimTime now, Index material, std::uint32_t pieces) {
        if (has_room(now)) recording_.stocks.push_back({now, material, pieces});
    }

    void stop(SimTime now, Index stop, bool begins) {
        if (has_room(now)) recording_.stop_changes.push_back({now, stop, begins});
    }

    /// A station with several inputs begins to take in parts; what it does not work on itself becomes part of what it does.
    void takes_in(Index station) {
        if (plan_->stations[station].inputs.size() > 1) taking_in_.push_back(station);
    }
    void has_taken_in(Index station) {
        if (!taking_in_.empty() && taking_in_.back() == station) taking_in_.pop_back();
    }
    Node absorbed_at() const { return node_of_station(*plan_, taking_in_.back()); }

    const Plan& plan() const { return *plan_; }

  private:
    Index node_of(ElementRef element) const {
        return static_cast<Index>(element.kind == ElementKind::buffer ? node_of_buffer(*plan_, element.index)
                                                                      : node_of_station(*plan_, element.index));
    }

    /// Those of the operations under way, and of the stops.
    template <class Line>
    void add_holdings(const Line& line) {
        std::vector<Holding>& holdings = recording_.start.holdings;
        for (Index m = 0; m < line.machines().count(); ++m) {
            const Machine& machine = line.machines()[m];
            if (machine.robot_group != none)
                holdings.push_back({plan_->operations[machine.operation].robot, {Requester::Kind::machine, m}});
            if (machine.operator_group != none)
                holdings.push_back({plan_->operations[machine.operation].operators, {Requester::Kind::machine, m}});
        }
        for (Index s = 0; s < line.stops().count(); ++s) {
            const Index crew = plan_->stops[line.stops().row_of(s)].crew;
            if (crew != none && line.stops().is_in_work(s)) holdings.push_back({crew, {Requester::Kind::stop, s}});
        }
    }

    bool has_room(SimTime now) {
        if (recording_.moves.size() + recording_.changes.size() + recording_.holdings.size() +
                recording_.travellers.size() + recording_.stocks.size() + recording_.stop_changes.size() <
            most_)
            return true;
        if (!recording_.is_full) recording_.to = now;
        recording_.is_full = true;
        is_on_ = false;
        return false;
    }

    const Plan* plan_;
    std::size_t most_;
    bool is_on_ = false;
    std::vector<Index> taking_in_;  ///< stations that are about to load, the innermost last
    Recording recording_;
};

/// What lets a line speak to a recorder, which must outlive it.
struct RecordingObserver : Unobserved {
    Recorder* recorder = nullptr;

    void entered(SimTime now, Index source, const Part& part) {
        if (recorder->is_on()) move(now, MoveKind::entered, node_of_source(recorder->plan(), source), none, part);
    }
    void stored(SimTime now, Index buffer, const Part& part) {
        if (recorder->is_on()) move(now, MoveKind::stored, node_of_buffer(recorder->plan(), buffer), none, part);
    }
    void taken(SimTime now, Index buffer, const Part& part) {
        if (recorder->is_on()) move(now, MoveKind::taken, node_of_buffer(recorder->plan(), buffer), none, part);
    }
    void loaded(SimTime now, Index station, Index machine, const Part& part) {
        if (!recorder->is_on()) return;
        recorder->has_taken_in(station);
        move(now, MoveKind::loaded, node_of_station(recorder->plan(), station), machine, part);
    }
    void finished(SimTime now, Index station, Index machine, const Part& part) {
        if (recorder->is_on()) move(now, MoveKind::finished, node_of_station(recorder->plan(), station), machine, part);
    }
    void left(SimTime now, Index sink, const Part& part) {
        if (recorder->is_on()) move(now, MoveKind::left, node_of_sink(recorder->plan(), sink), none, part);
    }
    void scrapped(SimTime now, const Part& part) {
        if (recorder->is_on()) move(now, MoveKind::scrapped, scrap_node(recorder->plan()), none, part);
    }
    void absorbed(SimTime now, const Part& part) {
        if (recorder->is_on()) move(now, MoveKind::absorbed, recorder->absorbed_at(), none, part);
    }
    void split(SimTime now, Index station, Index machine, const Part& part) {
        if (recorder->is_on()) move(now, MoveKind::split, node_of_station(recorder->plan(), station), machine, part);
    }
    void made(SimTime now, Index station, Index machine, const Part& part) {
        if (recorder->is_on()) move(now, MoveKind::made, node_of_station(recorder->plan(), station), machine, part);
    }
    void changed(SimTime now, Index machine, State, State to) {
        if (recorder->is_on()) recorder->state(now, machine, to);
    }
    void stop_begins(SimTime now, Index stop) {
        if (recorder->is_on()) recorder->stop(now, stop, true);
    }
    void stop_ends(SimTime now, Index stop) {
        if (recorder->is_on()) recorder->stop(now, stop, false);
    }
    void can_load(SimTime, Index station, State, SimTime) {
        if (recorder->is_on()) recorder->takes_in(station);
    }
    void granted(SimTime now, Index resource, Requester requester) {
        if (recorder->is_on()) recorder->holding(now, resource, requester, true);
    }
    void given_back(SimTime now, Index resource, Requester requester) {
        if (recorder->is_on()) recorder->holding(now, resource, requester, false);
    }
    void travels(SimTime now, Index traveller, const Traveller& who) {
        if (recorder->is_on()) recorder->traveller(now, traveller, who);
    }
    void stock_changed(SimTime now, Index material, std::uint32_t pieces) {
        if (recorder->is_on()) recorder->stock(now, material, pieces);
    }

  private:
    void move(SimTime now, MoveKind kind, Node node, Index machine, const Part& part) {
        recorder->move(now, kind, node, machine, part);
    }
};

}  // namespace takt
