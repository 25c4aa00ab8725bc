#include "check_splits.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "check_zones.hpp"
#include "flow_reach.hpp"
#include "takt/spec/check_marriages.hpp"
#include "takt/spec/checking.hpp"
#include "takt/spec/flow_components.hpp"
#include "takt/spec/part_marks.hpp"

namespace takt::spec {
namespace {

/// Every place takes memory, full or not.
constexpr std::uint32_t most_of_one = 10'000;
constexpr std::uint64_t most_made = 1'000'000;

/// What a part that is split must not carry, for it would have to be shared out: its carrier, its place in a zone, its due date,
/// its vehicle number, what was called off for it.
class SplitCheck {
  public:
    explicit SplitCheck(Checking& checking) : checking_(checking), plant_(checking.plant), graph_(checking.graph) {}

    void run() {
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            const auto* station = std::get_if<StationSpec>(&graph_.element(i));
            if (station == nullptr || station->makes.empty()) continue;
            splitting_.push_back(i);
            check_alone(i, *station);
        }
        check_rules();
        // Wrong references have left gaps in the flow.
        if (splitting_.empty() || !checking_.meant.empty() || checking_.some_reference_leads_nowhere) return;
        check_circles();
        check_carriers();
        check_zones();
        check_sources();
        check_call_offs();
    }

  private:
    const StationSpec& station(std::size_t i) const { return std::get<StationSpec>(graph_.element(i)); }

    void error(std::size_t i, const std::string& message) {
        checking_.findings.error(station(i).makes.front().at, subject_of(graph_.element(i)), message);
    }

    void check_alone(std::size_t i, const StationSpec& written) {
        const auto refuse_if = [&](bool given, const std::string& key) {
            if (given) error(i, "expected no `" + key + "` beside `makes`");
        };
        refuse_if(written.moving.has_value(), "moving");
        refuse_if(written.batch.has_value(), "batch");
        refuse_if(written.loads.has_value(), "loads");
        refuse_if(written.blocking != Blocking::after, "blocking: before");
        std::uint64_t parts = 0;
        for (const MadeSpec& made : written.makes) {
            checking_.resolve(made.product, Thing::product, subject_of(graph_.element(i)));
            parts += made.count;
        }
        if (parts == 1 && !written.makes.front().product)
            error(i, "`makes`: expected several parts of one, or another product, found one of the same");
        if (parts > most_of_one)
            error(i, "`makes`: expected at most 10000 parts of one, found " + std::to_string(parts));
        const bool was_within = places_ <= most_made;
        places_ += parts * written.machines;
        if (was_within && places_ > most_made)
            error(i, "`makes`: expected at most 1000000 parts on all machines together, found more");
    }

    /// How many stations are left counts from the product that a part has.
    void check_rules() {
        const auto changes_products = [&](std::size_t i) {
            const std::vector<MadeSpec>& makes = station(i).makes;
            return std::any_of(makes.begin(), makes.end(), [](const MadeSpec& made) { return made.product.has_value(); });
        };
        const auto changing = std::find_if(splitting_.begin(), splitting_.end(), changes_products);
        if (changing == splitting_.end()) return;
        for_each_element<StationSpec>(checking_, [&](const StationSpec& other, const Subject& subject) {
            if (other.takes == Dispatch::fewest_remaining)
                checking_.findings.error(other.at, subject,
                                         "expected no `takes: fewest-remaining` where parts change their product, as at " +
                                             in_quotes(station(*changing).name.text));
        });
    }

    void check_circles() {
        const FlowComponents components = components_of(graph_, Joins::left_out);
        std::vector<std::size_t> size(components.count, 0);
        for (const std::size_t component : components.of) ++size[component];
        for (const std::size_t i : splitting_) {
            const FlowGraph::Edges edges = graph_.successors(i);
            const bool leads_to_itself = std::any_of(edges.begin(), edges.end(), [&](const FlowEdge& edge) { return edge.element == i; });
            if (size[components.of[i]] > 1 || leads_to_itself)
                error(i, "expected no way back for the parts that it makes, or they become ever more");
        }
    }

    void check_carriers() {
        std::map<std::string, std::vector<std::size_t>> loaders;
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            const auto* loader = std::get_if<StationSpec>(&graph_.element(i));
            if (loader != nullptr && loader->loads && !takes_off(*loader, loader->loads->name)) loaders[loader->loads->name].push_back(i);
        }
        for (const auto& [carrier, stations] : loaders)
            if (may_walk()) follow_carrier(stations, carrier);
    }

    /// Whether the whole flow may be walked once more; a plant with thousands of carriers or materials is not looked through for each.
    bool may_walk() {
        constexpr std::size_t most_steps = 20'000'000;
        steps_ += graph_.size();
        return steps_ <= most_steps;
    }

    static bool takes_off(const StationSpec& station, const std::string& carrier) {
        return station.unloads && station.unloads->name == carrier;
    }

    /// As far as parts ride on it.
    void follow_carrier(const std::vector<std::size_t>& loaders, const std::string& carrier) {
        std::vector<bool> seen(graph_.size(), false);
        std::vector<std::size_t> open = loaders;
        for (const std::size_t loader : loaders) seen[loader] = true;
        while (!open.empty()) {
            const std::size_t here = open.back();
            open.pop_back();
            for (const FlowEdge& edge : graph_.successors(here)) {
                if (edge.why == Why::join || seen[edge.element]) continue;
                seen[edge.element] = true;
                const auto* next = std::get_if<StationSpec>(&graph_.element(edge.element));
                if (next != nullptr && (next->loads || takes_off(*next, carrier))) continue;
                if (next != nullptr && !next->makes.empty())
                    error(edge.element, "expected parts that ride on nothing, or `unloads: " + carrier + "`, found parts on " + in_quotes(carrier));
                open.push_back(edge.element);
            }
        }
    }

    void check_zones() {
        if (plant_.zones.empty() || plant_.zones.size() > most_zones) return;
        const PartMarks marks(plant_, graph_);
        for (const std::size_t i : splitting_)
            if (const auto zone = marks.least_mark(i); zone && *zone < plant_.zones.size())
                error(i, "expected parts that are in no zone, found parts in " + in_quotes(plant_.zones[*zone].name.text) +
                             ": it would not be clear how many of its places they take");
    }

    void check_sources() {
        FlowReach due(graph_), numbered(graph_);
        std::size_t followers = 0;
        for (std::size_t i = 0; i < graph_.size(); ++i) {
            const auto* source = std::get_if<SourceSpec>(&graph_.element(i));
            if (source == nullptr) continue;
            if (has_due(source->orders) || has_due(source->timetable)) due.from(i);
            if (!source->follows || ++followers > most_followers) continue;  // more are refused elsewhere
            numbered.from(i);
            if (const auto leader = graph_.find(source->follows->name))
                for (const std::size_t before : sources_before(graph_, *leader)) numbered.from(before);
        }
        for (const std::size_t i : splitting_) {
            if (due.reached(i)) error(i, "expected parts that are due at no time, found some that are ordered with `due`");
            if (numbered.reached(i)) error(i, "expected parts whose vehicle number nobody asks for, found some that others follow, or that follow");
        }
    }

    static bool has_due(const std::vector<ReleaseSpec>& all) {
        return std::any_of(all.begin(), all.end(), [](const ReleaseSpec& release) { return release.due.has_value(); });
    }

    /// Between the call-off and the station that takes the pieces.
    void check_call_offs() {
        std::map<std::string, std::vector<std::size_t>> takers;
        for (std::size_t i = 0; i < graph_.size(); ++i)
            if (const auto* taker = std::get_if<StationSpec>(&graph_.element(i)))
                for (const auto& [needed, count] : taker->materials) takers[needed.name].push_back(i);
        for (const auto& material : plant_.materials) {
            if (!material.value.sequenced_from || !may_walk()) continue;
            const auto from = graph_.find(material.value.sequenced_from->name);
            if (!from) continue;
            FlowReach behind(graph_);
            behind.from(*from);
            const std::vector<bool> before = before_any(takers[material.name.text]);
            for (const std::size_t i : splitting_)
                if (behind.reached(i) && before[i])
                    error(i, "expected no parts that have called off " + in_quotes(material.name.text) + " and not taken it yet");
        }
    }

    /// From where a way leads to one of them.
    std::vector<bool> before_any(const std::vector<std::size_t>& elements) const {
        std::vector<bool> before(graph_.size(), false);
        std::vector<std::size_t> open = elements;
        while (!open.empty()) {
            const std::size_t here = open.back();
            open.pop_back();
            for (const FlowEdge& edge : graph_.predecessors(here)) {
                if (edge.why == Why::join || before[edge.element]) continue;
                before[edge.element] = true;
                open.push_back(edge.element);
            }
        }
        return before;
    }

    static constexpr std::size_t most_followers = 200;

    Checking& checking_;
    const LineSpec& plant_;
    const FlowGraph& graph_;
    std::vector<std::size_t> splitting_;
    std::uint64_t places_ = 0;
    std::size_t steps_ = 0;
};

}  // namespace

void check_splits(Checking& checking) {
    SplitCheck(checking).run();
}

}  // namespace takt::spec
