#include "takt/spec/product_reach.hpp"

#include <algorithm>
#include <cstddef>
#include <variant>
#include <vector>

#include "takt/spec/product_shares.hpp"

namespace takt::spec {
namespace {

constexpr std::size_t most_pairs = 5'000'000;

/// How many entries say which product comes of a part.
std::size_t products_made(const ElementSpec& element) {
    const auto* station = std::get_if<StationSpec>(&element);
    if (station == nullptr) return 0;
    return static_cast<std::size_t>(
        std::count_if(station->makes.begin(), station->makes.end(), [](const MadeSpec& made) { return made.product.has_value(); }));
}

}  // namespace

ProductReach::ProductReach(const LineSpec& plant, const FlowGraph& graph, const KnownNames& known)
    : plant_(plant), graph_(graph), known_(known) {
    std::size_t made = 0, entries = 0;
    for (std::size_t i = 0; i < graph.size(); ++i) {
        made += products_made(graph.element(i));
        if (const auto* station = std::get_if<StationSpec>(&graph.element(i))) entries += station->makes.size();
    }
    const std::size_t pairs = graph.size() * plant.products.size();
    if (made == 0 || (graph.size() + entries) * plant.products.size() > most_pairs) return;
    come_.assign(pairs, false);
    const std::vector<double> shares = product_shares(plant);
    for (std::size_t i = 0; i < graph.size(); ++i)
        if (const auto* source = std::get_if<SourceSpec>(&graph.element(i))) release(i, *source, shares);
    if (plant.state) begin_from(*plant.state);
    for (; !open_.empty(); open_.pop_front()) go_on(open_.front().first, open_.front().second);
}

/// One that follows another releases what that one does, which may be anything that comes of no other.
void ProductReach::release(std::size_t element, const SourceSpec& source, const std::vector<double>& shares) {
    bool draws = source.sequence.empty() && source.timetable.empty() && source.orders.empty();
    for (const Ref& product : source.sequence) come(element, product);
    for (const auto* releases : {&source.timetable, &source.orders})
        for (const ReleaseSpec& release : *releases) {
            draws = draws || (release.product.empty() && source.sequence.empty());
            if (!release.product.empty()) come(element, release.product);
        }
    if (!draws) return;
    for (const auto& [product, share] : source.products)
        if (share.value > 0) come(element, product);
    for (std::size_t p = 0; p < shares.size() && source.products.empty(); ++p)
        if (shares[p] > 0) come(element, p);
}

void ProductReach::begin_from(const StateSpec& state) {
    const auto stand = [&](const Ref& at, const std::vector<PartStateSpec>& parts) {
        const auto element = graph_.find(at.name);
        for (const PartStateSpec& part : parts)
            if (element) come(*element, part.product);
    };
    for (const auto& [buffer, parts] : state.buffers) stand(buffer, parts);
    for (const auto& [station, here] : state.stations) stand(station, here.parts);
}

void ProductReach::go_on(std::size_t element, std::size_t product) {
    const auto* station = std::get_if<StationSpec>(&graph_.element(element));
    if (station == nullptr || station->makes.empty()) return go_out(element, product);
    for (const MadeSpec& made : station->makes) {
        if (!made.product)
            go_out(element, product);
        else if (known_.has(Thing::product, made.product->name))
            go_out(element, known_.position(Thing::product, made.product->name));
    }
}

void ProductReach::go_out(std::size_t element, std::size_t product) {
    const auto* route = route_of(graph_.element(element));
    const bool goes_by_product = route != nullptr && *route && (*route)->choice == Choice::product;
    if (goes_by_product)
        for (const RouteTarget& target : (*route)->targets) {
            const auto to = graph_.resolve(element, target.to);
            if (to && target.product.name == plant_.products[product].name.text) come(*to, product);
        }
    for (const FlowEdge& edge : graph_.successors(element)) {
        const bool is_route = edge.why == Why::to || edge.why == Why::next;
        if (edge.why != Why::join && !(goes_by_product && is_route)) come(edge.element, product);
    }
}

bool ProductReach::leaves(std::size_t element, std::size_t product) const {
    const auto* station = std::get_if<StationSpec>(&graph_.element(element));
    if (come_.empty() || station == nullptr || station->makes.empty()) return comes(element, product);
    return std::any_of(station->makes.begin(), station->makes.end(), [&](const MadeSpec& made) {
        return made.product ? made.product->name == plant_.products[product].name.text : comes(element, product);
    });
}

void ProductReach::come(std::size_t element, const Ref& product) {
    if (known_.has(Thing::product, product.name)) come(element, known_.position(Thing::product, product.name));
}

void ProductReach::come(std::size_t element, std::size_t product) {
    auto comes = come_[element * plant_.products.size() + product];
    if (comes) return;
    comes = true;
    open_.emplace_back(element, product);
}

}  // namespace takt::spec
