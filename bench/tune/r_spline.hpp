// R-SPLINE: retrospective search with piecewise-linear interpolation and neighbourhood enumeration.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "penalised_goal.hpp"
#include "random_design.hpp"

namespace peers {

/// Solves a sequence of problems whose means are taken over more and more runs, each from the answer of the one before: a line
/// search along the gradient of the interpolated goal, then a look at all neighbours, until neither helps.
/// Beyond the paper, and in its favour: a run is counted once in all iterations; what is limited may be exchanged between two
/// decisions, since alone every plan on the limit would be better than its neighbours; where three iterations agree, the search
/// begins anew elsewhere, and the better answer is kept.
/// \source Wang, Pasupathy, Schmeiser, Integer-Ordered Simulation Optimization using R-SPLINE, ACM TOMACS 23(3), 2013;
///         sample sizes of the authors' program: 2, then a tenth more, rounded up
class RSpline {
  public:
    RSpline(PenalisedGoal& goal, std::uint64_t seed) : goal_(goal), chance_(seed) {}

    void search() {
        try {
            for (;;)
                converge(random_design(goal_, chance_));
        } catch (const BudgetSpent&) {
        }
    }

  private:
    static constexpr double growth = 1.1;
    static constexpr int agreeing = 3;
    static constexpr double first_step = 2;
    static constexpr double step_growth = 2;

    struct Point {
        takt::Design design;
        double value = 0;
    };

    /// The goal and its gradient at a point between designs; no gradient at the edge of what can be decided.
    struct Interpolated {
        std::optional<std::vector<double>> gradient;
        std::optional<Point> best;
    };

    void converge(takt::Design start) {
        runs_ = 2;
        takt::Design at = std::move(start);
        for (int agree = 0; agree < agreeing;) {
            runs_ = static_cast<std::uint64_t>(std::ceil(static_cast<double>(runs_) * growth));
            goal_.run({at}, runs_);
            goal_.pool_spread();
            const Point found = spline(measured(at));
            agree = found.design == at ? agree + 1 : 0;
            at = found.design;
            note(at);
        }
    }

    /// Both by as many runs as either has had.
    void note(const takt::Design& found) {
        held_runs_ = std::max(held_runs_, runs_);
        if (goal_(found, held_runs_) > goal_(goal_.held(), held_runs_)) goal_.hold(found);
    }

    Point measured(takt::Design design) {
        const double value = goal_(design, runs_);
        return {std::move(design), value};
    }

    Point spline(Point at) {
        for (;;) {
            at = line_search(std::move(at));
            if (held_runs_ == 0) goal_.hold(at.design);  // there is no answer yet that could be better
            const std::optional<Point> better = best_neighbour(at);
            if (!better) return at;
            at = *better;
        }
    }

    Point line_search(Point best) {
        for (;;) {
            const Interpolated around = interpolate(perturbed(best.design));
            if (around.best && around.best->value > best.value) best = *around.best;
            if (!around.gradient) return best;
            const double length = std::sqrt(
                std::inner_product(around.gradient->begin(), around.gradient->end(), around.gradient->begin(), 0.0));
            if (length == 0) return best;
            const takt::Design from = best.design;
            int taken = 0;
            for (double step = first_step;; step *= step_growth, ++taken) {
                const std::optional<takt::Design> next = moved(from, *around.gradient, step / length);
                if (!next) return best;
                Point there = measured(*next);
                if (there.value <= best.value) break;
                best = std::move(there);
            }
            if (taken <= 2) return best;
        }
    }

    std::vector<double> perturbed(const takt::Design& design) {
        std::vector<double> point;
        for (const std::uint16_t way : design)
            point.push_back(way + 0.3 * (uniform(chance_) - 0.5));
        return point;
    }

    std::optional<takt::Design> moved(const takt::Design& from, const std::vector<double>& gradient, double by) const {
        takt::Design design(from.size());
        for (std::size_t d = 0; d < from.size(); ++d) {
            const double way = std::floor(from[d] + by * gradient[d] + 0.5);
            if (way < 0 || way >= goal_.ways(d)) return std::nullopt;
            design[d] = static_cast<std::uint16_t>(way);
        }
        return design;
    }

    /// Over the simplex of designs around the point, from its lowest corner up, the largest fractions first.
    Interpolated interpolate(const std::vector<double>& point) {
        const std::size_t n = point.size();
        std::vector<int> corner(n);
        std::vector<std::size_t> order(n);
        std::iota(order.begin(), order.end(), std::size_t{0});
        for (std::size_t d = 0; d < n; ++d)
            corner[d] = static_cast<int>(std::floor(point[d]));
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return point[a] - corner[a] > point[b] - corner[b]; });
        Interpolated result;
        std::vector<double> gradient(n);
        std::size_t inside = 0;
        double before = 0;
        for (std::size_t i = 0; i <= n; ++i) {
            if (i > 0) ++corner[order[i - 1]];
            const std::optional<Point> here = at_corner(corner);
            if (!here) continue;
            ++inside;
            if (i > 0) gradient[order[i - 1]] = here->value - before;
            before = here->value;
            if (!result.best || here->value > result.best->value) result.best = here;
        }
        if (inside == n + 1) result.gradient = std::move(gradient);
        return result;
    }

    std::optional<Point> at_corner(const std::vector<int>& corner) {
        takt::Design design(corner.size());
        for (std::size_t d = 0; d < corner.size(); ++d) {
            if (corner[d] < 0 || corner[d] >= goal_.ways(d)) return std::nullopt;
            design[d] = static_cast<std::uint16_t>(corner[d]);
        }
        return measured(std::move(design));
    }

    std::optional<Point> best_neighbour(const Point& at) {
        const std::vector<takt::Design> all = neighbours(at.design);
        goal_.run(all, runs_);
        std::optional<Point> best;
        for (const takt::Design& design : all) {
            Point there = measured(design);
            if (there.value > (best ? best->value : at.value)) best = std::move(there);
        }
        return best;
    }

    /// One step of one decision, and exchanges of what is limited. Those beyond a limit are left out: the penalty would refuse them.
    std::vector<takt::Design> neighbours(const takt::Design& at) const {
        std::vector<takt::Design> all;
        const double excess = goal_.excess(at);
        const auto add = [&](const takt::Design& design) {
            if (goal_.excess(design) <= excess) all.push_back(design);
        };
        for (std::size_t a = 0; a < at.size(); ++a) {
            if (can_step(at, a, 1)) add(stepped(at, a, 1));
            if (!can_step(at, a, -1)) continue;
            const takt::Design lower = stepped(at, a, -1);
            add(lower);
            if (goal_.problem().limited.empty()) continue;
            for (std::size_t b = 0; b < at.size(); ++b)
                if (b != a && can_step(at, b, 1)) add(stepped(lower, b, 1));
        }
        return all;
    }

    bool can_step(const takt::Design& at, std::size_t d, int by) const {
        return at[d] + by >= 0 && at[d] + by < goal_.ways(d);
    }
    static takt::Design stepped(takt::Design design, std::size_t d, int by) {
        design[d] = static_cast<std::uint16_t>(design[d] + by);
        return design;
    }

    PenalisedGoal& goal_;
    Chance chance_;
    std::uint64_t runs_ = 2;
    std::uint64_t held_runs_ = 0;
};

}  // namespace peers
