// What may be changed about a plant, what that costs, and what is wanted: the question that tuning answers.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// What the best plan is.
enum class Goal : std::uint8_t { cost, output, value };

constexpr std::array<Word<Goal>, 3> words(Goal) {
    return {{{Goal::cost, "cost", "the least cost at which the target is met with the probability wanted"},
             {Goal::output, "output", "the most units on average, within the budget and what is limited"},
             {Goal::value, "value", "the most value of the units on average, less the cost"}}};
}

/// How much of limited things a choice uses: `{places: 12, rate: 6}`.
using Uses = std::vector<std::pair<Ref, std::uint32_t>>;

/// Paths and values that go with each other: `{run.calendar: three-shift, crews.repair.size: 3}`.
using Settings = std::vector<std::pair<Name, Name>>;

/// One of several ways.
struct OptionSpec {
    std::optional<Name> name{};
    std::optional<Name> value{};  ///< for the paths of its decision
    Settings set{};
    std::optional<Money> cost{};
    Uses uses{};
    Place at{};

    static constexpr About about{"option", "One way in which a decision can be made; in short, its value alone."};

    template <class Visitor>
    static void fields(OptionSpec& s, Visitor& v) {
        v(Field{"name", "what it is called; its value if left out", "three shifts"}, s.name);
        v(Field{"value", "what is put at the paths of the decision", "92 s"}, s.value);
        v(Field{"set", "further paths with their values", "{run.calendar: three-shift}"}, s.set);
        v(Field{"cost", "what this way costs; nothing if left out", "400000 CNY"}, s.cost);
        v(Field{"uses", "how much it uses of what is limited", "{hall-metres: 12}", Need::optional, {0, 1e9}}, s.uses);
    }
};

/// One thing that may be decided, apart from all others.
struct DecisionSpec {
    std::optional<Name> name{};
    std::vector<Name> paths{};
    std::optional<std::uint32_t> repeat{};  ///< the reader has made this one of so many
    std::optional<Name> from{};
    std::optional<Name> to{};
    std::optional<Name> step{};
    std::optional<Name> as{};
    std::optional<Money> cost{};
    std::optional<Money> step_cost{};
    std::uint32_t free = 0;
    Uses uses{};
    std::vector<OptionSpec> options{};
    Place at{};

    static constexpr About about{"decision", "Something about the plant that may be decided: a range of numbers, or a list "
                                             "of options."};

    template <class Visitor>
    static void fields(DecisionSpec& s, Visitor& v) {
        v(Field{"name", "what it is called; its path if left out", "body store"}, s.name);
        v(Field{"set", "the value that is decided, by its path as in `--set`; values of a list of paths move together",
                "line.body-store.capacity"},
          s.paths);
        v(Field{"repeat",
                "so many such decisions, each for itself, or a CSV file with a row for each; `{n}` in a text is the number of each, from "
                "1, `<station>` what its row has in the column `station`; none for a row with an empty cell among those",
                "4", Need::optional, {1, 10000}},
          s.repeat);
        v(Field{"from", "where the range begins, with its unit", "10"}, s.from);
        v(Field{"to", "where it ends; below `from` to go down", "60"}, s.to);
        v(Field{"step", "from each value to the next; 1 if left out", "5"}, s.step);
        v(Field{"as", "how the value is written, where it is more than a number; `{x}` stands for the number",
                "lognormal(mean {x} s, cv 0.05)"},
          s.as);
        v(Field{"cost", "of each one: the number of the value times this", "12000 CNY"}, s.cost);
        v(Field{"step_cost", "of each step away from `from`", "90000 CNY"}, s.step_cost);
        v(Field{"free", "so many of them cost nothing, because they are there", "30", Need::optional, {0, 1e9}}, s.free);
        v(Field{"uses", "how much each one uses of what is limited", "{hall-metres: 2}", Need::optional, {0, 1e9}}, s.uses);
        v(Field{"options", "the ways to choose from, where it is no range", "[{value: 98 s}, {value: 92 s, cost: 90000 CNY}]"},
          s.options);
    }
};

struct TuneSpec {
    Goal goal = Goal::cost;
    std::optional<Rate> target{};
    Share probability{0.95};
    std::optional<Money> unit_value{};
    std::optional<Money> budget{};
    Uses limited{};
    std::optional<Duration> lead_time{};
    std::optional<std::uint32_t> work_in_process{};
    std::vector<DecisionSpec> decisions{};
    std::uint32_t plant_years = 400;
    std::uint32_t verification = 100;
    std::uint64_t seed = 1;
    Place at{};

    static constexpr About about{"tune", "What may be changed about the plant, what it costs, and what is wanted."};

    template <class Visitor>
    static void fields(TuneSpec& s, Visitor& v) {
        v(Field{"goal", "what the best plan is", "cost"}, s.goal);
        v(Field{"target", "how many good units are wanted; the target of the plant if left out", "100000 /year"}, s.target);
        v(Field{"probability", "how likely a run is to reach the target at least", "95 %"}, s.probability);
        v(Field{"unit_value", "what a unit is worth, with `goal: value`; the prices of the products if left out", "200 CNY"},
          s.unit_value);
        v(Field{"budget", "what all decisions may cost at most", "2000000 CNY"}, s.budget);
        v(Field{"limited", "how much there is of what decisions use", "{hall-metres: 40}", Need::optional, {0, 1e9}},
          s.limited);
        v(Field{"lead_time", "what the mean lead time of the units may be at most", "3 days"}, s.lead_time);
        v(Field{"work_in_process", "how many parts may be in the line on average at most", "800", Need::optional, {0, 1e9}},
          s.work_in_process);
        v(Field{"decisions", "what may be decided", "[{set: line.body-store.capacity, from: 10, to: 60, cost: 12000 CNY}]",
                Need::required},
          s.decisions);
        v(Field{"plant_years", "runs of the plant that the search may take, its verification included", "400",
                Need::optional, {20, 1e7}},
          s.plant_years);
        v(Field{"verification", "fresh runs in which the plan found has to prove itself", "100", Need::optional, {10, 1e6}},
          s.verification);
        v(Field{"seed", "the seed of the random numbers of the search", "1", Need::optional, {0, 9007199254740992.0}}, s.seed);
    }
};

}  // namespace takt::spec
