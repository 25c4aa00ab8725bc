// What the peers of takt::tune search by: the goal less penalties, from the same simulator, counted in plant-years.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

#include <boost/math/distributions/normal.hpp>

#include "takt/stats/tally.hpp"
#include "takt/tuning/evaluations.hpp"
#include "takt/tuning/problem.hpp"

namespace peers {

/// The plant-years are used up; what is held is the answer.
struct BudgetSpent {};

/// Plants of one search. Every run is made once and counted once; run r of every design has the same random numbers.
class PenalisedGoal {
  public:
    PenalisedGoal(const takt::TuningProblem& problem, unsigned threads)
        : problem_(problem),
          runs_(problem, {}, threads, {}),
          standing_(boost::math::quantile(boost::math::normal(), problem.probability)),
          price_of_missing_(10 * (problem.cost(dearest()) - problem.cost(takt::Design(problem.decisions.size(), 0)))) {}

    const takt::TuningProblem& problem() const { return problem_; }
    std::uint64_t plant_years() const { return runs_.runs(); }
    std::size_t decisions() const { return problem_.decisions.size(); }
    int ways(std::size_t decision) const { return static_cast<int>(problem_.decisions[decision].ways.size()); }

    /// Makes runs 0 to `count` - 1 of all these designs, as many of them as are missing.
    /// \throws BudgetSpent if fewer plant-years are left
    void run(const std::vector<takt::Design>& designs, std::uint64_t count) {
        std::vector<takt::Evaluations::Id> ids;
        std::uint64_t missing = 0;
        for (const takt::Design& design : designs) {
            const takt::Evaluations::Id id = runs_.id_of(design);
            if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
            ids.push_back(id);
            missing += count - std::min(count, runs_.made(id));
        }
        if (runs_.runs() + missing > problem_.plant_years) throw BudgetSpent{};
        runs_.run(ids, 0, count);
    }

    /// By the first `count` runs, which are made if need be; greater is better.
    /// The goal `cost`: less ten times the range of costs for a whole target missed, where what must reach the target is the mean
    /// less as many standard deviations as the probability asks for. Limits: less twice its worth for being beyond by the whole.
    double operator()(const takt::Design& design, std::uint64_t count) {
        run({design}, count);
        const double mean = units(design, count).mean();
        const double cost = problem_.cost(design);
        if (problem_.goal == takt::spec::Goal::cost) {
            const double target = *problem_.target_per_second * horizon(design);
            return -cost - price_of_missing_ * std::max(0.0, target + standing_ * spread_ - mean) / target;
        }
        const double worth = problem_.goal == takt::spec::Goal::value ? problem_.unit_value * mean : mean;
        return worth * (1 - 2 * excess(design)) - (problem_.goal == takt::spec::Goal::value ? cost : 0.0);
    }

    /// How far it is beyond what is limited, as a share of that; 0 if it is allowed. Known without a run.
    double excess(const takt::Design& design) const {
        double sum = 0;
        for (std::size_t t = 0; t < problem_.limited.size(); ++t)
            sum += std::max(0.0, problem_.uses(design, t) / problem_.limited[t].amount - 1);
        return sum;
    }

    /// Takes the standard deviation of a run anew, pooled over all designs that were run: it is much the same for all, and a few runs
    /// of each alone would tell it badly.
    void pool_spread() {
        double squares = 0, degrees = 0;
        for (takt::Evaluations::Id id = 0; id < runs_.designs(); ++id) {
            const std::uint64_t made = runs_.made(id);
            if (made < 2) continue;
            squares += units(runs_.design(id), made).variance() * static_cast<double>(made - 1);
            degrees += static_cast<double>(made - 1);
        }
        if (degrees > 0) spread_ = std::sqrt(squares / degrees);
    }

    /// A new answer, from now on.
    void hold(const takt::Design& design) {
        if (design == held_) return;
        held_ = design;
        held_since_ = plant_years();
    }
    const takt::Design& held() const { return held_; }
    std::uint64_t held_since() const { return held_since_; }

  private:
    takt::Design dearest() const {
        takt::Design design;
        for (const takt::Decision& decision : problem_.decisions)
            design.push_back(static_cast<std::uint16_t>(decision.ways.size() - 1));
        return design;
    }

    takt::Tally units(const takt::Design& design, std::uint64_t count) {
        takt::Tally all;
        const takt::Evaluations::Id id = runs_.id_of(design);
        for (std::uint64_t r = 0; r < count; ++r)
            all.add(runs_.at(id, r).units);
        return all;
    }

    /// Seconds; the same for every design.
    double horizon(const takt::Design& design) {
        if (horizon_ == 0) horizon_ = takt::to_seconds(runs_.plan(runs_.id_of(design))->horizon);
        return horizon_;
    }

    const takt::TuningProblem& problem_;
    takt::Evaluations runs_;
    double standing_;
    double price_of_missing_;
    double spread_ = 0;
    double horizon_ = 0;
    takt::Design held_;
    std::uint64_t held_since_ = 0;
};

}  // namespace peers
