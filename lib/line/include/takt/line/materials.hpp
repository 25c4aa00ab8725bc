// Bought parts beside the line: what is taken, what is called off, what comes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/level.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/spells.hpp"
#include "takt/line/streams.hpp"
#include "takt/line/timers.hpp"
#include "takt/random/stream.hpp"

namespace takt {

/// A station takes all that its next part needs at once, or nothing: it waits in the queue of each material that it lacks, and
/// holds none of the others meanwhile. The stock goes to the head of the queue, and to those behind it only when the head has
/// what it needs; of stations that begin to wait at the same instant, the most downstream is first. A station that has no part
/// to work on any more, or no machine for it, leaves the queues.
class Materials {
  public:
    Materials(const Plan& plan, const StreamMaker& stream) : plan_(&plan) {
        for (const MaterialPlan& material : plan.materials) {
            constexpr std::size_t room_made_beforehand = 256;
            Shelf& shelf = shelves_.emplace_back(Shelf{.lead_time = stream(material.name, "lead time")});
            if (material.sequenced) shelf.sequence = Ring<Delivery>(room_made_beforehand);
            shelf.stock.set(material.stock, run_start);
            shelf.empty.restart(material.stock == 0, run_start);
            shelf.due.reserve(material.most_deliveries);
            shelf.queue.reserve(material.most_waiting);
            shelf.counts.stock_at_start = material.stock;
        }
    }

    template <class Claim>
    void claim_timers(Claim&& claim) {
        for (Index m = 0; m < shelves_.size(); ++m)
            if (plan_->materials[m].lot > 0) claim(Rank::delivery, m, shelves_[m].timer);
    }

    template <class Line>
    void begin(Line& line) {
        if (plan_->state)
            for (const ComingDeliveryPlan& delivery : plan_->state->deliveries) is_on_its_way(delivery, line);
        for (Index m = 0; m < shelves_.size(); ++m)
            call_off(m, line);
    }

    /// Pieces beside the line.
    std::uint32_t stock(Index material) const { return shelves_[material].stock.value(); }

    /// What is on its way and known when to come, the first in front: by when, and how many pieces.
    template <class Act>
    void for_each_delivery(Index material, Act act) const {
        const Shelf& shelf = shelves_[material];
        std::vector<SimTime> due = shelf.due;
        std::sort(due.begin(), due.end());
        for (const SimTime at : due) act(at, plan_->materials[material].lot);
        for (std::size_t i = 0; i < shelf.sequence.size(); ++i) act(shelf.sequence[i].at, shelf.sequence[i].pieces);
    }

    /// Whether the next part of the station has to wait for material; if so, the station stands in the queues from now on.
    template <class Line>
    bool lacks(Index station, Index product, Line& line) {
        if (plan_->stations[station].leaves_out) return false;
        bool lacks = false;
        for (const NeedPlan& need : plan_->stations[station].materials) {
            const std::uint32_t pieces = need.pieces_of(product);
            if (has(need.material, station, pieces)) {
                leave_queue(need.material, station, line);
            } else {
                wait(need.material, station, pieces, line);
                lacks = true;
            }
        }
        return lacks;
    }

    /// Something else keeps the station from its next part.
    template <class Line>
    void withdraw(Index station, Line& line) {
        for (const NeedPlan& need : plan_->stations[station].materials)
            leave_queue(need.material, station, line);
    }

    /// \pre the station does not lack anything, or leaves it out
    template <class Line>
    void take(Index station, Part& part, Line& line) {
        const bool has_all = !plan_->stations[station].leaves_out;
        for (const NeedPlan& need : plan_->stations[station].materials) {
            const std::uint32_t pieces = need.pieces_of(part.product);
            if (plan_->materials[need.material].sequenced) part.called_off = 0;
            if (has_all || has(need.material, station, pieces)) {
                take_pieces(need.material, pieces, line);
            } else {
                shelves_[need.material].counts.left_out += pieces;
                part.incomplete = 1;
            }
        }
    }

    /// Just in sequence: a part calls off what it will need, unless it has done so and not taken it yet. Pieces count as lots
    /// of one.
    template <class Line>
    void call_off_for(Index station, Part& part, Line& line) {
        if (part.called_off) return;
        part.called_off = 1;
        for (const NeedPlan& need : plan_->stations[station].calls_off) {
            const std::uint32_t pieces = need.pieces_of(part.product);
            if (pieces == 0) continue;
            Shelf& shelf = shelves_[need.material];
            shelf.counts.call_offs += pieces;
            comes_in_sequence(need.material, pieces, plan_->materials[need.material].lead_time.duration(shelf.lead_time), line);
        }
    }

    /// Lots that were called off before leave on a train.
    template <class Line>
    void leave_on_train(Index index, std::uint32_t lots, SimTime due, Line& line) {
        for (; lots > 0; --lots) set_out(index, due, line);
        set_timer(shelves_[index], line);
    }

    /// Deliveries come.
    template <class Line>
    void on(Rank, Index index, Line& line) {
        Shelf& shelf = shelves_[index];
        const std::uint32_t lot = plan_->materials[index].lot;
        while (!shelf.due.empty() && shelf.due.front() <= line.now()) {
            std::pop_heap(shelf.due.begin(), shelf.due.end(), std::greater<>());
            shelf.due.pop_back();
            put_on_shelf(index, lot, line);
            ++shelf.counts.deliveries;
        }
        while (!shelf.sequence.empty() && shelf.sequence.front().at <= line.now()) {
            const std::uint32_t pieces = shelf.sequence.pop().pieces;
            put_on_shelf(index, pieces, line);
            shelf.counts.deliveries += pieces;
        }
        set_timer(shelf, line);
        wake_first(index, line);
    }

    template <class Line>
    void branch(std::uint64_t number, Line&) {
        for (Shelf& shelf : shelves_) shelf.lead_time = shelf.lead_time.branch(number);
    }

    void restart_statistics(SimTime now) {
        for (Shelf& shelf : shelves_) {
            shelf.counts = {};
            shelf.counts.stock_at_start = shelf.stock.value();
            shelf.stock.restart(now);
            shelf.on_the_way.restart(now);
            shelf.empty.restart(shelf.stock.value() == 0, now);
            shelf.waited_for.restart(!shelf.queue.empty(), now);
        }
    }

    void collect(SimTime now, ReplicationResult& result) const {
        for (const Shelf& shelf : shelves_) {
            MaterialResult& material = result.materials.emplace_back(shelf.counts);
            material.stock_at_end = shelf.stock.value();
            material.stock_seconds = shelf.stock.integral(now);
            material.on_the_way_seconds = shelf.on_the_way.integral(now);
            material.empty_seconds = to_seconds(shelf.empty.total(shelf.stock.value() == 0, now));
            material.waited_seconds = to_seconds(shelf.waited_for.total(!shelf.queue.empty(), now));
        }
    }

  private:
    /// Just in sequence.
    struct Delivery {
        SimTime at{};
        std::uint32_t pieces = 0;
    };

    struct Wait {
        Index station = none;
        std::uint32_t pieces = 0;
    };

    struct Shelf {
        Stream lead_time;
        Slot timer = 0;
        Level stock{};
        Level on_the_way{};          ///< pieces called off
        std::vector<SimTime> due{};  ///< of lots that have set out: a heap, the earliest in front
        Ring<Delivery> sequence{};   ///< on the way, just in sequence
        SimTime last_due{};
        std::vector<Wait> queue{};   ///< who has waited longest is in front
        std::uint64_t wanted = 0;    ///< pieces, by all in the queue
        Spells empty{};
        Spells waited_for{};
        MaterialResult counts{};
    };

    template <class Line>
    void put_on_shelf(Index index, std::uint32_t pieces, Line& line) {
        Shelf& shelf = shelves_[index];
        shelf.empty.ends_if(shelf.stock.value() == 0, line.now());
        shelf.stock.add(pieces, line.now());
        shelf.on_the_way.subtract(pieces, line.now());
        line.observer().stock_changed(line.now(), index, shelf.stock.value());
    }

    /// There is enough, and nobody has waited for it before.
    bool has(Index index, Index station, std::uint32_t pieces) const {
        const Shelf& shelf = shelves_[index];
        return pieces == 0 ||
               (shelf.stock.value() >= pieces && (shelf.queue.empty() || shelf.queue.front().station == station));
    }

    static auto place_of(Shelf& shelf, Index station) {
        return std::find_if(shelf.queue.begin(), shelf.queue.end(),
                            [&](const Wait& wait) { return wait.station == station; });
    }

    /// The next part may need more or less than the one for which the station began to wait.
    template <class Line>
    void wait(Index index, Index station, std::uint32_t pieces, Line& line) {
        Shelf& shelf = shelves_[index];
        const auto place = place_of(shelf, station);
        if (place != shelf.queue.end()) {
            shelf.wanted += pieces;
            shelf.wanted -= place->pieces;
            place->pieces = pieces;
        } else {
            shelf.waited_for.begins_if(shelf.queue.empty(), line.now());
            shelf.queue.push_back({station, pieces});
            shelf.wanted += pieces;
            if (shelf.queue.size() > 1) wake_first(index, line);  // whose part another station may have taken meanwhile
        }
        call_off(index, line);
    }

    template <class Line>
    void leave_queue(Index index, Index station, Line& line) {
        Shelf& shelf = shelves_[index];
        const auto place = place_of(shelf, station);
        if (place == shelf.queue.end()) return;
        const bool was_first = place == shelf.queue.begin();
        shelf.wanted -= place->pieces;
        shelf.queue.erase(place);
        shelf.waited_for.ends_if(shelf.queue.empty(), line.now());
        if (was_first) wake_first(index, line);
    }

    /// One whose machines have all been stopped since gives its place to the next.
    template <class Line>
    void wake_first(Index index, Line& line) {
        Shelf& shelf = shelves_[index];
        if (shelf.queue.empty()) return;
        const Index first = shelf.queue.front().station;
        if (line.stations()[first].first_idle == none) return leave_queue(index, first, line);
        line.mark(ElementKind::station, first);
    }

    template <class Line>
    void take_pieces(Index index, std::uint32_t pieces, Line& line) {
        Shelf& shelf = shelves_[index];
        if (pieces == 0) return;
        shelf.stock.subtract(pieces, line.now());
        shelf.empty.begins_if(shelf.stock.value() == 0, line.now());
        shelf.counts.consumed += pieces;
        line.observer().stock_changed(line.now(), index, shelf.stock.value());
        call_off(index, line);
    }

    template <class Line>
    void call_off(Index index, Line& line) {
        const MaterialPlan& plan = plan_->materials[index];
        Shelf& shelf = shelves_[index];
        if (plan.lot == 0 || plan.sequenced) return;
        const auto is_due = [&] {
            return std::uint64_t{shelf.stock.value()} + shelf.on_the_way.value() <= plan.reorder_point + shelf.wanted;
        };
        if (!is_due()) return;
        for (; is_due(); ++shelf.counts.call_offs) {
            shelf.on_the_way.add(plan.lot, line.now());
            if (plan.brought_by == none)
                set_out(index, line.now() + plan.lead_time.duration(shelf.lead_time), line);
            else
                line.milk_runs().call_off(index, line);
        }
        set_timer(shelf, line);
    }

    /// Called off before the run began.
    template <class Line>
    void is_on_its_way(const ComingDeliveryPlan& delivery, Line& line) {
        const MaterialPlan& plan = plan_->materials[delivery.material];
        Shelf& shelf = shelves_[delivery.material];
        if (plan.sequenced) return comes_in_sequence(delivery.material, delivery.pieces, *delivery.left, line);
        shelf.on_the_way.add(plan.lot, line.now());
        if (!delivery.left && plan.brought_by != none) return line.milk_runs().call_off(delivery.material, line);
        set_out(delivery.material, line.now() + (delivery.left ? *delivery.left : plan.lead_time.duration(shelf.lead_time)), line);
        set_timer(shelf, line);
    }

    /// Not before the one in front.
    template <class Line>
    void comes_in_sequence(Index index, std::uint32_t pieces, Duration lead_time, Line& line) {
        Shelf& shelf = shelves_[index];
        shelf.last_due = std::max(shelf.last_due, line.now() + lead_time);
        shelf.sequence.push({shelf.last_due, pieces});
        shelf.on_the_way.add(pieces, line.now());
        line.observer().set_out(index, shelf.last_due);
        set_timer(shelf, line);
    }

    template <class Line>
    void set_out(Index index, SimTime due, Line& line) {
        Shelf& shelf = shelves_[index];
        shelf.due.push_back(due);
        line.observer().set_out(index, due);
        std::push_heap(shelf.due.begin(), shelf.due.end(), std::greater<>());
    }

    template <class Line>
    void set_timer(const Shelf& shelf, Line& line) {
        if (!shelf.due.empty()) line.loop().at(shelf.timer, shelf.due.front());
        if (!shelf.sequence.empty()) line.loop().at(shelf.timer, shelf.sequence.front().at);
    }

    const Plan* plan_;
    std::vector<Shelf> shelves_;
};

}  // namespace takt
