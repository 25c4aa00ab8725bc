// What stations share: repair crews, operators, robots, and the carriers that parts ride on.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "takt/spec/field.hpp"
#include "takt/spec/travel.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// Who of several waiting is served first.
enum class Order : std::uint8_t { fifo, priority, nearest };

constexpr std::array<Word<Order>, 3> words(Order) {
    return {{{Order::fifo, "fifo", "who asked first"},
             {Order::priority, "priority", "the lowest `priority` number, then who asked first; a station asks when it has loaded a part"},
             {Order::nearest, "nearest", "the one that somebody who is free gets to first, with `travel`; of those alike who asked first"}}};
}

/// Members of a crew who can do the same.
struct MembersSpec {
    std::uint32_t count = 1;
    std::vector<Name> skills{};
    Place at{};

    static constexpr About about{"members", "People of a crew who have the same skills."};

    template <class Visitor>
    static void fields(MembersSpec& s, Visitor& v) {
        v(Field{"count", "how many", "2", Need::required, {1, 10000}}, s.count);
        v(Field{"skills", "what they can do", "[electrical, mechanical]"}, s.skills);
    }
};

/// A repair crew, a team of operators, or a robot that several stations share.
struct ResourceSpec {
    std::uint32_t size = 1;
    Order order = Order::fifo;
    std::optional<Ref> calendar{};  ///< that of the run when not given
    std::vector<MembersSpec> members{};
    std::optional<HourlyCost> cost{};
    std::optional<TravelSpec> travel{};
    Place at{};

    static constexpr About about{"resource", "A crew, a team of operators or robots that stations wait for."};

    template <class Visitor>
    static void fields(ResourceSpec& s, Visitor& v) {
        v(Field{"size", "how many can be at work at once; the sum of `members` if those are given", "2", Need::optional,
                {1, 10000}},
          s.size);
        v(Field{"order", "who of several waiting is served first", "priority"}, s.order);
        v(Field{"calendar", "when they are there; the calendar of the run if left out", "two-shift"}, s.calendar);
        v(Field{"members", "groups with different skills", "[{count: 2, skills: [electrical]}]"}, s.members);
        v(Field{"cost", "of a member, for each hour of being there", "90 CNY/h"}, s.cost);
        v(Field{"travel", "how they get from station to station; in no time if left out",
                "{speed: 1.2 m/s, places: {framing: {x: 0 m}, inspect: {x: 18 m}}}"},
          s.travel);
    }
};

/// Skids, hangers or pallets that go round in a closed loop.
struct CarrierSpec {
    std::uint32_t count = 1;
    Capacity places = Capacity::unlimited();
    Duration returns_in{};
    Place at{};

    static constexpr About about{"carrier", "Skids or pallets in a closed loop: a part rides on one from the station that "
                                            "`loads` it to the station that `unloads` it."};

    template <class Visitor>
    static void fields(CarrierSpec& s, Visitor& v) {
        v(Field{"count", "how many there are", "40", Need::required, {1, 1e6}}, s.count);
        v(Field{"places", "room for returned empties; a part cannot leave its carrier while this room is full", "12"},
          s.places);
        v(Field{"returns_in", "time that an empty one takes back to where parts are loaded; on the way it has its place there already",
                "6 min"},
          s.returns_in);
    }
};

}  // namespace takt::spec
