#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "plants.hpp"

using namespace plants;

namespace {

MadeSpec made(std::uint32_t count, const char* product = nullptr) {
    MadeSpec each;
    each.count = count;
    if (product != nullptr) each.product = Ref(product, at(9));
    each.at = at(9);
    return each;
}

/// Two cells and a store, the second of which makes three parts of one.
LineSpec with_shears() {
    LineSpec spec = two_cells();
    station_of(spec, "inspect").makes = {made(3)};
    return spec;
}

bool is_said(const LineSpec& spec, const std::string& message) {
    const Messages found = errors(spec);
    return found.size() == 1 && found[0].find("line.yaml:9:3: ") == 0 && found[0].find(message) != std::string::npos;
}

}  // namespace

TEST_CASE("a station may make parts of a part, several or of another product") {
    CHECK(errors(with_shears()) == Messages{});
    LineSpec spec = with_shears();
    station_of(spec, "inspect").makes = {made(1)};
    CHECK(is_said(spec, "`makes`: expected several parts of one, or another product, found one of the same"));
    spec.products = {{"sheet", {}}, {"door", {}}};
    station_of(spec, "inspect").makes = {made(1, "door")};
    CHECK(errors(spec) == Messages{});
    station_of(spec, "inspect").makes = {made(2, "M9")};
    CHECK(is_said(spec, "expected a product, found 'M9'"));
    station_of(spec, "inspect").makes = {made(9000), made(1001)};
    CHECK(is_said(spec, "`makes`: expected at most 10000 parts of one, found 10001"));
}

TEST_CASE("keys that do not go with making parts of a part") {
    LineSpec spec = with_shears();
    station_of(spec, "inspect").batch.emplace().most = 2;
    CHECK(is_said(spec, "expected no `batch` beside `makes`"));
    spec = with_shears();
    station_of(spec, "inspect").blocking = Blocking::before;
    CHECK(is_said(spec, "expected no `blocking: before` beside `makes`"));
}

TEST_CASE("parts that are made do not come back to where they were made") {
    LineSpec spec = with_shears();
    station_of(spec, "inspect").yield = Share{0.9};
    station_of(spec, "inspect").rework = Ref("store");
    CHECK(is_said(spec, "expected no way back for the parts that it makes"));
    station_of(spec, "inspect").rework = Ref("inspect");
    CHECK(is_said(spec, "expected no way back for the parts that it makes"));
}

TEST_CASE("what is split rides on nothing that is not taken off, and is in no zone") {
    LineSpec spec = with_shears();
    CarrierSpec skids;
    skids.count = 4;
    spec.carriers.push_back({"skids", skids});
    std::vector<ElementSpec>& line = spec.flows[0].elements;
    StationSpec load = station("load");
    load.loads = Ref("skids");
    line.insert(line.begin() + 1, load);
    StationSpec unload = station("unload");
    unload.unloads = Ref("skids");
    line.insert(line.end() - 1, unload);
    CHECK(is_said(spec, "expected parts that ride on nothing, or `unloads: skids`, found parts on 'skids'"));
    line.erase(line.end() - 2);
    station_of(spec, "inspect").unloads = Ref("skids");
    CHECK(errors(spec) == Messages{});

    LineSpec zoned = with_shears();
    ZoneSpec zone;
    zone.most = 3;
    zone.from = {Ref(name_of(zoned.flows[0].elements[0]).text)};
    zone.to = {Ref("inspect")};
    zoned.zones.push_back({"z", zone});
    CHECK(is_said(zoned, "expected parts that are in no zone, found parts in 'z'"));
    zoned.zones[0].value.to = {Ref("store")};
    CHECK(errors(zoned) == Messages{});
}

TEST_CASE("what is split is due at no time") {
    LineSpec spec = with_shears();
    auto& source = std::get<SourceSpec>(spec.flows[0].elements[0]);
    source.orders.push_back({.time = {}, .product = {}, .count = 3, .due = 3600s, .at = {}});
    CHECK(is_said(spec, "expected parts that are due at no time, found some that are ordered"));
}

TEST_CASE("a product needs a value only where it comes, once stations change products") {
    LineSpec spec = two_cells();
    spec.products = {{"sheet", {}}, {"door", {}}};
    for (const char* cell : {"weld", "inspect"}) {
        StationSpec& here = station_of(spec, cell);
        here.cycle = {};
        here.yield = {};
        here.robots.clear();
        here.setup.clear();
    }
    station_of(spec, "weld").cycle.each = {{Ref("sheet"), seconds(40)}};
    station_of(spec, "weld").makes = {made(2, "door")};
    station_of(spec, "inspect").cycle.each = {{Ref("door"), seconds(10)}};
    CHECK(errors(spec) == Messages{});
    station_of(spec, "weld").makes = {made(1, "door"), made(1)};
    const Messages found = errors(spec);
    REQUIRE(found.size() == 1);
    CHECK(found[0].find("`cycle`: expected a value for every product, found none for 'sheet'") != std::string::npos);
}

TEST_CASE("at a machine stands one part, or such as it has made") {
    LineSpec spec = with_shears();
    PartStateSpec part;
    part.at = at(9);
    const auto with = [&](std::uint32_t count, std::optional<Duration> left) {
        LineSpec begun = spec;
        begun.state.emplace().moment = RunSpec{}.start;
        part.count = count;
        part.left = left;
        part.position = 1;
        begun.state->stations.push_back({Ref("inspect", at(9)), {{part}, {}, {}}});
        return begun;
    };
    CHECK(errors(with(3, Duration::zero())) == Messages{});
    CHECK(errors(with(1, 5s)) == Messages{});
    CHECK(errors(with(4, Duration::zero())).size() == 1);
    CHECK(errors(with(2, 5s)).size() == 1);
}
