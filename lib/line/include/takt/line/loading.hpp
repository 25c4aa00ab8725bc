// What a station needs to load its next part, which part that is, and how it is taken.
#pragma once

#include <cstdint>

#include "takt/core/inline.hpp"
#include "takt/line/batching.hpp"
#include "takt/line/buffer.hpp"
#include "takt/line/buffers.hpp"
#include "takt/line/dispatch.hpp"
#include "takt/line/inspection.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/matching.hpp"
#include "takt/line/materials.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/state.hpp"
#include "takt/line/station.hpp"
#include "takt/line/timeline.hpp"
#include "takt/line/zones.hpp"

namespace takt {

template <class Line>
class Loading {
  public:
    Loading(Index station, Line& line)
        : line_(line), index_(station), here_(line.stations()[station]), plan_(line.plan().stations[station]) {}

    /// What keeps the next machine from loading; State::working when nothing does.
    State obstacle() {
        if (here_.input != none) return has_part(here_.input) ? State::working : State::starved;
        if (here_.joins.size() > 0) return can_join() ? State::working : State::starved;
        const State other = obstacle_but_material();
        if (plan_.materials.empty()) return other;
        if (other != State::working) {
            materials().withdraw(index_, line_);
            return other;
        }
        return materials().lacks(index_, part().product, line_) ? State::waiting_for_material : State::working;
    }

    /// Loads the first of the idle machines. \pre obstacle() has just found none; `lacked` is what it found before
    void load(State lacked) {
        const Index machine = here_.first_idle;
        line_.observer().can_load(line_.now(), index_, lacked, line_.machines()[machine].since);
        if (here_.input == none && here_.joins.size() == 0) return load_with_more(machine, lacked);
        line_.stations().no_longer_idle(machine, line_);
        const Part part = buffers().take(here_.input != none ? here_.input : joined(here_.joins.first), line_);
        for (Index i = here_.joins.first + 1; i < here_.joins.last; ++i)
            line_.absorb(buffers().take(joined(i), line_));
        line_.machines().begin(machine, part, line_);
    }

  private:
    auto& buffers() { return line_.buffers(); }
    const auto& buffers() const { return line_.buffers(); }
    Materials& materials() { return line_.template table<Materials>(); }
    Index joined(Index place) const { return line_.stations().joined(place); }
    Inspection inspection() { return {line_.plan(), index_, here_}; }
    bool has_part(Index buffer) const { return buffers().has_part(buffer, line_.now()); }

    bool can_join() const {
        for (Index i = here_.joins.first; i < here_.joins.last; ++i)
            if (!has_part(joined(i))) return false;
        return true;
    }

    State obstacle_but_material() {
        if (plan_.finishes_at_shift_end && !line_.stations().works_by_calendar(index_)) return State::starved;
        if (plan_.entry != none && line_.presence(plan_.entry) != Presence::working) return State::starved;
        after_ = line_.machines()[here_.first_idle].last_product;
        next_ = plan_.marries ? next_match() : plan_.batch != none ? first_of_batch() : next_of_flow();
        return next_.buffer == none ? State::starved : obstacle_beside_flow();
    }

    /// To the part that it takes next.
    TAKT_ALWAYS_INLINE State obstacle_beside_flow() {
        for (std::size_t i = 1; i < plan_.inputs.size(); ++i)
            if (buffer_to_take_from(plan_.inputs[i]) == none) return State::starved;
        if (lacks_carrier()) return State::waiting_for_carrier;
        if (here_.loads_at_doors && !zones_have_room()) return State::blocked;
        if (plan_.blocks_before && !has_place_to_go()) return State::blocked;
        return State::working;
    }

    /// The part that a batch begins with, if it can begin. Out of its hours a station waits, for more may come until then.
    TAKT_NEVER_INLINE Candidate first_of_batch() {
        if (!line_.stations().works_by_calendar(index_)) return {};
        Batching<Line> batching(plan_, line_);
        if (batching.are_of_one_product())
            return best_of_flow([&](const Part& part) { return batching.may_begin_with(part.product); });
        return batching.may_begin() ? next_of_flow() : Candidate{};
    }

    /// A part that is there already, as after rework, keeps the carrier that it rides on.
    bool lacks_carrier() const {
        if (plan_.loads == none || line_.carriers().empty(plan_.loads) > 0) return false;
        return part().carrier != plan_.loads;
    }

    bool zones_have_room() const {
        return line_.zones().have_room(line_.plan().buffers[next_.buffer].door, plan_.door_in,
                                       buffers().next_marks(next_.buffer, next_.place, line_));
    }

    /// A marriage by number takes, of the vehicles that can be taken, one whose parts can be taken, too.
    Candidate next_match() const {
        Matching<Line> matching(plan_, line_);
        matching.withdraw_left_over();
        const Candidate next = best_of_flow([&](const Part& part) { return matching.has_all(part); });
        const Candidate first = next.buffer != none ? Candidate{} : best_of_flow([](const Part&) { return true; });
        matching.note_waits(first.buffer == none ? nullptr : &buffers().part_at(first.buffer, first.place, line_));
        return next;
    }

    /// The part of its main flow that it takes next, unless it marries by number. \pre it has an idle machine
    TAKT_ALWAYS_INLINE Candidate next_of_flow() const {
        const InputPlan& flow = plan_.inputs.front();
        if (plan_.takes.is_by_age() || !here_.has_choice) return {buffer_to_take_from(flow), 0};
        if (plan_.takes.is_by_launch() && flow.buffers.size() == 1) return first_launched_of(flow.buffers.front());
        return best_of_flow([](const Part&) { return true; });
    }

    Candidate first_launched_of(Index buffer) const {
        return has_part(buffer) ? Candidate{buffer, buffers().first_launched(buffer)} : Candidate{};
    }

    /// By its rule, of those that it may take.
    template <class May>
    Candidate best_of_flow(May may) const {
        const InputPlan& flow = plan_.inputs.front();
        const Dispatching dispatching{line_.plan(), index_, here_, after_};
        Candidate best;
        Dispatching::Rank least{};
        for (std::size_t i = 0; i < flow.buffers.size(); ++i) {
            const auto consider = [&](std::size_t place) {
                const Candidate candidate{flow.buffers[i], place};
                const Buffers::Offer offer = buffers().offer_at(candidate.buffer, place, line_);
                if (!may(offer.part)) return;
                const Dispatching::Rank rank = dispatching.rank(i, candidate.buffer, offer, line_);
                if (best.buffer != none && (rank > least || (rank == least && !candidate.comes_before(best)))) return;
                best = candidate;
                least = rank;
            };
            if (has_part(flow.buffers[i])) buffers().for_each_head(flow.buffers[i], consider);
        }
        return best;
    }

    /// The part that it takes next. \pre there is one
    const Part& part() const { return buffers().part_at(next_.buffer, next_.place, line_); }

    /// Of the input's buffers with enough parts, the one whose head has waited longest.
    Index buffer_to_take_from(const InputPlan& input) const {
        Index best = none;
        SimTime since{};
        for (const Index buffer : input.buffers) {
            if (!has_part(buffer)) continue;
            if (input.count > 1 && buffers().parts_ready(buffer, line_.now()) < input.count) continue;
            if (input.buffers.size() == 1) return buffer;
            const SimTime ready = buffers().offer_at(buffer, 0, line_).since;
            if (best != none && ready >= since) continue;
            best = buffer;
            since = ready;
        }
        return best;
    }

    void load_with_more(Index machine, State lacked) {
        line_.stations().no_longer_idle(machine, line_);
        if (plan_.blocks_before) reserve_place(machine, lacked);
        const Part part = take_one();
        if (plan_.batch != none) take_others(machine, part);
        line_.machines().begin(machine, part, line_);
    }

    /// With all that belongs to it.
    TAKT_ALWAYS_INLINE Part take_one() {
        Part part = here_.loads_at_doors ? take_through_doors() : take();
        here_.note_run(part.product);
        line_.stations().mix_taken().taken(index_, part.product);
        for (std::size_t i = 1; i < plan_.inputs.size(); ++i)
            take_in(plan_.inputs[i], part);
        if (plan_.loads != none && part.carrier != plan_.loads) change_carrier(part);
        if (!plan_.materials.empty()) materials().take(index_, part, line_);
        if (!plan_.calls_off.empty()) materials().call_off_for(index_, part, line_);
        if (!plan_.launches.empty()) line_.marriages().launch(plan_.launches, part, line_);
        return part;
    }

    /// As many as there are, with all that belongs to them, and as the machine can take.
    TAKT_NEVER_INLINE void take_others(Index machine, const Part& first) {
        const BatchPlan& batch = line_.plan().batches[plan_.batch];
        Ring<Part>& others = line_.other_parts()[line_.machines()[machine].others];
        after_ = first.product;
        while (others.size() + 1 < batch.most) {
            next_ = batch.of_one_product ? best_of_flow([&](const Part& part) { return part.product == first.product; }) : next_of_flow();
            if (next_.buffer == none || obstacle_beside_flow() != State::working) return;
            others.push(take_one());
        }
    }

    Part take() {
        return next_.place == 0 ? buffers().take(next_.buffer, line_) : buffers().take_out(next_.buffer, next_.place, line_);
    }

    /// The zone is entered first, for as the part is taken others may come forward.
    Part take_through_doors() {
        const std::uint32_t before = buffers().next_marks(next_.buffer, next_.place, line_);
        const std::uint32_t outside = line_.zones().pass(line_.plan().buffers[next_.buffer].door, before, line_);
        const std::uint16_t inside = line_.zones().pass(plan_.door_in, outside, line_);
        Part part = take();
        part.marks = inside;
        return part;
    }

    /// Takes all parts of an input that one cycle needs; they become part of another.
    void take_in(const InputPlan& input, const Part& to) {
        if (input.match != none) return Matching<Line>(plan_, line_).take(input, to);
        const Index buffer = buffer_to_take_from(input);
        for (std::uint32_t k = 0; k < input.count; ++k)
            line_.absorb(buffers().take(buffer, line_));
    }

    /// Puts the part on an empty carrier; one of another kind that it came on goes back.
    void change_carrier(Part& part) {
        if (part.carrier != none) line_.carriers().come_back(part.carrier, line_);
        part.carrier = plan_.loads;
        line_.carriers().take(plan_.loads, line_);
    }

    /// Blocking before service: draws the exits of the part that would be loaded next, once, and looks for a free place.
    /// Another station may have taken the part that they were drawn for; for one like it they hold as well.
    bool has_place_to_go() {
        const Part& next = part();
        if (!here_.chosen || !inspection().is_alike(next, here_.chosen_for)) {
            here_.next_exits = inspection().verdict(next, line_);
            here_.chosen = true;
            here_.chosen_for = next;
        }
        if (exit_with_room() != none) return true;
        for (Index e = here_.next_exits.first; e < here_.next_exits.last; ++e)
            buffers().wait_to_reserve(line_.plan().exits[e].to.index, index_);
        return false;
    }

    Index exit_with_room() const {
        for (Index e = here_.next_exits.first; e < here_.next_exits.last; ++e)
            if (line_.has_room(line_.plan().exits[e].to)) return e;
        return none;
    }

    void reserve_place(Index machine, State lacked) {
        Machine& loaded = line_.machines()[machine];
        loaded.exits = one_exit(exit_with_room());
        here_.chosen = false;
        const ElementRef target = line_.plan().exits[loaded.exits.first].to;
        if (target.kind != ElementKind::buffer) return;
        loaded.reserved = target.index;
        if (lacked == State::blocked) line_.observer().place_came(line_.now(), target.index, index_, loaded.since);
        buffers().reserve(target.index, line_.now());
    }

    Line& line_;
    Index index_;
    Station& here_;
    const StationPlan& plan_;
    Index after_ = none;  ///< product before the part that it takes next
    Candidate next_{};  ///< the part of its main flow that it takes next, as obstacle() has found it
};

}  // namespace takt
