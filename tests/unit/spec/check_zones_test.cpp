#include <doctest/doctest.h>

#include "plants.hpp"
#include "takt/spec/part_marks.hpp"

using namespace plants;

namespace {

/// A zone from `weld` to `inspect`, three parts at most.
LineSpec with_zone() {
    LineSpec spec = two_cells();
    ZoneSpec zone;
    zone.most = 3;
    zone.from = {Ref("weld", at(3, 20))};
    zone.to = {Ref("inspect", at(3, 30))};
    zone.at = at(3, 9);
    spec.zones.push_back({Name("shop", at(3)), zone});
    return spec;
}

}  // namespace

TEST_CASE("a zone between two stations is right, and one that ends where parts leave the line") {
    LineSpec spec = with_zone();
    CHECK(errors(spec).empty());
    spec.zones[0].value.to = {Ref("shipped")};
    CHECK(errors(spec).empty());
    spec.zones[0].value.to.clear();
    CHECK(errors(spec).empty());
}

TEST_CASE("a zone begins where parts are loaded or released, ends behind that, and has room for a part") {
    LineSpec spec = with_zone();
    spec.zones[0].value.from[0].name = "store";
    CHECK(errors(spec) == Messages{"line.yaml:3:20: expected a station or a source, found 'store', which is a buffer"});
    spec.zones[0].value.from[0].name = "wold";
    CHECK(errors(spec) ==
          Messages{"line.yaml:3:20: expected a station or a source, found 'wold', did you mean 'weld'?"});
    spec.zones[0].value.from.clear();
    CHECK(errors(spec) ==
          Messages{"line.yaml:3:9: `from`: expected a station or a source where parts enter, found none"});
    spec = with_zone();
    spec.zones[0].value.from = {Ref("inspect", at(3, 20))};
    spec.zones[0].value.to = {Ref("weld", at(3, 30))};
    CHECK(errors(spec) ==
          Messages{"line.yaml:3:30: expected 'weld' behind an element where it begins, found no way from one",
                   "line.yaml:3:20: expected 'inspect' before an element where it ends, found no way to one"});
    spec = with_zone();
    spec.zones[0].value.to.push_back(Ref("inspect", at(3, 40)));
    CHECK(errors(spec) == Messages{"line.yaml:3:40: `to`: expected each element once, found 'inspect' a second time"});
    spec = with_zone();
    spec.zones[0].value.most = 0;
    CHECK(errors(spec) == Messages{"line.yaml:3:9: `most`: expected a number from 1 to 1e+06, found 0"});
    spec = with_zone();
    spec.zones.push_back(spec.zones[0]);
    CHECK(errors(spec).size() == 1);  // the name twice
}

TEST_CASE("a zone with room for so many lets an endless source feed unlimited room, unless parts leave it at once") {
    LineSpec spec = with_zone();
    get<BufferSpec>(spec, "store").capacity = Capacity::unlimited();
    station_of(spec, "weld").cycle = seconds(0);
    CHECK(errors(spec).size() == 1);
    spec.zones[0].value.from = {Ref("panels")};
    CHECK(errors(spec).empty());
    spec.zones[0].value.to = {Ref("weld")};
    CHECK(errors(spec).size() == 1);
}

TEST_CASE("which sets of zones parts can be in is found along the flow") {
    LineSpec spec = with_zone();
    spec.zones.push_back({Name("outer"), {.most = 9, .from = {Ref("panels")}, .to = {}, .at = {}}});
    const FlowGraph graph(spec);
    const PartMarks marks(spec, graph);
    CHECK(marks.sets() == std::vector<MarkSet>{{}, {1}, {0, 1}});
    const auto weld = marks.passages(*graph.find("weld"), Door::in);
    REQUIRE(weld.size() == 1);
    CHECK(weld[0].from == 1);
    CHECK(weld[0].to == 2);
    CHECK(marks.passages(*graph.find("weld"), Door::out).empty());
    CHECK(marks.passages(*graph.find("inspect"), Door::out).size() == 1);
}

TEST_CASE("zones that overlap in too many ways are refused, and so are too many of them") {
    // Every part goes through any half of fourteen zones side by side, and stays in them.
    LineSpec spec = two_cells();
    auto& elements = spec.flows[0].elements;
    for (std::uint32_t i = 0; i < 14; ++i) {
        const std::string name = "side-" + std::to_string(i);
        auto split = station(("split-" + std::to_string(i)).c_str());
        split.to = RouteSpec();
        split.to->choice = Choice::rotate;
        split.to->targets = {{Ref(name), 0, {}}, {Ref("pass-" + std::to_string(i)), 0, {}}};
        auto side = station(name.c_str());
        auto pass = station(("pass-" + std::to_string(i)).c_str());
        elements.insert(elements.end() - 1, {split, side, pass});
        spec.zones.push_back({Name(name, at(i + 1)), {.most = 1, .from = {Ref(name)}, .to = {}, .at = {}}});
    }
    CHECK(errors(spec) ==
          Messages{"line.yaml:1:3: expected zones, and stations with a `reworked_yield`, of which a part is in or "
                   "comes from at most 4096 different sets along the line, found more"});
    spec = with_zone();
    for (std::uint32_t i = 0; i < 1000; ++i) {
        spec.zones.push_back(spec.zones[0]);
        spec.zones.back().name = Name("zone-" + std::to_string(i), at(i + 10));
    }
    CHECK(errors(spec) == Messages{"line.yaml:1009:3: expected at most 1000 zones, found 1001"});
}
