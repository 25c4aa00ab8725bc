// Transporters: vehicles that fetch parts at one place and set them down at another.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/spec/field.hpp"
#include "takt/spec/spot.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// Which of several waiting parts a free transporter fetches.
enum class Fetches : std::uint8_t { oldest, nearest };

constexpr std::array<Word<Fetches>, 2> words(Fetches) {
    return {{{Fetches::oldest, "oldest", "the one that has waited longest"},
             {Fetches::nearest, "nearest", "the one that it gets to first; of those alike the oldest"}}};
}

/// When a transporter is sent for a part.
enum class Sent : std::uint8_t { with_room, at_once };

constexpr std::array<Word<Sent>, 2> words(Sent) {
    return {
        {{Sent::with_room, "with-room",
          "when the buffer that it is brought to has room for it and all that are on the way there; at once where no "
          "buffer "
          "comes next"},
         {Sent::at_once, "at-once", "as soon as one is idle; it may have to stand with its part, and hold up others"}}};
}

struct BatterySpec {
    Duration lasts{};
    Duration charge{};
    Share below{0.3};
    Ref charger{};
    std::uint32_t chargers = 1;
    Place at{};

    static constexpr About about{"battery", "What a transporter drives on, and where it is charged."};

    template <class Visitor>
    static void fields(BatterySpec& s, Visitor& v) {
        v(Field{"lasts", "so long it can drive, loaded or empty, with a full battery", "4 h", Need::required}, s.lasts);
        v(Field{"charge", "time to charge an empty battery; one that is half full takes half of it", "40 min",
                Need::required},
          s.charge);
        v(Field{"below", "a transporter that has less than that left when it has set down its part goes to be charged",
                "30 %"},
          s.below);
        v(Field{"charger", "the place where it is charged", "charging-bay", Need::required}, s.charger);
        v(Field{"chargers", "so many can be charged there at once; the others wait", "2", Need::optional, {1, 10000}},
          s.chargers);
    }
};

struct TransporterSpec {
    std::uint32_t count = 1;
    std::uint32_t carries = 1;
    std::uint32_t least = 1;
    std::optional<Duration> longest_wait{};
    Speed speed{};
    Duration load{};
    Duration unload{};
    std::vector<Named<SpotSpec>> places{};
    Paths ways = Paths::aisles;
    std::optional<Length> loop{};
    Fetches fetches = Fetches::oldest;
    std::optional<BatterySpec> battery{};
    std::optional<Ref> calendar{};
    std::optional<HourlyCost> cost{};
    Place at{};

    static constexpr About about{
        "transporter",
        "A fleet of vehicles, driven or guided (AGV), that carry the parts of the buffers that "
        "are `carried_by` it, one at a time or several of one buffer. They do not hinder each other on their ways."};

    template <class Visitor>
    static void fields(TransporterSpec& s, Visitor& v) {
        v(Field{"count", "how many there are", "6", Need::required, {1, 10000}}, s.count);
        v(Field{"carries", "how many parts one takes at once, as far as they wait when it comes", "4", Need::optional, {1, 1000}}, s.carries);
        v(Field{"least", "one is sent when so many parts of a buffer wait and there is room for them", "4", Need::optional, {1, 1000}}, s.least);
        v(Field{"longest_wait", "it is sent for fewer once the first of them has waited for so long, breaks and nights included", "15 min"},
          s.longest_wait);
        v(Field{"speed", "how fast they drive", "1.2 m/s", Need::required}, s.speed);
        v(Field{"load", "time to take a part up, each of several", "20 s"}, s.load);
        v(Field{"unload", "time to set it down, each of several; they can be taken when all are", "20 s"}, s.unload);
        v(Field{"places", "where they drive to, by name", "{weld: {x: 0 m, y: 0 m}, paint: {x: 80 m, y: 30 m}}",
                Need::required},
          s.places);
        v(Field{"ways", "how they get from place to place", "straight"}, s.ways);
        v(Field{"loop", "they go round a one-way loop of this length, on which `x` says where a place is", "240 m"},
          s.loop);
        v(Field{"fetches", "which of several waiting parts a free one fetches", "nearest"}, s.fetches);
        v(Field{"battery", "what they drive on; they never have to be charged if left out",
                "{lasts: 4 h, charge: 40 min, charger: charging-bay}"},
          s.battery);
        v(Field{"calendar",
                "when they are sent for parts; what they are at they finish, and batteries are charged at any time; "
                "the calendar of "
                "the run if left out",
                "two-shift"},
          s.calendar);
        v(Field{"cost", "of one, for each scheduled hour", "30 CNY/h"}, s.cost);
    }
};

}  // namespace takt::spec
