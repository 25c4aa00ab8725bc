// The Phoenix plant: how many years of it are simulated in a second, on one core. An iteration is one replication as the
// file describes it.
#include <cstdint>
#include <cstdio>
#include <filesystem>

#include <benchmark/benchmark.h>

#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/yaml/load.hpp"

namespace {

const std::filesystem::path file = TAKT_SOURCE_DIR "/examples/phoenix/line.yaml";

void phoenix(benchmark::State& state) {
    const takt::Plan plan = takt::make_plan(takt::load_line(file));
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

BENCHMARK(phoenix)->Unit(benchmark::kMillisecond);

int main(int argc, char** argv) {
    if (!std::filesystem::exists(file)) {
        std::printf("%s is not there; nothing to measure\n", file.c_str());
        return 0;
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
