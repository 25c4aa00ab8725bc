// Zones: parts of the line in which only so many parts may be at once.
#pragma once

#include <cstdint>
#include <vector>

#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

/// With the source at one end and the sink at the other it is CONWIP (Spearman, Woodruff & Hopp 1990); with a station and the
/// buffer behind it a kanban loop, whose cards are `most`.
struct ZoneSpec {
    std::uint32_t most = 1;
    std::vector<Ref> from{};
    std::vector<Ref> to{};
    Place at{};

    static constexpr About about{"zone",
                                 "Part of the line with a limit of work in process: a part enters only while fewer "
                                 "than `most` are in it."};

    template <class Visitor>
    static void fields(ZoneSpec& s, Visitor& v) {
        v(Field{"most", "parts that may be in it at once", "60", Need::required, {1, 1e6}}, s.most);
        v(Field{"from", "stations that parts enter it at as they are loaded, or sources as they leave them", "sealing",
                Need::required},
          s.from);
        v(Field{"to",
                "stations, buffers or sinks: a part leaves the zone as it leaves them, but not to rework; where it "
                "leaves the "
                "line if left out",
                "paint-unloading"},
          s.to);
    }
};

}  // namespace takt::spec
