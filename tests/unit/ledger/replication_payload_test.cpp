#include "takt/ledger/replication_payload.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "property/random_plant.hpp"
#include "takt/experiment/replicate.hpp"
#include "takt/line/make_plan.hpp"

using namespace takt;
using random_plants::random_plant;

TEST_CASE("the result of any plant is read back as it was, in every member") {
    for (std::uint64_t number = 1; number <= 30; ++number) {
        CAPTURE(number);
        const Plan plan = make_plan(random_plant(number));
        const ReplicationResult result = replicate(plan, 3, number);
        const std::optional<ReplicationResult> again = replication_of(payload_of(result), plan);
        REQUIRE(again);
        CHECK(*again == result);
    }
}

TEST_CASE("a result with every kind of number at its limits is read back as it was") {
    Plan plan;
    plan.sinks.resize(1);
    plan.products.resize(2);
    ReplicationResult result;
    result.replication = UINT64_MAX;
    result.parts_seconds = 0.1 + 0.2;
    result.deadlock = Deadlock{SimTime{Duration{5}}, {"\"a\"\nwaits for \\ b", "b"}};
    result.sinks.resize(1);
    result.products.resize(2);
    result.products[1].orders = {UINT64_MAX, 1, 2, {}};
    for (const Duration time : {Duration::zero(), Duration{1}, longest_duration, longest_duration}) {
        result.sinks[0].lead_time.add(time);
        result.products[1].lead_time.add(time);
        result.products[1].orders.lateness.add(time);
    }
    CHECK(replication_of(payload_of(result), plan) == result);
}

TEST_CASE("the result of another plant, or what is no result, is not read") {
    const Plan plan = make_plan(random_plant(1));
    const ReplicationResult result = replicate(plan, 1, 0);
    const std::string good = payload_of(result);
    Plan larger = plan;
    larger.sinks.push_back({"another"});
    CHECK_FALSE(replication_of(good, larger));
    for (const char* text : {"", "null", "[]", "{}", "{\"replication\":-1}", "{"})
        CHECK_FALSE(replication_of(text, plan));
}

TEST_CASE("a result without any one of its members, or with another type in it, is not read") {
    const Plan plan = make_plan(random_plant(1));
    const auto good = nlohmann::json::parse(payload_of(replicate(plan, 1, 0)));
    for (const auto& member : good.items()) {
        const std::string key = member.key();
        CAPTURE(key);
        auto without = good;
        without.erase(key);
        CHECK_FALSE(replication_of(without.dump(), plan));
        auto wrong = good;
        wrong[key] = "text";
        CHECK_FALSE(replication_of(wrong.dump(), plan));
    }
}
