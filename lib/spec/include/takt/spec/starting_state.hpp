// Where a plant stands as a run begins: parts in its buffers and on its machines, stops that are going on, stock.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "takt/spec/calendar.hpp"
#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// Parts alike that stand one behind the other.
struct PartStateSpec {
    Ref product{};  ///< empty: the only one that the plant makes
    std::uint32_t count = 1;
    std::optional<std::uint32_t> position{};
    std::optional<Duration> left{};
    Duration age{};
    Place at{};

    static constexpr About about{"part-state",
                                 "Parts that are there as the run begins; a product alone is one such part."};

    template <class Visitor>
    static void fields(PartStateSpec& s, Visitor& v) {
        v(Field{"product", "which product; the only one of the plant if left out", "M7"}, s.product);
        v(Field{"count", "so many alike, one behind the other", "12", Need::optional, {1, 1e6}}, s.count);
        v(Field{"position",
                "which machine of the station, or which pitch of the moving line, has it (or the first of them); if "
                "left out, "
                "a free one: machines from the first, pitches from the last backwards",
                "2",
                Need::optional,
                {1, 10000}},
          s.position);
        v(Field{"left",
                "time left: of the work at a station, at whose last operation the part is then, or of the way through "
                "a buffer; if left out, "
                "the work begins anew, and parts in transit lie evenly along the way. With `0 s` at a station that `makes` parts, it is one "
                "of those made, which waits to leave",
                "35 s"},
          s.left);
        v(Field{"age", "time since it came into the line; its lead time counts from then", "3 h"}, s.age);
    }
};

/// A stop that is going on, and being worked on.
struct StopStateSpec {
    Name name{"failure"};
    std::uint32_t machine = 1;
    std::optional<Duration> left{};
    Place at{};

    static constexpr About about{
        "stop-state",
        "A failure or maintenance that is going on as the run begins; a time alone is what is left of a `failure`."};

    template <class Visitor>
    static void fields(StopStateSpec& s, Visitor& v) {
        v(Field{"name",
                "which of the station's failures and maintenance; those without a name are called `failure` and "
                "`maintenance`",
                "failure"},
          s.name);
        v(Field{"machine", "of the station, counted from 1", "2", Need::optional, {1, 10000}}, s.machine);
        v(Field{"left", "time left until it is over; drawn as if it had just begun if left out", "12 min"}, s.left);
    }
};

struct StationStateSpec {
    std::vector<PartStateSpec> parts{};
    std::vector<StopStateSpec> stops{};
    Place at{};

    static constexpr About about{
        "station-state", "What a station is at as the run begins; a product alone is a part whose work begins."};

    template <class Visitor>
    static void fields(StationStateSpec& s, Visitor& v) {
        v(Field{"parts", "parts on its machines, or on a moving line from its end", "[{product: M7, left: 35 s}]"},
          s.parts);
        v(Field{"stops", "what stops its machines", "[{name: fixture, left: 12 min}]"}, s.stops);
    }
};

struct StateSpec {
    Moment moment{};
    std::vector<std::pair<Ref, std::vector<PartStateSpec>>> buffers{};
    std::vector<std::pair<Ref, StationStateSpec>> stations{};
    std::vector<std::pair<Ref, std::uint32_t>> materials{};
    Place at{};

    static constexpr About about{
        "state",
        "Where the plant stands as a run begins: everything else is empty, up and waiting. Counting begins at once, "
        "without a warm-up. Cycles, failures and deliveries that are not said to be under way begin anew."};

    template <class Visitor>
    static void fields(StateSpec& s, Visitor& v) {
        v(Field{"at", "the date and time of day at which the run begins", "2026-03-02 10:40", Need::required},
          s.moment);
        v(Field{"buffers", "parts in each buffer, the one that leaves first in front",
                "{body-store: [M7, {product: M5, count: 12}]}"},
          s.buffers);
        v(Field{"stations", "what each station is at", "{framing-1: {parts: {product: M7, left: 35 s}}}"}, s.stations);
        v(Field{"materials",
                "pieces of each material beside the line, in place of its `stock`",
                "{seats: 41}",
                Need::optional,
                {0, 1e8}},
          s.materials);
    }
};

}  // namespace takt::spec
