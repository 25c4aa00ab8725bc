#include "check_routes.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <variant>

#include "check_products.hpp"
#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

class RouteCheck {
  public:
    RouteCheck(Checking& checking, std::size_t element)
        : checking_(checking),
          graph_(checking.graph),
          element_(element),
          subject_(subject_of(graph_.element(element))) {}

    void run() {
        const auto* route = route_of(graph_.element(element_));
        if (route == nullptr) return;
        if (*route) {
            check(**route);
        } else {
            check_following();
        }
        const auto* station = std::get_if<StationSpec>(&graph_.element(element_));
        if (station != nullptr && station->rework) check_target(*station->rework);
        if (station != nullptr && station->incomplete) check_target(*station->incomplete);
    }

    /// To be run for all elements before any is run, because a buffer that is joined may be the last of its list.
    void run_joins() {
        const auto* station = std::get_if<StationSpec>(&graph_.element(element_));
        if (station == nullptr) return;
        Once once;
        for (const JoinSpec& join : station->joins) {
            if (!checking_.known.has(Thing::buffer, join.from.name))
                assume_joined(checking_.say_unknown(join.from, {Thing::buffer}, subject_));
            if (once.seen(join.from.name, join.from.at) != nullptr)
                error(join.from.at, "`joins`: expected each buffer once, with a `count`, found " +
                                        in_quotes(join.from.name) + " a second time");
            else if (const FlowEdge* edge = way_here(join.from.name))
                error(join.from.at,
                      "`joins`: expected a buffer whose parts do not come here by themselves, found " +
                          in_quotes(join.from.name) +
                          (edge->why == Why::to ? ", which has this station under its `to`: leave that out"
                                                : ", which stands before it: write it in a list of its own"));
        }
    }

  private:
    void error(const Place& at, const std::string& message) { checking_.findings.error(at, subject_, message); }

    /// How the parts of a buffer come to this station as those that it works on.
    const FlowEdge* way_here(const std::string& buffer) const {
        const auto from = graph_.find(buffer);
        if (!from || graph_.kind(*from) != FlowKind::buffer) return nullptr;
        for (const FlowEdge& edge : graph_.successors(*from))
            if (edge.element == element_ && edge.why != Why::join) return &edge;
        return nullptr;
    }

    /// The end of a list is fine for a buffer that stations take parts from by `joins`.
    void check_following() {
        if (graph_.following(element_) || is_joined() || checking_.open_ended[element_]) return;
        checking_.open_ended[element_] = true;
        const std::size_t next = element_ + 1;
        const bool is_last = next >= graph_.size() || graph_.flow(next) != graph_.flow(element_);
        error({}, std::string("expected an element that takes its parts, or the key `to`, found ") +
                      (is_last ? "the end of the list" : "the source " + in_quotes(graph_.name(next).text)) +
                      " after " + in_quotes(graph_.name(element_).text));
    }

    bool is_joined() const {
        const auto edges = graph_.successors(element_);
        return graph_.kind(element_) == FlowKind::buffer &&
               std::any_of(edges.begin(), edges.end(), [](const FlowEdge& edge) { return edge.why == Why::join; });
    }

    void check(const RouteSpec& route) {
        for (const RouteTarget& target : route.targets)
            check_target(target.to);
        if (route.targets.empty()) {
            error(route.at, "`to`: expected at least one target, found none");
            checking_.open_ended[element_] = true;
        }
        if (route.choice == Choice::fixed && route.targets.size() > 1)
            error(route.at, "`to`: expected one target, found " + std::to_string(route.targets.size()));
        if (route.choice == Choice::share) check_shares(route);
        if (route.choice == Choice::product)
            check_each_product(
                checking_, route.targets, [](const RouteTarget& target) -> const Ref& { return target.product; },
                "`to`: ", route.at, subject_, Products::that_leave);
        if (graph_.kind(element_) == FlowKind::buffer) check_way_out_of_buffer(route);
    }

    void check_shares(const RouteSpec& route) {
        double sum = 0;
        for (const RouteTarget& target : route.targets) {
            sum += target.share;
            if (!(target.share >= 0 && target.share <= 1))
                error(target.to.at, "`to`: expected a share from 0 % to 100 %, found " + as_percent(target.share));
        }
        if (!(std::abs(sum - 1) <= share_tolerance)) error(route.at, "`to`: " + sum_fault(sum));
    }

    /// A buffer does not choose: its parts go on together, or whichever station is free takes the next one.
    void check_way_out_of_buffer(const RouteSpec& route) {
        if (route.choice != Choice::fixed && route.choice != Choice::first)
            error(route.at,
                  "`to`: expected one target, or `first` with a list of stations, for a buffer; a choice by share, "
                  "product or rotation is made by the station before it");
        for (const RouteTarget& target : route.targets) {
            const auto found = graph_.resolve(element_, target.to);
            if (target.to.name == "scrap")
                error(target.to.at, "`to`: expected a station, a buffer or a sink after a buffer, found 'scrap'");
            if (found && route.choice == Choice::first && graph_.kind(*found) != FlowKind::station)
                error(target.to.at, "`to`: expected stations under `first` of a buffer, found " +
                                        in_quotes(target.to.name) + ", which is a " +
                                        std::string(word(static_cast<Thing>(graph_.kind(*found)))));
        }
    }

    void check_target(const Ref& target) {
        if (target.name == "scrap" || graph_.resolve(element_, target)) return;
        checking_.open_ended[element_] = true;
        if (target.name == "next") {
            error(target.at, "expected an element after " + in_quotes(graph_.name(element_).text) +
                                 " that 'next' can mean, found none");
            return;
        }
        assume(checking_.say_unknown(target, {Thing::station, Thing::buffer, Thing::sink}, subject_));
    }

    void assume(const std::string& meant) {
        const auto found = graph_.find(meant);
        if (found) {
            checking_.meant.push_back(*found);
        } else {
            checking_.some_reference_leads_nowhere = true;
        }
    }

    /// The buffer that was meant is then not called a dead end.
    void assume_joined(const std::string& meant) {
        const auto found = graph_.find(meant);
        if (found) checking_.open_ended[*found] = true;
    }

    Checking& checking_;
    const FlowGraph& graph_;
    std::size_t element_;
    Subject subject_;
};

}  // namespace

void check_routes(Checking& checking) {
    for (std::size_t element = 0; element < checking.graph.size(); ++element)
        RouteCheck(checking, element).run_joins();
    for (std::size_t element = 0; element < checking.graph.size(); ++element)
        RouteCheck(checking, element).run();
}

}  // namespace takt::spec
