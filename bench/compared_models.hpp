// What the programs of bench/compare simulate, and how they say what it took. All of them run the same three models:
// M/M/1 at a load of 0.9 with a million customers, and tandem lines of 10 and 100 exponential stations that are never short
// of parts, with ten places between them and blocking after service, for two million operations.
#pragma once

#include <cstdint>
#include <cstdio>
#include <ctime>
#include <string_view>

namespace compared {

inline constexpr double load = 0.9;
inline constexpr std::uint64_t customers = 1'000'000;
inline constexpr std::uint64_t operations = 2'000'000;
inline constexpr int places = 10;

/// Number of stations of "tandem10" or "tandem100"; 0 for any other name.
inline int stations_of(std::string_view model) {
    return model == "tandem10" ? 10 : model == "tandem100" ? 100 : 0;
}

/// An event of a model: an arrival, a departure or an operation of a station, however many entries of an event list it took.
struct Measured {
    std::uint64_t events = 0;
    double answer = 0;  ///< mean number in the system, or units for each mean cycle time: the peers have to agree on it
};

/// Runs it, and prints "events seconds answer", in seconds of processor time.
template <class Run>
void measure(Run run) {
    const std::clock_t start = std::clock();
    const Measured measured = run();
    const double seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    std::printf("%llu %.6f %.6f\n", static_cast<unsigned long long>(measured.events), seconds, measured.answer);
}

}  // namespace compared
