// What parts carry with them along the flow: the zones that they are in, and the stations that have sent them to rework.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "takt/spec/flow_graph.hpp"

namespace takt::spec {

/// Whether it judges parts that it has sent to rework by a share of their own.
inline bool judges_again(const StationSpec& station) {
    return station.rework && station.rework->name != "scrap" && station.yield.given() && station.reworked_yield.given();
}

/// Marks that a part carries at one time: numbers, ascending.
using MarkSet = std::vector<std::uint32_t>;

/// Where marks are put on a part or taken off: as it is loaded or released, as it leaves, and as it is sent to rework instead.
enum class Door : std::uint8_t { in, out, rework };

/// What a part that comes to a door with one set of marks goes on with.
struct Passage {
    std::uint16_t from = 0;
    std::uint16_t to = 0;
};

/// A part is copied at every move, so it holds one small number instead of all its marks: which sets of them there can be is
/// found beforehand, by following parts from all sources. Set 0 is the empty one.
class PartMarks {
  public:
    static constexpr std::size_t most_sets = 4096;
    static constexpr std::size_t most_visits = 2'000'000;  ///< elements times the sets that parts come to them with

    PartMarks(const LineSpec& plant, const FlowGraph& graph)
        : graph_(graph), changes_(graph.size()), seen_(graph.size()), first_(graph.size()), passages_(graph.size()) {
        number({});
        list_zones(plant);
        list_rework(plant);
        if (!has_changes_) return;
        for (std::size_t i = 0; i < graph.size(); ++i)
            if (graph.kind(i) == FlowKind::source) come(i, 0);
        while (!open_.empty() && !too_many_)
            go_on();
    }

    /// More sets, or more ways to come by them, than are kept: then those found are not all.
    bool are_too_many() const { return too_many_; }

    const std::vector<MarkSet>& sets() const { return sets_; }

    /// The marks of a part that is in a buffer or at a station: those with which it comes there on the shortest way from a source.
    std::uint16_t usual(std::size_t element) const {
        if (!first_[element]) return 0;
        const auto& in = passages_[element][static_cast<std::size_t>(Door::in)];
        return in.at(*first_[element]);
    }

    /// The least mark that a part may have while it is in a buffer or at a station; nothing: it has none there.
    std::optional<std::uint32_t> least_mark(std::size_t element) const {
        std::optional<std::uint32_t> least;
        for (const auto& passage : passages_[element][static_cast<std::size_t>(Door::in)])
            if (const MarkSet& marks = sets_[passage.second]; !marks.empty()) least = std::min(least.value_or(marks.front()), marks.front());
        return least;
    }

    /// By the set that a part comes with, ascending; empty where the door never changes anything.
    std::vector<Passage> passages(std::size_t element, Door door) const {
        std::vector<Passage> found;
        for (const auto& [from, to] : passages_[element][static_cast<std::size_t>(door)])
            found.push_back({from, to});
        const bool changes =
            std::any_of(found.begin(), found.end(), [](const Passage& each) { return each.from != each.to; });
        return changes ? found : std::vector<Passage>{};
    }

  private:
    using Set = std::uint16_t;
    using Doors = std::array<std::map<Set, Set>, 3>;

    /// Marks that an element puts on or takes off.
    struct Changes {
        MarkSet put_on_in;
        MarkSet taken_off_out;
        MarkSet put_on_rework;
    };

    /// The mark of a zone is its number.
    void list_zones(const LineSpec& plant) {
        const auto add = [&](const std::vector<Ref>& refs, MarkSet Changes::*marks, std::uint32_t zone) {
            for (const Ref& ref : refs) {
                const auto element = graph_.find(ref.name);
                if (!element) continue;
                has_changes_ = true;
                MarkSet& all = changes_[*element].*marks;
                if (all.empty() || all.back() != zone) all.push_back(zone);
            }
        };
        for (std::uint32_t zone = 0; zone < plant.zones.size(); ++zone) {
            add(plant.zones[zone].value.from, &Changes::put_on_in, zone);
            add(plant.zones[zone].value.to, &Changes::taken_off_out, zone);
        }
    }

    /// A station that judges parts otherwise when they come again has a mark behind those of the zones, taken off when it lets
    /// the part go.
    void list_rework(const LineSpec& plant) {
        auto mark = static_cast<std::uint32_t>(plant.zones.size());
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            const auto* station = std::get_if<StationSpec>(&graph_.element(i));
            if (station == nullptr || !judges_again(*station)) continue;
            has_changes_ = true;
            changes_[i].put_on_rework.push_back(mark);
            changes_[i].taken_off_out.push_back(mark);
            ++mark;
        }
    }

    Set number(const MarkSet& marks) {
        const auto [found, is_new] = numbers_.emplace(marks, static_cast<Set>(sets_.size()));
        if (is_new) sets_.push_back(marks);
        too_many_ = too_many_ || sets_.size() > most_sets;
        return found->second;
    }

    void come(std::size_t element, Set set) {
        if (too_many_ || !seen_[element].insert(set).second) return;
        if (!first_[element]) first_[element] = set;
        too_many_ = ++visits_ > most_visits;
        open_.emplace_back(element, set);
    }

    void go_on() {
        const auto [element, set] = open_.front();
        open_.pop_front();
        const Changes& changes = changes_[element];
        const Set in = pass(element, Door::in, set, with(sets_[set], changes.put_on_in));
        const Set out = pass(element, Door::out, in, without(sets_[in], changes.taken_off_out));
        const Set again = pass(element, Door::rework, in, with(sets_[in], changes.put_on_rework));
        for (const FlowEdge& edge : graph_.successors(element))
            if (edge.why != Why::join) come(edge.element, edge.why == Why::rework ? again : out);
    }

    Set pass(std::size_t element, Door door, Set from, const MarkSet& marks) {
        const Set to = number(marks);
        passages_[element][static_cast<std::size_t>(door)].emplace(from, to);
        return to;
    }

    static MarkSet with(const MarkSet& a, const MarkSet& b) {
        MarkSet all;
        std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
        return all;
    }
    static MarkSet without(const MarkSet& a, const MarkSet& b) {
        MarkSet left;
        std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(left));
        return left;
    }

    const FlowGraph& graph_;
    std::vector<Changes> changes_;
    std::vector<MarkSet> sets_;
    std::map<MarkSet, Set> numbers_;
    std::vector<std::set<Set>> seen_;
    std::vector<std::optional<Set>> first_;  ///< with which a part can come on the shortest way
    std::vector<Doors> passages_;
    std::deque<std::pair<std::size_t, Set>> open_;
    std::size_t visits_ = 0;
    bool has_changes_ = false;
    bool too_many_ = false;
};

}  // namespace takt::spec
