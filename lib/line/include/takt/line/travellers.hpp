// Members of crews, teams of operators and shared robots that have a way to go before they are at work.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/kernel/event_list.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/requester.hpp"
#include "takt/line/timers.hpp"
#include "takt/spec/spot.hpp"

namespace takt {

struct Traveller {
    enum class Errand : std::uint8_t { free, returning, coming, at_work };

    Index resource = none;
    Index group = none;
    Errand errand = Errand::free;
    bool in_vain = false;    ///< coming: who asked needs him no longer
    Requester requester{};   ///< coming: who asked
    spec::Spot from{};       ///< where he set out
    spec::Spot to{};         ///< where he is, or goes to
    SimTime left{};          ///< when he set out
    Slot timer = 0;

    bool may_be_sent() const { return errand == Errand::free || errand == Errand::returning; }
};

/// Where everybody is who travels, and who would be at a station first. Who is sent goes there, needed or not; on the way back to
/// the base he can be sent from where he is.
class Travellers {
  public:
    explicit Travellers(const Plan& plan)
        : plan_(&plan), first_of_(plan.resources.size() + 1), may_be_sent_(plan.resources.size(), 0) {
        for (Index r = 0; r < plan.resources.size(); ++r) {
            first_of_[r] = count();
            if (plan.resources[r].travel) add(r);
        }
        first_of_.back() = count();
    }

    template <class Claim>
    void claim_timers(Claim&& claim) {
        for (Index t = 0; t < count(); ++t)
            claim(Rank::travel, t, all_[t].timer);
    }

    /// How many can be sent.
    std::uint32_t at_hand(Index resource) const { return may_be_sent_[resource]; }

    bool travels(Index resource) const { return first_of_[resource] < first_of_[resource + 1]; }
    Rows of(Index resource) const { return {first_of_[resource], first_of_[resource + 1]}; }
    const Traveller& operator[](Index traveller) const { return all_[traveller]; }
    Index count() const { return static_cast<Index>(all_.size()); }

    /// Who can come to a station, and how long that takes.
    struct Choice {
        Index traveller = none;
        Duration takes = Duration::max();
    };

    /// Of those who have the skill and can be sent, the ones with the fewest skills, of them who is there first.
    /// \complexity O(members of the resource)
    Choice choose(Index resource, Index station, std::uint64_t skill, SimTime now) const {
        const TravelPlan& travel = *plan_->resources[resource].travel;
        const auto& groups = plan_->resources[resource].groups;
        const spec::Spot& to = travel.place_of(station);
        Choice best;
        int fewest = 0;
        for (Index t = first_of_[resource]; t < first_of_[resource + 1]; ++t) {
            const std::uint64_t skills = groups[all_[t].group].second;
            if (!all_[t].may_be_sent() || (skills & skill) != skill) continue;
            const int skilled = std::popcount(skills);
            const Duration takes = travel.time(where(all_[t], now), to);
            if (best.traveller != none && (skilled > fewest || (skilled == fewest && takes >= best.takes))) continue;
            best = {t, takes};
            fewest = skilled;
        }
        return best;
    }

    /// \pre he may be sent
    void send(Index traveller, Index station, Requester requester, SimTime now) {
        Traveller& who = all_[traveller];
        set_out(who, plan_->resources[who.resource].travel->place_of(station), now);
        who.errand = Traveller::Errand::coming;
        --may_be_sent_[who.resource];
        who.requester = requester;
        who.in_vain = false;
    }

    /// Sends him to the base. \return how long he will be on the way; zero: he stays where he is
    Duration send_back(Index traveller, SimTime now) {
        Traveller& who = all_[traveller];
        const TravelPlan& travel = *plan_->resources[who.resource].travel;
        if (!travel.base) return Duration::zero();
        const Duration takes = travel.time(who.to, *travel.base);
        set_out(who, *travel.base, now);
        if (takes > Duration::zero()) who.errand = Traveller::Errand::returning;
        return takes;
    }

    /// He is where he was sent. \return whether somebody needs him there
    bool arrives(Index traveller) {
        Traveller& who = all_[traveller];
        const bool needed = who.errand == Traveller::Errand::coming && !who.in_vain;
        may_be_sent_[who.resource] += who.errand == Traveller::Errand::coming && !needed;
        who.errand = needed ? Traveller::Errand::at_work : Traveller::Errand::free;
        return needed;
    }

    /// \pre he is at work
    void let_go(Index traveller) {
        all_[traveller].errand = Traveller::Errand::free;
        ++may_be_sent_[all_[traveller].resource];
    }

    /// Who asked needs nobody any longer. \return whether somebody was on the way to him
    bool calls_off(Index resource, Requester requester) {
        for (Index t = first_of_[resource]; t < first_of_[resource + 1]; ++t) {
            if (all_[t].errand != Traveller::Errand::coming || all_[t].in_vain || all_[t].requester != requester) continue;
            all_[t].in_vain = true;
            return true;
        }
        return false;
    }

  private:
    /// At first at their base, or at the places in turn.
    void add(Index resource) {
        const ResourcePlan& plan = plan_->resources[resource];
        for (Index g = 0; g < plan.groups.size(); ++g)
            for (std::uint32_t k = 0; k < plan.groups[g].first; ++k) {
                Traveller who;
                who.resource = resource;
                who.group = g;
                who.to = plan.travel->first_place(count() - first_of_[resource]);
                all_.push_back(who);
                ++may_be_sent_[resource];
            }
    }

    spec::Spot where(const Traveller& who, SimTime now) const {
        if (who.errand != Traveller::Errand::returning) return who.to;
        const TravelPlan& travel = *plan_->resources[who.resource].travel;
        return spot_after(to_seconds(now - who.left) * travel.speed, who.from, who.to, travel.ways);
    }

    void set_out(Traveller& who, const spec::Spot& to, SimTime now) {
        who.from = where(who, now);
        who.to = to;
        who.left = now;
    }

    const Plan* plan_;
    std::vector<Traveller> all_;   ///< resource by resource
    std::vector<Index> first_of_;  ///< by resource; in the end how many there are
    std::vector<std::uint32_t> may_be_sent_;  ///< by resource: how many
};

}  // namespace takt
