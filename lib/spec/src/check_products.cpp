#include "check_products.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "takt/spec/checking.hpp"
#include "takt/spec/product_shares.hpp"

namespace takt::spec {
namespace {

void check_products_at(Checking& checking, const StationSpec& station, const Subject& subject) {
    check_by_product(checking, station.cycle, "cycle", station.at, subject);
    check_by_product(checking, station.yield, "yield", station.at, subject, Products::that_leave);
    check_by_product(checking, station.reworked_yield, "reworked_yield", station.at, subject, Products::that_leave);
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

}  // namespace

void check_shares(Checking& checking) {
    const auto& products = checking.plant.products;
    const std::vector<bool> come = come_of_others(checking.plant);
    const auto has_share = [](const Named<ProductSpec>& product) { return product.value.share.has_value(); };
    if (std::none_of(products.begin(), products.end(), has_share)) return;
    const auto lacking = std::find_if(products.begin(), products.end(), [&](const Named<ProductSpec>& product) {
        return !has_share(product) && !come[static_cast<std::size_t>(&product - products.data())];
    });
    if (lacking != products.end()) {
        const auto& product = *lacking;
        checking.findings.error(
            product.name.at, subject_of(product, "product"),
            "expected a share for every product or for none, found none for " + in_quotes(product.name.text));
        return;
    }
    double sum = 0;
    for (const auto& product : products)
        sum += product.value.share.value_or(Share{0}).value;
    if (!(std::abs(sum - 1) <= share_tolerance))
        checking.findings.error(products.front().name.at, {"products", nullptr, nullptr}, sum_fault(sum));
}

void check_products(Checking& checking) {
    check_shares(checking);
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
