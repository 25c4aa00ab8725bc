// phoenix_once shops|whole DAYS: the Phoenix plant, or its shops alone, for so many days, for instruments that count (see bench/instructions).
// Prints how many timer events that were.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "phoenix_plant.hpp"
#include "takt/line/line.hpp"
#include "takt/line/make_plan.hpp"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: %s shops|whole DAYS\n", argv[0]);
        return 2;
    }
    const takt::Plan plan = takt::make_plan(phoenix_plant(argv[1]));
    takt::Line<> line(plan, 1, 0);
    line.run_until(takt::run_start + std::chrono::hours{24 * std::atoi(argv[2])});
    std::printf("%llu\n", static_cast<unsigned long long>(line.loop().events()));
    return 0;
}
