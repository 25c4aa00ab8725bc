// Columns that line up, whatever characters the names are made of.
#pragma once

#include <string>
#include <vector>

namespace takt {

enum class Align : unsigned char { left, right };

struct Column {
    std::string header;
    Align align = Align::right;
    int most = 28;  ///< wider entries are cut
};

class Table {
  public:
    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

    void row(std::vector<std::string> cells) { rows_.push_back({std::move(cells), {}}); }

    /// A row with something after its last column that is printed as it is, such as a bar with colours.
    void row(std::vector<std::string> cells, std::string after) {
        rows_.push_back({std::move(cells), std::move(after)});
    }

    /// A line of its own between rows.
    void heading(std::string text) { rows_.push_back({{}, std::move(text)}); }

    /// Columns that the table takes, without what stands after it.
    int width() const;

    /// Lines, each with two spaces before it; entries are made printable. Columns of words are cut where the table is
    /// wider than `width`.
    std::string text(int width) const;

  private:
    struct Row {
        std::vector<std::string> cells;
        std::string after;
    };

    int width_of(std::size_t column) const;
    std::vector<int> widths_within(int width) const;
    std::string line(const std::vector<std::string>& cells, const std::vector<int>& widths) const;

    std::vector<Column> columns_;
    std::vector<Row> rows_;
};

}  // namespace takt
