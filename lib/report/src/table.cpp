#include "table.hpp"

#include <algorithm>

#include "takt/report/display.hpp"

namespace takt {

int Table::width_of(std::size_t column) const {
    int widest = display_width(columns_[column].header);
    for (const Row& row : rows_) {
        if (!row.cells.empty()) widest = std::max(widest, display_width(printable(row.cells[column])));
    }
    return std::min(widest, columns_[column].most);
}

int Table::width() const {
    int sum = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        sum += width_of(i) + 2;
    return sum;
}

std::string Table::line(const std::vector<std::string>& cells, const std::vector<int>& widths) const {
    std::string text;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string safe = printable(cells[i]);
        const int missing = std::max(0, widths[i] - display_width(safe));
        const std::string space(static_cast<std::size_t>(missing), ' ');
        text += "  ";
        if (missing == 0) {
            text += fitted(cells[i], widths[i]);
        } else {
            text += columns_[i].align == Align::right ? space + safe : safe + space;
        }
    }
    return text;
}

std::vector<int> Table::widths_within(int width) const {
    constexpr int least = 10;
    std::vector<int> widths;
    for (std::size_t i = 0; i < columns_.size(); ++i)
        widths.push_back(width_of(i));
    for (int excess = this->width() - width; excess > 0; --excess) {
        std::size_t widest = columns_.size();
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].align == Align::right || widths[i] <= least) continue;
            if (widest == columns_.size() || widths[i] > widths[widest]) widest = i;
        }
        if (widest == columns_.size()) break;
        --widths[widest];
    }
    return widths;
}

std::string Table::text(int width) const {
    const std::vector<int> widths = widths_within(width);
    std::vector<std::string> headers;
    for (const Column& column : columns_)
        headers.push_back(column.header);
    std::string text;
    const auto append = [&text](std::string line) {
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
    };
    append(line(headers, widths));
    for (const Row& row : rows_) {
        if (row.cells.empty()) {
            append("  " + printable(row.after));
        } else {
            append(line(row.cells, widths) + (row.after.empty() ? "" : "  " + row.after));
        }
    }
    return text;
}

}  // namespace takt
