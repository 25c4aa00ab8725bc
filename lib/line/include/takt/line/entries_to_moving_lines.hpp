// Why parts came that moving lines had to go on without for a cycle.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/causes.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/present_cause.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/state.hpp"
#include "takt/line/waits_for_room.hpp"

namespace takt {

/// A moving line that lacks something moves on and waits for nobody, so it never goes on because of what comes at last. Why
/// that came is kept here for the entry of the next part, as its other parent: there a path goes on that follows the part
/// (WayThroughMovingLines).
class EntriesToMovingLines {
  public:
    explicit EntriesToMovingLines(const Plan& plan)
        : plan_(&plan),
          moves_(plan.stations.size(), 0),
          lacked_(plan.stations.size(), State::working),
          finished_(plan.machines(), none),
          handed_over_(plan.buffers.size(), none),
          returned_(plan.carriers.size(), none),
          delivered_(plan.materials.size(), none) {}

    void moved(Index station, PresentCause& present) { present->move = ++moves_[station]; }
    void began_empty(Index station, State lacks) { lacked_[station] = lacks; }

    void finished(Index machine, PresentCause& present) { present.causes().refer(finished_[machine], present.index()); }

    /// There is room at last for what a producer holds. \pre the buffer is a direct hand-over
    void handed_over(Index buffer, Producer producer, Causes& causes) {
        causes.refer(handed_over_[buffer], producer.kind == ElementKind::station ? finished_[producer.index] : none);
    }

    void carrier_returned(Index carrier, PresentCause& present) {
        present.causes().refer(returned_[carrier], present.index());
    }

    void delivered(Index material, PresentCause& present) {
        present.causes().refer(delivered_[material], present.index());
    }

    /// A part goes on to a moving line, which moved on without one before; so it is because of what it lacked that it is not
    /// one pitch further on.
    void entered(SimTime now, Index station, const WaitsForRoom& room, PresentCause& present) {
        if (plan_->stations[station].moving == none) return;
        const State lacked = std::exchange(lacked_[station], State::working);
        const Index came = lacked == State::working ? none : why_it_came(station, lacked, room, present.causes());
        if (came == none || present->is_exogenous) return;
        Cause entry{.time = now, .index = station, .link = Link::entry};
        entry.other_parent = came;
        entry.move = moves_[station];
        present.causes().hold(came);
        present.goes_on_by(entry);
    }

  private:
    Index why_it_came(Index station, State lacked, const WaitsForRoom& room, const Causes& causes) const {
        const StationPlan& plan = plan_->stations[station];
        if (lacked == State::waiting_for_carrier) return returned_[plan.loads];
        if (lacked == State::waiting_for_material) return latest_delivery(plan, causes);
        const std::vector<Index>& inputs = plan.inputs.front().buffers;
        if (inputs.size() != 1) return none;
        const Index input = inputs.front();
        return plan_->buffers[input].capacity == 0u ? handed_over_[input] : room.why_last_came(input);
    }

    /// Of all materials that a station takes.
    Index latest_delivery(const StationPlan& station, const Causes& causes) const {
        Index latest = none;
        for (const NeedPlan& need : station.materials) {
            const Index delivery = delivered_[need.material];
            if (latest == none || (delivery != none && causes[delivery].time > causes[latest].time)) latest = delivery;
        }
        return latest;
    }

    const Plan* plan_;
    std::vector<std::uint32_t> moves_;  ///< by station
    std::vector<State> lacked_;         ///< by station: why its latest cycle is without a part
    // Causes of what was the latest of its kind.
    std::vector<Index> finished_;     ///< by machine
    std::vector<Index> handed_over_;  ///< by buffer of capacity 0: why the part that was handed over last was finished
    std::vector<Index> returned_;     ///< by carrier
    std::vector<Index> delivered_;    ///< by material
};

}  // namespace takt
