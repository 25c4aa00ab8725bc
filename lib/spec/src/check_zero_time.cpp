#include "check_zero_time.hpp"

#include <algorithm>
#include <cstddef>
#include <variant>
#include <vector>

#include "check_ramp_ups.hpp"
#include "check_zones.hpp"
#include "takt/spec/checking.hpp"
#include "takt/spec/zero_time.hpp"

namespace takt::spec {
namespace {

bool is_way_out(const Checking& checking, std::size_t element) {
    const auto* route = route_of(checking.graph.element(element));
    const auto leads_to_scrap = [](const RouteTarget& target) { return target.to.name == "scrap"; };
    if (route == nullptr || holds_any_number(checking.graph.element(element))) return true;
    if (*route && std::any_of((*route)->targets.begin(), (*route)->targets.end(), leads_to_scrap)) return true;
    const auto* station = std::get_if<StationSpec>(&checking.graph.element(element));
    return station != nullptr && can_yield_nothing(checking, *station) &&
           (!station->rework || station->rework->name == "scrap");
}

class ZeroTimeCheck {
  public:
    explicit ZeroTimeCheck(Checking& checking)
        : checking_(checking),
          graph_(checking.graph),
          endless_(graph_.size()),
          at_once_(graph_.size()),
          limited_(graph_.size()) {}

    void run() {
        walk_from_sources();
        walk_back_from_ways_out();
        find_limited_sources();
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            const auto* source = std::get_if<SourceSpec>(&graph_.element(i));
            if (source == nullptr || !at_once_[i] || !is_saturated(*source) || limited_[i]) continue;
            checking_.findings.error(subject_of(graph_.element(i)),
                                     "expected `every`, a timetable, orders or a `limit`, found a source that is always "
                                     "ready before elements that take no time, or that have unlimited room: infinitely many "
                                     "parts would pass at once");
        }
        check_circles();
    }

  private:
    /// An assembly waits for other parts; only where these come without end and at once too, it needs no time itself.
    bool takes_no_time(std::size_t i) const {
        const auto* station = std::get_if<StationSpec>(&graph_.element(i));
        return can_take_no_time(graph_.element(i)) && (station == nullptr || station->joins.empty() || endless_[i]);
    }

    /// Finds the elements that infinitely many parts can reach at one instant.
    void walk_from_sources() {
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            const auto* source = std::get_if<SourceSpec>(&graph_.element(i));
            if (source == nullptr || !is_saturated(*source)) continue;
            endless_[i] = true;
            open.push_back(i);
        }
        while (!open.empty()) {
            const std::size_t here = open.back();
            open.pop_back();
            if (!can_take_no_time(graph_.element(here))) continue;
            for (const FlowEdge& edge : graph_.successors(here)) {
                if (endless_[edge.element] || !all_inputs_endless(edge.element)) continue;
                endless_[edge.element] = true;
                open.push_back(edge.element);
            }
        }
    }

    bool all_inputs_endless(std::size_t element) const {
        bool main_flow = false;
        for (const FlowEdge& edge : graph_.predecessors(element)) {
            const bool comes = endless_[edge.element] && can_take_no_time(graph_.element(edge.element));
            if (edge.why == Why::join && !comes) return false;
            main_flow = main_flow || (edge.why != Why::join && comes);
        }
        return main_flow;
    }

    /// From sinks and scrap back through everything that takes no time.
    void walk_back_from_ways_out() {
        std::vector<std::size_t> open;
        const auto add = [&](std::size_t i) {
            if (at_once_[i] || !(takes_no_time(i) || holds_any_number(graph_.element(i)))) return;
            at_once_[i] = true;
            open.push_back(i);
        };
        for (std::size_t i = 0; i < graph_.size(); ++i)
            if (is_way_out(checking_, i)) add(i);
        while (!open.empty()) {
            const std::size_t here = open.back();
            open.pop_back();
            for (const FlowEdge& edge : graph_.predecessors(here))
                if (edge.why != Why::rework ||
                    can_yield_nothing(checking_, std::get<StationSpec>(graph_.element(edge.element))))
                    add(edge.element);
        }
    }

    /// Sources that a zone holds back: their parts take some time to leave it. Until then they may wait in unlimited room.
    void find_limited_sources() {
        if (checking_.plant.zones.size() > most_zones) return;  // which is told of elsewhere
        for (const auto& zone : checking_.plant.zones) {
            const std::vector<bool> ends = elements_of(zone.value.to);
            const std::vector<bool> left = elements_that_leave_at_once(ends);
            const std::vector<bool> entries = elements_of(zone.value.from);
            for (std::size_t i = 0; i < graph_.size(); ++i)
                if (entries[i] && graph_.kind(i) == FlowKind::source && !left[i]) limited_[i] = true;
        }
    }

    std::vector<bool> elements_of(const std::vector<Ref>& refs) const {
        std::vector<bool> elements(graph_.size());
        for (const Ref& ref : refs)
            if (const auto element = graph_.find(ref.name)) elements[*element] = true;
        return elements;
    }

    /// From where parts leave a zone, or the line, without any time.
    std::vector<bool> elements_that_leave_at_once(const std::vector<bool>& ends) const {
        std::vector<bool> found(graph_.size());
        std::vector<std::size_t> open;
        const auto add = [&](std::size_t i) {
            const bool passes =
                graph_.kind(i) == FlowKind::source || graph_.kind(i) == FlowKind::sink || takes_no_time(i);
            if (found[i] || !passes) return;
            found[i] = true;
            open.push_back(i);
        };
        const auto goes_on_at_once = [&](const FlowEdge& edge) {
            return edge.why != Why::rework && at_once_[edge.element];
        };
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            const auto next = graph_.successors(i);
            const bool leaves = ends[i] && std::any_of(next.begin(), next.end(), goes_on_at_once);
            if (leaves || (is_way_out(checking_, i) && !holds_any_number(graph_.element(i)))) add(i);
        }
        while (!open.empty()) {
            const std::size_t here = open.back();
            open.pop_back();
            for (const FlowEdge& edge : graph_.predecessors(here))
                if (!ends[edge.element] || edge.why == Why::rework) add(edge.element);
        }
        return found;
    }

    /// Takes away, again and again, elements that nothing timeless leads to or that lead to nothing timeless; what is left
    /// lies on circles.
    void check_circles() {
        std::vector<bool> left(graph_.size());
        for (std::size_t i = 0; i < graph_.size(); ++i) left[i] = takes_no_time(i);
        const auto counts = [&](const FlowEdge& edge) { return edge.why != Why::join && left[edge.element]; };
        std::vector<std::size_t> open;
        for (std::size_t i = 0; i < graph_.size(); ++i) open.push_back(i);
        while (!open.empty()) {
            const std::size_t i = open.back();
            open.pop_back();
            const auto to = graph_.successors(i);
            const auto from = graph_.predecessors(i);
            if (!left[i] || (std::any_of(to.begin(), to.end(), counts) && std::any_of(from.begin(), from.end(), counts)))
                continue;
            left[i] = false;
            for (const FlowEdge& edge : to) open.push_back(edge.element);
            for (const FlowEdge& edge : from) open.push_back(edge.element);
        }
        const auto found = std::find(left.begin(), left.end(), true);
        if (found == left.end()) return;
        checking_.findings.error(subject_of(graph_.element(static_cast<std::size_t>(found - left.begin()))),
                                 "expected some time on every way round, found a circle of elements that take none: parts "
                                 "could go round in it for ever at one instant");
    }

    Checking& checking_;
    const FlowGraph& graph_;
    std::vector<bool> endless_;
    std::vector<bool> at_once_;  ///< parts get out of the line from here without any time
    std::vector<bool> limited_;  ///< sources whose parts wait for those before them
};

}  // namespace

void check_zero_time(Checking& checking) { ZeroTimeCheck(checking).run(); }

}  // namespace takt::spec
