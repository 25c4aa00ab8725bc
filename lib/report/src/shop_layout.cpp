#include "shop_layout.hpp"

#include <algorithm>
#include <numeric>

namespace takt {
namespace {

std::size_t index(int layer) {
    return static_cast<std::size_t>(layer);
}

int inner_width(const std::vector<int>& widths, int first, int last) {
    const auto begin = widths.begin();
    return std::accumulate(begin + first, begin + last + 1, 0) + (last - first) * grid::column_gap;
}

/// The last layer of a row that begins with `first`: at about `aim`, not beyond `most`, where the fewest links cross.
int end_of_row(const ShopColumns& columns, int first, int aim, int most) {
    const int layers = static_cast<int>(columns.width.size());
    int best = first;
    int width = columns.width[index(first)];
    for (int layer = first; layer < layers; ++layer) {
        if (layer > first) width += grid::column_gap + columns.width[index(layer)];
        if (layer > first && width > most) break;
        if (layer + 1 == layers) return layer;
        const bool is_near = 4 * width >= 3 * aim;
        const bool was_near = 4 * inner_width(columns.width, first, best) >= 3 * aim;
        if (!was_near || (is_near && columns.crossing[index(layer)] <= columns.crossing[index(best)])) best = layer;
        if (was_near && width > aim + grid::station_width) break;
    }
    return best;
}

std::vector<ShopRow> rows_of(const ShopColumns& columns, int most) {
    const int layers = static_cast<int>(columns.width.size());
    const int all = inner_width(columns.width, 0, layers - 1);
    const int count = std::max(1, (all + most - 1) / most);
    std::vector<ShopRow> rows;
    for (int first = 0; first < layers; first = rows.back().last + 1) {
        const int last = count == 1 ? layers - 1 : end_of_row(columns, first, all / count, most);
        rows.push_back({first, last});
        rows.back().width = inner_width(columns.width, first, last);
    }
    return rows;
}

/// The lanes of each row; a chain may go on from row to row.
void add_lanes(ShopLayout& layout, const std::vector<Chain>& chains) {
    for (const Chain& chain : chains)
        for (std::size_t row = layout.row_of[index(chain.first)]; row <= layout.row_of[index(chain.last)]; ++row)
            layout.rows[row].lanes.push_back(chain.lane);
    for (ShopRow& row : layout.rows) {
        std::sort(row.lanes.begin(), row.lanes.end());
        row.lanes.erase(std::unique(row.lanes.begin(), row.lanes.end()), row.lanes.end());
    }
}

void put_columns(ShopLayout& layout, int padding) {
    for (std::size_t row = 0; row < layout.rows.size(); ++row) {
        int x = padding;
        for (int layer = layout.rows[row].first; layer <= layout.rows[row].last; ++layer) {
            layout.column.push_back(x);
            layout.row_of.push_back(row);
            x += layout.column_width[index(layer)] + grid::column_gap;
        }
    }
}

}  // namespace

int ShopLayout::lane_top(std::size_t row, int lane) const {
    const std::vector<int>& lanes = rows[row].lanes;
    const auto place = std::lower_bound(lanes.begin(), lanes.end(), lane) - lanes.begin();
    return box.y + rows[row].top + static_cast<int>(place) * grid::lane_pitch;
}

int width_in_a_row(const ShopColumns& columns) {
    const int inner = inner_width(columns.width, 0, static_cast<int>(columns.width.size()) - 1);
    return std::max(columns.least_width, inner + 2 * grid::padding);
}

ShopLayout shop_layout(const ShopColumns& columns, int most) {
    ShopLayout layout;
    layout.rows = rows_of(columns, std::max(1, most - 2 * grid::padding));
    layout.column_width = columns.width;
    const int padding = columns.has_band || layout.rows.size() > 1 ? grid::padding : 0;
    put_columns(layout, padding);
    add_lanes(layout, columns.chains);
    int bottom = columns.has_band ? grid::label : 0;
    for (ShopRow& row : layout.rows) {
        row.top = bottom;
        bottom += row.height() + grid::row_gap;
        layout.box.w = std::max(layout.box.w, row.width + 2 * padding);
    }
    layout.box.w = std::max(layout.box.w, columns.least_width);
    layout.box.h = bottom - grid::row_gap + (columns.has_band ? grid::bottom : 0);
    return layout;
}

}  // namespace takt
