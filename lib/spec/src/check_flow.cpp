#include "check_flow.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "flow_reach.hpp"
#include "takt/spec/checking.hpp"
#include "takt/spec/flow_components.hpp"

namespace takt::spec {
namespace {

/// Parts may leave the line here: units to a sink, others to scrap, or by a wrong reference who knows where.
bool lets_parts_leave(const Checking& checking, std::size_t element) {
    const FlowGraph& graph = checking.graph;
    if (checking.open_ended[element] || graph.kind(element) == FlowKind::sink) return true;
    const auto& route = *route_of(graph.element(element));
    const auto scraps = [](const RouteTarget& target) { return target.to.name == "scrap"; };
    if (route && std::any_of(route->targets.begin(), route->targets.end(), scraps)) return true;
    const auto* station = std::get_if<StationSpec>(&graph.element(element));
    return station != nullptr && station->rework && station->rework->name == "scrap";
}

/// For each component, its first element and whether something holds for any of its elements.
struct ComponentFacts {
    explicit ComponentFacts(const FlowComponents& components)
        : first(components.count, components.of.size()), holds(components.count), size(components.count) {
        for (std::size_t i = components.of.size(); i-- > 0;) {
            first[components.of[i]] = i;
            ++size[components.of[i]];
        }
    }

    std::vector<std::size_t> first;
    std::vector<bool> holds;
    std::vector<std::size_t> size;
};

FlowReach reach_of_sources(const Checking& checking) {
    FlowReach reach(checking.graph);
    for (std::size_t i = 0; i < checking.graph.size(); ++i)
        if (checking.graph.kind(i) == FlowKind::source) reach.from(i);
    for (const std::size_t meant : checking.meant)
        reach.from(meant);
    return reach;
}

/// Of elements that nothing comes to, only those are named that no other of them leads to: the rest follows.
void check_reached(Checking& checking, const FlowReach& reach) {
    // A reference to nothing near may have meant any element.
    if (checking.some_reference_leads_nowhere) return;
    const FlowGraph& graph = checking.graph;
    const FlowComponents components = components_of(graph, Joins::left_out);
    ComponentFacts fed(components);
    for (std::size_t i = 0; i < graph.size(); ++i)
        for (const FlowEdge& edge : graph.successors(i))
            if (edge.why != Why::join && components.of[i] != components.of[edge.element])
                fed.holds[components.of[edge.element]] = true;
    for (std::size_t component = 0; component < components.count; ++component) {
        const std::size_t element = fed.first[component];
        if (fed.holds[component] || reach.reached(element)) continue;
        checking.findings.error(
            subject_of(graph.element(element)),
            "expected parts to come from a source, but nothing ever reaches " + in_quotes(graph.name(element).text));
    }
}

/// `a, b, c` and how many more there are.
std::string members_text(const FlowGraph& graph, const FlowComponents& components, std::size_t component) {
    constexpr std::size_t most = 5;
    std::string text;
    std::size_t count = 0;
    for (std::size_t i = 0; i < graph.size(); ++i) {
        if (components.of[i] != component || ++count > most) continue;
        text += (text.empty() ? "" : ", ") + in_quotes(graph.name(i).text);
    }
    return count > most ? text + " and " + std::to_string(count - most) + " more" : text;
}

/// Parts that cannot leave end in elements that lead to each other and nowhere else.
void check_left(Checking& checking, const FlowReach& reach) {
    const FlowGraph& graph = checking.graph;
    const FlowComponents components = components_of(graph, Joins::followed);
    ComponentFacts leaves(components);
    for (std::size_t i = 0; i < graph.size(); ++i) {
        if (lets_parts_leave(checking, i)) leaves.holds[components.of[i]] = true;
        for (const FlowEdge& edge : graph.successors(i))
            if (components.of[edge.element] != components.of[i]) leaves.holds[components.of[i]] = true;
    }
    for (std::size_t component = 0; component < components.count; ++component) {
        const std::size_t element = leaves.first[component];
        if (leaves.holds[component] || !reach.reached(element)) continue;
        const std::string name = in_quotes(graph.name(element).text);
        const std::string members =
            checking.findings.full() ? std::string() : members_text(graph, components, component);
        checking.findings.error(
            subject_of(graph.element(element)),
            "expected a way to a sink, but parts that reach " + name + " can never leave: " +
                (leaves.size[component] > 1 ? members + " lead only to each other" : "it leads only to itself"));
    }
}

/// A station that assembles what only comes from behind itself never begins.
void check_start_of_joins(Checking& checking, const FlowReach& reach) {
    const FlowGraph& graph = checking.graph;
    FlowStart start(graph);
    for (std::size_t i = 0; i < graph.size(); ++i)
        if (graph.kind(i) == FlowKind::source) start.from(i);
    for (std::size_t i = 0; i < graph.size(); ++i) {
        const auto* station = std::get_if<StationSpec>(&graph.element(i));
        if (station == nullptr || !start.fed(i) || start.started(i)) continue;
        for (const JoinSpec& join : station->joins) {
            const auto buffer = graph.find(join.from.name);
            if (!buffer || start.started(*buffer) || !reach.reached(*buffer)) continue;
            checking.findings.error(join.from.at, subject_of(graph.element(i)),
                                    "expected a buffer that is filled from elsewhere, found " +
                                        in_quotes(join.from.name) +
                                        ", whose parts come only from stations that wait for them");
        }
    }
}

void check_lists(Checking& checking) {
    if (checking.plant.flows.empty())
        checking.findings.error(checking.plant.at, {"plant", &checking.plant.name, nullptr},
                                "expected a line with at least one source and one sink, found none");
    for (const FlowSpec& flow : checking.plant.flows)
        if (flow.elements.empty())
            checking.findings.error(flow.name.at, {"line", &flow.name, nullptr},
                                    "expected at least one element, found none");
}

/// Every part needs a beginning and an end; without one of them the rest would only repeat it element by element.
bool has_ends(Checking& checking) {
    bool has_source = false;
    bool has_sink = false;
    for (std::size_t i = 0; i < checking.graph.size(); ++i) {
        has_source = has_source || checking.graph.kind(i) == FlowKind::source;
        has_sink = has_sink || checking.graph.kind(i) == FlowKind::sink;
    }
    if (checking.graph.size() == 0) return false;
    const Name& line = checking.plant.flows.front().name;
    const Place& at = line.at.line > 0 ? line.at : checking.plant.at;
    if (!has_source) checking.findings.error(at, {"line", &line, nullptr}, "expected at least one source, found none");
    if (!has_sink) checking.findings.error(at, {"line", &line, nullptr}, "expected at least one sink, found none");
    return has_source;
}

}  // namespace

void check_flow(Checking& checking) {
    check_lists(checking);
    if (!has_ends(checking)) return;
    const FlowReach reach = reach_of_sources(checking);
    check_reached(checking, reach);
    check_left(checking, reach);
    check_start_of_joins(checking, reach);
}

}  // namespace takt::spec
