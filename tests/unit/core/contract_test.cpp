#include "takt/core/contract.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

std::string message_of(int value, int limit) {
    try {
        TAKT_EXPECTS(value < limit, value, "limit", limit);
    } catch (const takt::ContractViolation& violation) {
        return violation.what();
    }
    return "";
}

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

TEST_CASE("a contract that holds does nothing") {
    CHECK(message_of(1, 2) == "");
}

TEST_CASE("a broken contract tells its condition and the values") {
    const std::string message = message_of(3, 2);
    CHECK(ends_with(message, "expected value < limit, with 3 limit 2"));
    CHECK(message.find("contract_test.cpp:") != std::string::npos);
}

TEST_CASE("a broken contract without values tells its condition") {
    std::string message;
    try {
        TAKT_EXPECTS(1 + 1 == 3);
    } catch (const takt::ContractViolation& violation) {
        message = violation.what();
    }
    CHECK(ends_with(message, "expected 1 + 1 == 3"));
}

TEST_CASE("the values of a contract that holds are not looked at") {
    int looks = 0;
    const auto look = [&] { return ++looks; };
    TAKT_EXPECTS(true, look());
    CHECK(looks == 0);
}
