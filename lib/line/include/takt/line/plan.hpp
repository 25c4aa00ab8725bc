// The plant as the run needs it: indices instead of names, tables instead of trees. Made once, never changed, shared by
// all threads.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/index.hpp"
#include "takt/line/pitch_work.hpp"
#include "takt/line/robot_cell.hpp"
#include "takt/line/state.hpp"
#include "takt/line/timeline.hpp"
#include "takt/random/distribution.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt {

/// The kinds of elements that parts move through.
enum class ElementKind : std::uint8_t { source, station, buffer, sink };

struct ElementRef {
    ElementKind kind = ElementKind::sink;
    Index index = none;

    friend bool operator==(const ElementRef&, const ElementRef&) = default;
};

struct ProductPlan {
    std::string name;
    double share = 1;
    spec::Money price;
    spec::Money scrap_cost{};
};

struct CalendarPlan {
    std::string name;
    Timeline timeline;
};

/// Factors that hold from an instant on, against what is written at the station.
struct RampStepPlan {
    SimTime from{};
    double cycle = 1;
    double failures = 1;
    double yield = 1;
};

struct RampUpPlan {
    std::vector<RampStepPlan> steps;  ///< at least one, the first from the beginning of the run on
    RampStepPlan best;                ///< the best of each factor that there is in the run
    bool learns = false;  ///< the n-th cycle takes first n^exponent times as long, and no step says how long
    double first = 1;
    double exponent = 0;
    SimTime over = never;  ///< cycles that begin from then on take as long as written,
    std::uint64_t learnt = std::numeric_limits<std::uint64_t>::max();  ///< or, of a machine that learns, from this number on
};

/// A calendar month, as far as it is counted.
struct MonthPlan {
    std::chrono::year_month month{};
    SimTime from{};
    SimTime to{};
    bool whole = false;  ///< all of it is counted
};

/// Where scrapped parts go: a sink that is not in the table of sinks.
inline constexpr ElementRef to_scrap{ElementKind::sink, none};
constexpr bool is_scrap(ElementRef to) { return to == to_scrap; }

/// One way out: into a buffer, to a sink, or to scrap.
struct ExitPlan {
    ElementRef to;
    double share_up_to = 1;  ///< cumulated shares, for Choice::share
    Index product = none;    ///< for Choice::product
};

inline constexpr Index scrap_exit = 0;

inline Rows one_exit(Index exit) {
    return {exit, exit + 1};
}

struct RoutePlan {
    spec::Choice choice = spec::Choice::fixed;
    Rows exits;
};

/// A step of work: a distribution for each product, and the resources it holds.
struct OperationPlan {
    std::vector<Distribution> time;  ///< one for all products, or one for each
    Index robot = none;              ///< resource
    Index operators = none;          ///< resource

    const Distribution& time_of(Index product) const { return time[time.size() == 1 ? 0 : product]; }
};

/// A breakdown or planned maintenance of a machine or of one of its robots.
struct StopPlan {
    std::string name;
    bool planned = false;  ///< maintenance: waits for the part in work, and is no failure
    spec::Clock clock = spec::Clock::operating;
    Distribution every;
    Distribution length;
    Index crew = none;  ///< resource
    std::uint64_t skill = 0;
    std::uint32_t priority = 100;
    spec::Interrupted part = spec::Interrupted::resume;
};

struct RobotPlan {
    std::string name;  ///< "station/robot"
    Index station = none;
    Rows operations;  ///< empty: as long as the station's own work
    Rows stops;
    std::vector<double> slowed{};  ///< by product, how many times as long its cell takes while it is down; empty: the cell stands
};

struct SetupPlan {
    Index from = none;  ///< none: any other product
    Index to = none;
    Distribution time;
};

/// A station whose cycle comes from the tasks of its robots.
struct CellPlan {
    Index station = none;
    std::vector<CellCycle> cycles;  ///< by product; in each the robots in the order of the station's
};

/// An input of a station: one of several buffers, and how many parts are taken for each cycle.
struct InputPlan {
    std::vector<Index> buffers;
    std::uint32_t count = 1;
    Index match = none;  ///< of which the part with the number of the flow's is taken; none: whichever comes first
};

/// Parts that are launched for vehicles by number, and married to them.
struct MatchPlan {
    Index station = none;  ///< where they are married
    Index buffer = none;   ///< from which they are taken there
    Index follower = none; ///< source that they come from
    Index leader = none;   ///< source of the vehicles
};

/// What a part with one set of marks has behind a door, and which zones it enters or leaves there.
struct PassagePlan {
    std::uint16_t from = 0;
    std::uint16_t to = 0;
    std::vector<Index> enters;
    std::vector<Index> leaves;
};

/// A row for each set of marks that parts come with, ascending; empty: nothing changes at this door.
using DoorPlan = std::vector<PassagePlan>;

/// A limit of work in process. Parts that find no room wait in front of its entries.
struct ZonePlan {
    std::string name;
    std::uint32_t most = 1;
    std::vector<ElementRef> entries;  ///< stations and sources
    std::vector<Index> holders;       ///< stations that let parts out of it
};

/// A station whose parts all move on together, one pitch a cycle.
struct MovingLinePlan {
    Index station = none;
    Index pitches = 1;
    Duration cycle{};
    bool waits_for_parts = false;  ///< false: it moves on with empty pitches while parts are on it
    std::optional<Duration> longest;
    PitchWork work;
    Duration drift{};
    double pulls = 0;  ///< share of the jobs
    Distribution help;

    bool has_operators() const { return pulls > 0 || !work.is_cycle(); }
};

/// Pieces of a material that the work on one part takes.
struct NeedPlan {
    Index material = none;
    std::vector<std::uint32_t> pieces;  ///< one for all products, or one for each

    std::uint32_t pieces_of(Index product) const { return pieces[pieces.size() == 1 ? 0 : product]; }
};

/// Which part a station takes next, where it has the choice.
struct DispatchPlan {
    spec::Dispatch rule = spec::Dispatch::oldest;
    std::uint32_t longest_run = std::numeric_limits<std::uint32_t>::max();
    Duration longest_wait = Duration::max();
    std::vector<std::uint32_t> remaining{};  ///< by product, stations still before its parts; where the rule goes by that

    bool is_by_age() const { return rule == spec::Dispatch::oldest && !limits_runs(); }
    bool is_by_launch() const {
        return rule == spec::Dispatch::in_sequence && !limits_runs() && longest_wait == Duration::max();
    }

    bool limits_runs() const { return longest_run != std::numeric_limits<std::uint32_t>::max(); }
};

struct StationPlan {
    std::string name;
    std::string area;
    std::uint32_t machines = 1;
    Index first_machine = 0;
    std::vector<InputPlan> inputs;  ///< the main flow first
    Rows operations;
    Rows robots;
    Rows stops;
    Rows setups;
    std::vector<double> yield;  ///< empty: all good; one for all products, or one for each
    std::vector<double> reworked_yield;  ///< of parts that it has sent to rework before; empty: as the others
    Index rework_mark = none;            ///< that such parts carry
    Index rework = none;   ///< exit of the parts that are not good; none: they are scrapped
    std::uint32_t rework_limit = std::numeric_limits<std::uint32_t>::max();
    DispatchPlan takes;  ///< of the buffers of its main flow
    std::vector<NeedPlan> materials;
    std::vector<NeedPlan> calls_off;  ///< just in sequence, for what its parts need further down
    std::vector<Index> launches;  ///< matches for which it has a part launched for each that it begins
    bool marries = false;         ///< some of its inputs are matched
    bool leaves_out = false;  ///< what is missing; the part goes on without
    Index incomplete = none;  ///< exit of the parts that lack a piece; none: they go on as the others
    Index loads = none;    ///< carrier
    Index unloads = none;  ///< carrier
    bool blocks_before = false;
    std::array<double, state_count> watts{};  ///< electric power of a machine, by its state
    spec::Money cost{};                       ///< of a machine, for each scheduled hour
    Index calendar = none;
    Index ramp_up = none;
    Index entry = none;  ///< calendar that is on while parts may enter; none: they always may
    bool finishes_at_shift_end = false;
    Index moving = none;  ///< moving line
    std::uint32_t priority = 100;
    DoorPlan door_in;      ///< as a part is loaded
    DoorPlan door_out;     ///< as it leaves, unless to rework
    DoorPlan door_rework;  ///< ... to rework
    Index route = none;
    Index loop = none;  ///< the strongly connected part of the flow it belongs to, where deadlocks can arise
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

struct SinkPlan {
    std::string name;
    bool measures_sequence = false;
};

enum class ResourceKind : std::uint8_t { crew, operators, robot };

struct ResourcePlan {
    std::string name;
    ResourceKind kind = ResourceKind::crew;
    bool by_priority = false;
    Index calendar = none;
    /// Members with the same skills: how many, and a bit for each skill. At least one group.
    std::vector<std::pair<std::uint32_t, std::uint64_t>> groups;
    spec::Money cost{};  ///< of a member, for each hour of being there

    std::uint32_t size() const {
        std::uint32_t sum = 0;
        for (const auto& [count, skills] : groups) sum += count;
        return sum;
    }
};

struct CarrierPlan {
    std::string name;
    std::uint32_t count = 1;
    std::optional<std::uint32_t> places;
    Duration returns_in{};
    std::vector<Index> loaders;    ///< stations that put parts on it
    std::vector<Index> unloaders;  ///< stations that take parts off it
};

/// What the transporters of a fleet drive on; times of driving.
struct BatteryPlan {
    Duration lasts{};
    Duration low{};     ///< who has less left goes to be charged
    Duration charge{};  ///< of an empty battery
    Index charger = none;  ///< place
    std::uint32_t chargers = 1;
};

struct TransporterPlan {
    std::string name;
    std::uint32_t count = 1;
    Index first = 0;  ///< of its vehicles among all
    std::vector<std::string> places;
    std::vector<Duration> drives;  ///< from place to place, row by row
    bool fetches_nearest = false;
    std::optional<BatteryPlan> battery;
    std::vector<Index> buffers;  ///< whose parts it carries
    Index calendar = none;
    Index loop = none;           ///< as for stations
    spec::Money cost{};          ///< of one, for each scheduled hour

    Duration drive(Index from, Index to) const { return drives[from * places.size() + to]; }
};

struct MaterialPlan {
    std::string name;
    std::uint32_t stock = 0;  ///< when the run begins
    std::uint32_t reorder_point = 0;
    std::uint32_t lot = 0;  ///< 0: nobody delivers
    bool sequenced = false;  ///< called off part by part, and delivered in that order; the lot is a piece
    Distribution lead_time;
    spec::Money price{};              ///< of a piece
    std::size_t most_deliveries = 0;  ///< on the way at once
    std::size_t most_waiting = 0;     ///< stations
};

/// A part that is there as the run begins.
struct StandingPartPlan {
    ElementRef at;                  ///< a buffer or a station
    Index position = 0;             ///< at a station: its machine, or its pitch on a moving line, counted from 0
    Index product = 0;
    Index source = none;            ///< where it would have come from
    std::uint64_t number = 0;       ///< among the parts of that source
    Index carrier = none;
    std::uint16_t marks = 0;
    Duration age{};                 ///< time since it came into the line
    std::optional<Duration> left{};  ///< of the work or of the way; drawn if not given
};

/// A stop that is going on as the run begins.
struct StandingStopPlan {
    Index station = none;
    Index machine = 0;  ///< of the station, counted from 0
    Index stop = none;  ///< row of the plan's stops
    std::optional<Duration> left{};
};

/// Where the plant stands as the run begins.
struct StartPlan {
    std::vector<StandingPartPlan> parts;  ///< within a buffer the one that leaves first in front
    std::vector<StandingStopPlan> stops;
};

struct Plan {
    std::string name;
    std::uint64_t digest = 0;  ///< of the spec: the same plant has the same digest
    spec::Moment start = std::chrono::sys_days{std::chrono::year{2026} / 1 / 5};
    Duration warm_up{};
    Duration horizon{};
    std::uint32_t replications = 10;
    std::uint64_t seed = 1;
    Index calendar = none;  ///< of the run
    std::optional<ShiftTimes> first_shift;  ///< of that calendar, wholly in the counted time
    std::optional<double> target_per_second;
    spec::Money energy_price{};  ///< of a kilowatt-hour

    std::vector<ProductPlan> products;
    std::vector<CalendarPlan> calendars;
    std::vector<RampUpPlan> ramp_ups;
    std::vector<MonthPlan> months;  ///< that the counted time touches
    std::vector<RoutePlan> routes;
    std::vector<ExitPlan> exits;  ///< the first, `scrap_exit`, leads to scrap
    std::vector<OperationPlan> operations;
    std::vector<StopPlan> stops;
    std::vector<RobotPlan> robots;
    std::vector<CellPlan> cells;
    std::vector<SetupPlan> setups;
    std::vector<StationPlan> stations;
    std::vector<MovingLinePlan> moving_lines;
    std::vector<BufferPlan> buffers;
    std::vector<SourcePlan> sources;
    std::vector<SinkPlan> sinks;
    std::vector<ResourcePlan> resources;
    std::vector<CarrierPlan> carriers;
    std::vector<MaterialPlan> materials;
    std::vector<ZonePlan> zones;
    std::vector<TransporterPlan> transporters;
    std::vector<MatchPlan> matches;
    /// The marks of each set, ascending: zones, and behind them the marks of stations that have sent the part to rework. The
    /// first set is empty.
    std::vector<std::vector<Index>> mark_sets;
    std::optional<StartPlan> state;  ///< not given: an empty plant
    std::vector<ElementRef> downstream_first;  ///< all elements, the most downstream first
    Index loops = 0;
    bool has_ordinary_flow = true;  ///< false: every part moves the general way, which only takes longer (ordinary_flow.hpp)

    bool has_mark(std::uint32_t set, Index mark) const {
        for (const Index each : mark_sets[set])
            if (each == mark) return true;
        return false;
    }
    SimTime end() const { return run_start + warm_up + horizon; }
    Index machines() const {
        return stations.empty() ? 0 : stations.back().first_machine + stations.back().machines;
    }
};

}  // namespace takt
