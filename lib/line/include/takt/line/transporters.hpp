// Transporters: vehicles that fetch the parts of buffers, one or several at a time, and set them down where somebody takes them.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/kernel/event_list.hpp"
#include "takt/line/buffer.hpp"
#include "takt/line/level.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/timeline.hpp"
#include "takt/line/timers.hpp"
#include "takt/line/transport_orders.hpp"

namespace takt {

/// What a transporter is about.
enum class Errand : std::uint8_t { idle, fetching, carrying, charging };

struct Transporter {
    Index fleet = none;
    Errand errand = Errand::idle;
    Index place = none;       ///< where it is, or where it goes to
    Index buffer = none;      ///< whose parts it fetches or carries
    std::uint32_t parts = 0;  ///< carrying: how many it has
    SimTime since{};          ///< of the errand, or since counting began
    SimTime there{};          ///< carrying: when the parts can be taken from it
    Duration charge{};        ///< time of driving that its battery is good for
    bool plugged_in = false;  ///< charging: it has a charger; if not, it is on the way to one or waits there
    Slot timer = 0;
};

/// A part waits in its buffer until a transporter comes; the first that comes takes the one that has waited longest, so parts stay
/// in order. On the way it takes no place of the buffer, and a transporter that nobody takes its part from stands and holds it.
/// One that carries several takes with it those that wait as it comes, as many as no other one is sent for. It may wait for them
/// before it is sent, until the first has waited for long enough (transport_orders.hpp).
/// Parts are given to transporters, and transporters to parts, once all others have acted at an instant as resources do; the
/// nearest transporter goes, of those as near the first. Idle ones stay where they are.
class Transporters {
  public:
    explicit Transporters(const Plan& plan) : plan_(&plan), orders_(plan), fleets_(plan.transporters.size()) {
        if (plan.transporters.empty()) return;
        rides_.resize(plan.buffers.size());
        for (Index f = 0; f < fleets_.size(); ++f)
            add(f);
    }

    template <class Line>
    void begin(Line& line) {
        for (Index f = 0; f < fleets_.size(); ++f)
            fleets_[f].presence = line.presence(plan_->transporters[f].calendar);
    }

    template <class Claim>
    void claim_timers(Claim&& claim) {
        for (Index v = 0; v < vehicles_.size(); ++v)
            claim(Rank::transport, v, vehicles_[v].timer);
        for (Index f = 0; f < fleets_.size(); ++f)
            if (plan_->transporters[f].least > 1) claim(Rank::departure, f, fleets_[f].timer);
    }

    const Transporter& operator[](Index vehicle) const { return vehicles_[vehicle]; }

    /// Parts of a buffer that are on their way, or held at its end; they are the first of its parts.
    std::size_t carried(Index buffer) const { return rides_[buffer].vehicles.size(); }
    bool carries_head(Index buffer) const { return !rides_[buffer].vehicles.empty(); }

    /// A part has come to a buffer, the last of it.
    template <class Line>
    void part_waits(Index buffer, Line& line) {
        auto& parts = line.buffers()[buffer].parts;
        parts[parts.size() - 1].ready = never;
        const Index index = plan_->buffers[buffer].carried_by;
        orders_.add(index, buffer, line.now());
        fleets_[index].note_waiting(fleets_[index].parts + 1, line.now());
        line.mark_transporters(index);
    }

    /// Sends idle transporters to parts that wait.
    template <class Line>
    void settle(Index index, Line& line) {
        Fleet& fleet = fleets_[index];
        while (fleet.presence == Presence::working && fleet.idle > 0) {
            const Errands best = next_errand(index, line);
            if (best.vehicle == none) return ask_again(index, line);
            const auto before = line.observer().cause();
            line.observer().sent(line.now(), index, orders_.wanted_since(index, best.order));
            const Index buffer = orders_.buffer(index, best.order);
            orders_.send_for(index, best.order);
            fetch(best.vehicle, buffer, line);
            line.observer().back_to(before);
        }
    }

    template <class Line>
    void on(Rank rank, Index index, Line& line) {
        if (rank == Rank::departure) return line.mark_transporters(index);
        Transporter& vehicle = vehicles_[index];
        if (vehicle.errand == Errand::fetching) return pick_up(index, line);
        if (!vehicle.plugged_in) return plug_in(index, line);
        vehicle.plugged_in = false;
        vehicle.charge = battery(vehicle).lasts;
        Fleet& fleet = fleets_[vehicle.fleet];
        --fleet.charging;
        if (!fleet.at_charger.empty()) begin_to_charge(fleet.at_charger.pop(), line);
        becomes_idle(index, line);
    }

    /// The part at the head of a buffer is where it can be taken.
    template <class Line>
    void arrives(Index buffer, Line& line) {
        note_held(buffer, line);
    }

    /// It has been taken. \pre it was the first of its buffer, and is no longer in it
    template <class Line>
    void part_taken(Index buffer, Line& line) {
        const Index index = rides_[buffer].vehicles.pop();
        --rides_[buffer].out;
        line.buffers()[buffer].remove_place(line.now());
        note_held(buffer, line);
        if (--vehicles_[index].parts > 0) return;
        if (has_to_charge(vehicles_[index]))
            go_to_charger(index, line);
        else
            becomes_idle(index, line);
    }

    template <class Line>
    void presence_changed(Index calendar, Presence presence, Line& line) {
        for (Index f = 0; f < fleets_.size(); ++f) {
            const TransporterPlan& plan = plan_->transporters[f];
            if (plan.calendar != calendar) continue;
            for (Index v = plan.first; v < plan.first + plan.count; ++v)
                account(vehicles_[v], line.now());
            fleets_[f].presence = presence;
            fleets_[f].note_waiting(fleets_[f].parts, line.now());
            line.mark_transporters(f);
        }
    }

    void restart_statistics(SimTime now) {
        for (Transporter& vehicle : vehicles_)
            account(vehicle, now);
        for (Fleet& fleet : fleets_) {
            fleet.waiting.restart(now);
            fleet.times = {};
            fleet.held = Duration::zero();
            fleet.fetched = fleet.trips = 0;
        }
    }

    void collect(SimTime now, ReplicationResult& result) {
        for (Transporter& vehicle : vehicles_)
            account(vehicle, now);
        for (const Fleet& fleet : fleets_) {
            const auto seconds = [&](Errand errand) {
                return to_seconds(fleet.times[static_cast<std::size_t>(errand)]);
            };
            result.transporters.push_back({seconds(Errand::idle), seconds(Errand::fetching), seconds(Errand::carrying),
                                           to_seconds(fleet.held), seconds(Errand::charging),
                                           fleet.waiting.integral(now), fleet.fetched, fleet.trips});
        }
    }

  private:
    static constexpr std::size_t most_room = 4096;  ///< that is made beforehand

    struct Fleet {
        Ring<Index> at_charger;  ///< transporters that wait there
        std::uint32_t idle = 0;
        std::uint32_t charging = 0;
        int stands = 0;  ///< buffers at whose end one stands with a part
        Presence presence = Presence::working;
        Slot timer = 0;                   ///< when a part will have waited for long enough, where one is sent for several
        std::uint32_t parts = 0;          ///< that are not fetched yet
        Level waiting{};                  ///< the same, in scheduled time
        std::array<Duration, 4> times{};  ///< by errand
        Duration held{};
        std::uint64_t fetched = 0;
        std::uint64_t trips = 0;

        void note_waiting(std::uint32_t count, SimTime now) {
            parts = count;
            waiting.set(presence == Presence::working ? count : 0, now);
        }
    };

    /// Of one buffer.
    struct Rides {
        Ring<Index> vehicles;   ///< with its parts, in their order; for each part one
        std::uint32_t out = 0;  ///< parts that transporters fetch or carry
        bool is_held = false;   ///< the first of them stands
    };

    /// One transporter, and one of the parts that wait.
    struct Errands {
        Index vehicle = none;
        std::size_t order = 0;
        Duration drive = Duration::max();
    };

    /// At first transporters stand where parts will wait for them, and their batteries are charged to evenly spread levels, so that
    /// they do not all have to charge at once.
    void add(Index index) {
        const TransporterPlan& plan = plan_->transporters[index];
        fleets_[index].at_charger = Ring<Index>(plan.count);
        fleets_[index].idle = plan.count;
        for (const Index buffer : plan.buffers)
            rides_[buffer].vehicles = Ring<Index>(std::min(most_room, std::size_t{plan.count} * plan.carries));
        for (std::uint32_t k = 0; k < plan.count; ++k) {
            Transporter vehicle;
            vehicle.fleet = index;
            vehicle.since = run_start;
            vehicle.place = plan.buffers.empty() ? 0 : plan_->buffers[plan.buffers[k % plan.buffers.size()]].pick_up;
            if (plan.battery)
                vehicle.charge = plan.battery->low + (plan.battery->lasts - plan.battery->low) * (k + 1) / plan.count;
            vehicles_.push_back(vehicle);
        }
    }

    const BatteryPlan& battery(const Transporter& vehicle) const { return *plan_->transporters[vehicle.fleet].battery; }

    bool has_to_charge(const Transporter& vehicle) const {
        return plan_->transporters[vehicle.fleet].battery && vehicle.charge < battery(vehicle).low;
    }

    /// The idle transporter that would be there first.
    Errands nearest_to(Index index, std::size_t order) const {
        const TransporterPlan& plan = plan_->transporters[index];
        const Index pick_up = plan_->buffers[orders_.buffer(index, order)].pick_up;
        Errands best;
        for (Index v = plan.first; v < plan.first + plan.count; ++v) {
            if (vehicles_[v].errand != Errand::idle) continue;
            const Duration drive = plan.drive(vehicles_[v].place, pick_up);
            if (best.vehicle == none || drive < best.drive) best = {v, order, drive};
        }
        return best;
    }

    /// \pre one is idle
    template <class Line>
    Errands next_errand(Index index, const Line& line) {
        Errands best;
        orders_.begin_to_ask(index);
        for (std::size_t order = 0; order < orders_.count(index); ++order) {
            const Index buffer = orders_.buffer(index, order);
            const auto has_room = [&](std::uint32_t others) { return has_room_ahead(buffer, line, others); };
            if (!has_room(0) || !orders_.is_worth_a_trip(index, order, line.now(), has_room)) continue;
            const Errands next = nearest_to(index, order);
            if (!plan_->transporters[index].fetches_nearest) return next;
            if (best.vehicle == none || next.drive < best.drive) best = next;
        }
        return best;
    }

    /// When the next part has waited for long enough. \pre one is idle
    template <class Line>
    void ask_again(Index index, Line& line) {
        if (const auto due = orders_.next_due(index, line.now())) line.loop().at(fleets_[index].timer, *due);
    }

    /// For one more part, beside those on the way, and so many others.
    template <class Line>
    bool has_room_ahead(Index buffer, const Line& line, std::uint32_t others) const {
        if (!plan_->buffers[buffer].needs_room_ahead) return true;
        const Buffer& next = line.buffers()[plan_->buffers[buffer].next->index];
        return std::uint64_t{next.level()} + rides_[buffer].out + others < next.limit;
    }

    /// Drives on. \return whether it is there at once
    template <class Line>
    bool drive_to(Index index, Index place, Line& line) {
        Transporter& vehicle = vehicles_[index];
        const Duration drive = plan_->transporters[vehicle.fleet].drive(vehicle.place, place);
        vehicle.place = place;
        vehicle.charge -= drive;
        if (drive == Duration::zero()) return true;
        line.loop().at(vehicle.timer, line.now() + drive);
        return false;
    }

    template <class Line>
    void fetch(Index index, Index buffer, Line& line) {
        enter(vehicles_[index], Errand::fetching, line.now());
        --fleets_[vehicles_[index].fleet].idle;
        vehicles_[index].buffer = buffer;
        ++rides_[buffer].out;
        if (fleets_[vehicles_[index].fleet].stands > 0) line.doubts(plan_->transporters[vehicles_[index].fleet].loop);
        if (drive_to(index, plan_->buffers[buffer].pick_up, line)) pick_up(index, line);
    }

    template <class Line>
    void pick_up(Index index, Line& line) {
        Transporter& vehicle = vehicles_[index];
        Fleet& fleet = fleets_[vehicle.fleet];
        const BufferPlan& plan = plan_->buffers[vehicle.buffer];
        Buffer& buffer = line.buffers()[vehicle.buffer];
        Rides& rides = rides_[vehicle.buffer];
        const TransporterPlan& of_fleet = plan_->transporters[vehicle.fleet];
        vehicle.parts = 1 + orders_.take_along(vehicle.fleet, vehicle.buffer, of_fleet.carries - 1, [&](std::uint32_t others) {
            return has_room_ahead(vehicle.buffer, line, others);
        });
        rides.out += vehicle.parts - 1;
        enter(vehicle, Errand::carrying, line.now());
        vehicle.there = line.now() + plan.transit + of_fleet.handling * (vehicle.parts - 1);
        vehicle.charge -= of_fleet.drive(plan.pick_up, plan.set_down);
        vehicle.place = plan.set_down;
        if (rides.vehicles.empty()) line.loop().at(buffer.timer, vehicle.there);
        fleet.note_waiting(fleet.parts - vehicle.parts, line.now());
        fleet.fetched += vehicle.parts;
        ++fleet.trips;
        for (std::uint32_t k = 0; k < vehicle.parts; ++k) {
            buffer.parts[rides.vehicles.size()].ready = vehicle.there;
            rides.vehicles.push(index);
            line.observer().fetched(line.now(), vehicle.buffer);
            buffer.add_place(line.now());
        }
        line.buffers().admit(vehicle.buffer, line);
    }

    template <class Line>
    void becomes_idle(Index index, Line& line) {
        Transporter& vehicle = vehicles_[index];
        enter(vehicle, Errand::idle, line.now());
        vehicle.buffer = none;
        vehicle.parts = 0;
        ++fleets_[vehicle.fleet].idle;
        line.observer().transporter_freed(line.now(), vehicle.fleet);
        line.mark_transporters(vehicle.fleet);
    }

    template <class Line>
    void go_to_charger(Index index, Line& line) {
        Transporter& vehicle = vehicles_[index];
        enter(vehicle, Errand::charging, line.now());
        vehicle.buffer = none;
        if (drive_to(index, battery(vehicle).charger, line)) plug_in(index, line);
    }

    template <class Line>
    void plug_in(Index index, Line& line) {
        Fleet& fleet = fleets_[vehicles_[index].fleet];
        if (fleet.charging < battery(vehicles_[index]).chargers)
            begin_to_charge(index, line);
        else
            fleet.at_charger.push(index);
    }

    /// To the full, at an even pace.
    template <class Line>
    void begin_to_charge(Index index, Line& line) {
        Transporter& vehicle = vehicles_[index];
        const BatteryPlan& plan = battery(vehicle);
        const double empty = to_seconds(plan.lasts - vehicle.charge) / to_seconds(plan.lasts);
        ++fleets_[vehicle.fleet].charging;
        vehicle.plugged_in = true;
        line.loop().at(vehicle.timer, line.now() + from_seconds(to_seconds(plan.charge) * empty));
    }

    /// A transporter that stands with its part waits for somebody outside of what it serves.
    template <class Line>
    void note_held(Index buffer, Line& line) {
        Rides& rides = rides_[buffer];
        const bool held = !rides.vehicles.empty() && vehicles_[rides.vehicles.front()].there <= line.now();
        if (held == rides.is_held) return;
        rides.is_held = held;
        fleets_[plan_->buffers[buffer].carried_by].stands += held ? 1 : -1;
        line.waits_outside(plan_->transporters[plan_->buffers[buffer].carried_by].loop, held);
    }

    void enter(Transporter& vehicle, Errand errand, SimTime now) {
        account(vehicle, now);
        vehicle.errand = errand;
    }

    /// Puts the time since it was last asked for into the books.
    void account(Transporter& vehicle, SimTime now) {
        Fleet& fleet = fleets_[vehicle.fleet];
        if (fleet.presence != Presence::working) {
            vehicle.since = now;
            return;
        }
        const SimTime until = vehicle.errand == Errand::carrying ? std::clamp(vehicle.there, vehicle.since, now) : now;
        fleet.times[static_cast<std::size_t>(vehicle.errand)] += until - vehicle.since;
        fleet.held += now - until;
        vehicle.since = now;
    }

    const Plan* plan_;
    TransportOrders orders_;
    std::vector<Fleet> fleets_;
    std::vector<Transporter> vehicles_;  ///< fleet by fleet
    std::vector<Rides> rides_;           ///< by buffer
};

}  // namespace takt
