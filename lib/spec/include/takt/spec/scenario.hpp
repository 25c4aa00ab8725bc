// Scenarios: the same plant with other values, by name or by design. They are no part of the plant itself.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "takt/core/diagnostic.hpp"
#include "takt/spec/field.hpp"
#include "takt/spec/setting.hpp"

namespace takt::spec {

/// A value in place of that of the file, by its path: `crews.repair.size` and `3`.
struct Assignment {
    std::string path;
    std::string value;  ///< as it is written in YAML on one line
    Place at{};

    Setting setting() const { return {path + "=" + value, at}; }
};

struct Assignments {
    std::vector<Assignment> all;
};

/// A path and the values that it takes. A value may be a range, such as `10 to 30 step 5`.
struct Factor {
    std::string path;
    std::vector<Assignment> values;
};

struct Factors {
    std::vector<Factor> all;
};

enum class DesignKind : std::uint8_t { factorial, fractional, latin_hypercube, one_at_a_time };

constexpr std::array<Word<DesignKind>, 4> words(DesignKind) {
    return {
        {{DesignKind::factorial, "factorial", "every value of each factor with every value of the others"},
         {DesignKind::fractional, "fractional", "a part of the two-level factorial, chosen by `generators`"},
         {DesignKind::latin_hypercube, "latin-hypercube",
          "`points` plants; each factor takes each of as many equal parts of its range once"},
         {DesignKind::one_at_a_time, "one-at-a-time", "every value of each factor with the others as in the file"}}};
}

struct ScenarioSpec {
    Assignments set{};
    std::optional<DesignKind> design{};
    Factors factors{};
    std::vector<std::string> generators{};
    std::optional<std::uint32_t> points{};
    std::uint64_t seed = 1;
    Place at{};

    static constexpr About about{
        "scenario",
        "Another plant to compare this one with: values that it has in place of the file's, or "
        "a design of many such plants."};

    template <class Visitor>
    static void fields(ScenarioSpec& s, Visitor& v) {
        v(Field{"set", "values in place of the file's, by path as for --set; `~` leaves a key out", "{line.store.capacity: 60}"}, s.set);
        v(Field{"design", "how many plants are made of the factors", "factorial"}, s.design);
        v(Field{"factors", "what varies, by path: a list of values, or a range such as `10 to 30 step 5`",
                "{line.store.capacity: [10, 20, 40], crews.repair.size: 1 to 3 step 1}"},
          s.factors);
        v(Field{"generators",
                "for `fractional`: which factors follow from the others; they are called A, B, C ... in their order, "
                "without I",
                "[D = ABC]"},
          s.generators);
        v(Field{"points", "for `latin-hypercube`: how many plants", "20", Need::optional, {2, 1000}}, s.points);
        v(Field{"seed", "for `latin-hypercube`: of the points", "1", Need::optional, {0, 9007199254740992.0}}, s.seed);
    }
};

}  // namespace takt::spec
