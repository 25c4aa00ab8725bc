#include "takt/spec/design.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "takt/spec/expand_scenarios.hpp"
#include "takt/spec/factor_range.hpp"

using namespace takt;
using namespace takt::spec;

namespace {

Factor factor(const std::string& path, std::vector<std::string> values) {
    Factor made{path, {}};
    for (std::string& value : values)
        made.values.push_back({path, std::move(value), {}});
    return made;
}

Named<ScenarioSpec> design(DesignKind kind, std::vector<Factor> factors) {
    Named<ScenarioSpec> made{"d", {}};
    made.value.design = kind;
    made.value.factors.all = std::move(factors);
    return made;
}

/// `a=1 b=2` for each plant.
std::vector<std::string> plants_of(const Named<ScenarioSpec>& scenario) {
    Diagnostics diagnostics;
    std::vector<std::string> plants;
    for (const Scenario& each : expand_scenarios({scenario}, diagnostics)) {
        plants.emplace_back();
        for (const Assignment& setting : each.settings)
            plants.back() += (plants.back().empty() ? "" : " ") + setting.path + "=" + setting.value;
    }
    CHECK_FALSE(diagnostics.has_errors());
    return plants;
}

std::string error_of(const Named<ScenarioSpec>& scenario) {
    Diagnostics diagnostics;
    expand_scenarios({scenario}, diagnostics);
    return diagnostics.entries().empty() ? "" : diagnostics.entries().front().message;
}

}  // namespace

TEST_CASE("a full factorial has every combination once") {
    CHECK(full_factorial({2, 3}) == std::vector<Levels>{{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}});
    CHECK(plants_of(design(DesignKind::factorial, {factor("a", {"1", "2"}), factor("b", {"5 s to 7 s step 2 s"})})) ==
          std::vector<std::string>{"a=1 b=5 s", "a=1 b=7 s", "a=2 b=5 s", "a=2 b=7 s"});
}

TEST_CASE("in a fractional factorial every factor, and every pair of a design of resolution IV, is balanced") {
    const auto runs = fractional_factorial(4, {*read_generator("D = ABC", 4)});
    REQUIRE(runs.size() == 8);
    for (std::size_t f = 0; f < 4; ++f) {
        int sum = 0;
        for (const Levels& run : runs)
            sum += run[f] == 1 ? 1 : -1;
        CHECK(sum == 0);
        for (std::size_t g = 0; g < f; ++g) {
            int product = 0;
            for (const Levels& run : runs)
                product += run[f] == run[g] ? 1 : -1;
            CHECK(product == 0);
        }
    }
    // D is the product of the others: Montgomery, table 8.3.
    CHECK(runs.front() == Levels{0, 0, 0, 0});
    CHECK(runs[1] == Levels{0, 0, 1, 1});
}

TEST_CASE("the resolution is the length of the shortest word of the defining relation") {
    const auto of = [](std::vector<std::string> texts, std::size_t factors) {
        std::vector<Generator> generators;
        for (const std::string& text : texts)
            generators.push_back(*read_generator(text, factors));
        return resolution(generators);
    };
    CHECK(of({"D = ABC"}, 4) == 4);
    CHECK(of({"D=AB", "E=AC", "F=BC", "G=ABC"}, 7) == 3);  // Montgomery, 8.4: 2^(7-4), III
    CHECK(of({"E = ABC", "F = BCD"}, 6) == 4);             // 2^(6-2), IV
    CHECK(of({"E = -A B C D"}, 5) == 5);
}

TEST_CASE("what is no generator is refused") {
    for (const char* text : {"", "D", "D=", "D = AD", "Z = AB", "D = AA", "D = I", "D = A1", "D == A"})
        CHECK_FALSE(read_generator(text, 4));
}

TEST_CASE("a Latin hypercube has one point in every part of every factor, and the same for the same seed") {
    const auto points = latin_hypercube(20, 3, 7);
    for (std::size_t f = 0; f < 3; ++f) {
        std::set<int> parts;
        for (const auto& point : points)
            parts.insert(static_cast<int>(point[f] * 20));
        CHECK(parts.size() == 20);
        CHECK(*parts.rbegin() == 19);
    }
    CHECK(latin_hypercube(20, 3, 7) == points);
    CHECK(latin_hypercube(20, 3, 8) != points);
}

TEST_CASE("a Latin hypercube over steps has each step equally often, and over a list each value") {
    Named<ScenarioSpec> made =
        design(DesignKind::latin_hypercube, {factor("a", {"1 to 5 step 1"}), factor("b", {"x", "y"})});
    made.value.points = 10;
    std::multiset<std::string> words;
    for (const std::string& plant : plants_of(made)) {
        words.insert(plant.substr(0, 3));
        words.insert(plant.substr(4));
    }
    CHECK(words.count("a=1") == 2);
    CHECK(words.count("a=5") == 2);
    CHECK(words.count("b=x") == 5);
}

TEST_CASE("one at a time varies one") {
    CHECK(plants_of(design(DesignKind::one_at_a_time, {factor("a", {"1", "2"}), factor("b", {"3"})})) ==
          std::vector<std::string>{"a=1", "a=2", "b=3"});
}

TEST_CASE("ranges are written as a user would, without rounding noise") {
    CHECK(read_factor_range("0.1 to 0.5 step 0.1")->values() ==
          std::vector<std::string>{"0.1", "0.2", "0.3", "0.4", "0.5"});
    CHECK(read_factor_range("80 to 95 % step 5")->values() == std::vector<std::string>{"80 %", "85 %", "90 %", "95 %"});
    CHECK(read_factor_range("1 to 2")->at(0.25) == "1.25");
    CHECK(read_factor_range("1000000 to 3000000 step 1000000")->values().back() == "3000000");
    for (const char* text :
         {"", "5", "5 to 3", "5 s to 7 min", "1 to 2 step 0", "1 to 2 step -1", "a to b", "1 to inf"})
        CHECK_FALSE(read_factor_range(text));
}

TEST_CASE("what is wrong with a design is said") {
    CHECK(error_of(design(DesignKind::factorial, {})).find("`factors`") != std::string::npos);
    CHECK(error_of(design(DesignKind::factorial, {factor("a", {"1 to 9"})})).find("with a step") != std::string::npos);
    CHECK(error_of(design(DesignKind::factorial, {factor("a", {"1 to 1e9 step 1"})})).find("at most 1000") !=
          std::string::npos);
    CHECK(error_of(design(DesignKind::factorial, std::vector<Factor>(12, factor("a", {"1", "2"}))))
              .find("more than 1000") != std::string::npos);
    CHECK(error_of(design(DesignKind::fractional, {factor("a", {"1", "2"}), factor("b", {"1", "2"})}))
              .find("generators") != std::string::npos);
    CHECK(error_of(design(DesignKind::latin_hypercube, {factor("a", {"1 to 2"})})).find("points") != std::string::npos);
    CHECK(error_of({"base", {{{{"a", "1", {}}}}, {}, {}, {}, {}, 1, {}}}).find("another name") != std::string::npos);
}
