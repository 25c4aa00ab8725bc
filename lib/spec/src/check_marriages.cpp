#include "takt/spec/check_marriages.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "takt/spec/checking.hpp"
#include "takt/spec/flow_components.hpp"
#include "takt/spec/flow_graph.hpp"

namespace takt::spec {

std::vector<std::size_t> sources_before(const FlowGraph& graph, std::size_t element) {
    std::vector<bool> seen(graph.size(), false);
    std::vector<std::size_t> open{element}, sources;
    seen[element] = true;
    while (!open.empty()) {
        const std::size_t here = open.back();
        open.pop_back();
        if (graph.kind(here) == FlowKind::source) sources.push_back(here);
        for (const FlowEdge& edge : graph.predecessors(here)) {
            if (edge.why == Why::join || seen[edge.element]) continue;
            seen[edge.element] = true;
            open.push_back(edge.element);
        }
    }
    std::sort(sources.begin(), sources.end());
    return sources;
}

namespace {

class MarriageCheck {
  public:
    explicit MarriageCheck(Checking& checking) : checking_(checking), graph_(checking.graph) {}

    void run() {
        list();
        if (followers_.empty() && stations_.empty()) return;
        if (followers_.size() + stations_.size() > most)
            return error(followers_.empty() ? stations_.front() : followers_.front(),
                         "expected at most 200 sources with `follows` and stations with `match: number`, found more");
        if (checking_.plant.state)
            checking_.findings.error(checking_.plant.state->at, {"state", nullptr, nullptr},
                                     "expected no `state` in a plant with `follows` or `match: number`: it has no "
                                     "words for vehicle numbers");
        components_ = components_of(graph_, Joins::left_out);
        for (const std::size_t i : followers_)
            check_follower(i, std::get<SourceSpec>(graph_.element(i)));
        if (!checking_.meant.empty() || checking_.some_reference_leads_nowhere) return;
        for (const std::size_t i : stations_)
            check_station(i, std::get<StationSpec>(graph_.element(i)));
        if (has_faults_) return;
        for (const std::size_t i : followers_)
            if (std::find(married_.begin(), married_.end(), i) == married_.end())
                error(i, "expected `match: number` of the station that its parts are assembled at, found none");
    }

  private:
    static constexpr std::size_t most = 200;

    void list() {
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            const auto* source = std::get_if<SourceSpec>(&graph_.element(i));
            const auto* station = std::get_if<StationSpec>(&graph_.element(i));
            if (source != nullptr && source->follows) followers_.push_back(i);
            if (station != nullptr && std::any_of(station->joins.begin(), station->joins.end(), by_number))
                stations_.push_back(i);
        }
    }

    static bool by_number(const JoinSpec& join) { return join.match == Match::number; }

    void check_follower(std::size_t i, const SourceSpec& source) {
        const auto refuse_if = [&](bool given, const char* key) {
            if (given)
                error(i, "expected no `" + std::string(key) +
                             "` beside `follows`, which says when parts come and of which product");
        };
        refuse_if(source.every.has_value(), "every");
        refuse_if(!source.timetable.empty(), "timetable");
        refuse_if(!source.orders.empty(), "orders");
        refuse_if(!source.sequence.empty(), "sequence");
        refuse_if(!source.products.empty(), "products");
        refuse_if(source.mix != Mix::random, "mix");
        refuse_if(source.limit.has_value(), "limit");
        refuse_if(source.overflow != Overflow::wait, "overflow");
        refuse_if(source.calendar.has_value(), "calendar");
        if (!checking_.known.has(Thing::source, source.follows->name) &&
            !checking_.known.has(Thing::station, source.follows->name)) {
            has_faults_ = true;
            checking_.say_unknown(*source.follows, {Thing::source, Thing::station}, subject(i));
            return;
        }
        check_followed(i, *source.follows);
    }

    /// Each vehicle passes it once, and has a number of its own.
    void check_followed(std::size_t i, const Ref& ref) {
        const std::size_t followed = *graph_.find(ref.name);
        const std::vector<std::size_t> sources = sources_before(graph_, followed);
        if (sources.size() > 1)
            return error_at(ref, i,
                            "expected parts of one source at " + in_quotes(ref.name) +
                                ", since each source numbers its own, found several");
        if (!sources.empty() && follows(sources.front()))
            error_at(ref, i,
                     "expected a source that launches by itself, or a station behind one, found " +
                         in_quotes(ref.name) + ", whose parts are launched for others");
        if (is_in_circle(followed))
            error_at(ref, i,
                     "expected a station that each vehicle comes to once, found " + in_quotes(ref.name) +
                         ", to which they come again");
    }

    void check_station(std::size_t i, const StationSpec& station) {
        const std::vector<std::size_t> vehicles = sources_before(graph_, i);
        if (vehicles.size() != 1 || follows(vehicles.front()))
            return error(
                i, "`match: number`: expected vehicles of one source, which follows none, in its main flow, found " +
                       std::string(vehicles.size() > 1 ? "several sources" : "others"));
        if (is_in_circle(i))
            error(i,
                  "`match: number`: expected a station that each vehicle comes to once, found one to which they come "
                  "again");
        for (const JoinSpec& join : station.joins)
            if (by_number(join)) check_join(i, join, vehicles.front());
    }

    void check_join(std::size_t i, const JoinSpec& join, std::size_t leader) {
        const auto buffer = graph_.find(join.from.name);
        if (!buffer) return;  // said by the check of routes
        if (join.count != 1)
            error_at(join.from, i,
                     "`count`: expected one part beside `match: number`, found " + std::to_string(join.count));
        const std::vector<std::size_t> parts = sources_before(graph_, *buffer);
        const std::string from = in_quotes(join.from.name);
        if (parts.size() != 1 || !follows(parts.front()))
            return error_at(
                join.from, i,
                "expected parts of one source with `follows` in " + from + " beside `match: number`, found others");
        if (graph_.successors(*buffer).size() != 1)
            return error_at(join.from, i,
                            "expected that nobody else takes parts from " + from + " beside `match: number`");
        check_choices(i, join, *buffer);
        const auto& source = std::get<SourceSpec>(graph_.element(parts.front()));
        const auto followed = graph_.find(source.follows->name);
        if (!followed) return;
        const std::vector<std::size_t> led_by = sources_before(graph_, *followed);
        if (led_by.size() != 1 || led_by.front() != leader)
            return error_at(join.from, i,
                            "expected parts in " + from + " that are launched for vehicles of " +
                                in_quotes(graph_.name(leader).text) + ", found those for others");
        if (const auto end = other_end(*followed, i))
            error_at(join.from, i,
                     "expected that all vehicles from " + in_quotes(source.follows->name) +
                         " on come here, found a way to " + in_quotes(graph_.name(*end).text) + " beside it");
        if (const auto end = other_end(parts.front(), i))
            error_at(join.from, i,
                     "expected that all parts of " + in_quotes(graph_.name(parts.front()).text) +
                         " come here, found a way to " + in_quotes(graph_.name(*end).text) + " beside it");
        if (std::find(married_.begin(), married_.end(), parts.front()) != married_.end())
            error_at(join.from, i,
                     "expected parts of " + in_quotes(graph_.name(parts.front()).text) +
                         " in one input, found them in a second one");
        married_.push_back(parts.front());
    }

    /// Each vehicle that can be taken is held against each part.
    void check_choices(std::size_t i, const JoinSpec& join, std::size_t buffer) {
        constexpr double most_pairs = 1e6;
        double vehicles = 0;
        for (const FlowEdge& edge : graph_.predecessors(i))
            if (edge.why != Why::join) vehicles = std::max(vehicles, choices_in(edge.element));
        if (vehicles * choices_in(buffer) > most_pairs)
            error_at(join.from, i,
                     "expected at most a million pairs of a vehicle and a part to choose among, found " +
                         as_text(vehicles) + " places for vehicles and " + as_text(choices_in(buffer)) + " in " +
                         in_quotes(join.from.name));
    }

    double choices_in(std::size_t element) const {
        const auto* buffer = std::get_if<BufferSpec>(&graph_.element(element));
        if (buffer == nullptr) return 1;
        if (buffer->access == Access::any) return buffer->capacity.places.value_or(1);
        return buffer->lanes.value_or(1);
    }

    /// Where parts end that do not come to the station: a sink, or where they are assembled to others.
    std::optional<std::size_t> other_end(std::size_t from, std::size_t station) const {
        std::vector<bool> seen(graph_.size(), false);
        std::vector<std::size_t> open{from};
        seen[station] = seen[from] = true;
        while (!open.empty()) {
            const std::size_t here = open.back();
            open.pop_back();
            if (graph_.kind(here) == FlowKind::sink) return here;
            for (const FlowEdge& edge : graph_.successors(here)) {
                if (edge.why == Why::join && edge.element != station) return edge.element;
                if (edge.why == Why::join || seen[edge.element]) continue;
                seen[edge.element] = true;
                open.push_back(edge.element);
            }
        }
        return std::nullopt;
    }

    bool follows(std::size_t element) const {
        const auto* source = std::get_if<SourceSpec>(&graph_.element(element));
        return source != nullptr && source->follows;
    }

    bool is_in_circle(std::size_t element) const {
        const auto in_same = [&](const FlowEdge& edge) {
            return edge.why != Why::join && components_.of[edge.element] == components_.of[element];
        };
        const auto edges = graph_.successors(element);
        return std::any_of(edges.begin(), edges.end(), in_same);
    }

    Subject subject(std::size_t i) const { return subject_of(graph_.element(i)); }
    void error(std::size_t i, const std::string& message) { error_at({}, i, message); }
    void error_at(const Ref& ref, std::size_t i, const std::string& message) {
        has_faults_ = true;
        checking_.findings.error(ref.at, subject(i), message);
    }

    Checking& checking_;
    const FlowGraph& graph_;
    FlowComponents components_;
    std::vector<std::size_t> followers_, stations_, married_;
    bool has_faults_ = false;
};

}  // namespace

void check_marriages(Checking& checking) {
    MarriageCheck(checking).run();
}

}  // namespace takt::spec
