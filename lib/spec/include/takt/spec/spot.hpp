// Places on the floor, and how long the way from one to another is.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// How one gets from one place to another.
enum class Paths : std::uint8_t { aisles, straight };

constexpr std::array<Word<Paths>, 2> words(Paths) {
    return {{{Paths::aisles, "aisles", "along x and along y, as between shelves or lines"},
             {Paths::straight, "straight", "by the shortest way"}}};
}

/// In metres.
struct Spot {
    double x = 0;
    double y = 0;

    friend bool operator==(const Spot&, const Spot&) = default;
};

/// In metres.
double way_between(const Spot& from, const Spot& to, Paths ways);

/// Where somebody is who has gone so many metres of the way; in aisles along x first. At the end for those who have gone on.
Spot spot_after(double metres, const Spot& from, const Spot& to, Paths ways);

/// A place on the floor, or, with one coordinate only, along a loop.
struct SpotSpec {
    Length x{};
    std::optional<Length> y{};
    Place at{};

    static constexpr About about{"spot", "Where a place is: two coordinates, or how far along a one-way loop."};

    template <class Visitor>
    static void fields(SpotSpec& s, Visitor& v) {
        v(Field{"x", "how far along the hall, or along the loop", "80 m", Need::required}, s.x);
        v(Field{"y", "how far across the hall; 0 m if left out", "30 m"}, s.y);
    }

    Spot spot() const { return {x.metres, y.value_or(Length{}).metres}; }
};

}  // namespace takt::spec
