// Random plants steered by the fuzzer: no crash, no lost part, no time running back, no clock that stands still.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>

#include "property/plant_maker.hpp"
#include "property/watcher.hpp"
#include "takt/line/make_plan.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
    constexpr std::uint64_t most_events = 20000;
    std::string broken;
    try {
        const takt::Plan plan = takt::make_plan(random_plants::random_plant(bytes, count));
        broken = random_plants::watch(plan, 1, most_events);
    } catch (const std::exception& error) {
        broken = error.what();
    }
    if (broken.empty()) return 0;
    std::fprintf(stderr, "%s\n", broken.c_str());
    std::abort();
}
