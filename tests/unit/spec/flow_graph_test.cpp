#include <doctest/doctest.h>

#include <vector>

#include "plants.hpp"
#include "takt/spec/flow_components.hpp"
#include "takt/spec/flow_graph.hpp"

using namespace plants;

namespace {

using Targets = std::vector<std::pair<std::string, Why>>;

Targets named(const FlowGraph& graph, FlowGraph::Edges edges) {
    Targets targets;
    for (const FlowEdge& edge : edges)
        targets.emplace_back(graph.name(edge.element).text, edge.why);
    return targets;
}

LineSpec assembly() {
    LineSpec spec = plant({source("a"), station("b"), buffer("c"), station("d"), sink("e"), station("repair")});
    spec.flows.push_back({Name("packs"), {source("p"), buffer("store")}});
    auto& d = station_of(spec, "d");
    d.rework = Ref("repair");
    d.joins = {{"store", 1, {}}};
    RouteSpec route;
    route.choice = Choice::share;
    route.targets = {{"next", 0.8, {}}, {"e", 0.1, {}}, {"scrap", 0.05, {}}, {"nowhere", 0.05, {}}};
    d.to = route;
    station_of(spec, "repair").to = "c";
    return spec;
}

std::size_t index(const FlowGraph& graph, const char* name) {
    return *graph.find(name);
}

}  // namespace

TEST_CASE("elements are numbered flow after flow, with their kinds and positions") {
    const LineSpec spec = assembly();
    const FlowGraph graph(spec);
    REQUIRE(graph.size() == 8);
    CHECK(graph.name(7).text == "store");
    CHECK(graph.kind(7) == FlowKind::buffer);
    CHECK(graph.flow(7) == 1);
    CHECK(graph.position(7) == 1);
    CHECK(&graph.element(1) == &spec.flows[0].elements[1]);
    CHECK_FALSE(graph.find("nowhere"));
}

TEST_CASE("what follows an element is the next of its list, and never a source") {
    const LineSpec spec = plant({source("a"), sink("b"), source("c"), sink("d")});
    const FlowGraph graph(spec);
    CHECK(graph.following(0) == 1u);
    CHECK_FALSE(graph.following(1));
    CHECK_FALSE(graph.following(3));
}

TEST_CASE("edges come from the order of the list, from targets, rework and joins") {
    const LineSpec spec = assembly();
    const FlowGraph graph(spec);
    CHECK(named(graph, graph.successors(index(graph, "b"))) == Targets{{"c", Why::next}});
    CHECK(named(graph, graph.successors(index(graph, "d"))) ==
          Targets{{"e", Why::next}, {"e", Why::to}, {"repair", Why::rework}});
    CHECK(named(graph, graph.successors(index(graph, "repair"))) == Targets{{"c", Why::to}});
    CHECK(named(graph, graph.successors(index(graph, "store"))) == Targets{{"d", Why::join}});
    CHECK(graph.successors(index(graph, "e")).empty());
}

TEST_CASE("predecessors are the edges seen from the other end") {
    const LineSpec spec = assembly();
    const FlowGraph graph(spec);
    CHECK(named(graph, graph.predecessors(index(graph, "c"))) == Targets{{"b", Why::next}, {"repair", Why::to}});
    CHECK(named(graph, graph.predecessors(index(graph, "d"))) == Targets{{"c", Why::next}, {"store", Why::join}});
    CHECK(graph.predecessors(index(graph, "a")).empty());
}

TEST_CASE("elements on a loop are one component, and components are numbered against the stream") {
    const LineSpec spec = assembly();
    const FlowGraph graph(spec);
    const auto components = components_of(graph, Joins::followed);
    const auto of = [&](const char* name) { return components.of[index(graph, name)]; };
    CHECK(components.count == 6);
    CHECK(of("c") == of("d"));
    CHECK(of("d") == of("repair"));
    CHECK(of("b") != of("c"));
    for (std::size_t i = 0; i < graph.size(); ++i)
        for (const FlowEdge& edge : graph.successors(i))
            CHECK(components.of[i] >= components.of[edge.element]);
}

TEST_CASE("a loop that closes through a join is one only when joins are followed") {
    LineSpec spec = plant({source("a"), station("b"), buffer("back")});
    station_of(spec, "b").joins = {{"back", 1, {}}};
    const FlowGraph graph(spec);
    CHECK(components_of(graph, Joins::followed).count == 2);
    CHECK(components_of(graph, Joins::left_out).count == 3);
}

TEST_CASE("a line of a hundred thousand elements needs no deep call stack") {
    std::vector<ElementSpec> elements{source("a")};
    for (int i = 0; i < 100000; ++i)
        elements.push_back(buffer(("b" + std::to_string(i)).c_str()));
    const LineSpec spec = plant(std::move(elements));
    const FlowGraph graph(spec);
    CHECK(components_of(graph, Joins::followed).count == 100001);
}
