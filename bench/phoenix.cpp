// The Phoenix plant, and its shops alone (phoenix_plant.hpp): how many years are simulated in a second, on one core. An iteration is
// one replication as the file describes it.
#include <cstdint>
#include <cstdio>
#include <string_view>

#include <benchmark/benchmark.h>

#include "phoenix_plant.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"

namespace {

void phoenix(benchmark::State& state, std::string_view which) {
    const takt::Plan plan = takt::make_plan(phoenix_plant(which));
    std::uint64_t replication = 0;
    std::uint64_t events = 0;
    for (auto _ : state)
        events += takt::simulate(plan, plan.seed, replication++).events;
    const double years = takt::to_hours(plan.end() - takt::run_start) / (365 * 24);
    using benchmark::Counter;
    const auto runs = static_cast<double>(state.iterations());
    state.counters["plant_years/s"] = Counter(years * runs, Counter::kIsRate);
    state.counters["events/s"] = Counter(static_cast<double>(events), Counter::kIsRate);
}

}  // namespace

BENCHMARK_CAPTURE(phoenix, shops, "shops")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(phoenix, whole, "whole")->Unit(benchmark::kMillisecond);

int main(int argc, char** argv) {
    if (!std::filesystem::exists(phoenix_file)) {
        std::printf("%s is not there; nothing to measure\n", phoenix_file.c_str());
        return 0;
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
