#include <doctest/doctest.h>

#include "plants.hpp"

using namespace plants;

namespace {

/// Seats from a supplier, two for each part at `weld`.
LineSpec with_seats() {
    LineSpec spec = two_cells();
    MaterialSpec seats;
    seats.stock = 10;
    seats.reorder_point = 8;
    seats.lot = 4;
    seats.lead_time = seconds(3600);
    spec.materials.push_back({Name("seats", at(3)), seats});
    auto& weld = get<StationSpec>(spec, "weld");
    weld.materials.push_back({Ref("seats", at(6, 20)), ByProduct<std::uint32_t>(2)});
    return spec;
}

}  // namespace

TEST_CASE("a material with its supplier is right, and one without a supplier too") {
    LineSpec spec = with_seats();
    CHECK(errors(spec) == Messages{});
    CHECK(warnings(spec) == Messages{});
    auto& seats = spec.materials[0].value;
    seats.reorder_point.reset();
    seats.lot.reset();
    seats.lead_time.reset();
    CHECK(errors(spec) == Messages{});
}

TEST_CASE("a supplier is described whole") {
    LineSpec spec = with_seats();
    spec.materials[0].value.lead_time.reset();
    CHECK(errors(spec) ==
          Messages{"line.yaml:3:3: expected the keys `reorder_point`, `lot` and `lead_time` together, or none "
                   "of them where nobody delivers, found no `lead_time`"});
    spec.materials[0].value = {.stock = 10, .lead_time = seconds(60)};
    CHECK(errors(spec) ==
          Messages{"line.yaml:3:3: expected the keys `reorder_point`, `lot` and `lead_time` together, or none "
                   "of them where nobody delivers, found no `reorder_point`"});
    spec = with_seats();
    spec.materials[0].value.lot = 0;
    CHECK(errors(spec) == Messages{"line.yaml:3:3: `lot`: expected a number from 1 to 1e+08, found 0"});
}

TEST_CASE("materials that stations take exist, once each, for every product") {
    LineSpec spec = with_seats();
    auto& weld = get<StationSpec>(spec, "weld");
    weld.materials[0].first.name = "seat";
    CHECK(errors(spec) == Messages{"line.yaml:6:20: expected a material, found 'seat', did you mean 'seats'?"});
    weld.materials[0].first.name = "seats";
    weld.materials.push_back(weld.materials[0]);
    CHECK(errors(spec) ==
          Messages{"line.yaml:6:20: `materials`: expected each material once, found 'seats' a second time"});
    weld.materials.pop_back();
    spec.products = {{Name("M7"), {}}, {Name("M5"), {}}};
    weld.materials[0].second = {};
    weld.materials[0].second.each = {{Ref("M7", at(6, 28)), 2u}};
    CHECK(errors(spec) ==
          Messages{"line.yaml:6:28: `materials`: expected a value for every product, found none for 'M5'"});
    weld.materials[0].second.each.push_back({Ref("M5", at(6, 35)), 0u});
    CHECK(errors(spec) == Messages{});
    weld.materials[0].second.each[1].second = 10001;
    CHECK(errors(spec).size() == 1);
}

TEST_CASE("more pieces than the stock can ever reach would keep a station waiting for ever") {
    LineSpec spec = with_seats();
    auto& weld = get<StationSpec>(spec, "weld");
    weld.materials[0].second.all = 20;
    CHECK(errors(spec) == Messages{});  // what it waits for is called off
    weld.when_missing = Shortage::leave_out;
    CHECK(errors(spec) ==
          Messages{"line.yaml:6:20: `materials`: expected at most as many pieces as the stock of 'seats' can "
                   "reach (12), found 20"});
    weld.when_missing = Shortage::wait;
    spec.materials[0].value = {.stock = 10};
    CHECK(errors(spec) ==
          Messages{"line.yaml:6:20: `materials`: expected at most as many pieces as the stock of 'seats' can "
                   "reach (10), found 20"});
}

TEST_CASE("deliveries on the way at once have an upper limit") {
    LineSpec spec = with_seats();
    spec.materials[0].value.reorder_point = 10'000'000;
    spec.materials[0].value.lot = 1;
    CHECK(errors(spec) ==
          Messages{"line.yaml:3:3: `lot`: expected so many pieces that at most 100000 deliveries are on the "
                   "way at once, found 1, with which there may be 10000003"});
}

TEST_CASE("incomplete parts have a way that exists, drawn when the work is done") {
    LineSpec spec = with_seats();
    auto& weld = get<StationSpec>(spec, "weld");
    auto& inspect = get<StationSpec>(spec, "inspect");
    weld.when_missing = Shortage::leave_out;
    inspect.incomplete = Ref("stor", at(8, 5));
    CHECK(errors(spec) ==
          Messages{"line.yaml:8:5: expected a station, a buffer or a sink, found 'stor', did you mean 'store'?"});
    inspect.incomplete = Ref("store", at(8, 5));
    CHECK(errors(spec) == Messages{});
    inspect.blocking = Blocking::before;
    CHECK(errors(spec) ==
          Messages{"line.yaml:8:5: expected `blocking: after` beside `incomplete`, found `before`: whether a "
                   "part lacks a piece is not known before the work begins"});
}

TEST_CASE("words about missing pieces without effect, and materials that nothing uses, are worth a warning") {
    LineSpec spec = with_seats();
    get<StationSpec>(spec, "inspect").incomplete = Ref("store", at(8, 5));
    CHECK(warnings(spec) ==
          Messages{"line.yaml:8:5: `incomplete` has no effect without a station that has `when_missing: "
                   "leave-out`"});
    spec = with_seats();
    get<StationSpec>(spec, "weld").materials.clear();
    get<StationSpec>(spec, "weld").when_missing = Shortage::leave_out;
    CHECK(warnings(spec) == Messages{"line.yaml:3:3: nothing uses 'seats'",
                                     "station 'weld': `when_missing` has no effect without `materials`"});
}
