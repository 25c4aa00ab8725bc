// Which designs a climb looks at from where it stands.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "takt/tuning/balanced_start.hpp"
#include "takt/tuning/gains.hpp"
#include "takt/tuning/proposals.hpp"

namespace takt {

/// Steps of one stair, exchanges of one stair's steps for another's, every other kind of a decision that is no stair, a step more
/// wherever it is narrow, and leaps of all stairs together. O(d^2) for d decisions.
class Neighbourhood {
  public:
    Neighbourhood(const TuningProblem& problem, const BalancedStart& start)
        : problem_(problem), start_(start), costs_count_(problem.goal == spec::Goal::value) {}

    /// Each once.
    std::vector<Proposal> around(const Prediction& prediction) const {
        const Design& at = prediction.at();
        std::vector<Proposal> all;
        std::set<Design> seen;
        const auto note_if_allowed = [&](Design design) {
            if (design == at || !problem_.allows(design) || !seen.insert(design).second) return;
            all.push_back(prediction.proposal(std::move(design)));
        };
        for (std::size_t a = 0; a < at.size(); ++a) {
            if (!is_stair(problem_.decisions[a])) {
                for (std::size_t w = 0; w < problem_.decisions[a].ways.size(); ++w) {
                    Design other = at;
                    other[a] = static_cast<std::uint16_t>(w);
                    note_if_allowed(std::move(other));
                }
                continue;
            }
            for (const int by : {1, 2, 4})
                if (has_step(problem_, at, a, by)) note_if_allowed(stepped(at, a, by));
            for (const int by : {1, 2, 4}) {
                if (!has_step(problem_, at, a, -by)) continue;
                const Design lower = stepped(at, a, -by);
                if (costs_count_) note_if_allowed(lower);
                for (std::size_t b = 0; b < at.size(); ++b)
                    if (b != a && is_stair(problem_.decisions[b])) note_if_allowed(filled(lower, b, by));
            }
        }
        note_if_allowed(start_.wider_everywhere(at));
        if (costs_count_)
            for (const int radius : {4, 2, 1}) note_if_allowed(leap(prediction, radius));
        return all;
    }

  private:
    /// Steps up a stair as far as is allowed, but no more than `most`.
    Design filled(Design design, std::size_t d, int most) const {
        for (int i = 0; i < most && can_raise(problem_, design, d); ++i) ++design[d];
        return design;
    }

    /// Every stair to where the next step would not pay.
    Design leap(const Prediction& prediction, int radius) const {
        Design design = prediction.at();
        for (std::size_t d = 0; d < design.size(); ++d) {
            if (!is_stair(problem_.decisions[d])) continue;
            const int from = design[d];
            const auto pays = [&](int w) {
                const std::vector<DecisionWay>& ways = problem_.decisions[d].ways;
                return prediction.of_step(d, w) > ways[static_cast<std::size_t>(w) + 1].cost - ways[static_cast<std::size_t>(w)].cost;
            };
            while (design[d] < from + radius && has_step(problem_, design, d, 1) && pays(design[d])) ++design[d];
            while (design[d] <= from && design[d] > std::max(0, from - radius) && !pays(design[d] - 1)) --design[d];
        }
        return design;
    }

    const TuningProblem& problem_;
    const BalancedStart& start_;
    bool costs_count_;
};

}  // namespace takt
