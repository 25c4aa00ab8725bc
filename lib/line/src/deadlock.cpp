#include "takt/line/deadlock.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/kernel/winner_tree.hpp"
#include "takt/line/deadlock_tables.hpp"
#include "takt/line/elements.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "who_can_move.hpp"

namespace takt {
namespace {

/// Among those who can never move again, a circle of stations that wait for each other, and what each waits for.
/// \complexity O(waits), once a run
class WaitingCircle {
  public:
    WaitingCircle(const Elements& line, const WhoCanMove& who, DeadlockTables& tables)
        : line_(line), plan_(line.plan()), who_(who), visited_(tables.visited), feeders_(tables.feeders) {
        visited_.assign(visited_.size(), false);
    }

    std::optional<Deadlock> deadlock(SimTime now) {
        for (Index s = 0; s < plan_.stations.size(); ++s)
            if (who_.is_stuck(s) && finds_circle(s)) return Deadlock{now, texts_of_circle()};
        return std::nullopt;
    }

  private:
    struct Wait {
        std::string text;
        Index station = none;  ///< whom it waits for
        bool keeps = false;    ///< something that others need: for parts alone one may wait in a circle for ever, starved
    };
    struct Step {
        Index station = none;
        Wait wait;
    };

    /// Follows who waits for whom, depth first; the steps after the first meeting with the same station are the circle.
    bool finds_circle(Index station) {
        const auto met = std::find_if(path_.begin(), path_.end(), [&](const Step& step) { return step.station == station; });
        if (met != path_.end()) {
            if (std::none_of(met, path_.end(), [](const Step& step) { return step.wait.keeps; })) return false;
            path_.erase(path_.begin(), met);
            return true;
        }
        if (visited_[station]) return false;
        visited_[station] = true;
        for (Wait& wait : waits_of(station)) {
            const Index next = wait.station;
            path_.push_back({station, std::move(wait)});
            if (finds_circle(next)) return true;
            path_.pop_back();
        }
        return false;
    }

    std::vector<std::string> texts_of_circle() const {
        std::vector<std::string> texts;
        for (const Step& step : path_) texts.push_back(step.wait.text);
        return texts;
    }

    std::vector<Wait> waits_of(Index station) const {
        const StationPlan& plan = plan_.stations[station];
        std::vector<Wait> waits;
        for (Index m = plan.first_machine; m < plan.first_machine + plan.machines; ++m) {
            const Machine& machine = line_.machines()[m];
            if (machine.phase != Phase::holding || who_.moves(m)) continue;
            if (who_.seen().waits_for_carrier_room(machine)) {
                const CarrierPlan& carrier = plan_.carriers[plan.unloads];
                add(waits, plan.name + " waits for room for an empty carrier of " + carrier.name, carrier.loaders, true);
            } else {
                add_waits_for_room(waits, plan, machine.exits);
            }
        }
        if (waits.empty() && !who_.loads(station)) add_waits_to_load(waits, station);
        return waits;
    }

    static void add(std::vector<Wait>& waits, const std::string& text, const std::vector<Index>& stations, bool keeps) {
        for (const Index station : stations) waits.push_back({text, station, keeps});
    }

    void add_waits_for_room(std::vector<Wait>& waits, const StationPlan& plan, Rows exits) const {
        for (Index e = exits.first; e < exits.last; ++e) {
            Index buffer = plan_.exits[e].to.index;
            const std::string text = plan.name + " waits for room in " + plan_.buffers[buffer].name;
            while (!who_.waits_for_transporter(buffer) && plan_.buffers[buffer].next && plan_.buffers[buffer].next->kind == ElementKind::buffer)
                buffer = plan_.buffers[buffer].next->index;
            if (who_.waits_for_transporter(buffer))
                add_waits_for_transporters(waits, text, plan_.buffers[buffer].carried_by);
            else
                add(waits, text, plan_.buffers[buffer].takers, true);
        }
    }

    /// Whom those wait for who stand with their parts.
    void add_waits_for_transporters(std::vector<Wait>& waits, const std::string& text, Index fleet) const {
        const TransporterPlan& plan = plan_.transporters[fleet];
        for (const Index carried : plan.buffers) {
            if (!line_.transporters().carries_head(carried)) continue;
            const std::string at = plan_.buffers[carried].name;
            Index buffer = carried;
            while (plan_.buffers[buffer].next && plan_.buffers[buffer].next->kind == ElementKind::buffer)
                buffer = plan_.buffers[buffer].next->index;
            add(waits, text + ", whose parts wait for transporters of " + plan.name + " that stand at the end of " + at,
                plan_.buffers[buffer].takers, true);
        }
    }

    void add_waits_to_load(std::vector<Wait>& waits, Index station) const {
        const StationPlan& plan = plan_.stations[station];
        for (const InputPlan& input : plan.inputs) {
            const bool is_batch = plan.batch != none && &input == &plan.inputs.front();
            if (is_batch ? who_.gets_batch(plan) : who_.is_supplied(input)) continue;
            const std::uint32_t least = is_batch ? plan_.batches[plan.batch].least : input.count;
            const std::string parts = least > 1 ? std::to_string(least) + " parts" : "parts";
            for (const Index buffer : input.buffers) {
                const std::string text = plan.name + " waits for " + parts + " from " + plan_.buffers[buffer].name;
                add(waits, text, feeders_[buffer], false);
                if (const Index fleet = who_.transporters_lacked_before(buffer); fleet != none)
                    add_waits_for_transporters(waits, text, fleet);
                if (const Index zone = who_.full_zone_before(buffer); zone != none)
                    add(waits, text + ", which find no room in zone " + plan_.zones[zone].name,
                        plan_.zones[zone].holders, true);
            }
        }
        if (plan.marries && !who_.gets_match(plan)) add_waits_for_match(waits, station);
        if (plan.loads != none && !who_.gets_carrier(plan)) {
            const CarrierPlan& carrier = plan_.carriers[plan.loads];
            add(waits, plan.name + " waits for an empty carrier of " + carrier.name, carrier.unloaders, true);
        }
        if (const Index zone = who_.lacks_room_in(plan.door_in); zone != none)
            add(waits, plan.name + " waits for room in zone " + plan_.zones[zone].name, plan_.zones[zone].holders,
                true);
        if (plan.blocks_before && !who_.gets_place(station)) add_waits_for_room(waits, plan, line_.stations().next_exits(station));
    }

    /// Nobody else can give what it waits for: the place, or the part that is in front.
    void add_waits_for_match(std::vector<Wait>& waits, Index station) const {
        const StationPlan& plan = plan_.stations[station];
        for (const Index flow : plan.inputs.front().buffers)
            who_.seen().for_each_at_head(flow, [&](const Part& vehicle) {
                const InputPlan* input = who_.lacks_match(plan, vehicle);
                if (input == nullptr) return;
                const Index buffer = input->buffers.front();
                const std::string text =
                    plan.name + " waits for number " + std::to_string(vehicle.number) + " from " + plan_.buffers[buffer].name;
                const auto is_its_own = [&](const Part& part) { return vehicle_of(part) == vehicle.number; };
                if (line_.buffers().holds(buffer, is_its_own))
                    return add(waits, text + ", which stands behind others there", {station}, true);
                if (!who_.seen().another_comes_forward(buffer)) return add(waits, text + ", where others keep it out", {station}, true);
                add(waits, text, feeders_[buffer], false);
            });
    }

    const Elements& line_;
    const Plan& plan_;
    const WhoCanMove& who_;
    DeadlockTables::Marks& visited_;
    const std::vector<std::vector<Index>>& feeders_;
    std::vector<Step> path_;
};

}  // namespace

std::optional<Deadlock> find_deadlock(const Elements& line, const WinnerTree& pending, SimTime now, DeadlockTables& tables) {
    const WhoCanMove who(line, pending, tables);
    return who.is_anyone_stuck() ? WaitingCircle(line, who, tables).deadlock(now) : std::nullopt;
}

}  // namespace takt
