// Runs that begin where another one stands, and futures that branch from one past.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "heard_line.hpp"
#include "property/fingerprint.hpp"
#include "property/random_plant.hpp"
#include "property/watcher.hpp"
#include "takt/experiment/outlook.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/parts_in_line.hpp"
#include "takt/line/state_of.hpp"
#include "takt/random/stream.hpp"

using namespace takt;
using namespace random_plants;

namespace {

constexpr std::uint64_t plants_to_look_at = 200;

/// A minute of the run that differs from seed to seed.
SimTime a_minute_of(const Plan& plan, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("states test"), hash_of("minute")});
    const auto minutes = (plan.end() - run_start) / std::chrono::minutes{1};
    return run_start +
           std::chrono::minutes{static_cast<std::int64_t>(stream.uniform() * static_cast<double>(minutes - 1))};
}

}  // namespace

TEST_CASE("a line that is kept at any time and goes on later moves as one that never stopped") {
    for (std::uint64_t seed = 0; seed < plants_to_look_at; ++seed) {
        CAPTURE(seed);
        const Plan plan = make_plan(random_plant(seed));
        Fingerprint whole, parts;
        HeardLine line(plan, seed, 0, whole);
        line.run_until(plan.end());
        HeardLine before(plan, seed, 0, parts);
        before.run_until(a_minute_of(plan, seed));
        HeardLine kept = before;
        const std::uint64_t parts_until_kept = parts.hash;
        before.run_until(plan.end());  // what becomes of the original makes no difference
        parts.hash = parts_until_kept;
        kept.run_until(plan.end());
        CHECK(parts.hash == whole.hash);
        CHECK(kept.result() == line.result());
    }
}

TEST_CASE("plants that begin where another run stands lose no part, whatever they are made of") {
    std::size_t parts = 0, stops = 0, deliveries = 0;
    for (std::uint64_t seed = 0; seed < plants_to_look_at; ++seed) {
        CAPTURE(seed);
        spec::LineSpec spec = random_plant(seed);
        const Plan before = make_plan(spec);
        Line<> line(before, seed, 0);
        line.run_until(a_minute_of(before, seed));
        if (line.deadlock() || !before.matches.empty()) continue;  // a state has no words for vehicle numbers
        spec.state = state_of(line);
        const Plan plan = make_plan(spec);
        CHECK(plan.state->parts.size() == parts_in(line).size());
        parts += plan.state->parts.size();
        stops += plan.state->stops.size();
        deliveries += plan.state->deliveries.size();
        CHECK(watch(plan, seed, 1000000) == "");
    }
    CHECK(parts > 1000);
    CHECK(stops > 20);
    CHECK(deliveries > 20);
}

TEST_CASE("futures of one state are its own going on, and others that are repeatable") {
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        CAPTURE(seed);
        const Plan plan = make_plan(random_plant(seed));
        OutlookOptions options;
        options.from = a_minute_of(plan, seed);
        options.until = plan.end();
        options.futures = 6;
        options.seed = seed;
        options.threads = 1;
        const Outlook one = outlook(plan, options);
        options.threads = 3;
        const Outlook again = outlook(plan, options);
        CHECK(one.futures == again.futures);
        Line<> line(plan, seed, 0);
        line.run_until(options.from);
        line.restart_statistics();
        line.run_until(plan.end());
        if (!one.locked_before) CHECK(one.futures[0].units.back() == line.result().units());
    }
}

TEST_CASE("a branch loses no part") {
    for (std::uint64_t seed = 0; seed < plants_to_look_at; ++seed) {
        CAPTURE(seed);
        const Plan plan = make_plan(random_plant(seed));
        Line<> line(plan, seed, 0);
        line.run_until(a_minute_of(plan, seed));
        line.branch(seed + 1);
        line.run_until(plan.end());
        const ReplicationResult result = line.result();
        std::uint64_t released = 0;
        for (const SourceResult& source : result.sources)
            released += source.released;
        std::uint64_t split = 0;
        for (const SplitResult& each : result.splits) {
            released += each.made;
            split += each.split;
        }
        CHECK(result.in_line_at_start + released ==
              result.units() + result.scrapped + result.absorbed + split + result.in_line_at_end);
        CHECK(parts_in(line).size() == result.in_line_at_end);
    }
}
