// How people get to the stations that need them, or a robot on its rails.
#pragma once

#include <optional>
#include <vector>

#include "takt/spec/field.hpp"
#include "takt/spec/spot.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

struct TravelSpec {
    Speed speed{};
    std::vector<Named<SpotSpec>> places{};
    Paths ways = Paths::aisles;
    std::optional<Ref> base{};
    Place at{};

    static constexpr About about{"travel",
                                 "How people, or robots on rails, get to the stations that need them. Of those who are free the nearest "
                                 "goes; on the way he is neither free nor at work, and they do not hinder each other."};

    template <class Visitor>
    static void fields(TravelSpec& s, Visitor& v) {
        v(Field{"speed", "how fast they walk or drive", "1.2 m/s", Need::required}, s.speed);
        v(Field{"places", "where they are needed, by the name of the station, and their `base`",
                "{framing: {x: 0 m, y: 0 m}, inspect: {x: 18 m, y: 6 m}}", Need::required},
          s.places);
        v(Field{"ways", "how they get from place to place", "straight"}, s.ways);
        v(Field{"base",
                "the place where they are at first, and where they go when nobody needs them; who is needed on the way "
                "there turns round. They stay where they are if left out",
                "workshop"},
          s.base);
    }
};

}  // namespace takt::spec
