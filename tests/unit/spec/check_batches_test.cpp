#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <string>

#include "plants.hpp"

using namespace plants;

namespace {

/// An oven for batches of six behind a buffer.
LineSpec with_oven(std::uint32_t places, std::uint32_t least = 6) {
    LineSpec spec = two_cells();
    StationSpec& oven = station_of(spec, "inspect");
    oven.batch.emplace();
    oven.batch->most = 6;
    oven.batch->least = least;
    oven.batch->at = at(9);
    get<BufferSpec>(spec, "store").capacity = Capacity{places};
    return spec;
}

std::string said(const std::string& message) {
    return "line.yaml:9:3: " + message;
}

}  // namespace

TEST_CASE("a batch needs room for its parts in front of the station") {
    CHECK(errors(with_oven(6)) == Messages{});
    CHECK(errors(with_oven(5)) ==
          Messages{said("expected room for 6 parts in front of the station, as many as it begins with, found 5: give the buffer "
                        "before it more places, or `least` or `longest_wait` to the batch")});
    CHECK(errors(with_oven(5, 5)) == Messages{});
    LineSpec spec = with_oven(5);
    station_of(spec, "inspect").batch->longest_wait = std::chrono::minutes{10};
    CHECK(errors(spec) == Messages{});
}

TEST_CASE("a hand-over has as much room as there are machines before it") {
    LineSpec spec = with_oven(0, 2);
    const Messages too_few = errors(spec);
    REQUIRE(too_few.size() == 1);
    CHECK(too_few[0].find("expected room for 2 parts in front of the station, as many as it begins with, found 1") != std::string::npos);
}

TEST_CASE("the least batch is no more than the greatest") {
    CHECK(errors(with_oven(9, 7)) == Messages{said("`least`: expected at most as many parts as `most` (6), found 7")});
}

TEST_CASE("levels of a buffer leave enough parts for a batch") {
    LineSpec spec = with_oven(9);
    get<BufferSpec>(spec, "store").stop_at = 9;
    get<BufferSpec>(spec, "store").start_at = 4;
    const Messages found = errors(spec);
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("`start_at`: expected at least 5, because 6 parts are taken at once") != std::string::npos);
}

TEST_CASE("what goes by the product asks for batches of one product") {
    LineSpec spec = with_oven(9);
    spec.products.push_back({"M7", {}});
    spec.products.push_back({"M5", {}});
    StationSpec& oven = station_of(spec, "inspect");
    oven.cycle.all.reset();
    oven.cycle.each = {{Ref("M7"), seconds(60)}, {Ref("M5"), seconds(50)}};
    SetupSpec change;
    change.time = seconds(30);
    oven.setup = {change};
    CHECK(errors(spec) ==
          Messages{said("expected `products: one` where `cycle` goes by the product, since a batch may have parts of several"),
                   said("expected `products: one` where `setup` goes by the product, since a batch may have parts of several")});
    station_of(spec, "inspect").batch->products = BatchProducts::one;
    CHECK(errors(spec) == Messages{});
}

TEST_CASE("what goes by single parts at the machine does not go with batches") {
    LineSpec spec = with_oven(9);
    spec.materials.push_back({"paint", {}});
    StationSpec& oven = station_of(spec, "inspect");
    oven.materials = {{Ref("paint"), ByProduct<std::uint32_t>(1u)}};
    oven.moving.emplace();
    oven.moving->pitches = 3;
    const Messages found = errors(spec);
    REQUIRE(found.size() >= 2);
    CHECK(found[0] == said("expected no `moving` beside `batch`"));
    CHECK(found[1] == said("expected no `materials` beside `batch`"));
}

TEST_CASE("a batch of one product may wait for good behind parts that come out in turn") {
    LineSpec spec = with_oven(9);
    add_products(spec);
    BatchSpec& batch = *station_of(spec, "inspect").batch;
    batch.products = BatchProducts::one;
    CHECK(warnings(spec) == Messages{said("`products: one` with parts of several products in 'store': the station may wait for good for 6 "
                                          "alike that come out one after the other; `access: any` of the buffer, or "
                                          "`longest_wait`, helps")});
    batch.longest_wait = std::chrono::minutes{10};
    CHECK(warnings(spec) == Messages{});
    batch.longest_wait.reset();
    batch.least = 1;
    CHECK(warnings(spec) == Messages{});
    batch.least = 6;
    get<BufferSpec>(spec, "store").access = Access::any;
    CHECK(warnings(spec) == Messages{});
    get<BufferSpec>(spec, "store").access = Access::in_turn;
    spec.products.pop_back();
    spec.products.front().value.share.reset();
    CHECK(warnings(spec) == Messages{});
}

TEST_CASE("the memory of all batches together has a limit") {
    LineSpec spec = with_oven(9, 1);
    StationSpec& oven = station_of(spec, "inspect");
    oven.batch->most = 10000;
    oven.machines = 101;
    CHECK(errors(spec) == Messages{said("expected at most 1000000 parts in the batches of all machines together, found more")});
    station_of(spec, "inspect").machines = 100;
    CHECK(errors(spec) == Messages{});
}
