// Who waited for a member of a crew, a carrier or a transporter, and what more of them would have saved.
#pragma once

#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/causes.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/present_cause.hpp"
#include "takt/line/recent_times.hpp"
#include "takt/line/resources.hpp"
#include "takt/line/working_time.hpp"

namespace takt {

/// Where one of several that are alike is waited for, whoever waits gets the one that has become free, so what more of them
/// would have saved follows from when the ones before it did.
class WaitsForMembers {
  public:
    explicit WaitsForMembers(const Plan& plan)
        : plan_(&plan),
          hours_(plan),
          freed_members_(plan.resources.size()),
          freed_carriers_(plan.carriers.size()),
          freed_transporters_(plan.transporters.size()) {}

    void requested(SimTime now, Requester requester) { requested_at(requester) = now; }

    void given_back(SimTime now, Index resource) { freed_members_[resource].add(now); }

    /// Nobody is waited for any longer, but the way of who has been sent.
    void sent_for(SimTime now, Index resource, Requester requester, SimTime there, PresentCause& present) {
        granted(now, resource, requester, present);
        requested_at(requester) = there;
    }

    void granted(SimTime now, Index resource, Requester requester, PresentCause& present) {
        const SimTime since = requested_at(requester);
        const ResourcePlan& plan = plan_->resources[resource];
        present.wait_over(now, since, Link::member, resource,
                          freed_members_[resource].saved(since, now, hours_.of(plan.calendar), plan.size()));
    }

    /// Who was granted a member holds it for a time, up to `end`, with its way before. Had he got it earlier than by that time, he
    /// would have been done before the one whose member he got.
    static void holds(SimTime now, SimTime end, PresentCause& present) {
        if (present->time != now) return;
        const Index got = present->link == Link::travel ? present->parent : present.index();
        if (got == none || present.causes()[got].link != Link::member) return;
        limit(present.causes().difference_of(got).more, static_cast<float>(to_seconds(end - present.causes()[got].time)));
    }

    void carrier_returned(SimTime now, Index carrier) { freed_carriers_[carrier].add(now); }

    /// A station that lacked a carrier has one.
    void got_carrier(SimTime now, Index station, SimTime since, PresentCause& present) {
        const Index carrier = plan_->stations[station].loads;
        present.wait_over(now, since, Link::carrier, carrier,
                          freed_carriers_[carrier].saved(since, now, hours_.of(plan_->stations[station].calendar),
                                                         plan_->carriers[carrier].count));
    }

    void transporter_freed(SimTime now, Index fleet) { freed_transporters_[fleet].add(now); }

    /// A transporter is sent for a part.
    void sent(SimTime now, Index fleet, SimTime since, PresentCause& present) {
        const TransporterPlan& plan = plan_->transporters[fleet];
        present.wait_over(now, since, Link::transporter, fleet,
                          freed_transporters_[fleet].saved(since, now, hours_.of(plan.calendar), plan.count));
    }

  private:
    SimTime& requested_at(Requester requester) {
        std::vector<SimTime>& all = requested_at_[requester.kind == Requester::Kind::machine ? 0 : 1];
        if (all.size() <= requester.index) all.resize(requester.index + 1);
        return all[requester.index];
    }

    const Plan* plan_;
    WorkingTimes hours_;
    std::vector<RecentTimes> freed_members_;       ///< by resource
    std::vector<RecentTimes> freed_carriers_;      ///< by carrier
    std::vector<RecentTimes> freed_transporters_;  ///< by fleet
    std::vector<SimTime> requested_at_[2];         ///< by machine, and by stop of the line
};

}  // namespace takt
