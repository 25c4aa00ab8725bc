#include <doctest/doctest.h>

#include <limits>

#include "law_table.hpp"

using namespace takt;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// What the law of that name says to the values; empty when it accepts them.
std::string answer(std::string_view law, const std::vector<double>& values) {
    std::string said = "no such law";
    const auto ask = [&]<class Law>(const std::variant<Law, std::string>*) {
        if (Law::name != law) return;
        REQUIRE(values.size() == Law::parameters.size());
        const auto made = Law::make(values);
        said = std::holds_alternative<Law>(made) ? std::string() : std::get<std::string>(made);
    };
    [&]<class... Laws>(const std::variant<Laws...>*) {
        (ask(static_cast<const std::variant<Laws, std::string>*>(nullptr)), ...);
    }(static_cast<const ParametricLaws*>(nullptr));
    return said;
}

struct Refused {
    std::string law;
    std::vector<double> values;
    std::string expected;
};

struct Accepted {
    std::string law;
    std::vector<double> values;
};

/// Good values, from which each parameter in turn is spoilt.
const std::vector<Accepted> good{{"constant", {0}},         {"exponential", {1}}, {"uniform", {0, 1}},
                                 {"triangular", {0, 1, 2}}, {"normal", {0, 1}},   {"lognormal", {1, 0.1}},
                                 {"erlang", {3, 1}},        {"gamma", {1.5, 1}},  {"weibull", {1.5, 1}},
                                 {"beta", {0, 1, 2, 3}},    {"pert", {0, 1, 2}},  {"geometric", {1, 1}}};

}  // namespace

TEST_CASE("every parametric law accepts good values") {
    CHECK(good.size() == std::variant_size_v<ParametricLaws>);
    for (const Accepted& each : good) {
        CAPTURE(each.law);
        CHECK(answer(each.law, each.values) == "");
    }
}

TEST_CASE("every parametric law refuses a NaN, an infinity and a negative number in each of its parameters") {
    for (const Accepted& each : good)
        for (std::size_t i = 0; i < each.values.size(); ++i)
            for (const double wrong : {not_a_number, infinity, -infinity, -1.0, 1e300}) {
                auto spoilt = each.values;
                spoilt[i] = wrong;
                CAPTURE(each.law);
                CAPTURE(i);
                CAPTURE(wrong);
                CHECK(answer(each.law, spoilt) != "");
            }
}

TEST_CASE("a refusal says what was expected") {
    const std::vector<Refused> cases{
        {"constant", {-1}, "a value of 0 or more"},
        {"exponential", {0}, "a mean above 0"},
        {"exponential", {not_a_number}, "a mean above 0"},
        {"exponential", {6.4e9}, "values of at most 6.3072e9, 200 years in seconds"},
        {"uniform", {5, 5}, "a low of 0 or more, and a high above it"},
        {"uniform", {5, 4}, "a low of 0 or more, and a high above it"},
        {"triangular", {1, 4, 3}, "a low of 0 or more, a high above it, and a mode between them"},
        {"triangular", {2, 2, 2}, "a low of 0 or more, a high above it, and a mode between them"},
        {"normal", {10, 0}, "a mean of 0 or more, and an sd above 0"},
        {"lognormal", {10, 0}, "a mean above 0, and a cv above 0 and up to 1000"},
        {"lognormal", {10, 1001}, "a mean above 0, and a cv above 0 and up to 1000"},
        {"erlang", {2.5, 1}, "a whole number k from 1 to 1000, and a mean above 0"},
        {"erlang", {0, 1}, "a whole number k from 1 to 1000, and a mean above 0"},
        {"erlang", {1001, 1}, "a whole number k from 1 to 1000, and a mean above 0"},
        {"gamma", {0, 1}, "a shape from 0.01 to 1e6, and a scale above 0"},
        {"weibull", {0.01, 1}, "a shape from 0.1 to 1000, and a scale above 0"},
        {"beta", {3, 2, 1, 1}, "a low of 0 or more, and a high above it"},
        {"beta", {0, 1, 0, 1}, "a and b from 0.01 to 10000"},
        {"pert", {0, 3, 2}, "a low of 0 or more, a high above it, and a mode between them"},
        {"geometric", {6e9, 1e-9}, "a step above 0, and a mean of one step to 1e12 steps"},
        {"geometric", {0.5, 1}, "a step above 0, and a mean of one step to 1e12 steps"}};
    for (const Refused& refused : cases) {
        CAPTURE(refused.law);
        CHECK(answer(refused.law, refused.values) == refused.expected);
    }
}

TEST_CASE("laws made of lists refuse lists that are no law, and say what was expected") {
    const auto said = [](const Made<Distribution>& made) {
        return std::holds_alternative<std::string>(made) ? std::get<std::string>(made) : std::string("accepted");
    };
    CHECK(said(Distribution::discrete({})) == "probabilities that add up to 1");
    CHECK(said(Distribution::discrete({{1, 0.5}, {2, 0.4}})) == "probabilities that add up to 1");
    CHECK(said(Distribution::discrete({{1, not_a_number}})) == "probabilities from 0 to 1");
    CHECK(said(Distribution::discrete({{1, 1.5}, {2, -0.5}})) == "probabilities from 0 to 1");
    CHECK(said(Distribution::discrete({{-1, 1}})) == "values of 0 or more");
    CHECK(said(Distribution::discrete({{not_a_number, 0.5}, {infinity, 0.5}})) == "values of 0 or more");

    CHECK(said(Distribution::empirical({})) == "from 1 to 10 million values");
    CHECK(said(Distribution::empirical({1, not_a_number})) == "values of 0 or more");
    CHECK(said(Distribution::empirical({1, -2})) == "values of 0 or more");
    CHECK(said(Distribution::empirical({1e10})) == "values of at most 6.3072e9, 200 years in seconds");

    CHECK(said(Distribution::histogram({}, {})) == "one bin edge more than weights");
    CHECK(said(Distribution::histogram({1}, {})) == "from 1 to 10 million weights");
    CHECK(said(Distribution::histogram({0, 1}, {1, 1})) == "one bin edge more than weights");
    CHECK(said(Distribution::histogram({0, 1, 1}, {1, 1})) == "bin edges that rise");
    CHECK(said(Distribution::histogram({0, not_a_number}, {1})) == "bin edges that rise");
    CHECK(said(Distribution::histogram({-1, 1}, {1})) == "bin edges of 0 or more");
    CHECK(said(Distribution::histogram({0, 1}, {0})) == "a weight above 0");
    CHECK(said(Distribution::histogram({0, 1}, {-1})) == "weights of 0 or more");
    CHECK(said(Distribution::histogram({0, 1}, {not_a_number})) == "weights of 0 or more");

    const auto time = Distribution::of<Exponential>(1);
    CHECK(said(Distribution::mixture({1}, {time})) == "at least two components, each with a weight");
    CHECK(said(Distribution::mixture({1}, {time, time})) == "at least two components, each with a weight");
    CHECK(said(Distribution::mixture({1, infinity}, {time, time})) == "weights of 0 or more");
    CHECK(said(Distribution::mixture({0, 0}, {time, time})) == "a weight above 0");
    CHECK(said(Distribution::mixture({1, 1}, {time, time.counting()})) ==
          "components that are all times, or all counts");
}

TEST_CASE("mixtures may be nested 16 deep and no deeper") {
    Distribution nested = Distribution::of<Exponential>(3);
    for (int depth = 1; depth <= 16; ++depth)
        nested = test::accepted(Distribution::mixture({1, 1}, {nested, Distribution::constant(3)}));
    CHECK(nested.mean() == doctest::Approx(3));
    CHECK(std::holds_alternative<std::string>(Distribution::mixture({1, 1}, {nested, nested})));
}

TEST_CASE("a law made in C++ from bad values is a broken contract") {
    CHECK_THROWS_AS(Distribution::of<Exponential>(-1), ContractViolation);
    CHECK_THROWS_AS(Distribution::constant(not_a_number), ContractViolation);
    CHECK_THROWS_AS(Distribution::constant(1).scaled(-1), ContractViolation);
    CHECK_THROWS_AS(Distribution::constant(1).shifted(not_a_number), ContractViolation);
}
