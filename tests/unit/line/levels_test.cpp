// Buffers with levels at which feeding stops and goes on. Times are worked out by hand, in seconds.
#include "plants.hpp"

using namespace plants;

namespace {

BufferSpec with_levels(BufferSpec made, std::uint32_t stop_at, std::uint32_t start_at) {
    made.stop_at = stop_at;
    made.start_at = start_at;
    return made;
}

LineSpec press_and_weld(BufferSpec store, Duration horizon = 220s) {
    return plant({source(), station("press", 10), std::move(store), station("weld", 30), sink()}, horizon);
}

}  // namespace

TEST_CASE("who feeds a buffer stops at the one level and goes on at the other") {
    // weld takes at 10, 40, 70 ... Three are in store at 40, before it takes one; at 50 the press is done with another and
    // blocked. At 70 one is left, and it goes on; at 80 there are three, at 100 two, at 130 one ...
    const Ran ran(press_and_weld(with_levels(buffer("store", 5), 3, 1)));
    CHECK(ran.loads("press") == Times{0s, 10s, 20s, 30s, 40s, 70s, 80s, 130s, 140s, 190s, 200s});
    CHECK(ran.loads("weld") == Times{10s, 40s, 70s, 100s, 130s, 160s, 190s, 220s});
    CHECK(ran.time("press", State::blocked) == 20s + 40s + 40s + 10s);
    const BufferResult& store = ran.result.buffers[0];
    CHECK(store.highest == 3);
    CHECK(store.stopped_seconds == 30 + 50 + 50 + 20);
    CHECK(store.full_seconds == 0);
}

TEST_CASE("with levels side by side a buffer is one of so many places") {
    LineSpec plain = press_and_weld(buffer("store", 4), 10h);
    LineSpec levels = press_and_weld(with_levels(buffer("store", 9), 4, 3), 10h);
    for (LineSpec* spec : {&plain, &levels})
        for (const std::size_t station : {1u, 3u})
            std::get<StationSpec>(spec->flows[0].elements[station]).cycle = Distribution::of<Exponential>(20);
    CHECK(Ran(plain).exits() == Ran(levels).exits());
}

TEST_CASE("a source stops as well, and a conveyor is stopped by what is on it") {
    LineSpec spec = plant({source(), with_levels(buffer("store", 4), 4, 0), station("weld", 10), sink()}, 90s);
    const Ran ran(spec);
    // Four come at the beginning, and then four each time all are gone, at 30 and 70.
    CHECK(ran.exits() == Times{10s, 20s, 30s, 40s, 50s, 60s, 70s, 80s, 90s});
    CHECK(ran.result.buffers[0].highest == 4);
    CHECK(ran.result.sources[0].released == 4 + 4 + 4);

    BufferSpec belt = with_levels(buffer("belt", 4), 2, 0);
    belt.transit = 15s;
    // Two parts at 10 and 20; they come to the end at 25 and 35. The press waits from 30 on for both to be gone.
    const Ran moved(plant({source(), station("press", 10), belt, station("weld", 1), sink()}, 60s));
    CHECK(moved.loads("press") == Times{0s, 10s, 20s, 35s, 45s, 60s});
    CHECK(moved.loads("weld") == Times{25s, 35s, 50s, 60s});
}

TEST_CASE("a place that is kept free counts as taken") {
    // Blocking before service: two machines keep two places, and a third part would be one too many.
    StationSpec press = station("press", 10);
    press.machines = 3;
    press.blocking = Blocking::before;
    const Ran ran(plant({source(), press, with_levels(buffer("store", 5), 2, 0), station("weld", 30), sink()}, 100s));
    CHECK(ran.loads("press") == Times{0s, 0s, 40s, 40s, 100s, 100s});
    CHECK(ran.result.buffers[0].highest == 2);
}

TEST_CASE("levels are given together, below the capacity, and not below what is taken at once") {
    LineSpec spec = press_and_weld(with_levels(buffer("store", 5), 3, 1));
    auto& store = std::get<BufferSpec>(spec.flows[0].elements[2]);
    CHECK(errors(spec).empty());
    store.start_at.reset();
    CHECK(errors(spec) ==
          std::vector<std::string>{"buffer 'store': expected the keys `stop_at` and `start_at` together, found no "
                                   "`start_at`"});
    store.start_at = 3;
    CHECK(errors(spec) ==
          std::vector<std::string>{"buffer 'store': `start_at`: expected fewer parts than `stop_at` (3), found 3"});
    store.stop_at = 6;
    CHECK(errors(spec) ==
          std::vector<std::string>{"buffer 'store': `stop_at`: expected at most as many parts as it has places "
                                   "(5), found 6"});
    spec.flows.push_back({Name("doors"), {source("in"), with_levels(buffer("doors", 9), 6, 1)}});
    store.stop_at = 4;
    std::get<StationSpec>(spec.flows[0].elements[3]).joins.push_back({Ref("doors"), 3, {}});
    CHECK(errors(spec) ==
          std::vector<std::string>{"buffer 'doors': `start_at`: expected at least 2, because 3 parts are taken at "
                                   "once, and nobody would bring them, found 1"});
}
