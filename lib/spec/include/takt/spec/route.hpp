// Where a finished part goes.
#pragma once

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// How one of several targets is chosen, at the end of the work and before any blocking.
enum class Choice : std::uint8_t {
    fixed,    ///< always the first
    share,    ///< `shares`
    product,  ///< `products`
    first,    ///< `first`
    rotate,   ///< `rotate`
};

/// The choices as they are written; one of these keys stands alone in a map.
inline constexpr std::array<Field, 4> route_keys{
    {{"shares", "at random, by share", "{a: 30 %, b: 70 %}"},
     {"products", "by the part's product", "{M7: a, M5: b}"},
     {"first", "the first in the list that has room; the part waits for any of them if none has", "[a, b]"},
     {"rotate", "one after the other", "[a, b]"}}};

struct RouteTarget {
    Ref to{};
    double share = 0;  ///< for Choice::share
    Ref product{};       ///< for Choice::product
};

/// Written `to: name`, `to: {shares: {a: 30 %, b: 70 %}}`, `to: {products: {M7: a, M5: b}}`, `to: {first: [a, b]}`
/// or `to: {rotate: [a, b]}`.
struct RouteSpec {
    Choice choice = Choice::fixed;
    std::vector<RouteTarget> targets{};
    Place at{};

    static constexpr About about{"route",
                                 "Where a finished part goes; the next element in the list if left out. `next` "
                                 "names that element, `scrap` the scrap."};

    RouteSpec() = default;
    RouteSpec(Ref to) : targets{{std::move(to), 1.0, {}}}, at(targets.front().to.at) {}
    RouteSpec(const char* to) : RouteSpec(Ref(to)) {}
};

}  // namespace takt::spec
