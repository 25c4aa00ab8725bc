// Products: their shares and prices, and everything that is said product by product.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "takt/spec/checking.hpp"

namespace takt::spec {

/// A list with an entry for each product: every product known, none twice, none left out.
template <class Entries, class ProductOf>
void check_each_product(Checking& checking, const Entries& entries, ProductOf product_of, const std::string& key,
                        const Place& at, const Subject& subject) {
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
    const auto missing = std::find(named.begin(), named.end(), false);
    // A misspelt product explains the gap well enough.
    if (missing == named.end() || !all_known) return;
    const auto& product = checking.plant.products[static_cast<std::size_t>(missing - named.begin())];
    if (!checking.known.has(Thing::product, product.name.text) ||
        named[checking.known.position(Thing::product, product.name.text)])
        return;
    checking.findings.error(at, subject,
                            key + "expected a value for every product, found none for " + in_quotes(product.name.text));
}

template <class T>
void check_by_product(Checking& checking, const ByProduct<T>& value, const std::string& word, const Place& at,
                      const Subject& subject) {
    if (value.each.empty()) return;
    const Place& place = value.each.front().first.at.line > 0 ? value.each.front().first.at : at;
    check_each_product(
        checking, value.each, [](const auto& entry) -> const Ref& { return entry.first; }, "`" + word + "`: ", place,
        subject);
}

inline void check_products_at(Checking& checking, const StationSpec& station, const Subject& subject) {
    check_by_product(checking, station.cycle, "cycle", station.at, subject);
    check_by_product(checking, station.yield, "yield", station.at, subject);
    check_by_product(checking, station.reworked_yield, "reworked_yield", station.at, subject);
    const auto check_times = [&](const std::vector<OperationSpec>& operations) {
        for (const OperationSpec& operation : operations)
            check_by_product(checking, operation.time, "time", operation.at, subject);
    };
    check_times(station.operations);
    for (const RobotSpec& robot : station.robots) {
        check_by_product(checking, robot.cycle, "cycle", robot.at, subject);
        check_times(robot.operations);
    }
}

inline std::string sum_fault(double sum) {
    return "expected shares that add up to 100 %, found " + as_percent(sum);
}

inline void check_shares(Checking& checking) {
    const auto& products = checking.plant.products;
    const auto lacks_share = [](const Named<ProductSpec>& product) { return !product.value.share; };
    const auto without = static_cast<std::size_t>(std::count_if(products.begin(), products.end(), lacks_share));
    if (without == products.size()) return;
    if (without > 0) {
        const auto& product = *std::find_if(products.begin(), products.end(), lacks_share);
        checking.findings.error(
            product.name.at, subject_of(product, "product"),
            "expected a share for every product or for none, found none for " + in_quotes(product.name.text));
        return;
    }
    double sum = 0;
    for (const auto& product : products)
        sum += product.value.share->value;
    if (!(std::abs(sum - 1) <= share_tolerance))
        checking.findings.error(products.front().name.at, {"products", nullptr, nullptr}, sum_fault(sum));
}

inline void check_currencies(Checking& checking) {
    const Named<ProductSpec>* first = nullptr;
    for (const auto& product : checking.plant.products) {
        if (!product.value.price) continue;
        if (first == nullptr) first = &product;
        if (product.value.price->currency == first->value.price->currency) continue;
        checking.findings.error(
            product.value.at.line > 0 ? product.value.at : product.name.at, subject_of(product, "product"),
            "expected the currency of the other prices, " + in_quotes(first->value.price->currency) + ", found " +
                in_quotes(product.value.price->currency));
    }
}

inline void check_products(Checking& checking) {
    check_shares(checking);
    check_currencies(checking);
    constexpr std::size_t most = 10000;
    if (checking.plant.products.size() > most) {
        checking.findings.error(
            checking.plant.products[most].name.at, {"products", nullptr, nullptr},
            "expected at most 10000 products, found " + std::to_string(checking.plant.products.size()));
        return;
    }
    for_each_element<StationSpec>(checking, [&](const StationSpec& station, const Subject& subject) {
        check_products_at(checking, station, subject);
    });
}

}  // namespace takt::spec
