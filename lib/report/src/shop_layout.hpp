// The inside of a shop: its columns wrapped into rows like text, and where lanes and columns are in them.
#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "layers.hpp"

namespace takt {

/// Measures of the picture, in grid units.
namespace grid {
inline constexpr int station_width = 18;
inline constexpr int other_width = 14;  ///< buffers, sources, sinks
inline constexpr int node_height = 8;
inline constexpr int lane_pitch = 12;
inline constexpr int column_gap = 4;
inline constexpr int row_gap = 8;  ///< between rows of a shop
inline constexpr int padding = 7;  ///< of a shop, left and right
inline constexpr int bottom = 5;   ///< of a shop, below
inline constexpr int label = 9;    ///< of a shop, above
}  // namespace grid

/// Columns that stand side by side.
struct ShopRow {
    int first = 0;  ///< layers
    int last = 0;
    int top = 0;  ///< within the shop
    int width = 0;
    std::vector<int> lanes{};  ///< those that are used in it, from above

    int height() const {
        return static_cast<int>(lanes.size()) * grid::lane_pitch + grid::node_height - grid::lane_pitch;
    }
};

struct ShopLayout {
    std::vector<ShopRow> rows;
    std::vector<int> column;          ///< left of each layer, within the shop
    std::vector<int> column_width;    ///< by layer
    std::vector<std::size_t> row_of;  ///< by layer
    GridBox box;

    int lane_top(std::size_t row, int lane) const;
    /// Where links go up and down, right and left of a column, between its nodes and the next ones.
    int right_of(int layer) const {
        return box.x + column[index(layer)] + column_width[index(layer)] + grid::column_gap / 2;
    }
    int left_of(int layer) const { return box.x + column[index(layer)] - grid::column_gap / 2; }
    /// Where links go along above and below all lanes of a row.
    int above(std::size_t row) const { return box.y + rows[row].top - 3; }
    int below(std::size_t row) const { return box.y + rows[row].top + rows[row].height() + 3; }

  private:
    static std::size_t index(int layer) { return static_cast<std::size_t>(layer); }
};

/// What the layout of a shop is made of, whatever it is wrapped to.
struct ShopColumns {
    std::vector<int> width;     ///< by layer
    std::vector<int> crossing;  ///< links from each layer or before it to one behind it
    std::vector<Chain> chains;
    int least_width = 0;  ///< for the name above it
    bool has_band = false;
};

/// The least that is as wide as all columns in a row, or rows of even width none of which is wider than `most`, broken where few
/// links cross. Its box is at the origin.
ShopLayout shop_layout(const ShopColumns& columns, int most);

/// How wide it would be in one row.
int width_in_a_row(const ShopColumns& columns);

}  // namespace takt
