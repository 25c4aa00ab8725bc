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

/// Pieces of a material that have been called off and are not beside the line yet.
struct DeliveryStateSpec {
    std::optional<Duration> left{};
    std::optional<std::uint32_t> pieces{};
    std::uint32_t count = 1;
    Place at{};

    static constexpr About about{"delivery-state", "What is on its way to the line as the run begins; a time alone is a delivery that comes then."};

    template <class Visitor>
    static void fields(DeliveryStateSpec& s, Visitor& v) {
        v(Field{"left",
                "time until it comes; if left out, drawn as if it had just been called off, and a lot of a milk run waits for "
                "a train",
                "35 min"},
          s.left);
        v(Field{"pieces", "just in sequence, what one part has called off, 1 if left out; elsewhere it is a lot", "2", Need::optional,
                {1, 1e6}},
          s.pieces);
        v(Field{"count", "so many alike", "3", Need::optional, {1, 1e6}}, s.count);
    }
};

struct StateSpec {
    Moment moment{};
    std::vector<std::pair<Ref, std::vector<PartStateSpec>>> buffers{};
    std::vector<std::pair<Ref, StationStateSpec>> stations{};
    std::vector<std::pair<Ref, std::uint32_t>> materials{};
    std::vector<std::pair<Ref, std::vector<DeliveryStateSpec>>> deliveries{};
    std::vector<std::pair<Ref, std::vector<Duration>>> trains{};
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
        v(Field{"deliveries",
                "what of each material is on its way, just in sequence in the order in which it comes. Parts at the station that calls "
                "off just in sequence, and further down, have called off what they need",
                "{seats: [12 min, {left: 14 min, pieces: 2}], axles: {left: 35 min}}"},
          s.deliveries);
        v(Field{"trains", "of each milk run, how long until its trains that are under way are back", "{tugger: [4 min]}"}, s.trains);
    }
};

}  // namespace takt::spec
