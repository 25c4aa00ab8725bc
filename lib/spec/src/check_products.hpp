// Products: their shares and prices, and everything that is said product by product.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "takt/spec/checking.hpp"

namespace takt::spec {

/// Of which products a value says something: of those that come to an element, or that go on from it.
enum class Products { that_come, that_leave };

/// A list with an entry for each product: every product known, none twice, none of those left out.
template <class Entries, class ProductOf>
void check_each_product(Checking& checking, const Entries& entries, ProductOf product_of, const std::string& key,
                        const Place& at, const Subject& subject, Products which) {
    Once once;
    std::vector<bool> named(checking.plant.products.size());
    bool all_known = true;
    for (const auto& entry : entries) {
        const Ref& product = product_of(entry);
        checking.resolve(product, Thing::product, subject);
        if (checking.known.has(Thing::product, product.name)) {
            named[checking.known.position(Thing::product, product.name)] = true;
        } else {
            all_known = false;
        }
        if (once.seen(product.name, product.at) != nullptr)
            checking.findings.error(
                product.at, subject,
                key + "expected each product once, found " + in_quotes(product.name) + " a second time");
    }
    const auto element = subject.name == nullptr ? std::nullopt : checking.graph.find(subject.name->text);
    std::size_t missing = 0;
    const auto is_needed = [&](std::size_t product) {
        if (!element) return true;
        return which == Products::that_come ? checking.products.comes(*element, product) : checking.products.leaves(*element, product);
    };
    while (missing < named.size() && (named[missing] || !is_needed(missing))) ++missing;
    // A misspelt product explains the gap well enough.
    if (missing == named.size() || !all_known) return;
    const auto& product = checking.plant.products[missing];
    if (!checking.known.has(Thing::product, product.name.text) ||
        named[checking.known.position(Thing::product, product.name.text)])
        return;
    checking.findings.error(at, subject,
                            key + "expected a value for every product, found none for " + in_quotes(product.name.text));
}

template <class T>
void check_by_product(Checking& checking, const ByProduct<T>& value, const std::string& word, const Place& at,
                      const Subject& subject, Products which = Products::that_come) {
    if (value.each.empty()) return;
    const Place& place = value.each.front().first.at.line > 0 ? value.each.front().first.at : at;
    check_each_product(
        checking, value.each, [](const auto& entry) -> const Ref& { return entry.first; }, "`" + word + "`: ", place,
        subject, which);
}

inline std::string sum_fault(double sum) {
    return "expected shares that add up to 100 %, found " + as_percent(sum);
}

void check_shares(Checking& checking);

void check_products(Checking& checking);

}  // namespace takt::spec
