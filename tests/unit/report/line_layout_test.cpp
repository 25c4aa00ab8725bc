#include "takt/report/line_layout.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "property/random_plant.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/report/line_graph.hpp"
#include "unit/line/plants.hpp"

using namespace takt;
using namespace plants;

namespace {

bool overlap(const GridBox& one, const GridBox& other) {
    return one.x < other.right() && other.x < one.right() && one.y < other.bottom() && other.y < one.bottom();
}

bool contains(const GridBox& outer, const GridBox& inner) {
    return outer.x <= inner.x && inner.right() <= outer.right() && outer.y <= inner.y &&
           inner.bottom() <= outer.bottom();
}

/// Whether a piece of a way touches the inside of a box.
bool crosses(const GridPoint& from, const GridPoint& to, const GridBox& box) {
    const auto [left, right] = std::minmax(from.x, to.x);
    const auto [top, bottom] = std::minmax(from.y, to.y);
    return left < box.right() && right > box.x && top < box.bottom() && bottom > box.y;
}

std::vector<std::string> overlaps(const LineLayout& layout) {
    std::vector<std::string> found;
    for (std::size_t i = 0; i < layout.nodes.size(); ++i)
        for (std::size_t j = i + 1; j < layout.nodes.size(); ++j)
            if (overlap(layout.nodes[i].box, layout.nodes[j].box))
                found.push_back(layout.nodes[i].name + " and " + layout.nodes[j].name);
    for (std::size_t i = 0; i < layout.bands.size(); ++i)
        for (std::size_t j = i + 1; j < layout.bands.size(); ++j)
            if (overlap(layout.bands[i].box, layout.bands[j].box))
                found.push_back(layout.bands[i].area + " and " + layout.bands[j].area);
    return found;
}

std::vector<std::string> outside(const LineLayout& layout) {
    std::vector<std::string> found;
    const GridBox page{0, 0, layout.width, layout.height};
    for (const DrawnNode& node : layout.nodes) {
        if (!contains(page, node.box)) found.push_back(node.name + " is not on the page");
        for (const Band& band : layout.bands) {
            const bool is_inside = contains(band.box, node.box);
            if (node.area == band.area && !is_inside) found.push_back(node.name + " is not in its band");
            if (!node.area.empty() && node.area != band.area && overlap(band.box, node.box))
                found.push_back(node.name + " is in " + band.area);
        }
        const auto has_name = [&](const Band& band) { return band.area == node.area; };
        if (!node.area.empty() && std::none_of(layout.bands.begin(), layout.bands.end(), has_name))
            found.push_back(node.area + " has no band");
    }
    return found;
}

std::vector<std::string> bad_ways(const LineLayout& layout) {
    std::vector<std::string> found;
    for (const DrawnEdge& edge : layout.edges) {
        const std::string name = std::to_string(edge.from) + " to " + std::to_string(edge.to);
        if (edge.from >= layout.nodes.size() || edge.to >= layout.nodes.size() || edge.points.size() < 2) {
            found.push_back(name + " has no ends");
            continue;
        }
        const GridBox& from = layout.nodes[edge.from].box;
        const GridBox& to = layout.nodes[edge.to].box;
        if (!(edge.points.front() == GridPoint{from.right(), from.middle()}))
            found.push_back(name + " begins elsewhere");
        if (!(edge.points.back() == GridPoint{to.x, to.middle()})) found.push_back(name + " ends elsewhere");
        for (std::size_t i = 0; i + 1 < edge.points.size(); ++i) {
            const GridPoint& one = edge.points[i];
            const GridPoint& two = edge.points[i + 1];
            if (one.x != two.x && one.y != two.y) found.push_back(name + " is not along the grid");
            for (const DrawnNode& node : layout.nodes)
                if (node.is_drawn() && crosses(one, two, node.box)) found.push_back(name + " crosses " + node.name);
        }
    }
    return found;
}

std::string list(const std::vector<std::string>& found) {
    std::string all;
    for (const std::string& each : found)
        all += each + "; ";
    return all;
}

void check_layout(const LineLayout& layout) {
    CHECK(list(overlaps(layout)) == "");
    CHECK(list(outside(layout)) == "");
    CHECK(list(bad_ways(layout)) == "");
}

/// Without its closing links the flow has no circle.
bool is_without_circle(const LineLayout& layout) {
    std::vector<std::size_t> into(layout.nodes.size(), 0);
    std::vector<std::vector<Node>> out(layout.nodes.size());
    for (const DrawnEdge& edge : layout.edges) {
        if (edge.kind == EdgeKind::closing) continue;
        out[edge.from].push_back(edge.to);
        ++into[edge.to];
    }
    std::vector<Node> ready;
    for (Node node = 0; node < into.size(); ++node)
        if (into[node] == 0) ready.push_back(node);
    for (std::size_t next = 0; next < ready.size(); ++next)
        for (const Node to : out[ready[next]])
            if (--into[to] == 0) ready.push_back(to);
    return ready.size() == layout.nodes.size();
}

/// Some of its stations and buffers are in one of three areas, in no order.
LineSpec with_areas(LineSpec plant, std::uint64_t seed) {
    Stream stream(StreamKey{seed, 0, hash_of("layout"), hash_of("areas")});
    const std::vector<std::string> areas{"", "body", "paint", "assembly & \"test\""};
    const auto put = [&](auto& element) {
        const std::string& area = areas[static_cast<std::size_t>(stream.uniform() * 4)];
        if (!area.empty()) element.area = area;
    };
    for (FlowSpec& flow : plant.flows)
        for (ElementSpec& element : flow.elements) {
            if (auto* station = std::get_if<StationSpec>(&element)) put(*station);
            if (auto* buffer = std::get_if<BufferSpec>(&element)) put(*buffer);
        }
    return plant;
}

const DrawnNode& named(const LineLayout& layout, const std::string& name) {
    const auto found = std::find_if(layout.nodes.begin(), layout.nodes.end(),
                                    [&](const DrawnNode& node) { return node.name == name && node.is_drawn(); });
    REQUIRE(found != layout.nodes.end());
    return *found;
}

EdgeKind kind_between(const LineLayout& layout, const std::string& from, const std::string& to) {
    for (const DrawnEdge& edge : layout.edges)
        if (layout.nodes[edge.from].name == from && layout.nodes[edge.to].name == to) return edge.kind;
    FAIL("no link from " << from << " to " << to);
    return EdgeKind::flow;
}

LineSpec chain_of(std::size_t stations) {
    std::vector<ElementSpec> elements{source()};
    for (std::size_t i = 0; i < stations; ++i)
        elements.emplace_back(station(("station-" + std::to_string(i)).c_str(), 60));
    elements.emplace_back(sink());
    return plant(std::move(elements), 1h);
}

}  // namespace

TEST_CASE("a layout of a short line is one row, every element right of the one before it") {
    const LineLayout layout =
        layout_of(make_plan(plant({source(), station("first", 1), buffer("store", 3), sink()}, 1h)));
    check_layout(layout);
    const std::vector<const char*> names{"source", "first", "store", "sink"};
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        CHECK(named(layout, names[i]).box.right() < named(layout, names[i + 1]).box.x);
        CHECK(named(layout, names[i]).box.middle() == named(layout, names[i + 1]).box.middle());
    }
    CHECK(layout.width < 100);
    CHECK_FALSE(layout.nodes.back().is_drawn());  // nothing is scrapped
    CHECK(layout.bands.empty());
}

TEST_CASE("a layout marks joins, rework, scrap and what closes a circle") {
    StationSpec test = station("test", 60);
    test.yield = Share{0.8};
    test.rework = Ref("repairs");
    test.rework_limit = 2;
    test.to = RouteSpec(Ref("marriage"));
    StationSpec repair = station("repair", 60);
    repair.to = RouteSpec(Ref("before"));
    StationSpec marriage = station("marriage", 60);
    marriage.joins.push_back({Ref("packs"), 1, {}});
    LineSpec spec = plant({source(), buffer("before", 3), test, buffer("repairs", 3), repair, marriage, sink()}, 1h);
    spec.flows.push_back({Name("side"), {source("modules"), buffer("packs", 5)}});
    const LineLayout layout = layout_of(make_plan(spec));
    check_layout(layout);
    CHECK(kind_between(layout, "source", "before") == EdgeKind::flow);
    CHECK(kind_between(layout, "test", "repairs") == EdgeKind::rework);
    CHECK(kind_between(layout, "repair", "before") == EdgeKind::closing);
    CHECK(kind_between(layout, "packs", "marriage") == EdgeKind::join);
    CHECK(kind_between(layout, "test", "scrap") == EdgeKind::scrap);
    CHECK(layout.nodes.back().is_drawn());
    CHECK(named(layout, "packs").box.middle() != named(layout, "test").box.middle());
    CHECK(named(layout, "packs").box.x > named(layout, "before").box.x);  // beside what it joins, not at the beginning
}

TEST_CASE("a way back is drawn as rework only where bad parts take it") {
    StationSpec test = station("test", 60);
    test.yield = Share{0.9};
    test.rework = Ref("before");
    const LineLayout straight = layout_of(make_plan(plant({source(), buffer("before", 3), test, sink()}, 1h)));
    CHECK(kind_between(straight, "test", "before") == EdgeKind::closing);
    CHECK(line_svg(straight, "").find("class=\"edge closing rework\"") != std::string::npos);
    CHECK(line_dot(straight, "").find("[style=dashed, constraint=false]") != std::string::npos);
    CHECK(layout_json(straight).find("\"is_rework\":true") != std::string::npos);
    test.rework = Ref("repairs");
    StationSpec repair = station("repair", 60);
    repair.to = RouteSpec(Ref("before"));
    LineSpec with_repair = plant({source(), buffer("before", 3), test, sink()}, 1h);
    with_repair.flows.push_back({Name("side"), {buffer("repairs", 3), repair}});
    const LineLayout around = layout_of(make_plan(with_repair));
    CHECK(kind_between(around, "repair", "before") == EdgeKind::closing);
    CHECK(line_svg(around, "").find("class=\"edge closing\"") != std::string::npos);
    CHECK(line_dot(around, "").find(" [constraint=false]") != std::string::npos);
    CHECK(layout_json(around).find("is_rework") == std::string::npos);
}

TEST_CASE("a layout puts branches side by side, in the same column and in lanes of their own") {
    StationSpec split = station("split", 60);
    split.to = route(Choice::first, {{Ref("left"), 0, {}}, {Ref("right"), 0, {}}});
    StationSpec left = station("left", 60);
    left.to = RouteSpec(Ref("after"));
    const LineLayout layout =
        layout_of(make_plan(plant({source(), split, left, station("right", 60), buffer("after", 1), sink()}, 1h)));
    check_layout(layout);
    CHECK(named(layout, "left").box.x == named(layout, "right").box.x);
    CHECK(named(layout, "left").box.y != named(layout, "right").box.y);
}

TEST_CASE("a layout has every node at the place of its number, and says the same again") {
    const Plan plan = make_plan(random_plants::random_plant(7));
    const LineLayout layout = layout_of(plan);
    REQUIRE(layout.nodes.size() == node_count(plan));
    for (Index s = 0; s < plan.stations.size(); ++s)
        CHECK(layout.nodes[node_of_station(plan, s)].name == plan.stations[s].name);
    for (Index b = 0; b < plan.buffers.size(); ++b)
        CHECK(layout.nodes[node_of_buffer(plan, b)].is_drawn() == plan.buffers[b].written);
    CHECK(layout_json(layout) == layout_json(layout_of(plan)));
}

TEST_CASE("in layouts of random plants nothing overlaps, nothing leaves its shop and no link crosses a node") {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const LineSpec spec = random_plants::random_plant(seed);
        const LineLayout layout = layout_of(make_plan(seed % 3 == 0 ? spec : with_areas(spec, seed)));
        check_layout(layout);
        CHECK(is_without_circle(layout));
    }
}

TEST_CASE("a long line is wrapped, and a line ten times as long takes about ten times as long to lay out") {
    const auto seconds = [](const Plan& plan) {
        double least = 1e9;
        for (int i = 0; i < 3; ++i) {
            const auto start = std::chrono::steady_clock::now();
            layout_of(plan);
            least = std::min(least, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        }
        return least;
    };
    const Plan hundreds = make_plan(chain_of(300));
    const LineLayout layout = layout_of(hundreds);
    check_layout(layout);
    CHECK(layout.width <= 260);
    CHECK(layout.height > 300);
    CHECK(seconds(make_plan(chain_of(3000))) < 40 * std::max(1e-4, seconds(hundreds)));
}

TEST_CASE("the JSON of a layout is what the page expects, whatever the names") {
    const std::string name = "</script> \"\u68c0\u67e5\" \xff";
    LineSpec spec = plant({source(), station(name.c_str(), 60), buffer("store", 3), sink()}, 1h);
    std::get<StationSpec>(spec.flows[0].elements[1]).area = "<b>";
    const LineLayout layout = layout_of(make_plan(spec));
    const auto json = nlohmann::json::parse(layout_json(layout));
    CHECK(json["width"] == layout.width);
    REQUIRE(json["nodes"].size() == layout.nodes.size());
    CHECK(json["nodes"][1]["id"] == 1);
    CHECK(json["nodes"][1]["kind"] == "station");
    CHECK(json["nodes"][1]["area"] == "<b>");
    CHECK(json["nodes"][0]["area"].is_null());
    CHECK(json["nodes"][1]["capacity"].is_null());
    CHECK(json["nodes"][2]["capacity"] == 3);
    CHECK(json["bands"][0]["area"] == "<b>");
    CHECK(json["edges"][0]["kind"] == "flow");
    CHECK(json["edges"][0]["points"].size() >= 2);
}
