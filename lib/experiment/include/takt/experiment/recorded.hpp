// What happened in a window of one replication, as plain data: who draws or writes it needs no line.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/requester.hpp"
#include "takt/line/result.hpp"
#include "takt/line/state.hpp"
#include "takt/line/travellers.hpp"

namespace takt {

/// A part of a replication: sources number their parts from 1, each for itself.
struct PartId {
    Index source = none;
    std::uint64_t number = 0;

    friend auto operator<=>(const PartId&, const PartId&) = default;
};

enum class MoveKind : std::uint8_t {
    entered,   ///< the line, at a source
    stored,    ///< in a buffer
    taken,     ///< out of a buffer
    loaded,    ///< by a machine
    finished,  ///< on a machine
    left,      ///< the line, at a sink
    scrapped,
    absorbed,  ///< it has become part of another, at a station
    split,     ///< others are made of it, on a machine,
    made,      ///< and are there
};

inline constexpr std::size_t move_kind_count = 10;

inline constexpr std::array<std::string_view, move_kind_count> move_kind_names{
    "entered", "stored", "taken", "loaded", "finished", "left", "scrapped", "absorbed", "split", "made"};

/// Parts that go from machine to machine without a place between (capacity 0) are neither stored nor taken there.
struct Move {
    SimTime time{};
    PartId part;
    Index product = none;
    Index node = none;     ///< see nodes.hpp
    Index machine = none;  ///< that loads, finishes, splits or makes it
    MoveKind kind = MoveKind::entered;

    friend bool operator==(const Move&, const Move&) = default;
};

/// A machine is in this state from then on. At one instant there may be several, of which the last one lasts.
struct StateChange {
    SimTime time{};
    Index machine = none;
    State state = State::starved;

    friend bool operator==(const StateChange&, const StateChange&) = default;
};

/// A member of a crew or of a team, or a shared robot, is with somebody.
struct Holding {
    Index resource = none;
    Requester holder;  ///< a machine, or one of Recording::stops

    friend bool operator==(const Holding&, const Holding&) = default;
};

struct HoldingChange {
    SimTime time{};
    Holding holding;
    bool begins = true;

    friend bool operator==(const HoldingChange&, const HoldingChange&) = default;
};

struct StockChange {
    SimTime time{};
    Index material = none;
    std::uint32_t pieces = 0;  ///< there from then on

    friend bool operator==(const StockChange&, const StockChange&) = default;
};

/// A breakdown or maintenance that a machine may have.
struct RecordedStop {
    Index row = none;  ///< of Plan::stops
    Index machine = none;

    friend bool operator==(const RecordedStop&, const RecordedStop&) = default;
};

/// The repair of a breakdown, or a maintenance, begins or ends.
struct StopChange {
    SimTime time{};
    Index stop = none;  ///< of Recording::stops
    bool begins = true;

    friend bool operator==(const StopChange&, const StopChange&) = default;
};

struct RecordedPart {
    PartId part;
    Index product = none;
    Index node = none;
    Index machine = none;

    friend bool operator==(const RecordedPart&, const RecordedPart&) = default;
};

/// What a member who travels is about from then on.
struct TravellerChange {
    SimTime time{};
    Index traveller = none;  ///< in the order of the plan's resources
    Traveller::Errand errand = Traveller::Errand::free;
    Requester requester{};  ///< coming, at work: who has asked, as of a holding

    friend bool operator==(const TravellerChange&, const TravellerChange&) = default;
};

/// How it stands when the window begins, before anything happens at that instant.
struct RecordedStart {
    std::vector<State> states;          ///< by machine
    std::vector<std::uint32_t> levels;  ///< by buffer
    std::vector<RecordedPart> parts;    ///< in the order of parts_in_line.hpp
    std::vector<Holding> holdings;
    std::vector<TravellerChange> travellers;  ///< those who are not free
    std::vector<std::uint32_t> stocks;        ///< by material

    friend bool operator==(const RecordedStart&, const RecordedStart&) = default;
};

/// All that happened in [from, to), in the order in which it did; where the line stopped at `to`, with that instant.
struct Recording {
    std::uint64_t seed = 0;
    std::uint64_t replication = 0;
    SimTime from{};
    SimTime to{};  ///< earlier than asked for after a stop, or where it became too much
    RecordedStart start;
    std::vector<Move> moves;
    std::vector<StateChange> changes;
    std::vector<HoldingChange> holdings;
    std::vector<TravellerChange> travellers;
    std::vector<StockChange> stocks;
    std::vector<StopChange> stop_changes;
    std::vector<RecordedStop> stops;
    std::optional<Deadlock> deadlock{};  ///< before the end of the window
    bool interrupted = false;            ///< a stop was asked for
    bool is_full = false;                ///< it was cut off at `most_recorded`

    friend bool operator==(const Recording&, const Recording&) = default;
};

/// Entries of all kinds together, 200 MB at the most.
inline constexpr std::size_t most_recorded = 5'000'000;

/// Of the changes at one instant those that last, without those that change nothing then.
std::vector<StateChange> lasting_changes(const Recording& recording);

/// Which station a machine is one of. \complexity O(stations), for all machines
std::vector<Index> stations_of_machines(const Plan& plan);

}  // namespace takt
