// Milk runs: trains that bring materials round several stops.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

struct MilkRunStopSpec {
    Ref material{};
    Distribution drive{};
    Place at{};

    static constexpr About about{"milk-run-stop", "Where a train stops, and what it sets down there."};

    template <class Visitor>
    static void fields(MilkRunStopSpec& s, Visitor& v) {
        v(Field{"material", "what is set down; its lots are called off by `reorder_point` and `lot`, and have no `lead_time` of their own", "axles",
                Need::required},
          s.material);
        v(Field{"drive", "from the stop before, of the first from where the trains are loaded; it stops only where it has something to set down", "2 min"},
          s.drive);
    }
};

/// Lots wait from their call-off for a train to leave, those called off first are taken first, and each is there when all of its
/// stop are set down. With one lot of a material a train it is a periodic review (R, s, Q) of the stock.
/// \source Silver, Pyke & Thomas, Inventory and Production Management in Supply Chains (2017), ch. 6.5: periodic review
struct MilkRunSpec {
    std::uint32_t trains = 1;
    std::uint32_t carries = 1;
    std::optional<Duration> every{};
    std::vector<MilkRunStopSpec> stops{};
    Duration unload{};
    Distribution way_back{};
    std::optional<Ref> calendar{};
    std::optional<HourlyCost> cost{};
    Place at{};

    static constexpr About about{
        "milk-run",
        "Tugger trains that bring lots of materials to the line, each round past all stops. They leave by a timetable, or as soon as a train "
        "is there and something to bring."};

    template <class Visitor>
    static void fields(MilkRunSpec& s, Visitor& v) {
        v(Field{"trains", "how many there are", "2", Need::optional, {1, 1000}}, s.trains);
        v(Field{"carries", "lots that one takes at once, of whatever material; those called off first are taken first", "8", Need::required, {1, 10000}},
          s.carries);
        v(Field{"every",
                "the timetable: one may leave at each multiple of this time, counted from the midnight at which the run begins, if there is something to bring and the calendar "
                "is on; who is away then leaves when back. As soon as one is there and something to bring if left out",
                "20 min"},
          s.every);
        v(Field{"stops", "where it stops, in this order", "[{material: axles, drive: 3 min}, {material: seats, drive: 1 min}]", Need::required},
          s.stops);
        v(Field{"unload", "time to set down a lot", "40 s"}, s.unload);
        v(Field{"way_back", "from the last stop to where it is loaded for the next round, loading included", "4 min"}, s.way_back);
        v(Field{"calendar", "when they leave; a round that has begun is finished; the calendar of the run if left out", "two-shift"}, s.calendar);
        v(Field{"cost", "of a train, for each scheduled hour", "25 CNY/h"}, s.cost);
    }
};

}  // namespace takt::spec
