// What a step up or down each stair would bring: the gradient of the search.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "takt/experiment/predicted_gain.hpp"
#include "takt/tuning/judge.hpp"
#include "takt/tuning/stairs.hpp"

namespace takt {

/// Worth that a step brings, to first order; what it costs is not counted. Zero where there is no step.
struct Gains {
    std::vector<double> up;    ///< at least 0 but for chance
    std::vector<double> down;  ///< at most 0 but for chance
};

/// How much less each further step in the same direction brings. Gains of places in a buffer fall like 1/b^2; of machines, faster.
inline constexpr double diminishing = 0.75;

inline Design stepped(Design design, std::size_t decision, int by) {
    design[decision] = static_cast<std::uint16_t>(design[decision] + by);
    return design;
}

inline bool has_step(const TuningProblem& problem, const Design& design, std::size_t decision, int by) {
    const int way = design[decision] + by;
    return way >= 0 && way < static_cast<int>(problem.decisions[decision].ways.size());
}

/// Whether a step up its stair is there and allowed.
inline bool can_raise(const TuningProblem& problem, const Design& at, std::size_t d) {
    return is_stair(problem.decisions[d]) && has_step(problem, at, d, 1) && problem.allows(stepped(at, d, 1));
}

/// From the critical path of traced runs of the design itself; where that cannot say, by the difference of runs with common random
/// numbers.
class GainsAt {
  public:
    GainsAt(Evaluations& runs, const Judge& judge) : runs_(runs), judge_(judge) {}

    /// Of the stairs that are wanted; zero for the others.
    Gains operator()(Evaluations::Id id, std::uint64_t years, const std::vector<bool>& wanted) {
        const Design at = runs_.design(id);
        const TuningProblem& problem = runs_.problem();
        Gains gains{std::vector<double>(at.size(), 0.0), std::vector<double>(at.size(), 0.0)};
        const std::vector<TracedRun> traced = runs_.trace(id, years);
        std::vector<Step> steps;
        for (std::size_t d = 0; d < at.size(); ++d)
            for (const int by : {1, -1})
                if (wanted[d] && has_step(problem, at, d, by)) steps.push_back({d, by, {}});
        const std::shared_ptr<const Plan> plan = runs_.plan(id);
        runs_.in_parallel(steps.size(), [&](std::size_t s) {
            steps[s].gain = mean_gain(*plan, problem.plan(stepped(at, steps[s].decision, steps[s].by)), traced);
        });
        std::vector<Evaluations::Id> unknown{id};
        for (const Step& step : steps) {
            if (step.gain)
                (step.by > 0 ? gains.up : gains.down)[step.decision] = *step.gain;
            else
                unknown.push_back(runs_.id_of(stepped(at, step.decision, step.by)));
        }
        if (unknown.size() == 1) return gains;
        runs_.run(unknown, 0, years);
        for (std::size_t u = 1; u < unknown.size(); ++u) {
            const Design& other = runs_.design(unknown[u]);
            const double gain = judge_.difference(unknown[u], id, years).mean;
            for (std::size_t d = 0; d < at.size(); ++d)
                if (other[d] != at[d]) (other[d] > at[d] ? gains.up : gains.down)[d] = gain;
        }
        return gains;
    }

  private:
    struct Step {
        std::size_t decision;
        int by;
        std::optional<double> gain;
    };

    std::optional<double> mean_gain(const Plan& plan, const Plan& changed, const std::vector<TracedRun>& traced) const {
        double sum = 0;
        for (const TracedRun& run : traced) {
            const std::optional<double> gain = predicted_gain(plan, changed, run.path);
            if (!gain) return std::nullopt;
            sum += *gain * judge_.worth_of_unit(run.measures);
        }
        return sum / static_cast<double>(traced.size());
    }

    Evaluations& runs_;
    const Judge& judge_;
};

}  // namespace takt
