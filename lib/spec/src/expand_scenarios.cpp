#include "takt/spec/expand_scenarios.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "takt/core/diagnostic.hpp"
#include "takt/spec/design.hpp"
#include "takt/spec/factor_range.hpp"
#include "takt/spec/scenario.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {
namespace {

constexpr std::size_t most_scenarios = 1000;

/// Makes the plants of named changes and designs, in their order. What is wrong is reported, all of it.
class ScenarioExpansion {
  public:
    explicit ScenarioExpansion(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

    std::vector<Scenario> expand(const std::vector<Named<ScenarioSpec>>& scenarios) {
        for (const Named<ScenarioSpec>& each : scenarios)
            add(each.name, each.value);
        return std::move(made_);
    }

  private:
    void add(const Name& name, const ScenarioSpec& spec) {
        if (spec.design) return add_design(name, spec, *spec.design);
        if (!spec.factors.all.empty())
            return error(spec.at, "`factors` need the key `design`, such as `design: factorial`");
        if (spec.set.all.empty())
            return error(name.at, "the scenario `" + name.text +
                                      "` needs the key `set`, such as `set: {line.store.capacity: 60}`");
        push(name, name.text, spec.set.all);
    }

    void add_design(const Name& name, const ScenarioSpec& spec, DesignKind design) {
        if (spec.factors.all.empty())
            return error(spec.at,
                         "a design needs the key `factors`, such as `factors: {line.store.capacity: [10, 20]}`");
        switch (design) {
            case DesignKind::factorial:
                return add_factorial(name, spec);
            case DesignKind::fractional:
                return add_fractional(name, spec);
            case DesignKind::latin_hypercube:
                return add_latin_hypercube(name, spec);
            case DesignKind::one_at_a_time:
                return add_one_at_a_time(name, spec);
        }
    }

    void add_factorial(const Name& name, const ScenarioSpec& spec) {
        const auto values = values_of(spec);
        if (!values) return;
        Levels levels;
        std::size_t product = 1;
        for (const auto& each : *values) {
            levels.push_back(each.size());
            product = std::min(product * each.size(), most_scenarios + 1);
        }
        if (product > most_scenarios) return too_many(name);
        add_runs(name, spec, *values, full_factorial(levels));
    }

    void add_fractional(const Name& name, const ScenarioSpec& spec) {
        const std::size_t factors = spec.factors.all.size();
        if (factors > factor_letters.size()) return error(spec.at, "a fractional design has at most 25 factors");
        const auto values = values_of(spec, Ends::of_ranges);
        const auto generators = generators_of(spec);
        if (!values || !generators) return;
        for (std::size_t i = 0; i < factors; ++i) {
            if ((*values)[i].size() == 2) continue;
            return error(spec.factors.all[i].values.front().at,
                         "a fractional design has two values of each factor, found " +
                             std::to_string((*values)[i].size()) + " for " + spec.factors.all[i].path);
        }
        if (factors - generators->size() > 9) return too_many(name);
        add_runs(name, spec, *values, fractional_factorial(factors, *generators));
    }

    std::optional<std::vector<Generator>> generators_of(const ScenarioSpec& spec) {
        std::vector<Generator> generators;
        std::uint32_t follows = 0;
        std::uint32_t used = 0;
        for (const std::string& text : spec.generators) {
            const std::optional<Generator> generator = read_generator(text, spec.factors.all.size());
            if (!generator) {
                error(spec.at, "expected a generator such as `D = ABC` of the factors " + letters_of(spec) +
                                   ", found `" + text + "`");
                return std::nullopt;
            }
            if ((follows >> generator->factor & 1u) != 0) {
                error(spec.at, "the factor of `" + text + "` has two generators");
                return std::nullopt;
            }
            follows |= 1u << generator->factor;
            used |= generator->of;
            generators.push_back(*generator);
        }
        if (generators.empty() || (follows & used) != 0) {
            error(spec.at, generators.empty()
                               ? "a fractional design needs the key `generators`, such as `generators: [D = ABC]`"
                               : "generators use only factors that have none themselves");
            return std::nullopt;
        }
        return generators;
    }

    static std::string letters_of(const ScenarioSpec& spec) {
        std::string text;
        for (std::size_t i = 0; i < spec.factors.all.size(); ++i)
            text += (i > 0 ? ", " : "") + std::string(1, factor_letters[i]) + " (" + spec.factors.all[i].path + ")";
        return text;
    }

    void add_latin_hypercube(const Name& name, const ScenarioSpec& spec) {
        if (!spec.points) return error(spec.at, "a Latin hypercube needs the key `points`, such as `points: 20`");
        const auto values = values_of(spec, Ends::of_ranges);
        if (!values) return;
        const auto points = latin_hypercube(*spec.points, spec.factors.all.size(), spec.seed);
        for (std::size_t p = 0; p < points.size(); ++p) {
            std::vector<Assignment> settings = spec.set.all;
            for (std::size_t f = 0; f < spec.factors.all.size(); ++f) {
                const Factor& factor = spec.factors.all[f];
                const auto range = range_of(factor);
                const auto& listed = (*values)[f];
                const auto at = static_cast<std::size_t>(points[p][f] * static_cast<double>(listed.size()));
                settings.push_back(range ? Assignment{factor.path, range->at(points[p][f]), factor.values.front().at}
                                         : listed[std::min(at, listed.size() - 1)]);
            }
            push(name, name.text + "-" + std::to_string(p + 1), std::move(settings));
        }
    }

    void add_one_at_a_time(const Name& name, const ScenarioSpec& spec) {
        const auto values = values_of(spec);
        if (!values) return;
        std::size_t number = 0;
        for (const auto& each : *values) {
            for (const Assignment& value : each) {
                std::vector<Assignment> settings = spec.set.all;
                settings.push_back(value);
                push(name, name.text + "-" + std::to_string(++number), std::move(settings));
            }
        }
    }

    void add_runs(const Name& name, const ScenarioSpec& spec, const std::vector<std::vector<Assignment>>& values,
                  const std::vector<Levels>& runs) {
        for (std::size_t r = 0; r < runs.size(); ++r) {
            std::vector<Assignment> settings = spec.set.all;
            for (std::size_t f = 0; f < values.size(); ++f)
                settings.push_back(values[f][runs[r][f]]);
            push(name, name.text + "-" + std::to_string(r + 1), std::move(settings));
        }
    }

    enum class Ends : bool { of_steps, of_ranges };

    static std::optional<FactorRange> range_of(const Factor& factor) {
        return factor.values.size() == 1 ? read_factor_range(factor.values.front().value) : std::nullopt;
    }

    /// The values of each factor, ranges written out. A range without steps has no values in between; where that is no matter, its
    /// ends are taken.
    std::optional<std::vector<std::vector<Assignment>>> values_of(const ScenarioSpec& spec,
                                                                  Ends ends = Ends::of_steps) {
        std::vector<std::vector<Assignment>> all;
        bool good = true;
        for (const Factor& factor : spec.factors.all) {
            const std::optional<FactorRange> range = range_of(factor);
            if (range && (range->has_too_many_steps() || (!range->step && ends == Ends::of_steps))) {
                error(factor.values.front().at,
                      range->step ? "a range has at most 1000 steps, found `" + factor.values.front().value + "`"
                                  : "expected a range with a step such as `10 to 30 step 5`, found `" +
                                        factor.values.front().value + "`");
                good = false;
                continue;
            }
            all.push_back(factor.values);
            if (!range) continue;
            all.back().clear();
            for (std::string& value : range->values())
                all.back().push_back({factor.path, std::move(value), factor.values.front().at});
        }
        return good ? std::optional(std::move(all)) : std::nullopt;
    }

    void push(const Name& from, std::string name, std::vector<Assignment> settings) {
        if (made_.size() >= most_scenarios) return too_many(from);
        if (name == base_name)
            return error(from.at, "`base` is the plant as the file describes it; choose another name");
        if (!names_.emplace(name, from.at).second) return error(from.at, "two scenarios are called `" + name + "`");
        made_.push_back({std::move(name), std::move(settings)});
    }

    void too_many(const Name& name) {
        if (std::exchange(said_too_many_, true)) return;
        error(name.at, "there are more than " + std::to_string(most_scenarios) + " scenarios");
    }

    void error(const Place& at, std::string message) { diagnostics_.error(at, std::move(message)); }

    Diagnostics& diagnostics_;
    std::vector<Scenario> made_;
    std::map<std::string, Place> names_;
    bool said_too_many_ = false;
};

}  // namespace

std::vector<Scenario> expand_scenarios(const std::vector<Named<ScenarioSpec>>& scenarios,
                                       Diagnostics& diagnostics) {
    return ScenarioExpansion(diagnostics).expand(scenarios);
}

}  // namespace takt::spec
