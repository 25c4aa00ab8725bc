// How many parts went from where to where.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "takt/line/nodes.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// Parts that went from one element straight to another; direct hand-overs that nobody has written are no elements.
struct PartFlow {
    Node from = 0;
    Node to = 0;
    std::uint64_t parts = 0;

    friend bool operator==(const PartFlow&, const PartFlow&) = default;
};

/// Follows the parts that are in the line and forgets them as they leave.
/// \complexity O(1) a move, as elements have few ways out
class PartFlows {
  public:
    explicit PartFlows(const Plan& plan) : plan_(&plan), ways_(node_count(plan)) {}

    void entered(Index source, const Part& part) { places_[key_of(part)] = node_of_source(*plan_, source); }
    void stored(Index buffer, const Part& part) {
        if (plan_->buffers[buffer].written) moves(part, node_of_buffer(*plan_, buffer));
    }
    void loaded(Index station, const Part& part) {
        if (!taking_in_.empty() && taking_in_.back() == station) taking_in_.pop_back();
        moves(part, node_of_station(*plan_, station));
    }
    void left(Index sink, const Part& part) { goes(part, node_of_sink(*plan_, sink)); }
    void scrapped(const Part& part) { goes(part, scrap_node(*plan_)); }
    void absorbed(const Part& part) { goes(part, node_of_station(*plan_, taking_in_.back())); }

    /// Others come of it, which go on from there.
    void split(const Part& part) { places_.erase(key_of(part)); }
    void made(Index station, const Part& part) { places_[key_of(part)] = node_of_station(*plan_, station); }

    /// A station is about to load; what it takes in besides becomes part of what it loads.
    void can_load(Index station) {
        if (plan_->stations[station].inputs.size() > 1) taking_in_.push_back(station);
    }

    /// Forgets what was counted.
    void clear() {
        for (auto& ways : ways_)
            ways.clear();
    }

    /// By where from, then in the order in which they were first gone.
    std::vector<PartFlow> flows() const {
        std::vector<PartFlow> all;
        for (const auto& ways : ways_)
            all.insert(all.end(), ways.begin(), ways.end());
        return all;
    }

    std::size_t parts_in_line() const { return places_.size(); }

  private:
    static std::uint64_t key_of(const Part& part) { return part.number << 16 ^ part.source; }

    void moves(const Part& part, Node to) {
        Node& at = places_[key_of(part)];
        count(at, to);
        at = to;
    }
    void goes(const Part& part, Node to) {
        const auto place = places_.find(key_of(part));
        count(place->second, to);
        places_.erase(place);
    }
    void count(Node from, Node to) {
        for (PartFlow& way : ways_[from])
            if (way.to == to) return static_cast<void>(++way.parts);
        ways_[from].push_back({from, to, 1});
    }

    const Plan* plan_;
    std::unordered_map<std::uint64_t, Node> places_;
    std::vector<std::vector<PartFlow>> ways_;  ///< by where from
    std::vector<Index> taking_in_;             ///< stations that are about to load, the innermost last
};

}  // namespace takt
