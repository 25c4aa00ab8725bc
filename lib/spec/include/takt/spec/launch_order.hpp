// In which order a source launches its products.
#pragma once

#include <array>
#include <cstdint>

#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

enum class Mix : std::uint8_t { random, level };

constexpr std::array<Word<Mix>, 2> words(Mix) {
    return {{{Mix::random, "random", "each is drawn by the shares, whatever came before"},
             {Mix::level, "level", "always the product that is furthest behind its share: a level schedule"}}};
}

/// A rule such as "at most two in three".
struct SpacingSpec {
    Ref product{};
    std::uint32_t most = 1;
    std::uint32_t in = 2;
    Place at{};

    static constexpr About about{"spacing",
                                 "At most so many of a product in so many launches in a row; in a level schedule."};

    template <class Visitor>
    static void fields(SpacingSpec& s, Visitor& v) {
        v(Field{"product", "which product", "M7", Need::required}, s.product);
        v(Field{"most", "how many of them", "2", Need::required, {1, 1000}}, s.most);
        v(Field{"in", "in how many launches in a row", "3", Need::required, {2, 1000}}, s.in);
    }
};

}  // namespace takt::spec
