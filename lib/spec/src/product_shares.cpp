#include "takt/spec/product_shares.hpp"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string_view>
#include <variant>
#include <vector>

namespace takt::spec {

std::vector<bool> come_of_others(const LineSpec& plant) {
    std::set<std::string_view> made;
    for (const auto& flow : plant.flows)
        for (const ElementSpec& element : flow.elements)
            if (const auto* station = std::get_if<StationSpec>(&element))
                for (const MadeSpec& each : station->makes)
                    if (each.product) made.insert(each.product->name);
    std::vector<bool> come(plant.products.size(), false);
    for (std::size_t p = 0; p < come.size(); ++p)
        come[p] = !plant.products[p].value.share && made.count(plant.products[p].name.text) > 0;
    if (std::count(come.begin(), come.end(), true) == static_cast<std::ptrdiff_t>(come.size())) come.assign(come.size(), false);
    return come;
}

std::vector<double> product_shares(const LineSpec& plant) {
    const std::vector<bool> come = come_of_others(plant);
    const bool are_given = std::any_of(plant.products.begin(), plant.products.end(), [](const auto& product) { return product.value.share.has_value(); });
    const auto others = static_cast<double>(std::count(come.begin(), come.end(), false));
    std::vector<double> shares(come.size(), 0);
    for (std::size_t p = 0; p < shares.size(); ++p)
        if (!come[p]) shares[p] = are_given ? plant.products[p].value.share.value_or(Share{0}).value : 1 / others;
    return shares;
}

}  // namespace takt::spec
