// The search for the cheapest plan that makes enough.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "cheaper_plans.hpp"
#include "takt/tuning/gains.hpp"
#include "takt/tuning/judge.hpp"
#include "takt/tuning/proposals.hpp"
#include "takt/tuning/search_progress.hpp"
#include "takt/tuning/static_floor.hpp"

namespace takt {

/// From below upwards until the output is enough, by the steps that bring most for their cost; then from the plan found to
/// cheaper ones, by what the steps are predicted to bring and by runs with common random numbers that say whether it is so. What is
/// nowhere above a plan that makes too little makes too little as well, and is not tried.
///
/// Enough is a mean of `target + factor * spread`: with the factor by which a plan must stand above the target so that its
/// verification is likely to succeed.
class CheapestPlan {
  public:
    using Id = Evaluations::Id;

    CheapestPlan(Evaluations& runs, Judge& judge, double target, double factor, SearchProgress& progress)
        : runs_(runs), judge_(judge), problem_(runs.problem()), target_(target), factor_(factor), progress_(progress) {}

    /// Runs that may still be made; fewer are left for a plan than it needs, and the search ends.
    void allow(std::uint64_t runs_in_all) { allowed_ = runs_in_all; }

    /// Something that makes enough, or nothing where even the dearest plan does not.
    std::optional<Id> first() {
        progress_.says("what is possible at all");
        space_.highest = top(problem_);
        choose_kinds();
        space_.floor = static_floor(problem_, target_);
        for (std::size_t d = 0; d < space_.floor.size(); ++d)
            if (!is_stair(problem_.decisions[d])) space_.floor[d] = space_.highest[d];
        const Id dearest = runs_.id_of(space_.highest);
        runs_.run(dearest, 0, first_reference);
        judge_.refer_to(dearest, first_reference);
        see(dearest);
        most_ = judge_.mean(dearest);
        if (most_.mean + 3 * judge_.level_error() < needed()) return std::nullopt;
        note_best(dearest);
        space_.dear = dear_stairs(problem_);
        const Design few = runs_.design(few_dear_steps(dearest));
        progress_.says("as few cheap steps as that leaves");
        Design from = space_.floor;
        for (std::size_t d = 0; d < few.size(); ++d)
            if (space_.dear[d]) from[d] = few[d];
        const std::optional<Id> found = build(from, space_.highest, std::numeric_limits<double>::infinity());
        return found ? found : std::optional(runs_.id_of(few));
    }

    /// What the dearest plan makes. \pre first() was called
    const Measured& most() const { return most_; }

    /// The cheapest plan found from one that makes enough; that one itself where no cheaper one does.
    Id improve(Id from) {
        Id best = from;
        for (;;) {
            std::optional<Id> better = cheaper(best);
            if (!better) better = with_a_dear_step_less(best);
            if (!better) return best;
            best = *better;
            note_best(best);
        }
    }

    /// More than a plan that turned out to make too little.
    std::optional<Id> repair(Id from) {
        progress_.says("a little more than a plan that fell short");
        infeasible_.push_back(runs_.design(from));
        return build(runs_.design(from), space_.highest, std::numeric_limits<double>::infinity());
    }

    /// Makes it the one that others are measured by.
    void settle(Id id, std::uint64_t runs) {
        progress_.says("how much the plan found makes");
        const std::uint64_t made = runs_.made(id);
        if (made < runs && can_run(runs - made)) runs_.run(id, 0, runs);
        judge_.refer_to(id, std::min(runs, runs_.made(id)));
        forget_verdicts();
        note_best(id);
    }

    /// What is learnt from fresh runs of the reference moves the level of all designs; what was refused may do after all.
    void learn(const Tally& fresh) {
        judge_.learn(fresh);
        forget_verdicts();
    }

    /// How much more it makes than is needed, in units.
    Measured margin(Id id) const {
        Measured mean = judge_.mean(id);
        mean.mean -= needed();
        return mean;
    }

    double needed() const { return target_ + factor_ * judge_.spread(); }

    /// Designs that were compared, with the runs that it took.
    const std::vector<Id>& compared() const { return seen_; }

  private:
    static constexpr std::uint64_t first_reference = 8;
    static constexpr std::uint64_t first_check = 8;
    static constexpr std::uint64_t gain_years = 4;  ///< near the end, where steps are worth little

    /// Of a design in the search.
    std::uint64_t most_runs() const { return judge_.reference_runs(); }

    bool can_run(std::uint64_t runs) const { return runs_.runs() + runs <= allowed_; }

    void forget_verdicts() {
        infeasible_.clear();
        refused_.clear();
    }

    void see(Id id) {
        if (std::find(seen_.begin(), seen_.end(), id) == seen_.end()) seen_.push_back(id);
    }

    /// Of decisions whose ways take the same, the ways that make most with all else at its top.
    void choose_kinds() {
        for (std::size_t d = 0; d < space_.highest.size(); ++d) {
            if (is_stair(problem_.decisions[d])) continue;
            std::vector<Id> kinds;
            for (std::size_t w = 0; w < problem_.decisions[d].ways.size(); ++w) {
                Design tried = space_.highest;
                tried[d] = static_cast<std::uint16_t>(w);
                kinds.push_back(runs_.id_of(tried));
            }
            runs_.run(kinds, 0, 2);
            const auto best = std::max_element(kinds.begin(), kinds.end(), [&](Id a, Id b) {
                return judge_.tally(a, 0, 2).mean() < judge_.tally(b, 0, 2).mean();
            });
            space_.highest[d] = static_cast<std::uint16_t>(best - kinds.begin());
        }
    }

    /// Upwards from a design until it makes enough; nothing where that is not below `most_cost`, or not within the runs allowed.
    std::optional<Id> build(Design at, const Design& ceiling, double most_cost) {
        for (std::uint64_t years = 2;;) {
            const Id id = runs_.id_of(at);
            if (runs_.made(id) == 0) gains_at(id);  // its first run tells both what it makes and what would help
            runs_.run(id, 0, years);
            see(id);
            const double gap = needed() - judge_.mean(id, years).mean;
            note_best(id);
            if (gap <= 0) {
                if (years >= first_check || !can_run(first_check)) return id;
                years = first_check;
                continue;
            }
            if (!can_run(years)) return std::nullopt;
            const std::optional<Design> next = raised(id, ceiling, gap);
            if (!next || problem_.cost(*next) >= most_cost) return std::nullopt;
            at = *next;
        }
    }

    std::optional<Design> raised(Id id, const Design& ceiling, double gap) {
        const Design at = runs_.design(id);
        const Prediction prediction(problem_, at, gains_at(id));
        const double wanted = gap > 2 * judge_.spread() ? 0.7 * gap : gap;
        // Many cheap steps at once are trusted less than few, but cost less than a dear one.
        std::optional<Proposal> best;
        for (const int radius : {1, 2, CheaperPlans::far}) {
            Proposal next = prediction.cheapest(wanted, radius, at, ceiling);
            if (next.design == at) continue;
            const bool is_enough = next.gain >= wanted;
            if (!best || best->gain < wanted || (is_enough && next.cost < best->cost - 1e-9)) best = std::move(next);
        }
        if (best) return best->design;
        return raised_everywhere(at, ceiling);
    }

    /// Where no single step brings anything, several together may.
    std::optional<Design> raised_everywhere(const Design& at, const Design& ceiling) const {
        Design next = at;
        for (std::size_t d = 0; d < at.size(); ++d)
            if (next[d] < ceiling[d] && problem_.allows(stepped(next, d, 1))) ++next[d];
        if (next == at) return std::nullopt;
        return next;
    }

    std::vector<bool> everything() const { return std::vector<bool>(problem_.decisions.size(), true); }

    Gains gains_at(Id id) { return gains_at(id, everything(), 1); }

    Gains gains_at(Id id, const std::vector<bool>& wanted, std::uint64_t years) {
        const std::tuple key(id, years, wanted);
        const auto known = gains_.find(key);
        if (known != gains_.end()) return known->second;
        return gains_.emplace(key, GainsAt(runs_, judge_)(id, years, wanted)).first->second;
    }

    /// The first design that costs less, or as much and makes more, and makes enough.
    std::optional<Id> cheaper(Id best) {
        progress_.says("cheaper plans");
        for (const Proposal& tried : cheaper_ones(best)) {
            const bool is_cheaper = tried.cost < problem_.cost(runs_.design(best)) - 1e-9;
            const Id id = runs_.id_of(tried.design);
            if (!is_new(tried.design, best)) continue;
            if (!can_run(4)) return std::nullopt;
            if (is_cheaper ? makes_enough(id) : makes_more(id, best)) return id;
        }
        return std::nullopt;
    }

    /// The way down from what makes most begins with plans that are not allowed.
    bool is_new(const Design& design, Id best) {
        if (design == runs_.design(best)) return false;
        if (!problem_.allows(design) && problem_.allows(runs_.design(best))) return false;
        if (std::find(refused_.begin(), refused_.end(), std::pair(design, problem_.cost(runs_.design(best)))) != refused_.end())
            return false;
        return std::none_of(infeasible_.begin(), infeasible_.end(), [&](const Design& other) { return nowhere_above(design, other); });
    }

    std::vector<Proposal> cheaper_ones(Id best) {
        const double spare = margin(best).mean;
        const Prediction prediction(problem_, runs_.design(best), gains_at(best, everything(), gain_years));
        return CheaperPlans(problem_, space_, judge_.spread()).below(prediction, spare);
    }

    /// With all that is cheap at its top: dear steps are taken away as long as it still makes enough, many at once where they are
    /// predicted not to matter.
    Id few_dear_steps(Id best) {
        progress_.says("as few dear steps as will do");
        for (bool lowered = true; lowered;) {
            lowered = false;
            for (const Proposal& tried : fewer_dear_steps(best)) {
                if (!can_run(2) || !is_new(tried.design, best)) continue;
                const Id id = runs_.id_of(tried.design);
                if (!makes_enough(id)) continue;
                best = id;
                note_best(best);
                lowered = true;
                break;
            }
        }
        return best;
    }

    std::vector<Proposal> fewer_dear_steps(Id best) {
        const Design at = runs_.design(best);
        if (!space_.has_dear_steps(at)) return {};
        const double spare = margin(best).mean;
        const Prediction prediction(problem_, at, gains_at(best, space_.dear, 1));
        return CheaperPlans(problem_, space_, judge_.spread()).with_fewer_dear_steps(prediction, spare);
    }

    /// A plan with one dear step less and as many cheap ones more as that needs, where that costs less: looked for anew from below,
    /// because it lies far from the plan at hand.
    std::optional<Id> with_a_dear_step_less(Id best) {
        const Design at = runs_.design(best);
        const double cost = problem_.cost(at);
        for (std::size_t a = 0; a < at.size(); ++a) {
            if (!space_.dear[a] || at[a] <= space_.floor[a]) continue;
            progress_.says("plans with a dear step less");
            Design from = space_.floor;
            Design ceiling = space_.highest;
            for (std::size_t d = 0; d < at.size(); ++d)
                if (space_.dear[d]) from[d] = ceiling[d] = static_cast<std::uint16_t>(d == a ? at[d] - 1 : at[d]);
            if (problem_.cost(from) >= cost || !is_new(ceiling, best)) continue;
            if (!can_run(2 * most_runs())) return std::nullopt;
            const Id limit = runs_.id_of(ceiling);
            if (!makes_enough(limit)) continue;
            const std::optional<Id> found = build(from, ceiling, cost);
            if (found && makes_enough(*found)) return found;
            refused_.emplace_back(ceiling, cost);
        }
        return std::nullopt;
    }

    /// Runs it until it is clear, or until it has as many runs as the search gives.
    bool makes_enough(Id id) {
        for (std::uint64_t runs = 2;; runs = std::min(2 * runs, most_runs())) {
            runs_.run(id, 0, runs);
            see(id);
            const Measured spare = margin(id);
            const bool is_last = runs >= most_runs() || !can_run(runs);
            if (spare.mean + 2 * spare.error < 0 || (is_last && spare.mean < 0)) {
                infeasible_.push_back(runs_.design(id));
                return false;
            }
            if (spare.mean - 2 * spare.error > 0 || is_last) return keeps_limits(id, runs);
        }
    }

    bool makes_more(Id id, Id than) {
        for (std::uint64_t runs = 2;; runs = std::min(2 * runs, most_runs())) {
            runs_.run(std::vector<Id>{id, than}, 0, runs);
            see(id);
            const Measured more = judge_.difference(id, than, runs);
            const bool is_last = runs >= most_runs() || !can_run(2 * runs);
            if (more.mean - 2 * more.error > 0) return keeps_limits(id, runs);
            if (is_last || more.mean + more.error < 0) {
                refused_.emplace_back(runs_.design(id), problem_.cost(runs_.design(than)));
                return false;
            }
        }
    }

    /// Lead time and work in process.
    bool keeps_limits(Id id, std::uint64_t runs) {
        const bool keeps = judge_.keeps_limits(id, runs);
        if (!keeps) refused_.emplace_back(runs_.design(id), std::numeric_limits<double>::infinity());
        return keeps;
    }

    void note_best(Id id) { progress_.best(runs_.design(id), problem_.cost(runs_.design(id)), judge_.mean(id).mean); }

    Evaluations& runs_;
    Judge& judge_;
    const TuningProblem& problem_;
    double target_;
    double factor_;
    SearchProgress& progress_;
    std::uint64_t allowed_ = std::numeric_limits<std::uint64_t>::max();

    SearchSpace space_;
    Measured most_;
    std::vector<Id> seen_;
    std::vector<Design> infeasible_;
    std::vector<std::pair<Design, double>> refused_;
    std::map<std::tuple<Id, std::uint64_t, std::vector<bool>>, Gains> gains_;
};

}  // namespace takt
