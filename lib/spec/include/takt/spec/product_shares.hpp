// The mix of a plant: which share of its parts each product has.
#pragma once

#include <vector>

#include "takt/spec/line_spec.hpp"

namespace takt::spec {

/// Whether some station makes it of others, and nobody says which share of the mix it has: then no source releases it, unless it
/// is told to. Where that were all of them, they are all released. By product.
std::vector<bool> come_of_others(const LineSpec& plant);

/// As given; equal where no product has one. By product. \complexity linear in products and stations, times log products
std::vector<double> product_shares(const LineSpec& plant);

}  // namespace takt::spec
