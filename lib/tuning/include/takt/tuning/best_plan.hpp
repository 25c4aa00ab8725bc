// The search for the plan that makes most, within what is limited or less what it costs.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <optional>
#include <utility>
#include <vector>

#include "takt/experiment/static_look.hpp"
#include "takt/tuning/gains.hpp"
#include "takt/tuning/judge.hpp"
#include "takt/tuning/proposals.hpp"
#include "takt/tuning/search_progress.hpp"

namespace takt {

/// A climb: from a plan in which no station is the narrowest by far, by steps, exchanges and leaps that are predicted to bring most,
/// each tried with common random numbers until it is clear. It ends where none of those tried is better.
class BestPlan {
  public:
    using Id = Evaluations::Id;

    BestPlan(Evaluations& runs, Judge& judge, SearchProgress& progress)
        : runs_(runs), judge_(judge), problem_(runs.problem()), progress_(progress), costs_count_(problem_.goal == spec::Goal::value) {}

    void allow(std::uint64_t runs_in_all) { allowed_ = runs_in_all; }

    /// Nothing where not even the least of everything is allowed.
    std::optional<Id> search() {
        if (!problem_.allows(bottom(problem_))) return std::nullopt;
        progress_.says("a start without a narrow place");
        Id best = runs_.id_of(start());
        runs_.run(best, 0, first_runs);
        judge_.pool({best});
        note(best);
        for (;;) {
            if (const std::optional<Id> better = step(best)) {
                best = *better;
                note(best);
            } else if (gain_years_ < most_gain_years) {
                // What looked best by few runs was not better; look again with more of them.
                gain_years_ *= 2;
                gains_.clear();
            } else if (!ties_.empty() && can_run(2 * most_runs_)) {
                // Differences that could not be told from chance are looked at with more runs.
                most_runs_ *= 2;
                refused_.clear();
            } else {
                return best;
            }
        }
    }

    /// Plans whose difference from the best could not be told from chance.
    const std::vector<Id>& ties() const { return ties_; }

  private:
    static constexpr std::uint64_t first_runs = 8;
    static constexpr std::uint64_t most_gain_years = 16;

    bool can_run(std::uint64_t runs) const { return runs_.runs() + runs <= allowed_; }
    double net(double worth, double cost) const { return costs_count_ ? worth - cost : worth; }

    /// By what stations can do alone: the narrowest is raised while that is allowed and pays; what is left goes evenly to the rest.
    Design start() const {
        Design at = bottom(problem_);
        while (const std::optional<std::size_t> d = best_raise(at)) ++at[*d];
        if (costs_count_) return at;
        for (bool raised = true; raised;) {
            raised = false;
            std::uint16_t lowest = std::numeric_limits<std::uint16_t>::max();
            for (std::size_t d = 0; d < at.size(); ++d)
                if (can_raise(at, d) && !bounds(at, d)) lowest = std::min(lowest, at[d]);
            for (std::size_t d = 0; d < at.size() && !raised; ++d) {
                if (at[d] != lowest || !can_raise(at, d) || bounds(at, d)) continue;
                ++at[d];
                raised = true;
            }
        }
        return at;
    }

    bool can_raise(const Design& at, std::size_t d) const {
        return is_stair(problem_.decisions[d]) && has_step(problem_, at, d, 1) && problem_.allows(stepped(at, d, 1));
    }

    /// Of what every element can do alone, a soft least: it rises where one of several that are equally narrow is raised.
    double bound(const Design& design) const {
        constexpr double softness = 8;
        const StaticLook look = static_look(problem_.plan(design));
        double sum = 0;
        const auto add = [&](double jph) {
            if (jph > 0) sum += std::pow(jph, -softness);
        };
        for (const StationLook& each : look.stations) add(each.jph);
        for (const ResourceLook& each : look.resources) add(each.jph);
        for (const SourceLook& each : look.sources) add(each.jph);
        return sum > 0 ? std::pow(sum, -1 / softness) * to_hours(look.scheduled) : 0;
    }

    /// Whether the stair has to do with what stations can do alone.
    bool bounds(const Design& at, std::size_t d) const {
        const auto known = bounding_.find(d);
        if (known != bounding_.end()) return known->second;
        Design low = at;
        Design high = at;
        for (std::size_t each = 0; each < at.size(); ++each) low[each] = high[each] = static_cast<std::uint16_t>(problem_.decisions[each].ways.size() - 1);
        low[d] = 0;
        return bounding_.emplace(d, bound(low) < bound(high) * (1 - 1e-9)).first->second;
    }

    std::optional<std::size_t> best_raise(const Design& at) const {
        const double now = bound(at);
        std::optional<std::size_t> best;
        double most = 0;
        for (std::size_t d = 0; d < at.size(); ++d) {
            if (!can_raise(at, d) || !bounds(at, d)) continue;
            const Design higher = stepped(at, d, 1);
            const double gain = bound(higher) - now;
            if (gain <= now * 1e-9) continue;
            const double pays = net(gain * unit_worth(), problem_.cost(higher) - problem_.cost(at));
            const double rate = costs_count_ ? pays : pays / burden_of(at, d);
            if (rate <= most) continue;
            most = rate;
            best = d;
        }
        return best;
    }

    double unit_worth() const { return costs_count_ ? std::max(problem_.unit_value, 1e-12) : 1; }

    /// What a step takes of what is scarce.
    double burden_of(const Design& at, std::size_t d) const {
        const DecisionWay& from = problem_.decisions[d].ways[at[d]];
        const DecisionWay& to = problem_.decisions[d].ways[at[d] + 1u];
        double sum = 1e-12;
        if (problem_.budget && *problem_.budget > 0) sum += (to.cost - from.cost) / *problem_.budget;
        for (std::size_t t = 0; t < problem_.limited.size(); ++t)
            if (problem_.limited[t].amount > 0) sum += (to.uses[t] - from.uses[t]) / problem_.limited[t].amount;
        return sum;
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
        ties_.clear();
        const Prediction prediction(problem_, runs_.design(best), gains_at(best));
        for (const Proposal& tried : proposals(prediction)) {
            const Id id = runs_.id_of(tried.design);
            if (refused_.count({id, best}) > 0) continue;
            if (!can_run(4)) return std::nullopt;
            if (is_better(id, best)) return id;
            refused_.insert({id, best});
        }
        return std::nullopt;
    }

    std::vector<Proposal> proposals(const Prediction& prediction) const {
        const Design& at = prediction.at();
        const double cost = problem_.cost(at);
        std::vector<Proposal> all;
        const auto note_if_allowed = [&](Design design) {
            if (design != at && problem_.allows(design)) all.push_back(prediction.proposal(std::move(design)));
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
        note_if_allowed(wider_everywhere(at));
        if (costs_count_)
            for (const int radius : {4, 2, 1}) note_if_allowed(leap(prediction, radius));
        const auto predicted = [&](const Proposal& each) { return net(each.gain, each.cost - cost); };
        std::stable_sort(all.begin(), all.end(), [&](const Proposal& x, const Proposal& y) { return predicted(x) > predicted(y); });
        const double hopeless = -0.5 * judge_.spread();
        std::erase_if(all, [&](const Proposal& each) { return predicted(each) < hopeless; });
        const std::size_t few = std::min<std::size_t>(40, 8 + 3 * at.size());
        if (all.size() > few) all.resize(few);
        return all;
    }

    /// Steps up a stair as far as is allowed, but no more than `most`.
    Design filled(Design design, std::size_t d, int most) const {
        for (int i = 0; i < most && can_raise(design, d); ++i) ++design[d];
        return design;
    }

    /// A step more wherever stations or resources could be narrow: where several are equally narrow, no single step brings anything.
    Design wider_everywhere(Design design) const {
        for (std::size_t d = 0; d < design.size(); ++d)
            if (can_raise(design, d) && bounds(design, d)) ++design[d];
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

    bool is_better(Id id, Id than) {
        const double dearer = problem_.cost(runs_.design(id)) - problem_.cost(runs_.design(than));
        for (std::uint64_t runs = 2;; runs = std::min(2 * runs, most_runs_)) {
            runs_.run(std::vector<Id>{id, than}, 0, runs);
            const Measured difference = judge_.difference(id, than, runs);
            const double more = net(difference.mean, dearer);
            if (more - 2 * difference.error > 0) return judge_.keeps_limits(id, runs);
            if (more + 1.5 * difference.error < 0) return false;
            if (runs < most_runs_ && can_run(2 * runs)) continue;
            if (more > difference.error) return judge_.keeps_limits(id, runs);
            ties_.push_back(id);
            return false;
        }
    }

    Evaluations& runs_;
    Judge& judge_;
    const TuningProblem& problem_;
    SearchProgress& progress_;
    bool costs_count_;
    std::uint64_t allowed_ = std::numeric_limits<std::uint64_t>::max();
    mutable std::map<std::size_t, bool> bounding_;
    std::map<Id, Gains> gains_;
    std::uint64_t gain_years_ = 2;
    std::uint64_t most_runs_ = 32;  ///< of a design
    std::set<std::pair<Id, Id>> refused_;
    std::vector<Id> ties_;
};

}  // namespace takt
