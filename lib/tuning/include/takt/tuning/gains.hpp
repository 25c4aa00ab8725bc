// What a step up or down each stair would bring: the gradient of the search.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

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

/// By differences of runs with common random numbers.
class DifferenceGains {
  public:
    DifferenceGains(Evaluations& runs, const Judge& judge) : runs_(runs), judge_(judge) {}

    Gains operator()(Evaluations::Id id, std::uint64_t years) {
        return (*this)(id, years, std::vector<bool>(runs_.design(id).size(), true));
    }

    /// Of the stairs that are wanted; zero for the others.
    Gains operator()(Evaluations::Id id, std::uint64_t years, const std::vector<bool>& wanted) {
        wanted_ = wanted;
        const Design at = runs_.design(id);
        const std::size_t count = at.size();
        std::vector<Evaluations::Id> neighbours{id};
        for (std::size_t d = 0; d < count; ++d)
            for (const int by : {1, -1})
                if (is_useful(at, d, by)) neighbours.push_back(runs_.id_of(stepped(at, d, by)));
        runs_.run(neighbours, 0, years);
        Gains gains{std::vector<double>(count, 0.0), std::vector<double>(count, 0.0)};
        for (std::size_t d = 0; d < count; ++d) {
            gains.up[d] = step(id, at, d, 1, years);
            gains.down[d] = step(id, at, d, -1, years);
            if (wanted_[d] && !is_useful(at, d, -1) && has_step(runs_.problem(), at, d, -1)) gains.down[d] = -gains.up[d] / diminishing;
        }
        return gains;
    }

  private:
    /// A step down is as good as known from the step up, where there is one.
    bool is_useful(const Design& at, std::size_t d, int by) const {
        if (!wanted_[d] || !has_step(runs_.problem(), at, d, by)) return false;
        return by > 0 || !has_step(runs_.problem(), at, d, 1);
    }

    double step(Evaluations::Id id, const Design& at, std::size_t d, int by, std::uint64_t years) {
        if (!is_useful(at, d, by)) return 0;
        return judge_.difference(runs_.id_of(stepped(at, d, by)), id, years).mean;
    }

    Evaluations& runs_;
    const Judge& judge_;
    std::vector<bool> wanted_;
};

}  // namespace takt
