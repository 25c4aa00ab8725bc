// Where parts wait.
#pragma once

#include <cstdint>
#include <optional>

#include "takt/spec/field.hpp"
#include "takt/spec/moving_line.hpp"
#include "takt/spec/route.hpp"
#include "takt/spec/store.hpp"
#include "takt/spec/transporter.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

struct BufferSpec {
    Name name{};
    Capacity capacity{};
    Duration transit{};
    BeforeShiftEnd before_shift_end = BeforeShiftEnd::take_in;
    std::optional<std::uint32_t> stop_at{};
    std::optional<std::uint32_t> start_at{};
    Access access = Access::in_turn;
    std::optional<std::uint32_t> lanes{};
    LaneRule lane_by = LaneRule::shortest;
    std::optional<Ref> carried_by{};
    std::optional<Ref> pick_up{};
    std::optional<Ref> set_down{};
    Sent sent = Sent::with_room;
    std::optional<RouteSpec> to{};
    std::optional<Name> area{};
    Place at{};

    static constexpr About about{
        "buffer",
        "Places where parts wait, first in, first out unless it says otherwise; with a transit time, a conveyor, and "
        "with transporters, what these fetch."};

    template <class Visitor>
    static void fields(BufferSpec& s, Visitor& v) {
        v(Field{"name", "what it is called", "body-store", Need::required}, s.name);
        v(Field{"area", "the shop it belongs to", "body"}, s.area);
        v(Field{"capacity", "places, those on the machines not counted; 0 hands over directly", "30", Need::required},
          s.capacity);
        v(Field{"transit", "time from entering the buffer to being ready at its end, where parts accumulate", "120 m at 3 m/min"}, s.transit);
        v(Field{"before_shift_end",
                "of a conveyor: whether parts enter that the end of the shift, by the calendar of the station that takes "
                "from it, would catch on it",
                "drain"},
          s.before_shift_end);
        v(Field{"stop_at",
                "who feeds it stops when so many parts are in it, until `start_at` are left",
                "30",
                Need::optional,
                {1, 1e9}},
          s.stop_at);
        v(Field{"start_at", "who feeds it goes on when no more than so many are left", "10", Need::optional, {0, 1e9}},
          s.start_at);
        v(Field{"access", "which of its parts can be taken, among which a station chooses by its rule `takes`", "any"},
          s.access);
        v(Field{"lanes",
                "so many lanes of equal length, each first in, first out, whose heads a station chooses among by its "
                "rule "
                "`takes`",
                "5",
                Need::optional,
                {1, 1000}},
          s.lanes);
        v(Field{"lane_by", "which lane a part goes into", "product"}, s.lane_by);
        v(Field{"carried_by",
                "the transporters that carry its parts on, from `pick_up` to `set_down`; those on the way do not take "
                "one of its places",
                "agvs"},
          s.carried_by);
        v(Field{"pick_up", "the place where parts wait for a transporter", "weld"}, s.pick_up);
        v(Field{"set_down", "the place where they are set down, as soon as whoever is next takes them", "paint"},
          s.set_down);
        v(Field{"sent", "when a transporter is sent for a part", "at-once"}, s.sent);
        v(Field{"to", "the station that takes parts from here, when it is not the next in the list", "marriage"}, s.to);
    }
};

}  // namespace takt::spec
