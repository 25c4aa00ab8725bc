#include "shelves.hpp"

#include <algorithm>

namespace takt {
namespace {

class Shelving {
  public:
    explicit Shelving(int page) : right_(page - grid::margin) {}

    Shelves put(const std::vector<ShopColumns>& shops) && {
        made_.all.push_back({grid::margin, grid::margin});
        for (const ShopColumns& shop : shops)
            put(shop);
        made_.width += grid::margin;
        made_.height = made_.all.back().bottom + grid::margin;
        return std::move(made_);
    }

  private:
    bool is_empty_shelf() const { return x_ == grid::margin; }

    /// A shop that is wider than a page begins on the shelf of the one before it, if there is most of a page left.
    void put(const ShopColumns& shop) {
        const int wide = width_in_a_row(shop);
        const int room = right_ - x_;
        const int page = right_ - grid::margin;
        if (!is_empty_shelf() && wide > room && (wide <= page || 5 * room < 3 * page)) begin_shelf();
        ShopLayout layout = shop_layout(shop, right_ - x_);
        layout.box.x = x_;
        layout.box.y = made_.all.back().top;
        x_ = layout.box.right() + grid::corridor;
        made_.width = std::max(made_.width, layout.box.right());
        made_.all.back().bottom = std::max(made_.all.back().bottom, layout.box.bottom());
        made_.shelf_of.push_back(made_.all.size() - 1);
        made_.shops.push_back(std::move(layout));
    }

    void begin_shelf() {
        const int top = made_.all.back().bottom + grid::corridor;
        made_.all.push_back({top, top});
        x_ = grid::margin;
    }

    int right_;
    int x_ = grid::margin;
    Shelves made_;
};

}  // namespace

Shelves shelves_of(const std::vector<ShopColumns>& shops, int page) {
    return Shelving(page).put(shops);
}

}  // namespace takt
