// tandem_once STATIONS HOURS: one replication of a tandem line, for instruments that count (see bench/instructions).
// Prints how many timer events that were.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "takt/line/line.hpp"
#include "tandem_line.hpp"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: %s STATIONS HOURS\n", argv[0]);
        return 2;
    }
    const takt::Plan plan = tandem_plan(std::atoi(argv[1]), std::chrono::hours{std::atoi(argv[2])});
    takt::Line<> line(plan, 1, 0);
    line.run_until(plan.end());
    std::printf("%llu\n", static_cast<unsigned long long>(line.loop().events()));
    return 0;
}
