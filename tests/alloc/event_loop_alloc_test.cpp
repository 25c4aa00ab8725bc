// After construction nothing allocates: a bare M/M/1 queue, a tandem line, and a plant with everything in it.
#include <chrono>
#include <cstdint>
#include <new>

#include <doctest/doctest.h>

#include "alloc/counted_new.hpp"
#include "alloc/whole_plant.hpp"
#include "takt/kernel/event_loop.hpp"
#include "takt/kernel/slot_heap.hpp"
#include "takt/kernel/winner_tree.hpp"
#include "takt/line/line.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/random/exponential.hpp"
#include "takt/random/distribution.hpp"

using namespace takt;
using namespace std::chrono_literals;

namespace {

/// Allocations from the first event to the last, and how many events that were.
struct Count {
    std::uint64_t allocations = 0;
    std::uint64_t events = 0;
};

Count count_run(const Plan& plan, std::uint64_t replication) {
    Line<> line(plan, 1, replication);
    const std::uint64_t before = allocations();
    line.run_until(plan.end());
    const std::uint64_t after = allocations();
    REQUIRE_FALSE(line.deadlock());
    return {after - before, line.loop().events()};
}

}  // namespace

// Called by name: a compiler may leave out what a new-expression would allocate, but not a plain call.
TEST_CASE("the counter counts, so that a count of zero means something") {
    const std::uint64_t before = allocations();
    void* const one = ::operator new(1);
    void* const another = ::operator new(100);
    const std::uint64_t after = allocations();
    ::operator delete(one);
    ::operator delete(another);
    CHECK(after == before + 2);
}

TEST_CASE_TEMPLATE("a queue on the bare event loop does not allocate", List, WinnerTree, SlotHeap) {
    constexpr Slot arrival = 1;
    constexpr Slot service = 0;
    const auto interval = Distribution::of<Exponential>(10.0);
    const auto work = Distribution::of<Exponential>(8.0);
    Stream stream(StreamKey{1, 0, 0, 0});
    EventLoop<List> loop(2);
    std::uint64_t waiting = 0;
    loop.after(arrival, interval.duration(stream));

    const std::uint64_t before = allocations();
    loop.run_until(run_start + 1000h, [&](Slot slot) {
        if (slot == arrival) {
            loop.after(arrival, interval.duration(stream));
            if (waiting++ == 0) loop.after(service, work.duration(stream));
        } else if (--waiting > 0) {
            loop.after(service, work.duration(stream));
        }
    });
    CHECK(allocations() == before);
    CHECK(loop.events() > 600'000);
}

TEST_CASE("a tandem line of 20 stations does not allocate, from its first event on") {
    spec::FlowSpec flow{"line", {spec::SourceSpec{.name = "source"}}};
    for (int i = 0; i < 20; ++i) {
        const std::string number = std::to_string(i);
        if (i > 0) flow.elements.push_back(spec::BufferSpec{.name = "buffer-" + number, .capacity = 10});
        flow.elements.push_back(
            spec::StationSpec{.name = "station-" + number, .cycle = Distribution::of<Exponential>(60.0)});
    }
    flow.elements.push_back(spec::SinkSpec{.name = "sink"});
    spec::LineSpec plant;
    plant.name = "Tandem";
    plant.flows = {flow};
    plant.run.horizon = 500h;

    const Count count = count_run(make_plan(plant), 0);
    CHECK(count.allocations == 0);
    CHECK(count.events > 20 * 20'000);
}

TEST_CASE("a plant with failures, crews, robots, carriers, shifts and rework does not allocate, from its first event on") {
    const Plan plan = make_plan(whole_plant());
    for (std::uint64_t replication = 0; replication < 3; ++replication) {
        CAPTURE(replication);
        const Count count = count_run(plan, replication);
        CHECK(count.allocations == 0);
        CHECK(count.events > 100'000);
    }
}
