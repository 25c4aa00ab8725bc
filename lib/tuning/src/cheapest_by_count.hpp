// The cheapest plan where outputs are not normal, so that a mean and a standard deviation do not tell how often a target is met.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "takt/tuning/evaluations.hpp"
#include "takt/tuning/judge.hpp"
#include "takt/tuning/problem.hpp"

namespace takt {

/// Goes down from a plan that meets the target often enough, decision after decision, the one that costs most first, each to the
/// lowest step with which still enough of some runs meet it, or as many as with the plan it began with. Nobody knows better: what a
/// step brings on average says little here.
class CheapestByCount {
  public:
    using Id = Evaluations::Id;

    /// \param share   of the runs that have to meet the target
    /// \param allowed runs that may be made in all
    CheapestByCount(Evaluations& runs, const Judge& judge, double target, double share, std::uint64_t allowed)
        : runs_(runs),
          judge_(judge),
          problem_(runs.problem()),
          target_(target),
          needed_(static_cast<std::uint64_t>(std::ceil(share * runs_of_a_plan - 1e-9))),
          allowed_(allowed) {}

    Id below(Id from) {
        if (!can_run()) return from;
        needed_ = std::min(needed_, met(from));
        for (const std::size_t d : by_cost(runs_.design(from))) from = lowest(from, d);
        return from;
    }

  private:
    static constexpr std::uint64_t runs_of_a_plan = 32;

    std::vector<std::size_t> by_cost(const Design& design) const {
        std::vector<std::size_t> order(design.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto cost = [&](std::size_t d) { return problem_.way(design, d).cost - problem_.decisions[d].ways.front().cost; };
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return cost(a) > cost(b); });
        return order;
    }

    Id lowest(Id from, std::size_t d) {
        Design tried = runs_.design(from);
        std::uint16_t low = 0;
        std::uint16_t high = tried[d];
        while (low < high) {
            tried[d] = static_cast<std::uint16_t>((low + high) / 2);
            if (is_enough(runs_.id_of(tried)))
                high = tried[d];
            else
                low = static_cast<std::uint16_t>(tried[d] + 1);
        }
        tried[d] = high;
        return runs_.id_of(tried);
    }

    bool can_run() const { return runs_.runs() + runs_of_a_plan <= allowed_; }

    bool is_enough(Id id) { return can_run() && met(id) >= needed_ && judge_.keeps_limits(id, runs_of_a_plan); }

    /// Of its first runs, which are made.
    std::uint64_t met(Id id) {
        runs_.run(id, 0, runs_of_a_plan);
        std::uint64_t met = 0;
        for (std::uint64_t r = 0; r < runs_of_a_plan; ++r) met += runs_.at(id, r).units >= target_;
        return met;
    }

    Evaluations& runs_;
    const Judge& judge_;
    const TuningProblem& problem_;
    double target_;
    std::uint64_t needed_;
    std::uint64_t allowed_;
};

}  // namespace takt
