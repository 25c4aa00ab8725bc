// Sources, buffers and sinks as the run needs them.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/flow_plan.hpp"
#include "takt/line/index.hpp"
#include "takt/random/distribution.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt {

struct ReleasePlan {
    std::optional<Duration> time;
    Index product = none;
    std::uint32_t count = 1;
    std::optional<Duration> due;  ///< since the start of the run
    std::uint64_t up_to = 0;      ///< parts of this release and of those before it
};

/// At most so many of a product in so many launches in a row.
struct SpacingPlan {
    Index product = none;
    std::uint32_t most = 1;
    std::uint32_t in = 2;
};

struct SourcePlan {
    std::string name;
    std::optional<Distribution> every;
    std::vector<ReleasePlan> releases;
    bool has_due_dates = false;
    std::optional<Duration> repeats;
    std::vector<Index> sequence;
    std::vector<double> shares_up_to;  ///< cumulated shares by product
    bool is_level = false;             ///< always the product that is furthest behind its share
    std::vector<SpacingPlan> spacing;
    std::uint64_t limit = std::numeric_limits<std::uint64_t>::max();
    bool loses = false;
    Index calendar = none;
    std::vector<Index> launches;  ///< matches for which a part is launched for each of its own
    Index match = none;           ///< its parts are launched for; none: it launches by itself
    Index follows = none;         ///< ... as this source launches, or as this station begins
    bool follows_station = false;
    DoorPlan door;      ///< as a part enters the line
    Index loop = none;  ///< as for stations, where its parts enter a zone
    Index route = none;
    std::uint64_t there_before = 0;  ///< parts that are there as the run begins; they have the first numbers
};

struct BufferPlan {
    std::string name;
    std::string area;
    std::optional<std::uint32_t> capacity;  ///< nullopt: unlimited
    Duration transit{};
    Index hours = none;          ///< calendar before whose shift ends it is drained; none: it is not
    Index entry = none;          ///< ... and calendar that is on while parts may enter
    std::uint32_t stop_at = 0;   ///< level at which feeding stops; 0: it does only where there is no place
    std::uint32_t start_at = 0;  ///< ... and goes on
    Index lanes = 0;             ///< 0: none
    spec::LaneRule lane_by = spec::LaneRule::shortest;
    bool any_access = false;    ///< every part can be taken
    Index carried_by = none;    ///< transporters that take its parts on; `transit` is then the ride, with loading and unloading
    Index pick_up = none;       ///< place of theirs
    Index set_down = none;      ///< place of theirs
    bool needs_room_ahead = false;  ///< a transporter is sent only when the next buffer has room
    Index calls = none;         ///< transporters that wait for room in here before they are sent
    std::vector<Index> takers;  ///< stations that take parts from here
    std::optional<ElementRef> next;  ///< the buffer or sink that parts go on to by themselves
    DoorPlan door;                   ///< as a part is taken
    bool written = true;        ///< false: a direct hand-over that takt put between two elements, not in the file

    /// A station may choose among its parts.
    bool is_store() const { return lanes > 0 || any_access; }
};

struct SinkPlan {
    std::string name;
    bool measures_sequence = false;
};

}  // namespace takt
