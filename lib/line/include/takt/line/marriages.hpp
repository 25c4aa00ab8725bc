// Vehicles and what is launched for them: who is not married yet, who is left over, and who waits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/spells.hpp"

namespace takt {

/// Of a vehicle that is scrapped before its marriage, the part is taken off the list if it has not been launched; else it is left
/// over, and scrapped where it would have been married. A part that is scrapped is launched again, before all others.
class Marriages {
  public:
    explicit Marriages(const Plan& plan) : plan_(&plan), matches_(plan.matches.size()) {}

    /// For each of the matches a part for a vehicle.
    template <class Line>
    void launch(const std::vector<Index>& matches, const Part& vehicle, Line& line) {
        for (const Index match : matches) {
            matches_[match].unmarried.push(vehicle.number);
            line.sources().order(plan_->matches[match].follower, part_for(vehicle, match, line.now()));
            line.mark(ElementKind::source, plan_->matches[match].follower);
        }
    }

    /// \param is_behind  others were in front of it
    void marry(Index match, std::uint64_t vehicle, bool is_behind) {
        remove(matches_[match].unmarried, vehicle);
        ++matches_[match].married;
        matches_[match].behind += is_behind;
    }

    /// A part of any kind is scrapped.
    template <class Line>
    void lost(const Part& part, Line& line) {
        if (!plan_->is_of_source(part.source)) return;
        if (const Index match = plan_->sources[part.source].match; match != none) return part_lost(match, part, line);
        for (Index match = 0; match < matches_.size(); ++match)
            if (plan_->matches[match].leader == part.source && remove(matches_[match].unmarried, part.number))
                vehicle_lost(match, part.number, line);
    }

    bool has_left_over(Index match) const { return !matches_[match].left_over.empty(); }
    bool is_left_over(Index match, const Part& part) const {
        const Ring<std::uint64_t>& all = matches_[match].left_over;
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i] == vehicle_of(part)) return true;
        return false;
    }

    bool waits(Index match) const { return matches_[match].waits; }

    /// The vehicle that is next is there, and its part is not, or that is over.
    void set_waiting(Index match, bool waits, SimTime now) {
        Match& here = matches_[match];
        here.waited.begins_if(waits && !here.waits, now);
        here.waited.ends_if(!waits && here.waits, now);
        here.waits = waits;
    }

    void restart_statistics(SimTime now) {
        for (Match& match : matches_) {
            match.waited.restart(match.waits, now);
            match.married = match.behind = match.replaced = match.withdrawn = 0;
        }
    }

    void collect(SimTime now, ReplicationResult& result) const {
        for (const Match& match : matches_)
            result.matches.push_back({to_seconds(match.waited.total(match.waits, now)), match.married, match.behind,
                                      match.replaced, match.withdrawn});
    }

  private:
    struct Match {
        Ring<std::uint64_t> unmarried{64};  ///< vehicles with a part, launched or ordered
        Ring<std::uint64_t> left_over{64};  ///< vehicles that are lost while their part is on its way
        bool waits = false;
        Spells waited;
        std::uint64_t married = 0, behind = 0, replaced = 0, withdrawn = 0;
    };

    Part part_for(const Part& vehicle, Index match, SimTime now) const {
        Part part;
        part.entered = now;
        part.number = vehicle.number;
        part.source = plan_->matches[match].follower;
        part.product = vehicle.product;
        return part;
    }

    /// \complexity linear in those before it
    static bool remove(Ring<std::uint64_t>& all, std::uint64_t number) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i] != number) continue;
            all.remove_at(i);
            return true;
        }
        return false;
    }

    template <class Line>
    void part_lost(Index match, const Part& part, Line& line) {
        if (remove(matches_[match].left_over, vehicle_of(part))) {
            ++matches_[match].withdrawn;
            return;
        }
        ++matches_[match].replaced;
        Part again = part_for(part, match, line.now());
        again.number += one_replacement;
        line.sources().order_first(part.source, again);
        line.mark(ElementKind::source, part.source);
    }

    template <class Line>
    void vehicle_lost(Index match, std::uint64_t number, Line& line) {
        if (line.sources().cancel(plan_->matches[match].follower, number)) return;
        matches_[match].left_over.push(number);
        line.stations().part_waits(plan_->matches[match].station, line);
    }

    const Plan* plan_;
    std::vector<Match> matches_;
};

}  // namespace takt
