// What tuning is asked: the decisions, what they cost, what must hold, and what is wanted.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/spec/tune.hpp"

namespace takt {

/// Of each decision, which of its ways is taken.
using Design = std::vector<std::uint16_t>;

/// One way in which a decision can be made.
struct DecisionWay {
    std::string name;
    double cost = 0;
    std::vector<double> uses{};  ///< of each limited thing
};

/// Something that may be decided apart from all else. A way that takes more than another is taken to be at least as good; where
/// that is wrong the search takes longer, or ends at a plan that is not the best.
struct Decision {
    std::string name;
    std::vector<DecisionWay> ways;
    std::optional<std::uint16_t> standing{};  ///< the way in which it stands now, where that is one of them
};

struct LimitedThing {
    std::string name;
    double amount = 0;
};

struct TuningProblem {
    std::vector<Decision> decisions;
    /// The plant with a design. Called by several threads at once; the same design gives the same plan.
    std::function<Plan(const Design&)> plan;

    spec::Goal goal = spec::Goal::cost;
    std::optional<double> target_per_second{};  ///< needed for the goal `cost`
    double probability = 0.95;                  ///< of a run, to reach the target at least
    double unit_value = 0;                      ///< for the goal `value`; 0: the prices of the products
    std::string currency{};
    std::optional<double> budget{};
    std::vector<LimitedThing> limited{};
    std::optional<Duration> lead_time{};         ///< the most that its mean may be
    std::optional<double> work_in_process{};     ///< the most that its mean may be

    std::uint32_t plant_years = 400;  ///< runs of one horizon that the search may take, its verification included
    std::uint32_t verification = 100;
    std::uint64_t seed = 1;

    double cost(const Design& design) const {
        double sum = 0;
        for (std::size_t d = 0; d < design.size(); ++d) sum += way(design, d).cost;
        return sum;
    }

    double uses(const Design& design, std::size_t thing) const {
        double sum = 0;
        for (std::size_t d = 0; d < design.size(); ++d) {
            const DecisionWay& taken = way(design, d);
            if (thing < taken.uses.size()) sum += taken.uses[thing];
        }
        return sum;
    }

    /// Whether the budget and what is limited allow it.
    bool allows(const Design& design) const {
        constexpr double rounding = 1e-9;
        if (budget && cost(design) > *budget * (1 + rounding)) return false;
        for (std::size_t thing = 0; thing < limited.size(); ++thing)
            if (uses(design, thing) > limited[thing].amount * (1 + rounding)) return false;
        return true;
    }

    const DecisionWay& way(const Design& design, std::size_t decision) const {
        return decisions[decision].ways[design[decision]];
    }

    /// What a way takes, for an order by it.
    static std::pair<double, double> burden(const DecisionWay& way) {
        return {way.cost, std::accumulate(way.uses.begin(), way.uses.end(), 0.0)};
    }
};

}  // namespace takt
