// One replication of a plant: its clock, its elements, and the order in which things happen at one instant.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/core/inline.hpp"
#include "takt/kernel/event_loop.hpp"
#include "takt/kernel/winner_tree.hpp"
#include "takt/line/agenda.hpp"
#include "takt/line/buffers.hpp"
#include "takt/line/crowded_place.hpp"
#include "takt/line/deadlock.hpp"
#include "takt/line/elements.hpp"
#include "takt/line/foresight.hpp"
#include "takt/line/level.hpp"
#include "takt/line/loop_watch.hpp"
#include "takt/line/observer.hpp"
#include "takt/line/ordinary_flow.hpp"
#include "takt/line/ordinary_links.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/resources.hpp"
#include "takt/line/result.hpp"
#include "takt/line/routes.hpp"
#include "takt/line/sinks.hpp"
#include "takt/line/sources.hpp"
#include "takt/line/starting_state.hpp"
#include "takt/line/stations.hpp"
#include "takt/line/stops.hpp"
#include "takt/line/streams.hpp"
#include "takt/line/timers.hpp"
#include "takt/line/too_many_parts.hpp"

namespace takt {

/// A plant at run time.
///
/// The order at one instant: first all timers that fire, by rank (timers.hpp) and from the most downstream element upwards;
/// a part that finishes leaves at once if there is room (of a batch, or of what is made of one part, one; the others in the turn
/// of their station). Then the agenda: resources grant what they can, idle transporters go to parts that wait, and the elements
/// that may be able to act do so, the most downstream first, until nobody can. A place that is freed is filled at once by
/// whoever has waited for it longest. Then the next instant.
///
/// A line is a value: copying it is a snapshot. The plan must outlive it.
template <class Observer = Unobserved>
class Line : public Elements {
    using Loop = EventLoop<WinnerTree, decltype(std::declval<Observer&>().loop_listener())>;

  public:
    /// \throws TooManyParts with the name of the place
    Line(const Plan& plan, std::uint64_t seed, std::uint64_t replication, Observer observer = {});
    Line(const Plan&& plan, std::uint64_t seed, std::uint64_t replication, Observer observer = {}) = delete;

    SimTime now() const { return loop_.now(); }
    auto& loop() { return loop_; }
    const auto& loop() const { return loop_; }
    Observer& observer() { return observer_; }
    const std::optional<Deadlock>& deadlock() const { return deadlock_; }
    std::uint32_t parts() const { return parts_.value(); }

    /// Runs up to and including `end`. After a deadlock, too: who waits in the circle stands for good, while shifts, repairs and
    /// whoever has nothing to do with it go on, so that the run is counted as long as any other.
    /// \pre    now() <= end <= plan().end(), where the calendars end
    /// \throws TooManyParts with the name of the place
    void run_until(SimTime end);

    /// One timer event. \return false when nothing will ever happen again
    /// \throws TooManyParts with the name of the place
    bool step();

    /// What was counted since the end of the warm-up, or so far.
    ReplicationResult result();

    // What the elements say to each other.

    Routes& routes() { return routes_; }
    const OrdinaryLinks& ordinary_links() const { return ordinary_; }

    bool is_anyone_marked() const { return !agenda_.empty(); }

    /// No other timer is set for this instant, and nobody has been marked.
    bool nothing_else_now() const { return agenda_.empty() && loop_.alone(); }

    /// The element may be able to act at this instant.
    void mark(ElementKind kind, Index index) { mark(turn_[static_cast<std::size_t>(kind)][index]); }
    void mark_resource(Index index) { mark(index); }
    void mark_transporters(Index index) { mark(plan_->resources.size() + index); }
    /// Which of two stations has its turn first, where both may be able to act.
    bool acts_before(Index station, Index other) const {
        const auto& turn = turn_[static_cast<std::size_t>(ElementKind::station)];
        return turn[station] < turn[other];
    }
    bool is_marked(ElementKind kind, Index index) const {
        return agenda_.contains(turn_[static_cast<std::size_t>(kind)][index]);
    }

    void receive(ElementRef to, const Part& part) {
        if (is_scrap(to))
            scrap(part);
        else if (to.kind == ElementKind::sink)
            table<Sinks>().receive(to.index, part, *this);
        else
            buffers().receive(to.index, part, *this);
    }

    /// The part of an ordinary machine is gone; it takes its next one. \pre its station is serial
    void free_ordinary(Index machine) { OrdinaryFlow<Line>(*this).fill_upwards(ordinary_[machines()[machine].timer]); }

    void wait_for_room(ElementRef to, Producer producer) { buffers().wait_for_room(to.index, producer, *this); }

    /// The first exit with room, for the producer to send its part there. If there is none, the producer keeps the part and
    /// waits at all of them, unless a station that could begin at once has fetched it already.
    std::optional<ElementRef> way_out(Rows exits, Producer producer) {
        for (Index e = exits.first; e < exits.last; ++e) {
            const ElementRef to = plan_->exits[e].to;
            if (has_room(to)) return to;
            if (exits.size() > 1 && fetched_at_once(to.index, producer)) return std::nullopt;
        }
        for (Index e = exits.first; e < exits.last; ++e) wait_for_room(plan_->exits[e].to, producer);
        return std::nullopt;
    }

    /// The producer's part is gone to one buffer (or nowhere: `none`); it waits at the others no longer.
    void withdraw(Rows exits, Producer producer, Index except) {
        for (Index e = exits.first; e < exits.last; ++e)
            if (plan_->exits[e].to.kind == ElementKind::buffer && plan_->exits[e].to.index != except)
                buffers().stop_waiting(plan_->exits[e].to.index, producer);
    }

    Part hand_over(Producer producer, Index to_buffer) {
        switch (producer.kind) {
            case ElementKind::source: return sources().hand_over(producer.index, to_buffer, *this);
            case ElementKind::buffer: return buffers().hand_over(producer.index, *this);
            default: return stations().hand_over(producer.index, to_buffer, *this);
        }
    }

    void granted(Requester requester, Index resource, Index group) {
        const auto before = observer_.cause();
        observer_.granted(now(), resource, requester);
        if (requester.kind == Requester::Kind::machine)
            machines().granted(requester.index, resource, group, *this);
        else
            stops().granted(requester.index, group, *this);
        observer_.back_to(before);
    }

    void part_came(const Part& part) {
        parts_.rise(now());
        observer_.entered(now(), part.source, part);
    }
    void part_gone(const Part& part) {
        parts_.fall(now());
        if (part.carrier != none) carriers().come_back(part.carrier, *this);
    }
    void scrap(const Part& part) {
        ++scrapped_[part.product];
        observer_.scrapped(now(), part);
        zones().gone(part.marks, *this);
        part_gone(part);
        if (!plan_->matches.empty()) marriages().lost(part, *this);
    }
    /// The part has become part of another.
    void absorb(const Part& part) {
        ++absorbed_;
        observer_.absorbed(now(), part);
        zones().gone(part.marks, *this);
        part_gone(part);
    }

    /// A machine has made others of its part.
    void split(const Part& part, Index machine) {
        parts_.fall(now());
        observer_.split(now(), machines()[machine].station, machine, part);
    }
    /// ... one of which is this.
    void made(const Part& part, Index machine) {
        parts_.rise(now());
        observer_.made(now(), machines()[machine].station, machine, part);
    }

    void state_changes(Index machine, Index loop, State from, State to) {
        observer_.changed(now(), machine, from, to);
        if (loop != none && watch_.changes(loop, from, to)) [[unlikely]]
            unsettled_ = true;
    }

    void waits_outside(Index loop, bool does) {
        if (loop == none) return;
        watch_.waits_outside(loop, does);
        unsettled_ |= watch_.suspicious();
    }

    /// Whoever waits outside may do so for good from now on.
    void doubts(Index loop) {
        if (loop == none) return;
        watch_.doubt();
        unsettled_ = true;
    }

    void presence_changed(Index calendar, Presence presence) {
        for_each_table([&](auto& table) {
            if constexpr (requires { table.presence_changed(calendar, presence, *this); })
                table.presence_changed(calendar, presence, *this);
        });
    }

    /// From now on the line draws other random numbers, others for each number above 0: one of the futures that this past may
    /// have. What is under way, a cycle, a delivery, the way to the next arrival, ends as it was drawn; failures and repairs do
    /// not (stops.hpp). \pre no step is being taken
    void branch(std::uint64_t number);

    void restart_statistics();

  private:
    TAKT_NEVER_INLINE void go_on_until(SimTime end);
    void begin();

    /// \throws TooManyParts with the name of the place, where `act` throws it without
    template <class Act>
    auto naming_a_crowded_place(Act act);

    struct Handler {
        Line& line;
        TAKT_ALWAYS_INLINE void operator()(Slot slot) { line.fire(slot); }
        bool unsettled() const { return line.unsettled_; }
        void instant_over() { line.settle(); }
        TAKT_ALWAYS_INLINE void expects(Slot next) const { __builtin_prefetch(line.ordinary_[next].machine, 1); }
        TAKT_ALWAYS_INLINE void look_ahead(Slot fired) {
            if (line.looks_ahead_) Foresight<Line>(line).look_around(fired);
        }
    };

    void mark(std::size_t turn) {
        observer_.woken(turn);
        agenda_.mark(turn);
        unsettled_ = true;
    }

    /// Offers the part to a hand-over alone, so that an idle station behind it counts as room.
    bool fetched_at_once(Index buffer, Producer producer) {
        const BufferPlan& plan = plan_->buffers[buffer];
        if (plan.capacity != 0u) return false;
        buffers().wait_for_room(buffer, producer, *this);
        for (const Index station : plan.takers) stations().settle(station, *this);
        buffers().settle(buffer, *this);
        if (!buffers().waits(buffer, producer)) return true;
        buffers().stop_waiting(buffer, producer);
        return false;
    }

    struct Turn {
        std::uint8_t table = 0;
        Index index = none;
    };

    void begin_from(const StartPlan& state) {
        put_in_place(state, *this);
        restart_statistics();
    }

    static constexpr std::uint8_t table_of(ElementKind kind) {
        switch (kind) {
            case ElementKind::source: return position<Sources>();
            case ElementKind::station: return position<Stations>();
            case ElementKind::buffer: return position<Buffers>();
            case ElementKind::sink: break;
        }
        return position<Sinks>();
    }

    /// Calls the action with the table at a position: a chain of comparisons that compiles to a jump.
    template <class Action, std::size_t... I>
    void with_table(std::uint8_t position, Action&& action, std::index_sequence<I...>) {
        (void)((position == I ? (action(std::get<I>(tables_)), true) : false) || ...);
    }
    template <class Action>
    void with_table(std::uint8_t position, Action&& action) {
        with_table(position, action, std::make_index_sequence<std::tuple_size_v<Tables>>());
    }

    /// Places on the agenda: resources, transporters, then elements from the most downstream upwards.
    void give_turns() {
        for (Index i = 0; i < plan_->resources.size(); ++i) turns_.push_back({position<Resources>(), i});
        for (Index i = 0; i < plan_->transporters.size(); ++i) turns_.push_back({position<Transporters>(), i});
        for (const ElementRef& element : plan_->downstream_first) {
            auto& turn = turn_[static_cast<std::size_t>(element.kind)];
            if (turn.size() <= element.index) turn.resize(element.index + 1);
            turn[element.index] = static_cast<Index>(turns_.size());
            turns_.push_back({table_of(element.kind), element.index});
        }
    }

    void give_timers() {
        table<Stops>().set_up(*this);
        TimerRegister timers;
        for_each_table([&](auto& table) {
            using TableType = std::remove_reference_t<decltype(table)>;
            const auto claim = [&](Rank rank, Index index, Slot& slot) {
                timers.claim(rank, position<TableType>(), index, slot);
            };
            if constexpr (requires { table.claim_timers(claim); }) table.claim_timers(claim);
        });
        owners_ = std::move(timers).number();
        observer_.timers(owners_);
        // Repairs are seldom under way, and there may be one for each robot.
        const auto repairs = std::count_if(owners_.begin(), owners_.end(),
                                           [](const TimerOwner& owner) { return owner.rank == Rank::stop_ends; });
        loop_ = Loop(WinnerTree(owners_.size(), static_cast<std::size_t>(repairs)), observer_.loop_listener());
        TAKT_EXPECTS(plan_->end() <= loop_.pending().latest(), to_hours(plan_->end() - run_start), owners_.size());
    }

    void link_ordinary() {
        if (!ordinary_.are_made()) ordinary_.make(owners_.size(), *this);
        looks_ahead_ = owners_.size() >= Foresight<Line>::from_timers;
    }

    TAKT_ALWAYS_INLINE void fire(Slot slot) {
        if (!OrdinaryFlow<Line>(*this).passes_on(slot)) fire_the_general_way(slot);
    }

    TAKT_NEVER_INLINE void fire_the_general_way(Slot slot) {
        const TimerOwner owner = owners_[slot];
        with_table(owner.table, [&](auto& table) {
            if constexpr (requires { table.on(owner.rank, owner.index, *this); })
                table.on(owner.rank, owner.index, *this);
        });
    }

    void settle() {
        while (!agenda_.empty()) {
            const std::size_t next = agenda_.next();
            observer_.takes_turn(next);
            const Turn turn = turns_[next];
            with_table(turn.table, [&](auto& table) {
                if constexpr (requires { table.settle(turn.index, *this); }) table.settle(turn.index, *this);
            });
        }
        unsettled_ = false;
        if (!watch_.take_suspicion() || deadlock_) return;
        deadlock_ = find_deadlock(*this, loop_.pending(), now(), deadlock_tables_);
        if (deadlock_) observer_.locked(now());
    }

    std::uint64_t replication_;
    [[no_unique_address]] Observer observer_;
    Routes routes_;
    Agenda agenda_;
    bool unsettled_ = false;  ///< somebody may be able to act at this instant, or a circle stands still
    std::vector<Turn> turns_;
    std::vector<Index> turn_[4];  ///< by element kind: the element's place on the agenda
    std::vector<TimerOwner> owners_;
    LoopWatch watch_;
    DeadlockTables deadlock_tables_;
    Loop loop_;
    OrdinaryLinks ordinary_;
    bool looks_ahead_ = false;
    Level parts_;
    std::uint64_t parts_at_start_ = 0;
    std::vector<std::uint64_t> scrapped_;  ///< by product
    std::uint64_t absorbed_ = 0;
    SimTime counted_since_ = run_start;
    std::optional<Deadlock> deadlock_;
};

template <class Observer>
Line<Observer>::Line(const Plan& plan, std::uint64_t seed, std::uint64_t replication, Observer observer)
    : Elements(plan, StreamMaker(seed, replication)),
      replication_(replication),
      observer_(std::move(observer)),
      routes_(plan),
      agenda_(plan.resources.size() + plan.transporters.size() + plan.downstream_first.size() + 1),
      watch_(plan.loops),
      deadlock_tables_(plan),
      loop_(0, observer_.loop_listener()),
      scrapped_(plan.products.size(), 0) {
    give_turns();
    give_timers();
    naming_a_crowded_place([&] { begin(); });
}

template <class Observer>
void Line<Observer>::begin() {
    for_each_table([&](auto& table) {
        if constexpr (requires { table.begin(*this); }) table.begin(*this);
    });
    if (plan_->state) begin_from(*plan_->state);
    link_ordinary();
    settle();
}

template <class Observer>
template <class Act>
auto Line<Observer>::naming_a_crowded_place(Act act) {
    try {
        return act();
    } catch (const TooManyParts&) {
        throw TooManyParts(crowded_place(*this));
    }
}

template <class Observer>
void Line<Observer>::run_until(SimTime end) {
    TAKT_EXPECTS(end <= plan_->end());
    link_ordinary();
    naming_a_crowded_place([&] { go_on_until(end); });
}

template <class Observer>
void Line<Observer>::go_on_until(SimTime end) {
    loop_.run_until(end, Handler{*this});
}

template <class Observer>
bool Line<Observer>::step() {
    link_ordinary();
    return naming_a_crowded_place([&] { return loop_.step(Handler{*this}); });
}

template <class Observer>
ReplicationResult Line<Observer>::result() {
    ReplicationResult result;
    result.replication = replication_;
    result.observed = now() - counted_since_;
    result.scheduled = plan_->calendar == none
                           ? result.observed
                           : plan_->calendars[plan_->calendar].timeline.working_between(counted_since_, now());
    result.events = loop_.events();
    result.parts_seconds = parts_.integral(now());
    result.products.resize(scrapped_.size());
    for (std::size_t product = 0; product < scrapped_.size(); ++product)
        result.products[product].scrapped = scrapped_[product];
    result.scrapped = std::accumulate(scrapped_.begin(), scrapped_.end(), std::uint64_t{0});
    result.absorbed = absorbed_;
    result.in_line_at_start = parts_at_start_;
    result.in_line_at_end = parts_.value();
    for_each_table([&](auto& table) {
        if constexpr (requires { table.collect(now(), result); }) table.collect(now(), result);
    });
    table<Stops>().collect_from(*this, result);
    result.deadlock = deadlock_;
    return result;
}

template <class Observer>
void Line<Observer>::branch(std::uint64_t number) {
    if (number == 0) return;
    for_each_table([&](auto& table) {
        if constexpr (requires { table.branch(number, *this); }) table.branch(number, *this);
    });
    settle();
}

template <class Observer>
void Line<Observer>::restart_statistics() {
    observer_.counting_begins(now());
    for_each_table([&](auto& table) {
        if constexpr (requires { table.restart_statistics(now()); }) table.restart_statistics(now());
    });
    parts_.restart(now());
    parts_at_start_ = parts_.value();
    scrapped_.assign(scrapped_.size(), 0);
    absorbed_ = 0;
    counted_since_ = now();
}

/// What nobody observes is compiled once, in takt.
extern template class Line<Unobserved>;

}  // namespace takt
