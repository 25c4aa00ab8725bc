// The ways to write where parts go.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "reader.hpp"

namespace takt::yaml {
namespace {

constexpr const Field& shares_key = spec::route_keys[0];
constexpr const Field& products_key = spec::route_keys[1];
constexpr const Field& first_key = spec::route_keys[2];
constexpr const Field& rotate_key = spec::route_keys[3];
constexpr std::array route_words{shares_key.key, products_key.key, first_key.key, rotate_key.key};

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
        error(node.place(), fmt::format("expected a name, or one of {} as in `{{{}: {}}}`, found {}",
                                        fmt::join(route_words, ", "), shares_key.key, shares_key.example, found(node)));
    }
}

void Reader::read_route(const Node& node, spec::RouteSpec& value) {
    const std::string& word = node.key(0).text;
    if (word == shares_key.key) return read_shared_route(node.value(0), value);
    if (word == products_key.key) return read_product_route(node.value(0), value);
    if (word == first_key.key || word == rotate_key.key) {
        value.choice = word == first_key.key ? spec::Choice::first : spec::Choice::rotate;
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
    if (!node.is_list()) return refuse_route(node, "a list of names", first_key.example);
    for (const Node* item : node.children) {
        spec::RouteTarget target;
        read(*item, {}, target.to);
        if (!target.to.empty() && count(*item)) value.targets.push_back(std::move(target));
    }
}

void Reader::read_shared_route(const Node& node, spec::RouteSpec& value) {
    if (!node.is_map()) return refuse_route(node, "a share for each target", shares_key.example);
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
    if (!node.is_map()) return refuse_route(node, "a target for each product", products_key.example);
    value.choice = spec::Choice::product;
    for (std::size_t i = 0; i < node.pairs() && count(node.key(i)); ++i) {
        spec::RouteTarget target;
        read(node.key(i), {}, target.product);
        read(node.value(i), {}, target.to);
        if (!target.to.empty() && !target.product.empty()) value.targets.push_back(std::move(target));
    }
}

}  // namespace takt::yaml
