// phoenix_once DAYS: the Phoenix plant for so many days, for instruments that count (see bench/instructions).
// Prints how many timer events that were.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "takt/line/line.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/yaml/load.hpp"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s DAYS\n", argv[0]);
        return 2;
    }
    const takt::Plan plan = takt::make_plan(takt::load_line(TAKT_SOURCE_DIR "/examples/phoenix/line.yaml"));
    takt::Line<> line(plan, 1, 0);
    line.run_until(takt::run_start + std::chrono::hours{24 * std::atoi(argv[1])});
    std::printf("%llu\n", static_cast<unsigned long long>(line.loop().events()));
    return 0;
}
