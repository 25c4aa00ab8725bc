// The search for the plan that makes most, within what is limited or less what it costs.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "takt/tuning/balanced_start.hpp"
#include "takt/tuning/gains.hpp"
#include "takt/tuning/judge.hpp"
#include "takt/tuning/lessons.hpp"
#include "takt/tuning/neighbourhood.hpp"
#include "takt/tuning/proposals.hpp"
#include "takt/tuning/search_progress.hpp"

namespace takt {

/// A climb: from a plan in which no station is the narrowest by far, by steps, exchanges and leaps that are predicted to bring most,
/// each tried with common random numbers until it is clear. It ends where none of those tried is better.
class BestPlan {
  public:
    using Id = Evaluations::Id;

    BestPlan(Evaluations& runs, Judge& judge, SearchProgress& progress)
        : runs_(runs), judge_(judge), problem_(runs.problem()), progress_(progress), costs_count_(problem_.goal == spec::Goal::value),
          start_(problem_),
          neighbourhood_(problem_, start_),
          lessons_(problem_) {}

    void allow(std::uint64_t runs_in_all) { allowed_ = runs_in_all; }

    /// Nothing where not even the least of everything is allowed, or no start was found within the runs allowed that keeps lead time
    /// and work in process within their limits.
    std::optional<Id> search() {
        if (!problem_.allows(bottom(problem_))) return std::nullopt;
        progress_.says("a start without a narrow place");
        const std::optional<Id> start = start_within_limits();
        if (!start) return std::nullopt;
        Id best = *start;
        judge_.pool({best});
        bests_ = {best};
        note(best);
        for (;;) {
            if (const std::optional<Id> better = step(best)) {
                best = *better;
                bests_.push_back(best);
                ties_.clear();
                note(best);
            } else if (gain_years_ < most_gain_years) {
                // What looked best by few runs was not better; look again with more of them.
                gain_years_ *= 2;
                gains_.clear();
            } else if (!ties_.empty() && can_run(2 * most_runs_)) {
                // Differences that could not be told from chance are looked at with more runs.
                most_runs_ *= 2;
                for (const Id tie : ties_) refused_.erase({tie, best});
                ties_.clear();
            } else {
                return last_within_limits();
            }
        }
    }

    /// Plans whose difference from the best could not be told from chance.
    std::vector<Id> ties() const {
        std::vector<Id> ties = ties_;
        std::erase_if(ties, [this](Id id) { return !keeps_limits(id); });
        return ties;
    }

  private:
    static constexpr std::uint64_t first_runs = 8;
    static constexpr std::uint64_t few_runs = 4;  ///< that a design gets before it is put aside as unclear
    static constexpr std::uint64_t most_gain_years = 16;

    bool can_run(std::uint64_t runs) const { return runs_.runs() + runs <= allowed_; }
    double net(double worth, double cost) const { return costs_count_ ? worth - cost : worth; }

    bool keeps_limits(Id id) const { return judge_.keeps_limits(id, runs_.made(id)); }

    /// The start, or as much of its steps, of each stair the same share, as keeps lead time and work in process within their limits:
    /// more of everything makes more, and has more under way. Where nothing of it does, the plan as it stands may.
    std::optional<Id> start_within_limits() {
        const Design whole = start_.design();
        if (const std::optional<Id> all = started(whole)) return all;
        std::optional<Id> kept = started(share_of(whole, 0));
        if (!kept) return as_it_stands();
        double least = 0;
        for (double most = 1; can_run(first_runs);) {
            const double share = (least + most) / 2;
            const Design between = share_of(whole, share);
            if (between == share_of(whole, least) || between == share_of(whole, most)) break;
            const std::optional<Id> keeps = started(between);
            if (keeps) kept = keeps;
            (keeps ? least : most) = share;
        }
        return kept;
    }

    std::optional<Id> as_it_stands() {
        Design design;
        for (const Decision& decision : problem_.decisions) {
            if (!decision.standing) return std::nullopt;
            design.push_back(*decision.standing);
        }
        return problem_.allows(design) ? started(design) : std::nullopt;
    }

    /// The design after its first runs, if those may be made and it keeps the limits.
    std::optional<Id> started(const Design& design) {
        if (!can_run(first_runs)) return std::nullopt;
        const Id id = runs_.id_of(design);
        runs_.run(id, 0, first_runs);
        return keeps_limits(id) ? std::optional(id) : std::nullopt;
    }

    Design share_of(const Design& design, double share) const {
        Design lower = design;
        for (std::size_t d = 0; d < design.size(); ++d)
            if (is_stair(problem_.decisions[d])) lower[d] = static_cast<std::uint16_t>(share * design[d]);
        return lower;
    }

    /// More runs may have shown that the best so far does not keep them after all.
    std::optional<Id> last_within_limits() const {
        const auto last = std::find_if(bests_.rbegin(), bests_.rend(), [this](Id id) { return keeps_limits(id); });
        return last == bests_.rend() ? std::nullopt : std::optional(*last);
    }

    void note(Id id) { progress_.best(runs_.design(id), problem_.cost(runs_.design(id)), judge_.mean(id).mean); }

    Gains gains_at(Id id) {
        const auto known = gains_.find(id);
        if (known != gains_.end()) return known->second;
        return gains_.emplace(id, GainsAt(runs_, judge_)(id, gain_years_, std::vector<bool>(problem_.decisions.size(), true))).first->second;
    }

    std::optional<Id> step(Id best) {
        progress_.says("better plans");
        if (!can_run(gain_years_)) return std::nullopt;
        const Prediction prediction(problem_, runs_.design(best), gains_at(best));
        std::vector<Id> unclear;
        for (const Proposal& tried : promising(prediction)) {
            const Id id = runs_.id_of(tried.design);
            if (refused_.count({id, best}) > 0 || is_hopeless(corrected(prediction, tried))) continue;
            if (!can_run(few_runs)) break;
            const Trial trial = compare(id, best, few_runs);
            if (trial.verdict == Verdict::better) return id;
            if (trial.verdict == Verdict::unclear) {
                unclear.push_back(id);
                continue;
            }
            refused_.insert({id, best});
            const double beyond = trial.more.mean - predicted(prediction, tried);
            if (beyond < -3 * trial.more.error) lessons_.learn(prediction, tried.design, beyond);
        }
        return race(std::move(unclear), best);
    }

    double predicted(const Prediction& prediction, const Proposal& each) const {
        return net(each.gain, each.cost - problem_.cost(prediction.at()));
    }
    double corrected(const Prediction& prediction, const Proposal& each) const {
        return predicted(prediction, each) + lessons_.correction(prediction.at(), each.design);
    }
    bool is_hopeless(double gain) const { return gain < -0.5 * judge_.spread(); }

    /// Those that may be better, the most promising first.
    std::vector<Proposal> promising(const Prediction& prediction) const {
        std::vector<Proposal> all = neighbourhood_.around(prediction);
        std::stable_sort(all.begin(), all.end(), [&](const Proposal& x, const Proposal& y) {
            return corrected(prediction, x) > corrected(prediction, y);
        });
        std::erase_if(all, [&](const Proposal& each) { return is_hopeless(corrected(prediction, each)); });
        const std::size_t few = std::min<std::size_t>(40, 8 + 3 * problem_.decisions.size());
        if (all.size() > few) all.resize(few);
        return all;
    }

    enum class Verdict : unsigned char { better, worse, unclear };
    struct Trial {
        Verdict verdict;
        Measured more;  ///< than the best so far, costs counted
    };

    /// In pairs of runs, until it is clear or `most` of each are made.
    Trial compare(Id id, Id best, std::uint64_t most) {
        for (std::uint64_t runs = 2;; runs = std::min(2 * runs, most)) {
            const Measured more = more_than(best, id, runs);
            if (more.mean - 2 * more.error > 0)
                return {judge_.keeps_limits(id, runs) ? Verdict::better : Verdict::worse, more};
            if (more.mean + 1.5 * more.error < 0) return {Verdict::worse, more};
            if (runs >= most || !can_run(2 * runs)) return {Verdict::unclear, more};
        }
    }

    Measured more_than(Id best, Id id, std::uint64_t runs) {
        runs_.run(std::vector<Id>{id, best}, 0, runs);
        Measured more = judge_.difference(id, best, runs);
        more.mean = net(more.mean, problem_.cost(runs_.design(id)) - problem_.cost(runs_.design(best)));
        return more;
    }

    /// Twice the runs for half of them, again and again; the last one is better if its runs say so.
    /// \source Karnin, Koren, Somekh, Almost optimal exploration in multi-armed bandits, ICML 2013 (sequential halving)
    std::optional<Id> race(std::vector<Id> running, Id best) {
        std::map<Id, Measured> more;
        for (const Id id : running) more[id] = more_than(best, id, few_runs);
        std::erase_if(running, [&](Id id) {
            if (keeps_limits(id)) return false;
            refused_.insert({id, best});
            return true;
        });
        for (std::uint64_t runs = few_runs; !running.empty(); runs = std::min(2 * runs, most_runs_)) {
            std::stable_sort(running.begin(), running.end(), [&](Id a, Id b) { return more[a].mean > more[b].mean; });
            const Measured& first = more[running[0]];
            if (running.size() == 1 && (runs >= most_runs_ || first.mean > 2 * first.error)) break;
            for (std::size_t i = (running.size() + 1) / 2; i < running.size(); ++i) ties_.push_back(running[i]);
            if (running.size() > 1) running.resize((running.size() + 1) / 2);
            if (!can_run(running.size() * 2 * runs)) break;
            for (const Id id : running) more[id] = more_than(best, id, std::min(2 * runs, most_runs_));
        }
        if (!running.empty() && more[running[0]].mean > more[running[0]].error && judge_.keeps_limits(running[0], more[running[0]].runs))
            return running[0];
        ties_.insert(ties_.end(), running.begin(), running.end());
        for (const Id id : ties_) refused_.insert({id, best});
        return std::nullopt;
    }

    Evaluations& runs_;
    Judge& judge_;
    const TuningProblem& problem_;
    SearchProgress& progress_;
    bool costs_count_;
    BalancedStart start_;
    Neighbourhood neighbourhood_;
    Lessons lessons_;
    std::uint64_t allowed_ = std::numeric_limits<std::uint64_t>::max();
    std::map<Id, Gains> gains_;
    std::uint64_t gain_years_ = 2;
    std::uint64_t most_runs_ = 32;  ///< of a design
    std::set<std::pair<Id, Id>> refused_;
    std::vector<Id> bests_;  ///< in the order in which they were found
    std::vector<Id> ties_;
};

}  // namespace takt
