// Two tunings that found the same, to the last bit.
#pragma once

#include <doctest/doctest.h>

#include <vector>

#include "takt/tuning/tuning_result.hpp"

inline void check_same(const takt::Measured& a, const takt::Measured& b) {
    CHECK(a.mean == b.mean);
    CHECK(a.error == b.error);
    CHECK(a.runs == b.runs);
}

inline void check_same(const takt::TunedPlan& a, const takt::TunedPlan& b) {
    CHECK(a.design == b.design);
    CHECK(a.cost == b.cost);
    CHECK(a.probability == b.probability);
    CHECK(a.uses == b.uses);
    check_same(a.worth, b.worth);
}

inline void check_same(const takt::Verification& a, const takt::Verification& b) {
    CHECK(a.design == b.design);
    CHECK(a.units.mean() == b.units.mean());
    CHECK(a.standing == b.standing);
    CHECK(a.met == b.met);
    CHECK(a.passed == b.passed);
}

inline void check_same(const takt::TuningChange& a, const takt::TuningChange& b) {
    CHECK(a.decision == b.decision);
    check_same(a.gain, b.gain);
}

template <class T>
void check_same(const std::vector<T>& a, const std::vector<T>& b) {
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
        check_same(a[i], b[i]);
}

inline void check_same(const takt::TuningResult& a, const takt::TuningResult& b) {
    CHECK(a.outcome == b.outcome);
    CHECK(a.runs == b.runs);
    CHECK(a.designs == b.designs);
    REQUIRE(a.plan.has_value() == b.plan.has_value());
    if (a.plan) check_same(*a.plan, *b.plan);
    REQUIRE(a.verification.has_value() == b.verification.has_value());
    if (a.verification) check_same(*a.verification, *b.verification);
    check_same(a.verifications, b.verifications);
    check_same(a.cheaper, b.cheaper);
    check_same(a.close, b.close);
    check_same(a.changes, b.changes);
    check_same(a.most, b.most);
}
