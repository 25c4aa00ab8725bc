// The same of the examples, the whole vehicle plant among them.
#include <doctest/doctest.h>

#include <chrono>
#include <string>

#include "property/replay.hpp"
#include "takt/experiment/recording.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/yaml/load.hpp"

using namespace takt;
using namespace std::chrono_literals;

namespace {

/// The example, cut to two days after its warm-up, of which one may be a holiday.
Plan example(const std::string& name) {
    spec::LineSpec spec = load_line(TAKT_SOURCE_DIR "/examples/" + name + "/line.yaml");
    spec.run.horizon = 48h;
    return make_plan(spec);
}

}  // namespace

TEST_CASE("recordings of the examples are what was counted") {
    for (const char* name : {"phoenix", "paced-assembly", "rework-loop", "carrier-loop", "shared-robot", "curing-oven",
                             "suppliers", "energy-and-cost", "two-cells", "locked-loop", "conwip", "resequencing"}) {
        CAPTURE(name);
        const Plan plan = example(name);
        const ReplicationResult result = simulate(plan, plan.seed, 0);
        const Recording recording = record(plan, plan.seed, 0, run_start + plan.warm_up, plan.end());
        const replay::Replay played(plan, recording);
        CHECK(played.broken() == "");
        CHECK(played.differs_from(result) == "");
    }
}

TEST_CASE("an hour of the whole vehicle plant is recorded as it stands and as it goes on") {
    const Plan plan = example("phoenix");
    const SimTime from = run_start + plan.warm_up + 32h, middle = from + 1h, to = middle + 20min;
    const Recording hour = record(plan, plan.seed, 0, from, middle);
    CHECK(hour.moves.size() > 1000);
    CHECK(hour.start.parts.size() > 500);
    CHECK(replay::broken_recording(plan, hour, record(plan, plan.seed, 0, middle, to),
                                   record(plan, plan.seed, 0, from, to)) == "");
}
