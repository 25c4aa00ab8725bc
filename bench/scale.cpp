// What grows with the plant: the cost of an event, the time to set a plant up and the memory that it takes, for tandem lines
// of 10 to 10,000 stations, by the event loop and by the recursion (and the cost of an event in mixed lines, which have only
// events); and with the cores: replications a second on one and two.
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

#include <benchmark/benchmark.h>

#include "takt/core/inline.hpp"
#include "takt/experiment/replicate.hpp"
#include "takt/experiment/run_experiment.hpp"
#include "mixed_line.hpp"
#include "takt/line/line.hpp"
#include "tandem_line.hpp"

namespace {

std::atomic<std::size_t> allocated = 0;  ///< bytes asked for since the program began

}  // namespace

// Not inlined: compilers would see new meet free.
TAKT_NEVER_INLINE void* operator new(std::size_t size) {
    allocated += size;
    if (void* memory = std::malloc(size)) return memory;
    throw std::bad_alloc();
}
TAKT_NEVER_INLINE void* operator new(std::size_t size, std::align_val_t alignment) {
    allocated += size;
    const auto step = static_cast<std::size_t>(alignment);
    if (void* memory = std::aligned_alloc(step, (size + step - 1) / step * step)) return memory;
    throw std::bad_alloc();
}
TAKT_NEVER_INLINE void operator delete(void* memory) noexcept {
    std::free(memory);
}
TAKT_NEVER_INLINE void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}
TAKT_NEVER_INLINE void operator delete(void* memory, std::align_val_t) noexcept {
    std::free(memory);
}
TAKT_NEVER_INLINE void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
    std::free(memory);
}

namespace {

using namespace takt;

constexpr std::chrono::hours five_years{24 * 365 * 5};

/// Events of a line at work: parts have come to the last station, which takes longer than what is measured, so the number of rounds is
/// fixed instead of being searched for. In a tandem line each event is a station's operation.
void event(benchmark::State& state, Plan (*plan_of)(int, Duration)) {
    const auto stations = static_cast<int>(state.range(0));
    const Plan plan = plan_of(stations, five_years);
    Line<> line(plan, 1, 0);
    line.run_until(run_start + std::chrono::minutes{3 * stations});
    const std::uint64_t before = line.loop().events();
    const Duration slice = std::chrono::seconds{60 * 100'000 / stations};
    for (auto _ : state) line.run_until(line.now() + slice);
    state.SetItemsProcessed(static_cast<std::int64_t>(line.loop().events() - before));
}

/// A whole replication by the recursion, in which the line fills first, too.
void recursion(benchmark::State& state) {
    const auto stations = static_cast<int>(state.range(0));
    const Plan plan =
        tandem_plan(stations, std::chrono::minutes{3 * stations} + std::chrono::seconds{60 * 1'000'000 / stations});
    const Replicator replicate(plan);
    std::uint64_t events = 0;
    for (auto _ : state)
        events += replicate(1, 0).events;
    state.SetItemsProcessed(static_cast<std::int64_t>(events));
}

/// A plan made from a specification, and a line made from the plan.
void set_up(benchmark::State& state) {
    const auto stations = static_cast<int>(state.range(0));
    std::size_t bytes = 0;
    for (auto _ : state) {
        const Plan plan = tandem_plan(stations, five_years);
        const std::size_t before = allocated;
        const Line<> line(plan, 1, 0);
        bytes = allocated - before;
        benchmark::DoNotOptimize(&line);
    }
    state.counters["ns/station"] = benchmark::Counter(static_cast<double>(stations) * 1e-9 * static_cast<double>(state.iterations()),
                                                      benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["bytes/station"] = static_cast<double>(bytes) / stations;
}

void replications(benchmark::State& state) {
    const Plan plan = tandem_plan(20, std::chrono::hours{200});
    ExperimentOptions options = options_of(plan);
    options.replications = 64;
    options.threads = static_cast<unsigned>(state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(run_experiment(plan, options));
    state.SetItemsProcessed(state.iterations() * 64);
}

}  // namespace

BENCHMARK_CAPTURE(event, tandem, tandem_plan)
    ->RangeMultiplier(10)->Range(10, 10'000)->Iterations(200)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(event, mixed, mixed_plan)
    ->RangeMultiplier(10)->Range(10, 10'000)->Iterations(200)->Unit(benchmark::kMillisecond);
BENCHMARK(recursion)->RangeMultiplier(10)->Range(10, 10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(set_up)->RangeMultiplier(10)->Range(10, 10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(replications)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_MAIN();
