// tandem_once ENGINE STATIONS HOURS: one replication of a tandem line on the event loop ("events") or by "recursion", for
// instruments that count (see bench/instructions). Prints how many timer events that were, or would have been.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "takt/experiment/replicate.hpp"
#include "takt/line/simulate.hpp"
#include "tandem_line.hpp"

int main(int argc, char** argv) {
    const std::string_view engine = argc == 4 ? argv[1] : "";
    if (engine != "events" && engine != "recursion") {
        std::fprintf(stderr, "usage: %s events|recursion STATIONS HOURS\n", argv[0]);
        return 2;
    }
    const takt::Plan plan = tandem_plan(std::atoi(argv[2]), std::chrono::hours{std::atoi(argv[3])});
    const takt::ReplicationResult result =
        engine == "events" ? takt::simulate(plan, 1, 0) : takt::replicate(plan, 1, 0);
    std::printf("%llu\n", static_cast<unsigned long long>(result.events));
    return 0;
}
