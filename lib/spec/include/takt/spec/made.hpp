// What becomes of a part that is cut up, taken apart or unpacked.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

struct MadeSpec {
    std::optional<Ref> product{};  ///< left out: that of the part which they come of
    std::uint32_t count = 1;
    Place at{};

    static constexpr About about{"made-part", "Parts that a station makes of one; a number alone is so many of the same product, a product alone one of it."};

    template <class Visitor>
    static void fields(MadeSpec& s, Visitor& v) {
        v(Field{"product", "their product; that of the part which they come of if left out", "door-left"}, s.product);
        v(Field{"count", "how many", "12", Need::optional, {1, 10000}}, s.count);
    }
};

/// How many parts come of one.
inline std::uint32_t parts_made(const std::vector<MadeSpec>& makes) {
    std::uint32_t sum = 0;
    for (const MadeSpec& made : makes) sum += made.count;
    return sum;
}

}  // namespace takt::spec
