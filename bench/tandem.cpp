// Tandem lines of 10, 100 and 1,000 stations: station operations a second through takt's public interface, and beside it
// the least program that answers the same question, a loop around std::priority_queue that counts nothing but units.
#include <chrono>
#include <cstdint>
#include <functional>
#include <queue>
#include <tuple>
#include <vector>

#include <benchmark/benchmark.h>

#include "takt/line/line.hpp"
#include "takt/random/distribution.hpp"
#include "tandem_line.hpp"

namespace {

using namespace takt;

constexpr int places = 10;

/// A line of stations that are idle, working or blocked, with a count of parts before each.
class PlainLine {
  public:
    explicit PlainLine(int stations) : waiting_(count(stations), 0), state_(count(stations), idle), stream_(StreamKey{}) {
        load(0);
    }

    std::uint64_t units() const { return units_; }
    std::uint64_t operations() const { return operations_; }

    void run_until(SimTime end) {
        while (std::get<0>(events_.top()) <= end) {
            const auto [time, number, station] = events_.top();
            events_.pop();
            now_ = time;
            ++operations_;
            leave(station);
        }
    }

  private:
    enum State : std::uint8_t { idle, working, blocked };
    using Event = std::tuple<SimTime, std::uint64_t, std::size_t>;

    static std::size_t count(int stations) { return static_cast<std::size_t>(stations); }

    void load(std::size_t station) {
        state_[station] = working;
        events_.emplace(now_ + cycle_.duration(stream_), number_++, station);
    }

    /// A finished part goes on if it can; whoever is freed by that goes on too.
    void leave(std::size_t station) {
        if (station + 1 == state_.size()) {
            ++units_;
        } else if (state_[station + 1] == idle) {
            load(station + 1);
        } else if (waiting_[station + 1] < places) {
            ++waiting_[station + 1];
        } else {
            state_[station] = blocked;
            return;
        }
        state_[station] = idle;
        take(station);
    }

    void take(std::size_t station) {
        if (station == 0) return load(0);
        if (waiting_[station] == 0) return;
        --waiting_[station];
        load(station);
        if (state_[station - 1] == blocked) leave(station - 1);
    }

    std::vector<int> waiting_;
    std::vector<State> state_;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> events_;
    Distribution cycle_ = Distribution::of<Exponential>(60.0);
    Stream stream_;
    SimTime now_ = run_start;
    std::uint64_t number_ = 0;
    std::uint64_t units_ = 0;
    std::uint64_t operations_ = 0;
};

/// Long enough to fill the line, so that what is timed is the line at work.
Duration fill_time(int stations) {
    return std::chrono::minutes{20 * stations};
}

void takt_line(benchmark::State& state) {
    const auto stations = static_cast<int>(state.range(0));
    const Plan plan = tandem_plan(stations, std::chrono::hours{24 * 365 * 10});
    Line<> line(plan, 1, 0);
    line.run_until(run_start + fill_time(stations));
    const std::uint64_t before = line.loop().events();
    for (auto _ : state) line.run_until(line.now() + std::chrono::minutes{10});
    state.SetItemsProcessed(static_cast<std::int64_t>(line.loop().events() - before));
}

void plain_line(benchmark::State& state) {
    const auto stations = static_cast<int>(state.range(0));
    PlainLine line(stations);
    SimTime now = run_start + fill_time(stations);
    line.run_until(now);
    const std::uint64_t before = line.operations();
    for (auto _ : state) line.run_until(now += std::chrono::minutes{10});
    state.SetItemsProcessed(static_cast<std::int64_t>(line.operations() - before));
    benchmark::DoNotOptimize(line.units());
}

}  // namespace

BENCHMARK(takt_line)->Arg(10)->Arg(100)->Arg(1000);
BENCHMARK(plain_line)->Arg(10)->Arg(100)->Arg(1000);
BENCHMARK_MAIN();
