// Problems whose optimum is known exactly, and the judge of what a search found for them.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "takt/experiment/replicate.hpp"
#include "takt/experiment/work_pool.hpp"
#include "takt/stats/tally.hpp"
#include "takt/tuning/make_problem.hpp"
#include "takt/tuning/problem.hpp"
#include "takt/yaml/load.hpp"

namespace known {

/// Optimum and what is accepted are in the problem's own measure: `scale` units an hour for the goal output, money for value and cost.
struct Problem {
    std::string name;
    std::string file;
    double scale;
    double optimum;
    double accepted;
    double least_probability;   ///< true, for the goal `cost`
    std::uint64_t judged_runs;  ///< a tenth for designs where that is clear
    std::vector<std::string> best;  ///< the ways of an optimal design
};

/// TP20's limit is the one its literature uses, and the others' are as near to their optimum: 0.1 %, or 1 % of cost.
/// \source throughput by the exact Markov chain; CAP-1 by long runs of every cheaper design
inline const std::array<Problem, 4> problems{{
    {"TP20", "tp20.yaml", 1, 5.776121751, 5.7703, 0, 2000, {"7", "7", "6", "7", "11"}},
    {"BAP-2", "bap2.yaml", 1.0 / 6, 0.708100863, 0.708100863 * 0.999, 0, 2000, {"2", "3", "3", "2"}},
    {"LAW4", "law4.yaml", 1, 587'544.98, 587'544.98 * 0.999, 0, 4000, {"3", "3", "2", "2", "8", "9", "4"}},
    {"CAP-1", "cap1.yaml", 1, 261, 261 * 1.01, 0.94, 2000, {"3", "3", "2", "2", "4", "4", "3"}},
}};

inline takt::TuningProblem load(const Problem& problem) {
    const std::string file = std::string(TAKT_SOURCE_DIR "/bench/tune/") + problem.file;
    return takt::make_problem(takt::load_line(file), [file](const std::vector<takt::spec::Setting>& settings) {
        takt::LoadOptions with;
        with.overrides = settings;
        return takt::load_line(file, with);
    });
}

/// What a design truly is, by many runs under numbers that no search has seen.
struct Judgement {
    double worth = 0;        ///< in the problem's measure; the cost, for the goal `cost`
    double probability = 1;  ///< of a run to reach the target
    bool is_allowed = false;
    bool is_hit = false;
    bool is_clear = false;  ///< by the runs so far
    double shortfall = 0;   ///< from the optimum, a share of it
};

/// The design whose ways have these names.
inline takt::Design design_of(const takt::TuningProblem& problem, const std::vector<std::string>& names) {
    takt::Design design(names.size());
    for (std::size_t d = 0; d < names.size(); ++d) {
        const std::vector<takt::DecisionWay>& ways = problem.decisions[d].ways;
        const auto named = [&](const takt::DecisionWay& way) { return way.name == names[d]; };
        design[d] = static_cast<std::uint16_t>(std::find_if(ways.begin(), ways.end(), named) - ways.begin());
    }
    return design;
}

/// Judges by the difference from an optimal design under the same random numbers, whose exact worth is known: that is surer by far
/// than the level of its own runs.
class Judge {
  public:
    Judge(const Problem& known, const takt::TuningProblem& problem)
        : known_(known), problem_(problem), best_(design_of(problem, known.best)) {}

    const Judgement& operator()(const takt::Design& design) {
        const auto [place, is_new] = judged_.try_emplace(design);
        if (is_new) place->second = judge(design);
        return place->second;
    }

  private:
    static constexpr std::uint64_t seed = 20'261'125;
    static constexpr double clear = 3.5;  // standard errors

    /// A tenth of the runs, and the rest where those leave it open.
    Judgement judge(const takt::Design& design) {
        const takt::Plan plan = problem_.plan(design);
        std::vector<double> units;
        Judgement judgement;
        for (const std::uint64_t runs : {known_.judged_runs / 10, known_.judged_runs}) {
            add_outputs(units, plan, runs);
            judgement = is_by_cost() ? by_cost(design, plan, units) : by_worth(design, plan, units);
            if (judgement.is_clear) break;
        }
        return judgement;
    }

    bool is_by_cost() const { return problem_.goal == takt::spec::Goal::cost; }
    double tolerated() const { return std::abs(1 - known_.accepted / known_.optimum) + 1e-12; }

    Judgement by_cost(const takt::Design& design, const takt::Plan& plan, const std::vector<double>& units) const {
        const double target = *problem_.target_per_second * takt::to_seconds(plan.horizon);
        const auto met = std::count_if(units.begin(), units.end(), [&](double each) { return each >= target; });
        const double least = known_.least_probability, runs = static_cast<double>(units.size());
        Judgement judgement;
        judgement.worth = problem_.cost(design);
        judgement.probability = static_cast<double>(met) / runs;
        judgement.is_clear = std::abs(judgement.probability - least) > clear * std::sqrt(least * (1 - least) / runs);
        judgement.is_allowed = problem_.allows(design) && judgement.probability >= least;
        judgement.shortfall = judgement.worth / known_.optimum - 1;
        judgement.is_hit = judgement.is_allowed && judgement.shortfall <= tolerated();
        return judgement;
    }

    Judgement by_worth(const takt::Design& design, const takt::Plan& plan, const std::vector<double>& units) {
        add_outputs(of_best_, problem_.plan(best_), units.size());
        takt::Tally less;
        for (std::size_t r = 0; r < units.size(); ++r)
            less.add(of_best_[r] - units[r]);
        const bool is_value = problem_.goal == takt::spec::Goal::value;
        const double scale = is_value ? problem_.unit_value : known_.scale / takt::to_hours(plan.horizon);
        const double cheaper = is_value ? problem_.cost(best_) - problem_.cost(design) : 0.0;
        const double error = scale * less.standard_deviation() / std::sqrt(static_cast<double>(units.size()));
        Judgement judgement;
        judgement.shortfall = (scale * less.mean() - cheaper) / known_.optimum;
        judgement.worth = known_.optimum * (1 - judgement.shortfall);
        judgement.is_clear = std::abs(judgement.shortfall - tolerated()) > clear * error / known_.optimum;
        judgement.is_allowed = problem_.allows(design);
        judgement.is_hit = judgement.is_allowed && judgement.shortfall <= tolerated();
        return judgement;
    }

    /// Until there are `runs` of them, on all cores.
    static void add_outputs(std::vector<double>& units, const takt::Plan& plan, std::uint64_t runs) {
        const std::size_t done = units.size();
        if (done >= runs) return;
        units.resize(runs);
        takt::for_each_piece(runs - done, 0, {}, [&](std::size_t i) {
            units[done + i] = static_cast<double>(takt::replicate(plan, seed, done + i).units());
        });
    }

    const Problem& known_;
    const takt::TuningProblem& problem_;
    const takt::Design best_;
    std::vector<double> of_best_;
    std::map<takt::Design, Judgement> judged_;
};

}  // namespace known
