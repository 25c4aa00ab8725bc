// Stations that make several parts of one against the queue M^[k]/M/1: groups of k parts arrive at random, each part is worked on alone.
#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "cases.hpp"
#include "measure.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/stats/tally.hpp"

using namespace takt;
using namespace takt::law;

namespace {

/// Mean number of parts there, the one in work included, of groups of k: rho (1 + k) / (2 (1 - rho)).
/// \param busy rho, the share of time at work
/// \source Gross, Harris, Fundamentals of Queueing Theory, 3rd ed. (1998), 3.1: bulk input, M^[X]/M/1
double parts_there(double busy, double k) { return busy * (1 + k) / (2 * (1 - busy)); }

spec::BufferSpec unlimited(const char* name) {
    spec::BufferSpec made;
    made.name = name;
    made.capacity = spec::Capacity::unlimited();
    return made;
}

spec::SinkSpec sink(const char* name) {
    spec::SinkSpec made;
    made.name = name;
    return made;
}

spec::MadeSpec made(std::uint32_t count, const char* product) { return {spec::Ref(product), count, {}}; }

constexpr double between = 100, cutting = 40, left_work = 60, right_work = 33;

/// Sheets come at random and wait for the shears without end. By Burke's theorem they leave those at random as well, so the groups of a
/// left and of two right ones come to two queues of their own, each of which is M^[k]/M/1.
spec::LineSpec shears() {
    spec::SourceSpec source;
    source.name = "source";
    source.every = Distribution::of<Exponential>(between);
    spec::StationSpec shears = station("shears", Distribution::of<Exponential>(cutting));
    shears.makes = {made(1, "left"), made(2, "right")};
    shears.to = spec::RouteSpec();
    shears.to->choice = spec::Choice::product;
    shears.to->targets = {{spec::Ref("lefts"), 0, spec::Ref("left")}, {spec::Ref("rights"), 0, spec::Ref("right")}};
    spec::StationSpec left = station("left-press", Distribution::of<Exponential>(left_work));
    left.to = spec::RouteSpec("left-doors");
    spec::LineSpec plant;
    plant.name = "shears";
    plant.products = {{"sheet", {}}, {"left", {}}, {"right", {}}};
    plant.flows.push_back({spec::Name("line"), {source, unlimited("sheets"), shears, unlimited("lefts"), left, unlimited("rights"),
                                                station("right-press", Distribution::of<Exponential>(right_work)), sink("right-doors"),
                                                sink("left-doors")}});
    plant.run.warm_up = std::chrono::hours{20};
    plant.run.horizon = std::chrono::hours{2000};
    return plant;
}

}  // namespace

TEST_CASE("the exact answer agrees with the queue M/M/1 for groups of one") {
    CHECK(parts_there(0.8, 1) == doctest::Approx(0.8 / 0.2));
}

TEST_CASE("what comes of a part arrives as a group at each station behind") {
    Tally sheets, lefts, rights, left_lead_time, right_lead_time;
    const Plan plan = make_plan(shears());
    for (std::uint64_t replication = 0; replication < 20; ++replication) {
        const ReplicationResult result = simulate(plan, 23, replication);
        const double observed = to_seconds(result.observed);
        const auto waiting = [&](const char* name) {
            for (Index b = 0; b < plan.buffers.size(); ++b)
                if (plan.buffers[b].name == name) return result.buffers[b].level_seconds / observed;
            return -1.0;
        };
        sheets.add(waiting("sheets"));
        lefts.add(waiting("lefts"));
        rights.add(waiting("rights"));
        right_lead_time.add(result.sinks[0].lead_time.mean());
        left_lead_time.add(result.sinks[1].lead_time.mean());
    }
    const double busy = cutting / between, left_busy = left_work / between, right_busy = 2 * right_work / between;
    const double at_shears = parts_there(busy, 1), at_left = parts_there(left_busy, 1), at_right = parts_there(right_busy, 2);
    compare("sheets that wait", at_shears - busy, sheets, at_shears);
    compare("left ones that wait", at_left - left_busy, lefts, at_left);
    compare("right ones that wait", at_right - right_busy, rights, at_right);
    // By Little's law at each station: from the arrival of the sheet to where the door leaves.
    const double left_time = (at_shears + at_left) * between;
    const double right_time = at_shears * between + at_right * between / 2;
    compare("lead time of left ones", left_time, left_lead_time, left_time);
    compare("lead time of right ones", right_time, right_lead_time, right_time);
}
