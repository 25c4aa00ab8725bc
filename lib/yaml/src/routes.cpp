// The ways to write where parts go.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "reader.hpp"

namespace takt::yaml {
namespace {

constexpr std::array<std::string_view, 4> route_words{"shares", "products", "first", "rotate"};
constexpr std::string_view route_example = "{shares: {a: 30 %, b: 70 %}}";

}  // namespace

void Reader::read(const Node& node, const Field&, spec::RouteSpec& value) {
    value.at = node.place();
    if (node.is_word()) {
        spec::Ref to;
        read(node, {}, to);
        routes_complete_ = routes_complete_ && !to.empty();
        value = spec::RouteSpec(std::move(to));
    } else if (node.is_map() && node.pairs() == 1) {
        read_route(node, value);
    } else {
        routes_complete_ = false;
        error(node.place(), fmt::format("expected a name, or one of {} as in `{}`, found {}",
                                        fmt::join(route_words, ", "), route_example, found(node)));
    }
}

void Reader::read_route(const Node& node, spec::RouteSpec& value) {
    const std::string& word = node.key(0).text;
    if (word == "shares") return read_shared_route(node.value(0), value);
    if (word == "products") return read_product_route(node.value(0), value);
    if (word == "first" || word == "rotate") {
        value.choice = word == "first" ? spec::Choice::first : spec::Choice::rotate;
        return read_refs(node.value(0), value);
    }
    routes_complete_ = false;
    error(node.key(0).place(), fmt::format("expected one of {}, found {}{}", fmt::join(route_words, ", "),
                                           in_quotes(word), did_you_mean(word, route_words)));
}

void Reader::refuse_route(const Node& node, std::string_view what, std::string_view example) {
    routes_complete_ = false;
    refuse(node, what, example);
}

void Reader::read_refs(const Node& node, spec::RouteSpec& value) {
    if (!node.is_list()) return refuse_route(node, "a list of names", "[a, b]");
    for (const Node* item : node.children) {
        spec::RouteTarget target;
        read(*item, {}, target.to);
        if (!target.to.empty() && count(*item)) value.targets.push_back(std::move(target));
    }
}

void Reader::read_shared_route(const Node& node, spec::RouteSpec& value) {
    if (!node.is_map()) return refuse_route(node, "a share for each target", "{a: 30 %, b: 70 %}");
    const std::size_t before = errors_;
    for (std::size_t i = 0; i < node.pairs() && count(node.key(i)); ++i) {
        spec::RouteTarget target;
        spec::Share share;
        read(node.key(i), {}, target.to);
        read(node.value(i), {}, share);
        target.share = share.value;
        if (!target.to.empty()) value.targets.push_back(std::move(target));
    }
    // With a share that cannot be read, the targets stay reachable and nobody complains about the sum as well.
    value.choice = errors_ == before ? spec::Choice::share : spec::Choice::rotate;
}

void Reader::read_product_route(const Node& node, spec::RouteSpec& value) {
    if (!node.is_map()) return refuse_route(node, "a target for each product", "{M7: a, M5: b}");
    value.choice = spec::Choice::product;
    for (std::size_t i = 0; i < node.pairs() && count(node.key(i)); ++i) {
        spec::RouteTarget target;
        read(node.key(i), {}, target.product);
        read(node.value(i), {}, target.to);
        if (!target.to.empty() && !target.product.empty()) value.targets.push_back(std::move(target));
    }
}

}  // namespace takt::yaml
