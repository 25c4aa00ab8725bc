// Stations as the run needs them: what they take, the work, and what stops it.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/flow_plan.hpp"
#include "takt/line/index.hpp"
#include "takt/line/pitch_work.hpp"
#include "takt/line/robot_cell.hpp"
#include "takt/line/state.hpp"
#include "takt/line/weekly_times.hpp"
#include "takt/random/distribution.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt {

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
    WeeklyTimes weekly{};  ///< maintenance by the time of day; `every` has the mean time from the end of one to the next then
    Distribution length;
    Index crew = none;  ///< resource
    std::uint64_t skill = 0;
    std::uint32_t priority = 100;
    spec::Interrupted part = spec::Interrupted::resume;

    /// It has a timer of its own, which runs whether the machine works or not.
    bool comes_by_timer() const { return clock == spec::Clock::scheduled || clock == spec::Clock::calendar; }
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
    Index operation = none;  ///< with the same time, and with the operators who make the change; none: nobody is needed
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

/// A station whose machines work on several parts together.
struct BatchPlan {
    Index station = none;
    std::uint32_t most = 1;
    std::uint32_t least = 1;
    std::optional<Duration> longest_wait;
    bool of_one_product = false;
};

/// Parts that come of one.
struct MadePlan {
    Index product = none;  ///< none: that of the part which they come of
    std::uint32_t count = 1;
};

/// A station that makes parts of a part.
struct SplitPlan {
    Index station = none;
    std::uint32_t parts = 1;  ///< in all, of one
    std::vector<MadePlan> makes;
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
    Index batch = none;
    Index split = none;
    Index others = none;  ///< first of its machines among those that can have several parts
    std::uint32_t priority = 100;
    DoorPlan door_in;      ///< as a part is loaded
    DoorPlan door_out;     ///< as it leaves, unless to rework
    DoorPlan door_rework;  ///< ... to rework
    Index route = none;
    Index loop = none;  ///< the strongly connected part of the flow it belongs to, where deadlocks can arise
};

}  // namespace takt
