// The flow, from spec to plan: routes, the buffers that stations take from, and the order of elements.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "plan_names.hpp"
#include "takt/line/plan.hpp"
#include "takt/spec/flow_components.hpp"
#include "takt/spec/flow_graph.hpp"

namespace takt {

/// Parts move from machines and sources into buffers, and from buffers into machines, and no other way. Where a file lets a
/// part go straight to a station, a buffer of capacity 0 stands between: a hand-over.
class FlowPlanner {
  public:
    explicit FlowPlanner(PlanDraft& draft) : draft_(draft), plan_(draft.plan), graph_(draft.graph) {}

    void run() {
        plan_.exits.push_back({to_scrap, 1, none});
        for (std::size_t i = 0; i < graph_.size(); ++i)
            if (graph_.kind(i) == spec::FlowKind::buffer) link_buffer(i);
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            if (graph_.kind(i) == spec::FlowKind::station) link_station(i);
            if (graph_.kind(i) == spec::FlowKind::source) plan_.sources[here(i)].route = route(i);
        }
        for (std::size_t i = 0; i < graph_.size(); ++i)
            if (graph_.kind(i) == spec::FlowKind::station) join(i);
        put_in_order();
    }

  private:
    Index here(std::size_t i) const { return draft_.index_of[i]; }

    void link_buffer(std::size_t i) {
        for (const spec::FlowEdge& edge : graph_.successors(i)) {
            if (edge.why == spec::Why::join) continue;
            if (graph_.kind(edge.element) == spec::FlowKind::station) {
                plan_.buffers[here(i)].takers.push_back(here(edge.element));
                main_input(here(edge.element)).buffers.push_back(here(i));
            } else {
                plan_.buffers[here(i)].next = target(edge.element);
            }
        }
    }

    void link_station(std::size_t i) {
        const auto& written = std::get<spec::StationSpec>(graph_.element(i));
        StationPlan& station = plan_.stations[here(i)];
        station.route = route(i);
        if (written.rework && written.rework->name != "scrap") station.rework = exit_to(i, *written.rework);
        if (written.incomplete) station.incomplete = exit_to(i, *written.incomplete);
    }

    Index exit_to(std::size_t i, const spec::Ref& to) {
        if (to.name == "scrap") return scrap_exit;
        plan_.exits.push_back({target(*graph_.resolve(i, to)), 1, none});
        return static_cast<Index>(plan_.exits.size() - 1);
    }

    void join(std::size_t i) {
        const auto& written = std::get<spec::StationSpec>(graph_.element(i));
        for (const spec::JoinSpec& join : written.joins) {
            const Index buffer = here(*graph_.find(join.from.name));
            plan_.buffers[buffer].takers.push_back(here(i));
            plan_.stations[here(i)].inputs.push_back({{buffer}, join.count});
        }
    }

    InputPlan& main_input(Index station) {
        auto& inputs = plan_.stations[station].inputs;
        if (inputs.empty()) inputs.emplace_back();
        return inputs.front();
    }

    /// Where a part goes that is sent to an element: to a station by its hand-over, made when first needed.
    ElementRef target(std::size_t element) {
        switch (graph_.kind(element)) {
            case spec::FlowKind::sink: return {ElementKind::sink, here(element)};
            case spec::FlowKind::buffer: return {ElementKind::buffer, here(element)};
            default: return {ElementKind::buffer, hand_over_of(here(element))};
        }
    }

    Index hand_over_of(Index station) {
        for (const Index buffer : main_input(station).buffers)
            if (!plan_.buffers[buffer].written) return buffer;
        const Index buffer = static_cast<Index>(plan_.buffers.size());
        BufferPlan hand_over;
        hand_over.name = plan_.stations[station].name;
        hand_over.capacity = 0;
        hand_over.takers = {station};
        hand_over.written = false;
        plan_.buffers.push_back(std::move(hand_over));
        main_input(station).buffers.push_back(buffer);
        return buffer;
    }

    Index route(std::size_t i) {
        const auto& written = *spec::route_of(graph_.element(i));
        std::vector<ExitPlan> exits;
        RoutePlan route;
        if (!written) {
            exits.push_back({target(*graph_.following(i)), 1, none});
        } else {
            route.choice = written->choice;
            for (const spec::RouteTarget& to : written->targets) add_exit(i, to, route.choice, exits);
        }
        route.exits.first = static_cast<Index>(plan_.exits.size());
        plan_.exits.insert(plan_.exits.end(), exits.begin(), exits.end());
        route.exits.last = static_cast<Index>(plan_.exits.size());
        plan_.routes.push_back(route);
        return static_cast<Index>(plan_.routes.size() - 1);
    }

    void add_exit(std::size_t i, const spec::RouteTarget& written, spec::Choice choice, std::vector<ExitPlan>& exits) {
        const auto element = graph_.resolve(i, written.to);
        ExitPlan exit{element ? target(*element) : to_scrap, 1, none};
        if (choice == spec::Choice::share) exit.share_up_to = written.share + (exits.empty() ? 0 : exits.back().share_up_to);
        if (choice == spec::Choice::product) exit.product = draft_.find(spec::Thing::product, written.product);
        const bool again = std::any_of(exits.begin(), exits.end(), [&](const ExitPlan& other) { return other.to == exit.to; });
        if (choice == spec::Choice::first && again) return;  // a part waits only once at each place
        exits.push_back(exit);
    }

    /// The most downstream first; inside a circle, what stands later in the file counts as downstream.
    void put_in_order() {
        const auto components = spec::components_of(graph_, spec::Joins::followed);
        std::vector<std::size_t> order(graph_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return components.of[a] != components.of[b] ? components.of[a] < components.of[b] : a > b;
        });
        for (const std::size_t i : order)
            plan_.downstream_first.push_back({static_cast<ElementKind>(graph_.kind(i)), here(i)});
    }

    PlanDraft& draft_;
    Plan& plan_;
    const spec::FlowGraph& graph_;
};

}  // namespace takt
