#include "takt/experiment/compare_scenarios.hpp"

#include <doctest/doctest.h>

#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "takt/experiment/best_of.hpp"
#include "takt/experiment/work_pool.hpp"

using namespace takt;

namespace {

ScenarioRuns scenario(std::string name, std::vector<double> values, std::uint64_t first = 0) {
    ScenarioRuns made{std::move(name), {{"units_a_year", "units"}}, {}, std::nullopt, 0};
    for (const double value : values)
        made.runs.push_back({first++, {value}});
    return made;
}

}  // namespace

TEST_CASE("for two plants the chance of being best is that of the paired t-test") {
    const std::vector<double> base{10, 12, 11, 15, 9, 13};
    const std::vector<double> other{11, 12.5, 11.2, 15.1, 10, 12};
    Tally differences;
    for (std::size_t i = 0; i < base.size(); ++i)
        differences.add(other[i] - base[i]);
    const double t = differences.mean() / (differences.standard_deviation() / std::sqrt(6.0));
    const double exact = boost::math::cdf(boost::math::students_t(5), t);
    const auto chances = chance_of_best({base, other}, true);
    // Four standard deviations of a share of 10,000 draws: one in 15,000 fails, and the seed is fixed.
    CHECK(std::abs(chances[1] - exact) < 4 * 0.5 / std::sqrt(10000.0));
    CHECK(chances[0] + chances[1] == doctest::Approx(1));
    CHECK(chance_of_best({base, other}, false)[0] == doctest::Approx(chances[1]).epsilon(0.05));
}

TEST_CASE("equal plants share the chance, and a plant that is better in every replication by the same has all of it") {
    const std::vector<double> base{10, 12, 11};
    const auto equal = chance_of_best({base, base, {9, 11, 10}}, true);
    CHECK(equal[0] == doctest::Approx(0.5));
    CHECK(equal[1] == doctest::Approx(0.5));
    CHECK(equal[2] == 0);
    CHECK(chance_of_best({{1}, {2}}, true).empty());
    CHECK(chance_of_best({}, true).empty());
}

TEST_CASE("the chances of many plants are the same for the same seed and sum to one") {
    std::vector<std::vector<double>> values;
    Stream random(StreamKey{1, 2, 3, 4});
    for (int i = 0; i < 30; ++i) {  // more plants than replications: the covariance is singular
        values.emplace_back();
        for (int r = 0; r < 5; ++r)
            values.back().push_back(random.uniform());
    }
    const auto chances = chance_of_best(values, true);
    double sum = 0;
    for (const double chance : chances)
        sum += chance;
    CHECK(sum == doctest::Approx(1));
    CHECK(chance_of_best(values, true) == chances);
}

TEST_CASE("plants are compared pair by pair, and ranked") {
    const auto comparison = compare_scenarios(
        {scenario("base", {10, 20, 30}), scenario("more", {12, 21, 33}), scenario("less", {9, 18, 27})});
    const OutputComparison& units = comparison.outputs.at(0);
    CHECK_FALSE(units.figures[0]->difference);
    CHECK(units.figures[1]->difference->interval.estimate == doctest::Approx(2));
    CHECK(units.figures[1]->difference->interval.level == doctest::Approx(0.975));  // two comparisons
    // Differences 2, 1, 3: t = 2 sqrt(3), two degrees; -1, -2, -3 has the same p. Holm doubles the smaller.
    const double p = 1 - std::sqrt(12.0 / 14.0);
    CHECK(units.figures[1]->difference->p_value == doctest::Approx(p));
    CHECK(units.figures[1]->adjusted_p == doctest::Approx(2 * p));
    CHECK(units.figures[2]->adjusted_p == doctest::Approx(2 * p));
    CHECK(comparison.ranking == std::vector<std::size_t>{1, 0, 2});
}

TEST_CASE("only replications that both have are paired") {
    const auto comparison = compare_scenarios({scenario("base", {10, 20, 30}), scenario("late", {22, 32, 40}, 1)});
    const ScenarioFigure& late = *comparison.outputs[0].figures[1];
    CHECK(late.values.count() == 3);
    CHECK(late.difference->interval.estimate == doctest::Approx(2));  // replications 1 and 2
    CHECK(comparison.chance_of_best.size() == 2);
}

TEST_CASE("a plant without an output is ranked last") {
    const ScenarioRuns without_output = scenario("none", {});
    const auto comparison = compare_scenarios({without_output, scenario("some", {1, 2})});
    CHECK(comparison.ranking == std::vector<std::size_t>{1, 0});
    CHECK_FALSE(comparison.outputs[0].figures[0]);
    CHECK(comparison.ranked == 0);  // one alone is the best of nothing
    CHECK(comparison.chance_of_best.empty());
}

TEST_CASE("only plants with replications in common are ranked") {
    const auto some = compare_scenarios({scenario("base", {10, 20, 30}), scenario("none", {}), scenario("more", {12, 21, 33})});
    CHECK(some.ranked == 2);
    CHECK(some.ranking == std::vector<std::size_t>{2, 0, 1});
    CHECK(std::isnan(some.chance_of_best.at(1)));
    CHECK(some.chance_of_best[0] + some.chance_of_best[2] == doctest::Approx(1));
    CHECK(compare_scenarios({scenario("base", {10, 20}), scenario("later", {22, 32}, 2)}).ranked == 0);
}

TEST_CASE("every piece of work is done once, and an exception ends it") {
    std::vector<int> done(1000, 0);
    for_each_piece(done.size(), 3, {}, [&](std::size_t i) { ++done[i]; });
    CHECK(std::count(done.begin(), done.end(), 1) == 1000);
    const auto fails = [](std::size_t i) {
        if (i == 5) throw std::runtime_error("five");
    };
    CHECK_THROWS_WITH_AS(for_each_piece(100, 2, {}, fails), "five", std::runtime_error);
    std::stop_source stop;
    stop.request_stop();
    for_each_piece(1000, 2, stop.get_token(), [&](std::size_t i) { ++done[i]; });
    CHECK(std::count(done.begin(), done.end(), 1) == 1000);
}
