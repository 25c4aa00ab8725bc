// A table whose columns are the user's own: a repeat makes what it repeats once for each of its rows.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "csv.hpp"
#include "mistake.hpp"
#include "table_rows.hpp"

namespace takt::yaml {

struct RowTable {
    static constexpr std::size_t most_rows = 100'000;
    static constexpr std::size_t most_cells = 1'000'000;
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    /// Of the head `cycle time [s]` the word is `cycle time`, and `s` the unit of cells that hold a plain number. One without a head
    /// cannot be named.
    struct Column {
        std::string word;
        std::string unit;
    };

    std::shared_ptr<const std::string> name;  ///< as messages call the file
    std::vector<Column> columns;
    std::vector<Row> rows;            ///< each with as many cells as there are columns, one of them filled
    std::vector<Mistake> wrong_rows;  ///< those with more or fewer

    /// Which column the word heads; `none` if there is no such column.
    std::size_t column(std::string_view word) const;
    std::vector<std::string_view> words() const;

    /// What the cell says, with the unit of its column. Empty if the cell is.
    std::string text(const Row& row, std::size_t column) const;
};

/// \throws Mistake for what is wrong with the head, with the quotes or with the size
RowTable read_row_table(const TableFile& file);

}  // namespace takt::yaml
