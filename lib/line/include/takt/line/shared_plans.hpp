// What elements share, as the run needs it: products, time, people, carriers, vehicles and material.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/index.hpp"
#include "takt/line/timeline.hpp"
#include "takt/line/travel_plan.hpp"
#include "takt/random/distribution.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt {

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

enum class ResourceKind : std::uint8_t { crew, operators, robot };

struct ResourcePlan {
    std::string name;
    ResourceKind kind = ResourceKind::crew;
    bool by_priority = false;
    bool serves_nearest = false;  ///< first; only with `travel`
    Index calendar = none;
    /// Members with the same skills: how many, and a bit for each skill. At least one group.
    std::vector<std::pair<std::uint32_t, std::uint64_t>> groups;
    spec::Money cost{};  ///< of a member, for each hour of being there
    std::optional<TravelPlan> travel{};

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
    std::uint32_t carries = 1;     ///< parts at once
    std::uint32_t least = 1;       ///< parts of a buffer that one is sent for,
    Duration longest_wait{};       ///< or fewer after this time, if that is more than one
    Duration handling{};           ///< to take up and set down a part
    bool fetches_nearest = false;
    std::optional<BatteryPlan> battery;
    std::vector<Index> buffers;  ///< whose parts it carries
    Index calendar = none;
    Index loop = none;           ///< as for stations
    spec::Money cost{};          ///< of one, for each scheduled hour

    Duration drive(Index from, Index to) const { return drives[from * places.size() + to]; }
};

struct MilkRunStopPlan {
    Index material = none;
    Distribution drive;  ///< from the stop before
};

struct MilkRunPlan {
    std::string name;
    std::uint32_t trains = 1;
    std::uint32_t carries = 1;  ///< lots at once
    Duration every{};           ///< between the instants of the timetable; 0: there is none
    std::vector<MilkRunStopPlan> stops;
    Duration unload{};  ///< to set down a lot
    Distribution way_back;
    Index calendar = none;
    spec::Money cost{};  ///< of a train, for each scheduled hour
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
    Index brought_by = none;          ///< milk run; not given: lots set out as they are called off
    Index stop = none;                ///< of the milk run
};

}  // namespace takt
