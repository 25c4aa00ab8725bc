// Which plans to try in place of one that makes enough, from what steps are predicted to bring.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/tuning/proposals.hpp"

namespace takt {

/// Where the search for the cheapest plan looks.
struct SearchSpace {
    Design floor;
    Design highest;
    std::vector<bool> dear;  ///< stairs whose steps cost much more than those of others

    /// Whether any of the dear stairs is above its floor.
    bool has_dear_steps(const Design& at) const {
        for (std::size_t d = 0; d < at.size(); ++d)
            if (dear[d] && at[d] > floor[d]) return true;
        return false;
    }
};

/// Stairs whose steps cost much more than those of others.
inline std::vector<bool> dear_stairs(const TuningProblem& problem) {
    std::vector<double> costs;
    for (const Decision& decision : problem.decisions)
        costs.push_back((decision.ways.back().cost - decision.ways.front().cost) /
                        std::max(1.0, static_cast<double>(decision.ways.size()) - 1));
    std::vector<double> sorted = costs;
    std::sort(sorted.begin(), sorted.end());
    constexpr double much = 4;
    std::vector<bool> dear;
    for (std::size_t d = 0; d < costs.size(); ++d)
        dear.push_back(is_stair(problem.decisions[d]) && costs[d] > much * sorted[sorted.size() / 4]);
    return dear;
}

/// No runs are made here. Of each plan asked about, `spare` is what it makes above what is needed.
class CheaperPlans {
  public:
    static constexpr int far = 4;  ///< steps that a prediction is trusted for

    /// \param spread of what a plan makes from run to run
    CheaperPlans(const TuningProblem& problem, const SearchSpace& space, double spread)
        : problem_(problem), space_(space), spread_(spread) {}

    /// Designs that cost less than the one that the prediction is made at, or as much and make more; in the order in which they
    /// are worth a try.
    std::vector<Proposal> below(const Prediction& prediction, double spare) const {
        const Design& at = prediction.at();
        const double cost = problem_.cost(at);
        std::vector<Proposal> all;
        const double careful = spare > spread_ ? 0.6 * spare : spare;
        for (const int radius : {far, 2, 1}) all.push_back(prediction.cheapest(-careful, radius, space_.floor, space_.highest));
        add_with_dear_steps(prediction, careful, all);
        add_without_dear_steps(prediction, spare, all);
        std::vector<Proposal> near = neighbours(prediction, cost, spare);
        all.insert(all.end(), near.begin(), near.end());
        std::erase_if(all, [&](const Proposal& each) {
            return each.design == at || (cost - each.cost < least_saving(cost) && !is_level(each, cost, prediction));
        });
        return all;
    }

    /// Nothing but dear steps taken away: several at once, then one by one by what that saves for what it loses.
    std::vector<Proposal> with_fewer_dear_steps(const Prediction& prediction, double spare) const {
        const Design& at = prediction.at();
        Design floor = at;
        for (std::size_t d = 0; d < at.size(); ++d)
            if (space_.dear[d]) floor[d] = std::min(space_.floor[d], at[d]);
        std::vector<Proposal> all;
        for (const double share : {0.8, 0.4})
            all.push_back(prediction.cheapest(-share * spare, far, floor, at));
        const std::size_t leaps = all.size();
        for (std::size_t d = 0; d < at.size(); ++d)
            if (space_.dear[d] && at[d] > floor[d]) all.push_back(prediction.proposal(stepped(at, d, -1)));
        const double cost = problem_.cost(at);
        std::stable_sort(all.begin() + static_cast<std::ptrdiff_t>(leaps), all.end(), [&](const Proposal& a, const Proposal& b) {
            return a.gain * (cost - b.cost) > b.gain * (cost - a.cost);
        });
        std::erase_if(all, [&](const Proposal& each) { return each.design == at; });
        return all;
    }

  private:
    /// What is less than a thousandth of the cost is not worth the runs.
    static double least_saving(double cost) { return std::max(1e-9, 1e-3 * cost); }

    /// As dear as the plan at hand, and predicted to make so much more that this is worth a saving.
    static bool is_level(const Proposal& proposal, double cost, const Prediction& prediction) {
        return std::abs(proposal.cost - cost) < 1e-9 && proposal.gain > least_saving(cost) * prediction.best_rate();
    }

    /// One dear step more, where that makes many cheap ones needless.
    void add_with_dear_steps(const Prediction& prediction, double spare, std::vector<Proposal>& all) const {
        const Design& at = prediction.at();
        std::vector<Proposal> more;
        for (std::size_t d = 0; d < at.size(); ++d) {
            if (!space_.dear[d] || at[d] >= space_.highest[d]) continue;
            Design floor = space_.floor;
            floor[d] = static_cast<std::uint16_t>(at[d] + 1);
            more.push_back(prediction.cheapest(-spare, 2 * far, floor, space_.highest));
        }
        std::stable_sort(more.begin(), more.end(), [](const Proposal& a, const Proposal& b) { return a.cost < b.cost; });
        constexpr std::size_t most = 3;
        if (more.size() > most) more.resize(most);
        all.insert(all.end(), more.begin(), more.end());
    }

    /// One step less where steps save most, and the loss made good elsewhere.
    void add_without_dear_steps(const Prediction& prediction, double spare, std::vector<Proposal>& all) const {
        const Design& at = prediction.at();
        std::vector<std::pair<double, std::size_t>> savings;
        for (std::size_t d = 0; d < at.size(); ++d)
            if (at[d] > space_.floor[d] && is_stair(problem_.decisions[d]))
                savings.emplace_back(-(problem_.cost(at) - problem_.cost(stepped(at, d, -1))), d);
        std::sort(savings.begin(), savings.end());
        constexpr std::size_t most = 8;
        for (std::size_t i = 0; i < std::min(most, savings.size()); ++i) {
            Design ceiling = space_.highest;
            ceiling[savings[i].second] = static_cast<std::uint16_t>(at[savings[i].second] - 1);
            all.push_back(prediction.cheapest(-spare, far, space_.floor, ceiling));
        }
    }

    /// One step down, and one step up for one down, the most promising first; then other kinds.
    std::vector<Proposal> neighbours(const Prediction& prediction, double cost, double spare) const {
        const Design& at = prediction.at();
        std::vector<Proposal> cheaper;
        std::vector<Proposal> level;
        const auto note = [&](Design design) {
            Proposal each = prediction.proposal(std::move(design));
            if (each.cost < cost - 1e-9)
                cheaper.push_back(std::move(each));
            else if (each.cost <= cost + 1e-9 && each.gain > 0)
                level.push_back(std::move(each));
        };
        for (std::size_t a = 0; a < at.size(); ++a) {
            if (!is_stair(problem_.decisions[a])) {
                note_kinds(prediction, a, cheaper);
                continue;
            }
            if (at[a] <= space_.floor[a]) continue;
            note(stepped(at, a, -1));
            for (std::size_t b = 0; b < at.size(); ++b)
                if (b != a && at[b] < space_.highest[b] && is_stair(problem_.decisions[b])) note(stepped(stepped(at, a, -1), b, 1));
        }
        const auto by_gain = [](const Proposal& x, const Proposal& y) { return x.gain > y.gain; };
        std::stable_sort(cheaper.begin(), cheaper.end(), by_gain);
        std::stable_sort(level.begin(), level.end(), by_gain);
        const double hopeless = -spare - 1.5 * spread_;
        std::erase_if(cheaper, [&](const Proposal& each) { return each.gain < hopeless; });
        const std::size_t few = std::min<std::size_t>(16, 6 + at.size());
        if (cheaper.size() > few) cheaper.resize(few);
        if (level.size() > few) level.resize(few);
        cheaper.insert(cheaper.end(), level.begin(), level.end());
        return cheaper;
    }

    void note_kinds(const Prediction& prediction, std::size_t decision, std::vector<Proposal>& all) const {
        for (std::size_t w = 0; w < problem_.decisions[decision].ways.size(); ++w) {
            Design other = prediction.at();
            other[decision] = static_cast<std::uint16_t>(w);
            if (other != prediction.at()) all.push_back(prediction.proposal(std::move(other)));
        }
    }

    const TuningProblem& problem_;
    const SearchSpace& space_;
    double spread_;
};

}  // namespace takt
