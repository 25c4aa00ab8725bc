// The order in which a source launches its products.
#include "plants.hpp"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "takt/line/launch_order.hpp"

using namespace plants;

namespace {

SourcePlan level(std::initializer_list<double> shares, std::vector<SpacingPlan> spacing = {}) {
    SourcePlan plan;
    plan.is_level = true;
    double sum = 0;
    for (const double share : shares)
        plan.shares_up_to.push_back(sum += share);
    plan.spacing = std::move(spacing);
    return plan;
}

std::string launches(const SourcePlan& plan, int count) {
    LaunchOrder order(plan);
    std::string letters;
    for (int i = 0; i < count; ++i)
        letters += static_cast<char>('A' + order.next());
    return letters;
}

}  // namespace

TEST_CASE("a level schedule, by hand") {
    // Due after one: A 0.75, B 0.25. After two: A 0.5, B 0.5, the first of those alike. Then A -0.75 + 1 ...
    CHECK(launches(level({0.75, 0.25}), 8) == "AABAAABA");
    CHECK(launches(level({0.5, 0.5}), 6) == "ABABAB");
    // Due, in tenths, before each launch: 5 3 2, 0 6 4, 5 -1 6, 10 2 -2, 5 5 0, 0 8 2, 5 1 4, 0 4 6, 5 7 -2, 10 0 0.
    CHECK(launches(level({0.5, 0.3, 0.2}), 10) == "ABCAABACBA");
    CHECK(launches(level({0.6, 0, 0.4}), 5) == "ACACA");
}

TEST_CASE("of two products neither is ever a whole unit from its share") {
    for (const double share : {0.5, 0.7, 0.123, 0.9999}) {
        const SourcePlan plan = level({share, 1 - share});
        LaunchOrder order(plan);
        int made = 0;
        for (int n = 1; n <= 10000; ++n) {
            made += order.next() == 0 ? 1 : 0;
            REQUIRE(std::abs(made - share * n) < 1);
        }
    }
}

TEST_CASE("no more of a product in a row than the spacing allows, and its share is kept") {
    const SourcePlan plan = level({0.6, 0.25, 0.15}, {{0, 2, 3}, {2, 1, 4}});
    const std::string order = launches(plan, 3000);
    int count_a = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        count_a += order[i] == 'A' ? 1 : 0;
        if (i >= 2) REQUIRE(order.substr(i - 2, 3) != "AAA");
        if (i >= 3)
            REQUIRE(std::count(order.begin() + static_cast<long>(i) - 3, order.begin() + static_cast<long>(i) + 1,
                               'C') <= 1);
    }
    CHECK(std::abs(count_a - 1800) <= 3);
}

TEST_CASE("where the spacing allows none, the one furthest behind comes") {
    CHECK(launches(level({1.0}, {{0, 1, 2}}), 3) == "AAA");
}

TEST_CASE("a plant launches in level order, and rules that cannot be kept are told") {
    SourceSpec source = plants::source();
    source.mix = Mix::level;
    source.spacing = {{Ref("A"), 2, 3, {}}};
    LineSpec spec = with_products(plant({source, station("weld", 10), sink()}, 40s), {"A", "B"});
    const Ran ran(spec);
    CHECK(ran.result.sinks[0].units_by_product == std::vector<std::uint64_t>{2, 2});
    auto& written = std::get<SourceSpec>(spec.flows[0].elements[0]);
    written.spacing = {{Ref("A"), 1, 3, {}}, {Ref("B"), 2, 2, {}}};
    const auto found = errors(spec);
    REQUIRE(found.size() == 2);
    CHECK(found[0].find("at most 33.3333 % (1 in 3), found 50 %") != std::string::npos);
    CHECK(found[1].find("allows any order") != std::string::npos);
    written.mix = Mix::random;
    written.spacing = {{Ref("A"), 2, 3, {}}};
    CHECK(errors(spec).size() == 1);
}
