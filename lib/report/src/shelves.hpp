// Shops on shelves, from left to right and from above, in the order of the flow.
#pragma once

#include <cstddef>
#include <vector>

#include "shop_layout.hpp"

namespace takt {

struct Shelf {
    int top = 0;
    int bottom = 0;
};

struct Shelves {
    std::vector<ShopLayout> shops;      ///< with their boxes on the page
    std::vector<std::size_t> shelf_of;  ///< by shop
    std::vector<Shelf> all;
    int width = 0;
    int height = 0;
};

namespace grid {
inline constexpr int margin = 8;    ///< of the page
inline constexpr int corridor = 8;  ///< between shops
}  // namespace grid

/// \param page  how wide the page is, margins included
Shelves shelves_of(const std::vector<ShopColumns>& shops, int page);

}  // namespace takt
