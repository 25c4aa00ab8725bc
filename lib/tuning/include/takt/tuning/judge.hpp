// What designs are worth, as far as their runs tell. All designs are run with the same random numbers, so that the difference of
// two is known much better than either.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/stats/tally.hpp"
#include "takt/tuning/evaluations.hpp"

namespace takt {

/// A mean with its standard error.
struct Measured {
    double mean = 0;
    double error = 0;
    std::uint64_t runs = 0;
};

/// Means by paired differences from a reference design that has been run more often (control variates with the weight 1).
/// \source Law, Simulation Modeling and Analysis, 5th ed., 11.2 (common random numbers)
class Judge {
  public:
    using Id = Evaluations::Id;

    explicit Judge(const Evaluations& runs) : runs_(runs) {}

    /// From now on others are measured by it. `fresh` are runs of it under numbers that no search has seen, if there are any.
    void refer_to(Id id, std::uint64_t runs) {
        reference_ = id;
        reference_runs_ = runs;
        level_ = tally(id, 0, runs);
    }
    void learn(const Tally& fresh) { level_.merge(fresh); }

    bool has_reference() const { return reference_runs_ > 0; }
    Id reference() const { return reference_; }
    std::uint64_t reference_runs() const { return reference_runs_; }
    /// How well the level of all designs is known.
    double level_error() const { return spread() / std::sqrt(std::max(1.0, static_cast<double>(level_.count()))); }

    /// What the goal counts of a run, costs not counted: units, or their value.
    double worth(const Measures& run) const {
        const TuningProblem& problem = runs_.problem();
        if (problem.goal != spec::Goal::value) return run.units;
        return problem.unit_value > 0 ? problem.unit_value * run.units : run.value;
    }

    /// Worth of one unit more in a run like this.
    double worth_of_unit(const Measures& run) const { return run.units > 0 ? worth(run) / run.units : 1; }

    Tally tally(Id id, std::uint64_t first, std::uint64_t count) const {
        Tally all;
        for (std::uint64_t r = first; r < first + count; ++r) all.add(worth(runs_.at(id, r)));
        return all;
    }

    /// Standard deviation of a run's worth: of the reference, or pooled over `others` while there is none.
    double spread() const {
        if (level_.count() >= 8) return level_.standard_deviation();
        return pooled_;
    }
    void pool(const std::vector<Id>& others) {
        double squares = 0;
        double degrees = 0;
        for (const Id id : others) {
            const Tally all = tally(id, 0, runs_.made(id));
            if (all.count() < 2) continue;
            squares += all.variance() * static_cast<double>(all.count() - 1);
            degrees += static_cast<double>(all.count() - 1);
        }
        pooled_ = degrees > 0 ? std::sqrt(squares / degrees) : 0;
    }

    /// a less b over the first `runs` runs of both. With few runs their spread is hardly known; it is drawn towards a fifth of
    /// the spread of a run, as if that had been seen in two more.
    Measured difference(Id a, Id b, std::uint64_t runs) const {
        Tally all;
        for (std::uint64_t r = 0; r < runs; ++r) all.add(worth(runs_.at(a, r)) - worth(runs_.at(b, r)));
        constexpr double prior_runs = 2;
        const double prior = spread() / 5;
        const double n = static_cast<double>(runs);
        const double squares = prior_runs * prior * prior + all.variance() * std::max(0.0, n - 1);
        return {all.mean(), std::sqrt(squares / (prior_runs + n - 1) / n), runs};
    }

    /// Whether its mean lead time and work in process are within what the problem allows, by its first `runs` runs.
    bool keeps_limits(Id id, std::uint64_t runs) const {
        const TuningProblem& problem = runs_.problem();
        Tally lead_time;
        Tally work_in_process;
        for (std::uint64_t r = 0; r < runs; ++r) {
            lead_time.add(runs_.at(id, r).lead_time);
            work_in_process.add(runs_.at(id, r).work_in_process);
        }
        return (!problem.lead_time || lead_time.mean() <= to_seconds(*problem.lead_time)) &&
               (!problem.work_in_process || work_in_process.mean() <= *problem.work_in_process);
    }

    /// Its mean worth, by its first `runs` runs. Without a reference their plain mean.
    Measured mean(Id id, std::uint64_t runs) const {
        if (!has_reference()) {
            const Tally all = tally(id, 0, runs);
            return {all.mean(), spread() / std::sqrt(static_cast<double>(runs)), runs};
        }
        if (id == reference_) return {level_.mean(), 0, runs};
        Measured less = difference(id, reference_, std::min(runs, reference_runs_));
        less.mean += level_.mean();
        return less;
    }
    Measured mean(Id id) const { return mean(id, runs_.made(id)); }

  private:
    const Evaluations& runs_;
    Id reference_ = 0;
    std::uint64_t reference_runs_ = 0;
    Tally level_;
    double pooled_ = 0;
};

}  // namespace takt
