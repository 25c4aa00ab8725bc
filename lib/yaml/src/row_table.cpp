#include "row_table.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "mistake.hpp"
#include "takt/core/diagnostic.hpp"

namespace takt::yaml {
namespace {

std::string without_blanks(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    return first == text.npos ? std::string() : std::string(text.substr(first, text.find_last_not_of(' ') - first + 1));
}

RowTable::Column column_of(const TableFile& file, const Cell& cell) {
    const std::size_t bracket = cell.text.find('[');
    RowTable::Column column{without_blanks(cell.text.substr(0, bracket)), {}};
    if (cell.text.empty()) return column;
    if (column.word.empty() || column.word.find_first_of("<>") != std::string::npos)
        file.fail(cell.at, "expected the name of a column such as `cycle [s]`, found " + in_quotes(cell.text));
    if (bracket == std::string::npos) return column;
    if (cell.text.back() != ']')
        file.fail(cell.at, "expected a head such as `cycle [s]`, found " + in_quotes(cell.text));
    column.unit = without_blanks(std::string_view(cell.text).substr(bracket + 1, cell.text.size() - bracket - 2));
    return column;
}

void read_head(const TableFile& file, const Row& head, RowTable& table) {
    for (const Cell& cell : head) {
        RowTable::Column column = column_of(file, cell);
        if (!column.word.empty() && table.column(column.word) != RowTable::none)
            file.fail(cell.at, "the column " + in_quotes(column.word) + " is given twice");
        table.columns.push_back(std::move(column));
    }
}

/// As spreadsheets leave them below the last one.
bool is_blank(const Row& row) {
    return std::all_of(row.begin(), row.end(), [](const Cell& cell) { return cell.text.empty(); });
}

bool is_plain_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789.") == text.npos;
}

}  // namespace

std::size_t RowTable::column(std::string_view word) const {
    const auto found = std::find_if(columns.begin(), columns.end(), [&](const Column& each) { return each.word == word; });
    return found == columns.end() ? none : static_cast<std::size_t>(found - columns.begin());
}

std::vector<std::string_view> RowTable::words() const {
    std::vector<std::string_view> all;
    for (const Column& each : columns)
        all.push_back(each.word);
    return all;
}

std::string RowTable::text(const Row& row, std::size_t column) const {
    const std::string& unit = columns[column].unit;
    const std::string& cell = row[column].text;
    return unit.empty() || !is_plain_number(cell) ? cell : cell + ' ' + unit;
}

RowTable read_row_table(const TableFile& file) {
    RowTable table;
    table.name = file.name;
    CsvReader reader(file.text);
    Row row;
    try {
        if (!reader.next(row)) file.fail({}, "expected a table with a head, found nothing");
        read_head(file, row, table);
        const std::size_t most = std::min(RowTable::most_rows, RowTable::most_cells / table.columns.size());
        while (table.wrong_rows.size() < Diagnostics::limit && reader.next(row)) {
            if (is_blank(row)) continue;
            if (table.rows.size() == most) file.fail(row.front().at, fmt::format("more than {} rows", most));
            if (row.size() == table.columns.size())
                table.rows.push_back(std::move(row));
            else
                table.wrong_rows.push_back(
                    {fmt::format("expected {} cells as in the head, found {}", table.columns.size(), row.size()), 0,
                     file.place(row.front().at)});
        }
    } catch (Mistake& mistake) {
        if (!mistake.place) mistake.place = file.place(position_of(file.text, mistake.offset));
        throw;
    }
    if (table.rows.empty() && table.wrong_rows.empty()) file.fail({}, "expected at least one row below the head");
    return table;
}

}  // namespace takt::yaml
