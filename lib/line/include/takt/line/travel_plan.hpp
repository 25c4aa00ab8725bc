// The ways of people who travel, and of robots on rails.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/index.hpp"
#include "takt/spec/spot.hpp"

namespace takt {

struct TravelPlan {
    struct PlaceAt {
        Index station = none;
        spec::Spot spot;

        friend bool operator==(const PlaceAt&, const PlaceAt&) = default;
    };

    double speed = 1;  ///< in metres a second
    spec::Paths ways = spec::Paths::aisles;
    std::vector<PlaceAt> places;  ///< in the order of the stations
    std::optional<spec::Spot> base;

    Duration time(const spec::Spot& from, const spec::Spot& to) const { return from_seconds(way_between(from, to, ways) / speed); }

    /// \pre the station has one
    /// \complexity O(log places)
    const spec::Spot& place_of(Index station) const {
        const auto before = [](const PlaceAt& place, Index s) { return place.station < s; };
        return std::lower_bound(places.begin(), places.end(), station, before)->spot;
    }

    /// Of the member of this number.
    spec::Spot first_place(std::size_t member) const {
        if (base || places.empty()) return base.value_or(spec::Spot{});
        return places[member % places.size()].spot;
    }
};

}  // namespace takt
