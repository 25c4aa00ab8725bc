// What is on its way, and why it set out.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/causes.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/present_cause.hpp"
#include "takt/line/ring.hpp"

namespace takt {

/// Parts on conveyors and with transporters, empty carriers, and pieces. Where several are on their way
/// there is one timer, for the first of them; so what it is set because of says nothing of why that one set out.
class OnTheWay {
  public:
    explicit OnTheWay(const Plan& plan)
        : plan_(&plan), parts_(plan.buffers.size()), carriers_(plan.carriers.size()), pieces_(plan.materials.size()) {}

    /// A part comes on to a conveyor and sets out at once. One that a transporter takes on waits until it is fetched.
    void stored(Index buffer, PresentCause& present) {
        const BufferPlan& plan = plan_->buffers[buffer];
        if (plan.transit > Duration::zero() && plan.carried_by == none) fetched(buffer, present);
    }
    void fetched(Index buffer, PresentCause& present) { parts_[buffer].push(present.keep().cause); }
    void taken(Index buffer, Causes& causes) {
        if (plan_->buffers[buffer].transit > Duration::zero()) causes.release(parts_[buffer].pop());
    }

    void carrier_sent_back(Index carrier, PresentCause& present) { carriers_[carrier].push(present.keep().cause); }

    void set_out(Index material, SimTime due, PresentCause& present) {
        pieces_[material].push_back({due, present.keep().cause});
    }

    /// Something has come, as a timer says: the parent of that cause is then why it set out.
    void comes(Cause& cause, Causes& causes) {
        if (cause.link == Link::transit) part_comes(cause, causes);
        if (cause.link == Link::way_back) carrier_comes(cause, causes);
        if (cause.link == Link::lead_time) pieces_come(cause, causes);
    }

  private:
    struct Delivery {
        SimTime due{};
        Index cause = none;
    };

    /// The part at the head of a conveyor is there since it came to it.
    void part_comes(Cause& cause, Causes& causes) {
        const Ring<Index>& parts = parts_[cause.index];
        if (parts.empty()) return;
        replace_parent(cause, parts.front(), causes);
        const Duration way = cause.time - causes[cause.parent].time;
        cause.off_shift = std::max(Duration::zero(), way - plan_->buffers[cause.index].transit);
    }

    void carrier_comes(Cause& cause, Causes& causes) {
        replace_parent(cause, carriers_[cause.index].front(), causes);
        causes.release(carriers_[cause.index].pop());
    }

    void pieces_come(Cause& cause, Causes& causes) {
        std::vector<Delivery>& due = pieces_[cause.index];
        for (std::size_t i = 0; i < due.size();) {
            if (due[i].due > cause.time) {
                ++i;
                continue;
            }
            replace_parent(cause, due[i].cause, causes);
            causes.release(due[i].cause);
            due[i] = due.back();
            due.pop_back();
        }
    }

    static void replace_parent(Cause& cause, Index parent, Causes& causes) {
        causes.refer(cause.parent, parent);
        cause.off_shift = cause.stopped = Duration::zero();
    }

    const Plan* plan_;
    std::vector<Ring<Index>> parts_;             ///< by buffer, the first of them at the head
    std::vector<Ring<Index>> carriers_;          ///< by carrier
    std::vector<std::vector<Delivery>> pieces_;  ///< by material
};

}  // namespace takt
