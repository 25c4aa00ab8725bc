#include "takt/experiment/find_warm_up.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "takt/experiment/run_experiment.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/line/simulate.hpp"
#include "unit/line/plants.hpp"

using namespace takt;
using namespace plants;

namespace {

/// Three stations; the first two are almost equal, so that the store of 60 places between them takes hours to come to its level.
/// `filled`: that store is full when the run begins.
LineSpec long_line(bool filled) {
    const auto made = [](const char* name, double mean) {
        StationSpec one = station(name, 1);
        one.cycle = Distribution::of<Exponential>(mean);
        return one;
    };
    LineSpec line = plant(
        {source(), made("A", 60), buffer("store", 60), made("B", 62), buffer("rack", 20), made("C", 55), sink()}, 300h);
    if (filled) {
        SourceSpec stock = source("stock");
        stock.limit = 60;
        stock.to = RouteSpec("store");
        line.flows.push_back({Name("stock-at-start"), {stock}});
    }
    return line;
}

Summary run_with(LineSpec line, Duration warm_up, std::uint64_t first) {
    line.run.warm_up = warm_up;
    const Plan plan = make_plan(line);
    ExperimentOptions options;
    options.replications = 40;
    options.first_replication = first;  // independent of the others
    return summarise(plan, run_experiment(plan, options).replications);
}

/// Both come from the same law: their difference lies within its interval at 99.9 %.
void check_same(const Tally& a, const Tally& b) {
    const double half = std::hypot(mean_interval(a, 0.999).half_width(), mean_interval(b, 0.999).half_width());
    CHECK(std::abs(a.mean() - b.mean()) < half);
}

}  // namespace

TEST_CASE("from empty with the warm-up found, from empty with a long one, and from full: the same JPH") {
    const LineSpec line = long_line(false);
    const FoundWarmUp found = find_warm_up(make_plan(line));
    REQUIRE(found.found);
    CHECK(found.warm_up > 1h);
    const Summary cut = run_with(line, found.warm_up, 0);
    const Summary warm = run_with(line, 1000h, 1000);
    check_same(cut.jph, warm.jph);
    check_same(cut.work_in_process, warm.work_in_process);

    const LineSpec full = long_line(true);
    const FoundWarmUp from_full = find_warm_up(make_plan(full));
    REQUIRE(from_full.found);
    const Summary emptied = run_with(full, from_full.warm_up, 2000);
    check_same(emptied.jph, cut.jph);
    check_same(emptied.work_in_process, cut.work_in_process);

    // It does matter: the first twenty hours of an empty line are not those of a warm one.
    LineSpec short_line = line;
    short_line.run.horizon = 20h;
    const Summary cold = run_with(short_line, 0h, 0);
    CHECK(mean_interval(cold.work_in_process, 0.999).upper < mean_interval(warm.work_in_process, 0.999).lower);
}

TEST_CASE("a queue that grows without end has no warm-up, and the answer says so") {
    SourceSpec orders = source();
    orders.every = Distribution::of<Exponential>(50.0);
    StationSpec slow = station("slow", 60);
    BufferSpec queue = buffer("queue", 0);
    queue.capacity = Capacity::unlimited();
    const FoundWarmUp found = find_warm_up(make_plan(plant({orders, queue, slow, sink()}, 500h)));
    CHECK_FALSE(found.found);
    CHECK_FALSE(found.parts.truncation.found);
}

TEST_CASE("slots are of equal scheduled time, and nights are no warm-up") {
    LineSpec line = plant({source(), station("press", 60), sink()}, 24h * 60);
    line.calendars.push_back({Name("early"), daily(6h, 14h)});
    line.run.calendar = Ref("early");
    const FoundWarmUp found = find_warm_up(make_plan(line));
    CHECK(found.found);
    CHECK(found.warm_up <= 24h);  // at most the first batch, in which the press has to fill
    REQUIRE(found.ends.size() == 500);
    // 480 scheduled hours in 500 slots: each 57.6 minutes.
    CHECK(found.ends[0] == run_start + 6h + 57min + 36s);
    CHECK(found.ends.back() == run_start + 24h * 60);
    for (const double each : found.units_an_hour.values)
        CHECK(std::abs(each - 60) <= 2);
}

TEST_CASE("the curves add up to what a replication counts, whoever ran the pilots") {
    LineSpec line = long_line(false);
    line.run.horizon = 50h;
    const Plan plan = make_plan(line);
    WarmUpOptions options;
    options.threads = 1;
    const FoundWarmUp alone = find_warm_up(plan, options);
    options.threads = 3;
    const FoundWarmUp together = find_warm_up(plan, options);
    CHECK(alone.units_an_hour.values == together.units_an_hour.values);
    CHECK(alone.parts.values == together.parts.values);
    double units = 0;
    double part_hours = 0;
    for (std::uint64_t pilot = 0; pilot < options.pilots; ++pilot) {
        const ReplicationResult result = simulate(plan, options.seed, (std::uint64_t{1} << 32) + pilot);
        units += static_cast<double>(result.units());
        part_hours += result.parts_seconds / 3600;
    }
    const auto sum = [](const std::vector<double>& values) {
        return std::accumulate(values.begin(), values.end(), 0.0);
    };
    CHECK(sum(alone.units_an_hour.values) * 50 / 500 == doctest::Approx(units / options.pilots));
    CHECK(sum(alone.parts.values) * 50 / 500 == doctest::Approx(part_hours / options.pilots));
}
