// Sources: where parts come from. One whose parts are always ready holds one part at the door of the line; the others let
// parts come at intervals or at given times.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/kernel/event_list.hpp"
#include "takt/kernel/winner_tree.hpp"
#include "takt/line/launch_order.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/result.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/streams.hpp"
#include "takt/line/timeline.hpp"
#include "takt/line/timers.hpp"
#include "takt/random/draws.hpp"

namespace takt {

class Sources {
  public:
    Sources(const Plan& plan, const StreamMaker& stream) : plan_(&plan) {
        sources_.reserve(plan.sources.size());
        for (const SourcePlan& source : plan.sources)
            add(source, stream);
    }

    template <class Claim>
    void claim_timers(Claim&& claim) {
        for (Index i = 0; i < sources_.size(); ++i)
            if (is_timed(plan_->sources[i])) claim(Rank::arrival, i, sources_[i].timer);
    }

    template <class Line>
    void begin(Line& line) {
        for (Index i = 0; i < sources_.size(); ++i) {
            sources_[i].present = line.presence(plan_->sources[i].calendar) == Presence::working;
            if (is_timed(plan_->sources[i])) await_next(i, line);
            line.mark(ElementKind::source, i);
        }
    }

    /// Offers parts until one finds no room.
    template <class Line>
    void settle(Index index, Line& line) {
        Source& source = sources_[index];
        if (source.waits_for_zone && !offer(index, line) && !source.holding) return;
        if (source.holding && plan_->sources[index].loses) return lose(index, line);
        while (!source.holding && next_part(index, line)) {
            source.exits = line.routes().choose(plan_->sources[index].route, source.held, source.exit_stream);
            source.holding = true;
            source.holding_since = line.now();
            if (!offer(index, line)) break;
        }
        // An arrival that may be lost gets one more turn after everyone downstream has had theirs.
        if (source.holding && plan_->sources[index].loses) line.mark(ElementKind::source, index);
    }

    template <class Line>
    Part hand_over(Index index, Index to_buffer, Line& line) {
        Source& source = sources_[index];
        line.withdraw(source.exits, {ElementKind::source, index}, to_buffer);
        const Part part = enter(index, line);
        line.mark(ElementKind::source, index);
        return part;
    }

    /// A zone that its part would enter has no room any more.
    template <class Line>
    void take_back_offer(Index index, Line& line) {
        Source& source = sources_[index];
        if (!source.holding || source.waits_for_zone) return;
        line.withdraw(source.exits, {ElementKind::source, index}, none);
        let_wait(index, true, line);
    }

    // For a source whose parts are launched for vehicles, by number.

    /// Parts that wait outside of the line.
    std::size_t backlog(Index index) const { return sources_[index].backlog.size(); }

    void order(Index index, const Part& part) { sources_[index].backlog.push(part); }
    /// Before all others, in place of one that was lost.
    void order_first(Index index, const Part& part) { sources_[index].backlog.push_front(part); }
    /// \return whether the part had not been launched yet
    bool cancel(Index index, std::uint64_t vehicle) {
        return sources_[index].backlog.remove_first([&](const Part& part) { return vehicle_of(part) == vehicle; });
    }

    // For a source with one exit, whose parts are always ready: the same in one go.

    bool always_offers(Index index) const { return sources_[index].always_offers; }

    /// The part that it holds enters the line.
    template <class Line>
    Part release(Index index, Line& line) {
        Source& source = sources_[index];
        source.held.entered = line.now();
        source.holding = false;
        ++source.released;
        line.part_came(source.held);
        return source.held;
    }

    /// \return whether there is another part, which waits where the last has waited; where a shift begins or ends at this
    ///         instant, the source looks for one when its turn comes
    template <class Line>
    bool offers_next(Index index, Line& line) {
        Source& source = sources_[index];
        if (line.presence_changes_at(plan_->sources[index].calendar, line.now())) [[unlikely]] {
            line.mark(ElementKind::source, index);
            return false;
        }
        if (!source.present || source.made >= source.limit) return false;
        source.held = new_part(index, none, line.now());
        source.holding = true;
        source.holding_since = line.now();
        return true;
    }

    // For a source with one exit, whose parts come one by one at intervals: the same in one go.

    /// Where its parts go; none: it is not such a source.
    std::optional<ElementRef> only_target(Index index) const {
        const SourcePlan& plan = plan_->sources[index];
        if (!plan.every || sources_[index].only_exit == none) return std::nullopt;
        return plan_->exits[sources_[index].only_exit].to;
    }

    Slot timer(Index index) const { return sources_[index].timer; }

    /// Whether nobody waits in front of the part that comes now.
    bool is_clear(Index index) const {
        const Source& source = sources_[index];
        return !source.holding && source.backlog.empty() && source.present;
    }

    /// The part that comes now enters the line, and the next is on its way. \pre is_clear(index)
    template <class Line>
    TAKT_ALWAYS_INLINE Part arrive(Index index, Line& line) {
        Source& source = sources_[index];
        const Part part = new_part(index, none, line.now());
        ++source.released;
        line.part_came(part);
        if (source.made < source.limit)
            line.loop().after(source.timer, source.arrivals.duration(*plan_->sources[index].every));
        return part;
    }

    Index count() const { return static_cast<Index>(sources_.size()); }

    const Part& held_part(Index index) const { return sources_[index].held; }
    SimTime holding_since(Index index) const { return sources_[index].holding_since; }

    /// The part as it enters the line now; one that was always ready is stamped with the time it leaves the source.
    Part stamped(Index index, SimTime now) const {
        Part part = sources_[index].held;
        if (!is_timed(plan_->sources[index])) part.entered = now;
        return part;
    }

    template <class Line>
    void on(Rank, Index index, Line& line) {
        Source& source = sources_[index];
        const SourcePlan& plan = plan_->sources[index];
        if (plan.every) {
            source.backlog.push(new_part(index, none, line.now()));
            await_next(index, line);
            return line.mark(ElementKind::source, index);
        }
        const ReleasePlan& release = plan.releases[source.next_release++];
        for (std::uint32_t i = 0; i < release.count && source.made < plan.limit; ++i)
            source.backlog.push(new_part(index, release.product, line.now()));
        await_next(index, line);
        line.mark(ElementKind::source, index);
    }

    template <class Line>
    void presence_changed(Index calendar, Presence presence, Line& line) {
        for (Index i = 0; i < sources_.size(); ++i) {
            if (plan_->sources[i].calendar != calendar) continue;
            sources_[i].present = presence == Presence::working;
            if (plan_->sources[i].every) pause_or_go_on(i, line);
            if (sources_[i].present) line.mark(ElementKind::source, i);
        }
    }

    void restart_statistics(SimTime) {
        for (Source& source : sources_) source.released = source.lost = 0;
    }

    void collect(SimTime, ReplicationResult& result) const {
        for (const Source& source : sources_)
            result.sources.push_back({source.released, source.lost, source.backlog.size(), {}});
    }

    template <class Line>
    void branch(std::uint64_t number, Line&) {
        for (Source& source : sources_) {
            source.arrivals.branch(number);
            source.product_stream = source.product_stream.branch(number);
            source.exit_stream = source.exit_stream.branch(number);
        }
    }

    /// Whether more parts will come, now or later; `pending` are the timers that are set.
    bool may_produce(Index index, const WinnerTree& pending) const {
        const Source& source = sources_[index];
        const SourcePlan& plan = plan_->sources[index];
        if (source.holding || !source.backlog.empty()) return true;
        if (is_timed(plan)) return is_set(pending, source.timer) || source.paused;
        return source.made < plan.limit && (plan.releases.empty() || source.next_release < plan.releases.size());
    }

  private:
    struct Source {
        Source(Draws arrival_draws, Stream products, Stream exit)
            : arrivals(arrival_draws), product_stream(products), exit_stream(exit) {}

        Draws arrivals;
        Stream product_stream;
        Stream exit_stream;
        Slot timer = 0;
        Index only_exit = none;
        bool always_offers = false;
        bool one_product = false;  ///< all its parts are of product 0
        bool present = true;
        bool holding = false;  ///< a part stands at the door and finds no room
        bool waits_for_zone = false;  ///< ... in a zone, and is offered to nobody
        Part held;
        Rows exits;
        SimTime holding_since{};
        Ring<Part> backlog{16};  ///< grows when more have to wait outside the line
        std::optional<Duration> paused;  ///< time left to the next arrival, while the calendar is off
        std::size_t next_release = 0;
        std::uint32_t taken_of_release = 0;
        Duration period_start{};
        std::size_t in_sequence = 0;
        std::optional<LaunchOrder> level{};
        std::uint64_t limit = 0;  ///< the most parts that it makes
        std::uint64_t made = 0;
        std::uint64_t released = 0;
        std::uint64_t lost = 0;
    };

    void add(const SourcePlan& plan, const StreamMaker& stream) {
        LawsOfStream laws;
        if (plan.every) laws.add(*plan.every);
        sources_.push_back(
            Source(Draws(stream(plan.name, "arrival"), laws),
                   stream(plan.name, "product"), stream(plan.name, "exit")));
        const Rows exits = plan_->routes[plan.route].exits;
        if (plan_->has_ordinary_flow && plan.door.empty() && plan.launches.empty() && plan.match == none && exits.size() == 1 &&
            !is_scrap(plan_->exits[exits.first].to))
            sources_.back().only_exit = exits.first;
        if (plan.is_level) sources_.back().level.emplace(plan);
        sources_.back().limit = plan.limit;
        sources_.back().made = plan.there_before;
        sources_.back().one_product = plan.sequence.empty() && plan.shares_up_to.size() < 2;
        sources_.back().always_offers =
            sources_.back().only_exit != none && !is_timed(plan) && plan.releases.empty() && !plan.loses;
    }

    static bool is_timed(const SourcePlan& plan) {
        return plan.every.has_value() || plan.match != none ||
               (!plan.releases.empty() && plan.releases.front().time.has_value());
    }

    TAKT_ALWAYS_INLINE Part new_part(Index index, Index product, SimTime now) {
        Source& source = sources_[index];
        Part part;
        part.entered = now;
        part.number = ++source.made;
        part.source = index;
        part.product = product != none ? product : draw_product(index);
        return part;
    }

    TAKT_ALWAYS_INLINE Index draw_product(Index index) {
        return sources_[index].one_product ? 0 : draw_one_of_products(index);
    }

    TAKT_NEVER_INLINE Index draw_one_of_products(Index index) {
        Source& source = sources_[index];
        const SourcePlan& plan = plan_->sources[index];
        if (!plan.sequence.empty()) return plan.sequence[source.in_sequence++ % plan.sequence.size()];
        if (source.level) return source.level->next();
        const double uniform = source.product_stream.uniform();
        const auto found = std::upper_bound(plan.shares_up_to.begin(), plan.shares_up_to.end() - 1, uniform);
        return static_cast<Index>(found - plan.shares_up_to.begin());
    }

    /// Puts the next part at the door, if there is one now.
    template <class Line>
    bool next_part(Index index, Line& line) {
        Source& source = sources_[index];
        const SourcePlan& plan = plan_->sources[index];
        if (is_timed(plan)) {
            if (source.backlog.empty()) return false;
            source.held = source.backlog.pop();
            return true;
        }
        if (!source.present || source.made >= plan.limit) return false;
        Index product = none;
        if (!plan.releases.empty()) {
            if (source.next_release == plan.releases.size()) return false;
            const ReleasePlan& release = plan.releases[source.next_release];
            product = release.product;
            if (++source.taken_of_release == release.count) {
                source.taken_of_release = 0;
                ++source.next_release;
            }
        }
        source.held = new_part(index, product, line.now());
        return true;
    }

    /// Sends the part at the door on its way. \return false if it waits, or somebody has fetched it
    template <class Line>
    bool offer(Index index, Line& line) {
        Source& source = sources_[index];
        const DoorPlan& door = plan_->sources[index].door;
        let_wait(index, !door.empty() && !line.zones().have_room(door, source.held.marks), line);
        if (source.waits_for_zone) return false;
        const auto to = line.way_out(source.exits, {ElementKind::source, index});
        if (to) line.receive(*to, enter(index, line));
        return to.has_value();
    }

    template <class Line>
    void let_wait(Index index, bool waits, Line& line) {
        if (sources_[index].waits_for_zone == waits) return;
        sources_[index].waits_for_zone = waits;
        line.waits_outside(plan_->sources[index].loop, waits);
    }

    template <class Line>
    Part enter(Index index, Line& line) {
        Source& source = sources_[index];
        Part part = stamped(index, line.now());
        source.holding = false;
        ++source.released;
        line.part_came(part);
        const SourcePlan& plan = plan_->sources[index];
        if (!plan.launches.empty()) line.marriages().launch(plan.launches, part, line);
        if (!plan.door.empty()) part.marks = line.zones().pass(plan.door, part.marks, line);
        return part;
    }

    template <class Line>
    void lose(Index index, Line& line) {
        Source& source = sources_[index];
        line.withdraw(source.exits, {ElementKind::source, index}, none);
        source.holding = false;
        let_wait(index, false, line);
        ++source.lost;
        if (!source.backlog.empty()) line.mark(ElementKind::source, index);
    }

    template <class Line>
    void await_next(Index index, Line& line) {
        Source& source = sources_[index];
        const SourcePlan& plan = plan_->sources[index];
        if (source.made >= plan.limit || plan.match != none) return;
        if (plan.every) {
            source.paused = source.arrivals.duration(*plan.every);
            return pause_or_go_on(index, line);
        }
        if (source.next_release == plan.releases.size() && plan.repeats) {
            source.next_release = 0;
            source.period_start += *plan.repeats;
        }
        if (source.next_release < plan.releases.size())
            line.loop().at(source.timer, run_start + source.period_start + *plan.releases[source.next_release].time);
    }

    /// The time to the next arrival runs only while the source's calendar is on.
    template <class Line>
    void pause_or_go_on(Index index, Line& line) {
        Source& source = sources_[index];
        if (source.present && source.paused) {
            line.loop().after(source.timer, *source.paused);
            source.paused.reset();
        } else if (!source.present && line.loop().is_set(source.timer)) {
            source.paused = line.loop().time_of(source.timer) - line.now();
            line.loop().cancel(source.timer);
        }
    }

    const Plan* plan_;
    std::vector<Source> sources_;
};

}  // namespace takt
