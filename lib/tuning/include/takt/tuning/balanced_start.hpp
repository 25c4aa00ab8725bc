// Where a climb begins: a design in which no station is the narrowest by far, by what stations can do alone.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>

#include "takt/experiment/static_look.hpp"
#include "takt/tuning/gains.hpp"
#include "takt/tuning/problem.hpp"
#include "takt/tuning/stairs.hpp"

namespace takt {

/// Answers from the plan alone, without a run.
class BalancedStart {
  public:
    explicit BalancedStart(const TuningProblem& problem)
        : problem_(problem), costs_count_(problem.goal == spec::Goal::value) {}

    /// The narrowest is raised while that is allowed and pays; what is left goes evenly to the rest.
    Design design() const {
        Design at = bottom(problem_);
        while (const std::optional<std::size_t> d = best_raise(at)) ++at[*d];
        if (costs_count_) return at;
        for (bool raised = true; raised;) {
            raised = false;
            std::uint16_t lowest = std::numeric_limits<std::uint16_t>::max();
            for (std::size_t d = 0; d < at.size(); ++d)
                if (can_raise(problem_, at, d) && !bounds(at, d)) lowest = std::min(lowest, at[d]);
            for (std::size_t d = 0; d < at.size() && !raised; ++d) {
                if (at[d] != lowest || !can_raise(problem_, at, d) || bounds(at, d)) continue;
                ++at[d];
                raised = true;
            }
        }
        return at;
    }

    /// A step more wherever stations or resources could be narrow: where several are equally narrow, no single step brings anything.
    Design wider_everywhere(Design design) const {
        for (std::size_t d = 0; d < design.size(); ++d)
            if (can_raise(problem_, design, d) && bounds(design, d)) ++design[d];
        return design;
    }

  private:
    /// Of what every element can do alone, a soft least: it rises where one of several that are equally narrow is raised.
    double bound(const Design& design) const {
        constexpr double softness = 8;
        const StaticLook look = static_look(problem_.plan(design));
        double sum = 0;
        const auto add = [&](double jph) {
            if (jph > 0) sum += std::pow(jph, -softness);
        };
        for (const StationLook& each : look.stations) add(each.jph);
        for (const ResourceLook& each : look.resources) add(each.jph);
        for (const SourceLook& each : look.sources) add(each.jph);
        for (const MilkRunLook& each : look.milk_runs) add(each.jph);
        return sum > 0 ? std::pow(sum, -1 / softness) * to_hours(look.scheduled) : 0;
    }

    /// Whether the stair has to do with what stations can do alone.
    bool bounds(const Design& at, std::size_t d) const {
        const auto known = bounding_.find(d);
        if (known != bounding_.end()) return known->second;
        Design low = at;
        Design high = at;
        for (std::size_t each = 0; each < at.size(); ++each) low[each] = high[each] = static_cast<std::uint16_t>(problem_.decisions[each].ways.size() - 1);
        low[d] = 0;
        return bounding_.emplace(d, bound(low) < bound(high) * (1 - 1e-9)).first->second;
    }

    std::optional<std::size_t> best_raise(const Design& at) const {
        const double now = bound(at);
        std::optional<std::size_t> best;
        double most = 0;
        for (std::size_t d = 0; d < at.size(); ++d) {
            if (!can_raise(problem_, at, d) || !bounds(at, d)) continue;
            const Design higher = stepped(at, d, 1);
            const double gain = bound(higher) - now;
            if (gain <= now * 1e-9) continue;
            const double rate = costs_count_ ? gain * std::max(problem_.unit_value, 1e-12) - (problem_.cost(higher) - problem_.cost(at)) : gain / burden_of(at, d);
            if (rate <= most) continue;
            most = rate;
            best = d;
        }
        return best;
    }

    /// What a step takes of what is scarce.
    double burden_of(const Design& at, std::size_t d) const {
        const DecisionWay& from = problem_.decisions[d].ways[at[d]];
        const DecisionWay& to = problem_.decisions[d].ways[at[d] + 1u];
        double sum = 1e-12;
        if (problem_.budget && *problem_.budget > 0) sum += (to.cost - from.cost) / *problem_.budget;
        for (std::size_t t = 0; t < problem_.limited.size(); ++t)
            if (problem_.limited[t].amount > 0) sum += (to.uses[t] - from.uses[t]) / problem_.limited[t].amount;
        return sum;
    }

    const TuningProblem& problem_;
    bool costs_count_;
    mutable std::map<std::size_t, bool> bounding_;
};

}  // namespace takt
