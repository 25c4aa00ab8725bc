#include "takt/tuning/tune.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include <boost/math/distributions/normal.hpp>

#include "best_plan.hpp"
#include "cheapest_by_count.hpp"
#include "cheapest_plan.hpp"
#include "takt/tuning/evaluations.hpp"
#include "takt/tuning/judge.hpp"
#include "takt/tuning/problem.hpp"
#include "takt/tuning/stairs.hpp"
#include "takt/tuning/tuning_result.hpp"
#include "takt/tuning/verification.hpp"

namespace takt {
namespace {

/// One tuning from beginning to end. Works on stairs; what it returns is in the problem's own order.
class Tuning {
  public:
    Tuning(const TuningProblem& asked, const TuningOptions& options)
        : stairs_(asked),
          problem_(stairs_.problem()),
          runs_(problem_, options.memory, options.threads, options.stop),
          judge_(runs_),
          progress_(options.progress, [this] { return runs_.runs(); }, problem_.plant_years) {}

    TuningResult run() {
        try {
            if (problem_.goal == spec::Goal::cost)
                find_cheapest();
            else
                find_best();
        } catch (const TuningStopped&) {
            result_.outcome = TuningOutcome::interrupted;
            if (!result_.plan && progress_.best_design()) choose(runs_.id_of(*progress_.best_design()));
        }
        if (result_.plan && !keeps_what_must_hold(result_.plan->design)) forget_plan();
        result_.runs = runs_.runs();
        result_.designs = runs_.designs();
        in_order_of_problem();
        return std::move(result_);
    }

  private:
    /// Fresh numbers for each verification.
    static constexpr std::uint64_t first_fresh = 1'000'000;

    void find_cheapest() {
        const double target = target_units();
        const double factor = tolerance_factor(problem_.verification, problem_.probability, 0.95);
        CheapestPlan search(runs_, judge_, target, factor, progress_);
        const bool is_generous = problem_.plant_years >= 3 * problem_.verification;
        search.allow(problem_.plant_years - problem_.verification * (is_generous ? 2u : 1u));
        std::optional<Evaluations::Id> found = search.first();
        result_.most = search.most();
        if (!found) {
            const bool is_possible = search.most().mean >= search.needed();
            result_.outcome = is_possible ? TuningOutcome::exhausted : TuningOutcome::impossible;
            return find_by_count_from_top(target);
        }
        search.settle(*found, 16);
        Evaluations::Id last = *found;
        while (found) {
            found = search.improve(*found);
            if (!problem_.allows(runs_.design(*found))) break;
            if (has_passed() && problem_.cost(runs_.design(*found)) >= result_.plan->cost - 1e-9) break;
            search.allow(problem_.plant_years - problem_.verification);
            search.settle(*found, 32);
            if (search.margin(*found).mean >= 0) {
                if (!can_verify()) break;
                const Verification verification = verify_next(*found, target);
                note(*found, verification);
                search.learn(verification.units);
            }
            if (!can_verify()) break;
            if (search.margin(*found).mean < 0) found = search.repair(*found);
            if (found) last = *found;
        }
        if (!result_.plan) {
            choose(last);
            result_.plan->probability = chance_of(result_.plan->worth.mean, target);
            result_.outcome = TuningOutcome::unproven;
        }
        if (has_passed() && !result_.verification->is_normal)
            go_down_by_count(target);
        else
            note_neighbours(search, target);
        if (has_passed()) note_changes();
    }

    /// Where outputs are not normal, the plan with the most of everything may meet the target often enough though its mean does
    /// not stand far enough above it, or even below.
    void find_by_count_from_top(double target) {
        const Evaluations::Id dearest = runs_.id_of(top(problem_));
        const std::uint64_t made = runs_.made(dearest);
        std::uint64_t met = 0;
        for (std::uint64_t r = 0; r < made; ++r) met += runs_.at(dearest, r).units >= target;
        if (2 * met < made || !can_verify()) return;
        const Verification verification = verify_next(dearest, target);
        if (!verification.passed) return;
        note(dearest, verification);
        go_down_by_count(target);
        note_changes();
    }

    /// First with as many runs as have to meet the target, and if fresh runs do not prove that, with as many as prove it.
    /// \pre has_passed()
    void go_down_by_count(double target) {
        const Evaluations::Id from = runs_.id_of(result_.plan->design);
        for (const double share : {problem_.probability, share_that_proves()}) {
            if (!can_verify()) return;
            progress_.says("cheaper plans, by count");
            CheapestByCount search(runs_, judge_, target, share, problem_.plant_years - problem_.verification);
            const Evaluations::Id found = search.below(from);
            if (found == from) return;
            const Verification verification = verify_next(found, target);
            note(found, verification);
            if (verification.passed) return;
        }
    }

    double share_that_proves() const {
        std::uint64_t enough = 0;
        while (enough < problem_.verification && least_share(enough, problem_.verification, 0.95) < problem_.probability) ++enough;
        return static_cast<double>(enough) / problem_.verification;
    }

    bool has_passed() const { return result_.verification && result_.verification->passed; }

    bool can_verify() const { return runs_.runs() + problem_.verification <= problem_.plant_years; }

    Verification verify_next(Evaluations::Id id, double target) {
        progress_.says("fresh runs of the plan found");
        const std::uint64_t first = first_fresh * ++verifications_;
        return verify(runs_, id, target, first, problem_.verification);
    }

    /// The cheapest that has passed; the last one while none has.
    void note(Evaluations::Id id, const Verification& verification) {
        result_.verifications.push_back(verification);
        if (has_passed() && !verification.passed) return;
        choose(id);
        result_.plan->probability = verification.probability;
        result_.verification = verification;
        result_.outcome = verification.passed ? TuningOutcome::found : TuningOutcome::unproven;
    }

    /// Budget and what is limited; lead time and work in process as far as runs tell.
    bool keeps_what_must_hold(const Design& design) {
        const Evaluations::Id id = runs_.id_of(design);
        const std::uint64_t made = runs_.made(id);
        return problem_.allows(design) && (made == 0 || judge_.keeps_limits(id, made));
    }

    /// The search came down from what makes most, and did not get as far as to what the budget and what is limited allow.
    void forget_plan() {
        if (result_.outcome != TuningOutcome::interrupted) result_.outcome = TuningOutcome::exhausted;
        result_.plan.reset();
        result_.verification.reset();
        result_.cheaper.clear();
        result_.close.clear();
        result_.changes.clear();
    }

    void choose(Evaluations::Id id) { result_.plan = tuned(id); }

    TunedPlan tuned(Evaluations::Id id) const {
        TunedPlan plan;
        plan.design = runs_.design(id);
        plan.cost = problem_.cost(plan.design);
        plan.worth = judge_.mean(id);
        for (std::size_t t = 0; t < problem_.limited.size(); ++t) plan.uses.push_back(problem_.uses(plan.design, t));
        return plan;
    }

    void note_neighbours(const CheapestPlan& search, double target) {
        if (!result_.plan) return;
        for (const Evaluations::Id id : search.compared()) {
            TunedPlan plan = tuned(id);
            if (plan.design == result_.plan->design) continue;
            plan.probability = chance_of(plan.worth.mean, target);
            const bool is_enough = plan.worth.mean >= search.needed() && problem_.allows(plan.design);
            if (plan.cost < result_.plan->cost - 1e-9 && !is_enough) {
                plan.why_not = why_not(plan);
                result_.cheaper.push_back(std::move(plan));
            } else if (is_enough && plan.cost >= result_.plan->cost - 1e-9 && plan.cost <= result_.plan->cost * 1.01) {
                result_.close.push_back(std::move(plan));
            }
        }
        keep_best(result_.cheaper, [](const TunedPlan& a, const TunedPlan& b) { return a.probability > b.probability; });
        keep_best(result_.close, [](const TunedPlan& a, const TunedPlan& b) {
            return std::pair(a.cost, -a.probability) < std::pair(b.cost, -b.probability);
        });
    }

    WhyNot why_not(const TunedPlan& plan) const {
        if (!problem_.allows(plan.design)) return WhyNot::too_much;
        return plan.probability < problem_.probability ? WhyNot::too_little : WhyNot::too_close;
    }

    template <class Before>
    static void keep_best(std::vector<TunedPlan>& plans, Before before) {
        constexpr std::size_t few = 5;
        std::stable_sort(plans.begin(), plans.end(), before);
        if (plans.size() > few) plans.resize(few);
    }

    double chance_of(double mean, double target) const {
        const double spread = judge_.spread();
        if (spread == 0) return mean >= target ? 1 : 0;
        return boost::math::cdf(boost::math::normal(), std::clamp((mean - target) / spread, -30.0, 30.0));
    }

    void find_best() {
        // Nothing is to be proven: fresh runs only say without bias what the plan makes.
        const std::uint64_t fresh_runs = std::min(problem_.verification, problem_.plant_years / 8);
        BestPlan search(runs_, judge_, progress_);
        search.allow(problem_.plant_years - fresh_runs);
        const std::optional<Evaluations::Id> found = search.search();
        if (!found) {
            const bool is_possible = problem_.allows(bottom(problem_));
            result_.outcome = is_possible ? TuningOutcome::exhausted : TuningOutcome::impossible;
            return;
        }
        progress_.says("fresh runs of the plan found");
        choose(*found);
        for (const Evaluations::Id tie : search.ties()) result_.close.push_back(tuned(tie));
        runs_.run(*found, first_fresh, fresh_runs);
        const Tally fresh = judge_.tally(*found, first_fresh, fresh_runs);
        result_.plan->worth = {fresh.mean(), fresh.standard_deviation() / std::sqrt(static_cast<double>(fresh_runs)), fresh_runs};
        result_.outcome = TuningOutcome::found;
        note_changes();
    }

    /// What the plan loses where one decision is put back to how it stands; the dearest changes, where there are many.
    void note_changes() {
        constexpr std::uint64_t years = 2;
        constexpr std::size_t most = 12;
        const Design& design = result_.plan->design;
        const Evaluations::Id id = runs_.id_of(design);
        std::vector<std::size_t> changed;
        for (std::size_t d = 0; d < design.size(); ++d)
            if (problem_.decisions[d].standing && *problem_.decisions[d].standing != design[d]) changed.push_back(d);
        const auto cost_of = [&](std::size_t d) {
            const std::vector<DecisionWay>& ways = problem_.decisions[d].ways;
            return std::abs(ways[design[d]].cost - ways[*problem_.decisions[d].standing].cost);
        };
        std::stable_sort(changed.begin(), changed.end(), [&](std::size_t a, std::size_t b) { return cost_of(a) > cost_of(b); });
        if (changed.size() > most) changed.resize(most);
        progress_.says("what each change brought");
        for (const std::size_t d : changed) {
            if (runs_.runs() + 2 * years > problem_.plant_years) return;
            Design back = design;
            back[d] = *problem_.decisions[d].standing;
            const Evaluations::Id other = runs_.id_of(back);
            runs_.run(std::vector<Evaluations::Id>{id, other}, 0, years);
            result_.changes.push_back({d, judge_.difference(id, other, years)});
        }
    }

    double target_units() {
        return *problem_.target_per_second * to_seconds(runs_.plan(runs_.id_of(top(problem_)))->horizon);
    }

    void in_order_of_problem() {
        const auto put = [&](TunedPlan& plan) { plan.design = stairs_.as_asked(plan.design); };
        if (result_.plan) put(*result_.plan);
        for (TunedPlan& plan : result_.cheaper) put(plan);
        for (TunedPlan& plan : result_.close) put(plan);
        if (result_.verification) result_.verification->design = stairs_.as_asked(result_.verification->design);
        for (Verification& each : result_.verifications) each.design = stairs_.as_asked(each.design);
    }

    Stairs stairs_;
    const TuningProblem& problem_;
    Evaluations runs_;
    Judge judge_;
    SearchProgress progress_;
    std::uint64_t verifications_ = 0;
    TuningResult result_;
};

}  // namespace

TuningResult tune(const TuningProblem& problem, const TuningOptions& options) {
    TAKT_EXPECTS(!problem.decisions.empty() && problem.plan);
    for (const Decision& decision : problem.decisions)
        TAKT_EXPECTS(decision.standing.value_or(0) < decision.ways.size(), decision.name, decision.ways.size());
    TAKT_EXPECTS(problem.goal != spec::Goal::cost || problem.target_per_second);
    const double target = problem.target_per_second.value_or(1);
    TAKT_EXPECTS(target > 0 && std::isfinite(target), target);
    TAKT_EXPECTS(problem.probability > 0 && problem.probability < 1, problem.probability);
    TAKT_EXPECTS(problem.plant_years > problem.verification && problem.verification >= 10, problem.plant_years, problem.verification);
    return Tuning(problem, options).run();
}

}  // namespace takt
