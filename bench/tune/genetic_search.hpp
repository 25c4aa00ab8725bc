// A plain genetic algorithm over whole numbers, as textbooks have it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "penalised_goal.hpp"
#include "random_design.hpp"

namespace peers {

/// Tournaments of two, uniform crossover, mutation of one gene on average, the two best kept. A design that is made again is not run
/// again. What is left at the end of the search, a fifth of the plant-years, tells the five best apart.
/// \source Eiben, Smith, Introduction to Evolutionary Computing, 2nd ed., ch. 3 to 5; limits as in Deb, An efficient constraint
///         handling method for genetic algorithms, 2000: what is allowed is better than what is not, which is not run
class GeneticSearch {
  public:
    GeneticSearch(PenalisedGoal& goal, std::uint64_t seed) : goal_(goal), chance_(seed) {}

    void search() {
        try {
            first_generation();
            for (int idle = 0; idle < 50 && goal_.plant_years() < searched();) {
                const std::uint64_t before = goal_.plant_years();
                next_generation();
                idle = goal_.plant_years() == before ? idle + 1 : 0;
            }
            compare_best();
        } catch (const BudgetSpent&) {
        }
    }

  private:
    static constexpr std::size_t population = 20;
    static constexpr std::size_t elite = 2;
    static constexpr std::size_t finalists = 5;
    static constexpr std::uint64_t runs = 2;
    static constexpr double crossover = 0.9;

    struct Individual {
        takt::Design genes;
        double excess = 0;
        double value = 0;
    };
    static bool is_better(const Individual& a, const Individual& b) {
        return std::pair(-a.excess, a.value) > std::pair(-b.excess, b.value);
    }

    std::uint64_t searched() const { return goal_.problem().plant_years * 4 / 5; }

    void first_generation() {
        for (std::size_t i = 0; i < population; ++i)
            alive_.push_back({random_design(goal_, chance_)});
        measure(alive_);
        rank(alive_);
    }

    void next_generation() {
        std::vector<Individual> children(alive_.begin(), alive_.begin() + elite);
        while (children.size() < population) {
            takt::Design child = parent().genes;
            if (uniform(chance_) < crossover) cross(child, parent().genes);
            mutate(child);
            children.push_back({std::move(child)});
        }
        measure(children);
        rank(children);
        alive_ = std::move(children);
    }

    const Individual& parent() {
        const Individual& a = alive_[any_of(population, chance_)];
        const Individual& b = alive_[any_of(population, chance_)];
        return is_better(a, b) ? a : b;
    }

    void cross(takt::Design& child, const takt::Design& other) {
        for (std::size_t d = 0; d < child.size(); ++d)
            if (uniform(chance_) < 0.5) child[d] = other[d];
    }

    /// Half the mutations are a step to a neighbour, half go anywhere.
    void mutate(takt::Design& child) {
        for (std::size_t d = 0; d < child.size(); ++d) {
            if (uniform(chance_) >= 1.0 / static_cast<double>(child.size())) continue;
            const int ways = goal_.ways(d);
            const int step = uniform(chance_) < 0.5 ? -1 : 1;
            const int way = uniform(chance_) < 0.5 ? std::clamp(child[d] + step, 0, ways - 1)
                                                   : static_cast<int>(any_of(static_cast<std::size_t>(ways), chance_));
            child[d] = static_cast<std::uint16_t>(way);
        }
    }

    void measure(std::vector<Individual>& all) {
        std::vector<takt::Design> allowed;
        for (Individual& each : all) {
            each.excess = goal_.excess(each.genes);
            if (each.excess == 0) allowed.push_back(each.genes);
        }
        goal_.run(allowed, runs);
        goal_.pool_spread();
        for (Individual& each : all)
            each.value = each.excess == 0 ? goal_(each.genes, runs) : 0;
    }

    /// The best first; the best of all times, for the end, too.
    void rank(std::vector<Individual>& all) {
        std::stable_sort(all.begin(), all.end(), is_better);
        goal_.hold(all.front().genes);
        for (const Individual& each : all) {
            const auto same = [&](const Individual& known) { return known.genes == each.genes; };
            if (each.excess == 0 && std::none_of(best_.begin(), best_.end(), same)) best_.push_back(each);
        }
        for (Individual& each : best_)
            each.value = goal_(each.genes, runs);
        std::stable_sort(best_.begin(), best_.end(), is_better);
        if (best_.size() > finalists) best_.resize(finalists);
    }

    void compare_best() {
        const std::uint64_t left =
            goal_.problem().plant_years - std::min<std::uint64_t>(goal_.problem().plant_years, goal_.plant_years());
        const std::uint64_t more = runs + left / best_.size();
        std::vector<takt::Design> designs;
        for (const Individual& each : best_)
            designs.push_back(each.genes);
        goal_.run(designs, more);
        goal_.pool_spread();
        for (Individual& each : best_)
            each.value = goal_(each.genes, more);
        goal_.hold(std::min_element(best_.begin(), best_.end(), is_better)->genes);
    }

    PenalisedGoal& goal_;
    Chance chance_;
    std::vector<Individual> alive_;
    std::vector<Individual> best_;
};

}  // namespace peers
