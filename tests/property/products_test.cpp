// What is counted by product is what is counted at sources and sinks.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "property/random_plant.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"

using namespace takt;
using namespace random_plants;

namespace {

void add(const OrderResult& some, OrderResult& all) {
    all.due += some.due;
    all.on_time += some.on_time;
    all.late += some.late;
    all.lateness.merge(some.lateness);
}

bool names_products(const SourcePlan& source) {
    return std::all_of(source.releases.begin(), source.releases.end(), [](const ReleasePlan& each) { return each.product != none; });
}

}  // namespace

TEST_CASE("products together are all that is counted at sources and sinks") {
    int with_several = 0, with_orders = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Plan plan = make_plan(random_plant(seed));
        const ReplicationResult result = simulate(plan, seed, 0);
        REQUIRE(result.products.size() == plan.products.size());
        ProductResult products, expected;
        expected.scrapped = result.scrapped;
        std::vector<std::uint64_t> units(plan.products.size());
        for (const SinkResult& sink : result.sinks) {
            expected.lead_time.merge(sink.lead_time);
            for (std::size_t p = 0; p < units.size(); ++p) units[p] += sink.units_by_product[p];
        }
        for (std::size_t p = 0; p < units.size(); ++p) {
            const ProductResult& product = result.products[p];
            CHECK(product.lead_time.count() == units[p]);
            products.scrapped += product.scrapped;
            products.lead_time.merge(product.lead_time);
            add(product.orders, products.orders);
        }
        CHECK(products.scrapped == expected.scrapped);
        CHECK(products.lead_time == expected.lead_time);
        if (std::all_of(plan.sources.begin(), plan.sources.end(), names_products)) {
            for (const SourceResult& source : result.sources) add(source.orders, expected.orders);
            CHECK(products.orders == expected.orders);
            with_orders += expected.orders.due > 0 ? 1 : 0;
        }
        with_several += plan.products.size() > 1 ? 1 : 0;
    }
    CHECK(with_several > 0);
    CHECK(with_orders > 0);
}
