// Where a deadlock can arise: stations that may come to wait for each other in a circle.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <utility>
#include <vector>

#include "plan_names.hpp"
#include "takt/line/plan.hpp"
#include "takt/spec/flow_components.hpp"
#include "takt/spec/flow_graph.hpp"

namespace takt {

/// Six things make a circle: a flow that leads back (rework), carriers that are waited for at both ends, a zone whose room
/// they wait for who enter it, transporters that stand with their parts where others wait for them, a flow that splits and is
/// assembled again (one branch full, the other empty), and vehicles that are married by number to what is launched for them. A
/// plain line has none, and is not watched at all.
class LoopPlanner {
  public:
    explicit LoopPlanner(PlanDraft& draft) : draft_(draft), graph_(draft.graph), group_(draft.graph.size()) {
        std::iota(group_.begin(), group_.end(), std::size_t{0});
        watched_.assign(graph_.size(), false);
    }

    void run() {
        join_rework_circles();
        for (Index c = 0; c < draft_.plan.carriers.size(); ++c) join_carrier_circle(c);
        for (Index z = 0; z < draft_.plan.zones.size(); ++z)
            join_zone_circle(z);
        for (Index t = 0; t < draft_.plan.transporters.size(); ++t)
            join_transporter_circle(t);
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            join_split_and_assembled(i);
            join_marriage(i);
        }
        number_loops();
    }

  private:
    using Marks = std::vector<bool>;

    void join_rework_circles() {
        const auto components = spec::components_of(graph_, spec::Joins::followed);
        std::vector<std::size_t> first(components.count, graph_.size());
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            std::size_t& other = first[components.of[i]];
            if (other == graph_.size())
                other = i;
            else
                join(i, other);
            for (const spec::FlowEdge& edge : graph_.successors(i))
                if (edge.element == i) watched_[i] = true;
        }
    }

    void join_carrier_circle(Index carrier) {
        Marks after(graph_.size(), false);
        Marks before(graph_.size(), false);
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            if (graph_.kind(i) != spec::FlowKind::station) continue;
            const StationPlan& station = draft_.plan.stations[draft_.index_of[i]];
            if (station.loads == carrier) mark(i, after, true);
            if (station.unloads == carrier) mark(i, before, false);
        }
        join_all(after, before);
    }

    /// Who enters waits for those who leave.
    void join_zone_circle(Index zone) {
        const spec::ZoneSpec& written = draft_.spec.zones[zone].value;
        Marks after(graph_.size(), false);
        Marks before(graph_.size(), written.to.empty());
        for (const spec::Ref& ref : written.from)
            mark(*graph_.find(ref.name), after, true);
        for (const spec::Ref& ref : written.to)
            mark(*graph_.find(ref.name), before, false);
        join_all(after, before);
    }

    /// What they set down in one place may wait for what they are to fetch in another: further down, or at an assembly of both.
    void join_transporter_circle(Index transporter) {
        Marks before(graph_.size(), false);
        std::vector<std::size_t> carried;
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            if (graph_.kind(i) != spec::FlowKind::buffer || draft_.plan.buffers[draft_.index_of[i]].carried_by != transporter) continue;
            carried.push_back(i);
            mark(i, before, false);
            at_transporters_.push_back({i, transporter});
        }
        const std::vector<int> brought = sources_of_each(carried);
        Marks after(graph_.size(), false);
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            after[i] = brought[i] > 0;
            if (brought[i] > 1 && is_assembly(i)) mark(i, before, false);
        }
        join_all(after, before);
    }

    /// From how many of some elements a way leads to each, where two stand for more. \complexity O(n)
    std::vector<int> sources_of_each(const std::vector<std::size_t>& sources) const {
        std::vector<std::array<std::size_t, 2>> known(graph_.size());
        std::vector<int> count(graph_.size(), 0);
        std::vector<std::pair<std::size_t, std::size_t>> open;  // an element, and where it can be reached from
        const auto add = [&](std::size_t i, std::size_t source) {
            if (count[i] == 2 || (count[i] == 1 && known[i][0] == source)) return;
            known[i][static_cast<std::size_t>(count[i]++)] = source;
            open.push_back({i, source});
        };
        for (const std::size_t source : sources) add(source, source);
        while (!open.empty()) {
            const auto [i, source] = open.back();
            open.pop_back();
            for (const spec::FlowEdge& edge : graph_.successors(i)) add(edge.element, source);
        }
        return count;
    }

    bool is_assembly(std::size_t i) const {
        return graph_.kind(i) == spec::FlowKind::station && !std::get<spec::StationSpec>(graph_.element(i)).joins.empty();
    }

    /// An assembly of which two inputs come from one place: everything between is a circle of places and parts.
    void join_split_and_assembled(std::size_t assembly) {
        if (!is_assembly(assembly)) return;
        std::vector<int> inputs_from(graph_.size(), 0);
        for (const spec::FlowEdge& edge : graph_.predecessors(assembly)) {
            Marks before(graph_.size(), false);
            mark(edge.element, before, false);
            for (std::size_t i = 0; i < graph_.size(); ++i) inputs_from[i] += before[i] ? 1 : 0;
        }
        Marks before(graph_.size(), false);
        mark(assembly, before, false);
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            if (inputs_from[i] < 2 || graph_.successors(i).size() < 2) continue;
            Marks after(graph_.size(), false);
            mark(i, after, true);
            join_all(after, before);
        }
    }

    /// All from where vehicles and what is launched for them begin.
    void join_marriage(std::size_t element) {
        if (graph_.kind(element) != spec::FlowKind::station || !draft_.plan.stations[draft_.index_of[element]].marries) return;
        Marks after(graph_.size(), false);
        Marks before(graph_.size(), false);
        mark(element, before, false);
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            const auto* source = std::get_if<spec::SourceSpec>(&graph_.element(i));
            if (source == nullptr || !source->follows || !before[i]) continue;
            mark(i, after, true);
            mark(*graph_.find(source->follows->name), after, true);
        }
        join_all(after, before);
    }

    /// Marks the element and all that it leads to, or that lead to it.
    void mark(std::size_t from, Marks& marks, bool forwards) const {
        if (marks[from]) return;
        std::vector<std::size_t> open{from};
        marks[from] = true;
        while (!open.empty()) {
            const std::size_t i = open.back();
            open.pop_back();
            for (const spec::FlowEdge& edge : forwards ? graph_.successors(i) : graph_.predecessors(i)) {
                if (marks[edge.element]) continue;
                marks[edge.element] = true;
                open.push_back(edge.element);
            }
        }
    }

    void join_all(const Marks& after, const Marks& before) {
        std::size_t first = graph_.size();
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            if (!after[i] || !before[i]) continue;
            if (first == graph_.size()) first = i;
            join(i, first);
        }
    }

    std::size_t root(std::size_t i) {
        while (group_[i] != i) i = group_[i] = group_[group_[i]];
        return i;
    }

    void join(std::size_t a, std::size_t b) {
        watched_[a] = watched_[b] = true;
        group_[root(a)] = root(b);
    }

    void number_loops() {
        std::vector<Index> number(graph_.size(), none);
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            const bool is_station = graph_.kind(i) == spec::FlowKind::station;
            const bool is_source =
                graph_.kind(i) == spec::FlowKind::source && !draft_.plan.sources[draft_.index_of[i]].door.empty();
            if (!watched_[i] || !(is_station || is_source)) continue;
            Index& loop = number[root(i)];
            if (loop == none) loop = draft_.plan.loops++;
            (is_station ? draft_.plan.stations[draft_.index_of[i]].loop
                        : draft_.plan.sources[draft_.index_of[i]].loop) = loop;
        }
        for (const auto& [buffer, transporter] : at_transporters_)
            if (watched_[buffer]) draft_.plan.transporters[transporter].loop = number[root(buffer)];
    }

    PlanDraft& draft_;
    const spec::FlowGraph& graph_;
    std::vector<std::size_t> group_;  ///< union-find
    Marks watched_;
    std::vector<std::pair<std::size_t, Index>> at_transporters_;  ///< buffers, and who carries their parts
};

}  // namespace takt
