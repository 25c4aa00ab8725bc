// What is recorded of a window, played again, gives what was counted and where everything is.
#include "takt/experiment/recording.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <set>
#include <string>

#include "property/random_plant.hpp"
#include "property/replay.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"

using namespace takt;
using replay::broken_recording;
using replay::Replay;

namespace {

constexpr std::uint64_t plants_to_record = 120;

/// Three windows of a replication, at whole seconds, where much happens, and at any microsecond.
std::string broken_windows(const Plan& plan, std::uint64_t seed) {
    const Duration length = (plan.end() - run_start) / 3;
    const SimTime middle = run_start + (seed % 2 == 0 ? length : std::chrono::floor<std::chrono::minutes>(length));
    const SimTime from = seed % 3 == 0 ? run_start : run_start + length / 2;
    return broken_recording(plan, record(plan, seed, 0, from, middle), record(plan, seed, 0, middle, plan.end()),
                            record(plan, seed, 0, from, plan.end()));
}

/// The counted time, recorded, against the result.
std::string broken_counts(const Plan& plan, std::uint64_t seed) {
    const ReplicationResult result = simulate(plan, seed, 0);
    const Recording recording = record(plan, seed, 0, run_start + plan.warm_up, plan.end());
    if (recording.deadlock != result.deadlock) return "another deadlock";
    if (recording.to - recording.from != result.observed) return "another observed time";
    const Replay played(plan, recording);
    return played.broken().empty() ? played.differs_from(result) : played.broken();
}

}  // namespace

TEST_CASE("recordings of random plants: played from the start they give what another finds at the end") {
    for (std::uint64_t seed = 0; seed < plants_to_record; ++seed) {
        CAPTURE(seed);
        CHECK(broken_windows(make_plan(random_plants::random_plant(seed)), seed) == "");
    }
}

TEST_CASE("recordings of random plants: states, levels, people and stocks are what was counted, to the microsecond") {
    for (std::uint64_t seed = 0; seed < plants_to_record; ++seed) {
        CAPTURE(seed);
        CHECK(broken_counts(make_plan(random_plants::random_plant(seed)), seed) == "");
    }
}

TEST_CASE("recordings of random plants: all kinds of moves are among them") {
    std::set<MoveKind> kinds;
    std::set<bool> holdings;
    std::size_t stocks = 0;
    for (std::uint64_t seed = 0; seed < plants_to_record; ++seed) {
        const Plan plan = make_plan(random_plants::random_plant(seed));
        const Recording recording = record(plan, seed, 0, run_start, plan.end());
        for (const Move& move : recording.moves)
            kinds.insert(move.kind);
        for (const HoldingChange& change : recording.holdings)
            holdings.insert(change.begins);
        stocks += recording.stocks.size();
    }
    CHECK(kinds.size() == move_kind_count);
    CHECK(holdings.size() == 2);
    CHECK(stocks > 0);
}
