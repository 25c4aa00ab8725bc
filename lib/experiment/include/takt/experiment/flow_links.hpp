// Who gives parts to whom, read from a plan once.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "takt/line/plan.hpp"

namespace takt {

/// Whose parts come into a buffer, through other buffers as well.
struct Feeders {
    std::vector<Index> sources;
    std::vector<Index> stations;  ///< in the order of the plan
    std::vector<Index> buffers;   ///< whose parts go on to it by themselves, near or far
};

/// The neighbours of buffers and stations. \complexity O(elements squared) to make in the worst case, O(1) to ask
class FlowLinks {
  public:
    explicit FlowLinks(const Plan& plan)
        : feeders_(plan.buffers.size()),
          exits_(plan.stations.size()),
          upstream_(plan.stations.size()),
          downstream_(plan.stations.size()),
          rank_(plan.stations.size()) {
        for (Index s = 0; s < plan.stations.size(); ++s)
            link_station(plan, s);
        for (Index s = 0; s < plan.sources.size(); ++s)
            link_source(plan, s);
        for (Index b = 0; b < plan.buffers.size(); ++b)
            link_buffer(plan, b);
        for (Index b = 0; b < plan.buffers.size(); ++b)
            link_neighbours(plan, b);
        std::size_t place = 0;
        for (const ElementRef& element : plan.downstream_first)
            if (element.kind == ElementKind::station) rank_[element.index] = place++;
    }

    const Feeders& feeders(Index buffer) const { return feeders_[buffer]; }

    /// Buffers that a station's parts may go to: on their way, to rework, to be completed.
    const std::vector<Index>& exits(Index station) const { return exits_[station]; }

    /// Stations that parts come from, and go to, with nothing but buffers between.
    const std::vector<Index>& upstream(Index station) const { return upstream_[station]; }
    const std::vector<Index>& downstream(Index station) const { return downstream_[station]; }

    /// Whether `one` stands before `other` in the flow; in a circle, in the file.
    bool is_before(Index one, Index other) const { return rank_[one] > rank_[other]; }

  private:
    static void add_once(std::vector<Index>& list, Index index) {
        if (std::find(list.begin(), list.end(), index) == list.end()) list.push_back(index);
    }

    /// Calls `note` for the buffer that an exit leads to, and for those that parts go on to from there by themselves.
    template <class Note>
    static void follow(const Plan& plan, ElementRef to, Note note) {
        for (std::size_t steps = 0; to.kind == ElementKind::buffer && steps < plan.buffers.size(); ++steps) {
            note(to.index);
            const auto& next = plan.buffers[to.index].next;
            if (!next) return;
            to = *next;
        }
    }

    void link_exit(const Plan& plan, Index station, Index exit) {
        const ElementRef to = plan.exits[exit].to;
        if (to.kind == ElementKind::buffer) add_once(exits_[station], to.index);
        follow(plan, to, [&](Index buffer) { add_once(feeders_[buffer].stations, station); });
    }

    void link_station(const Plan& plan, Index station) {
        const Rows exits = plan.routes[plan.stations[station].route].exits;
        for (Index e = exits.first; e < exits.last; ++e)
            link_exit(plan, station, e);
        if (plan.stations[station].rework != none) link_exit(plan, station, plan.stations[station].rework);
        if (plan.stations[station].incomplete != none) link_exit(plan, station, plan.stations[station].incomplete);
    }

    void link_source(const Plan& plan, Index source) {
        const Rows exits = plan.routes[plan.sources[source].route].exits;
        for (Index e = exits.first; e < exits.last; ++e)
            follow(plan, plan.exits[e].to, [&](Index buffer) { add_once(feeders_[buffer].sources, source); });
    }

    void link_buffer(const Plan& plan, Index from) {
        if (plan.buffers[from].next)
            follow(plan, *plan.buffers[from].next, [&](Index buffer) { add_once(feeders_[buffer].buffers, from); });
    }

    void link_neighbours(const Plan& plan, Index buffer) {
        for (const Index from : feeders_[buffer].stations) {
            for (const Index to : plan.buffers[buffer].takers) {
                if (from == to) continue;
                add_once(downstream_[from], to);
                add_once(upstream_[to], from);
            }
        }
    }

    std::vector<Feeders> feeders_;
    std::vector<std::vector<Index>> exits_;
    std::vector<std::vector<Index>> upstream_;
    std::vector<std::vector<Index>> downstream_;
    std::vector<std::size_t> rank_;  ///< among the stations, the most downstream first
};

}  // namespace takt
