// Tables as spreadsheets write them: values separated by commas, semicolons or tabs, a head, quoted cells, any line end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "characters.hpp"

namespace takt::yaml {

inline constexpr std::size_t most_csv_bytes = 16 * 1024 * 1024;
inline constexpr std::size_t most_records_bytes = 64 * 1024 * 1024;
inline constexpr std::size_t most_csv_rows = 1'000'000;
inline constexpr std::size_t most_csv_columns = 10'000;

struct Cell {
    std::string text;  ///< blanks around it left out
    Position at;
};

using Row = std::vector<Cell>;

/// Reads row after row. Empty lines are left out. The head says what separates the cells: commas if it has any, or else semicolons,
/// or else tabs. Where semicolons do, numbers have decimal commas, and come with a point: `12,5` is read as `12.5`.
/// \source RFC 4180; a line feed alone ends a line too
class CsvReader {
  public:
    explicit CsvReader(std::string_view text);

    /// Reads the next row into `row`; false at the end.
    /// \throws Mistake for a quote that is not closed or stands inside a cell, for too many cells, and, below a head with a unit, for
    /// numbers with points between thousands, which could be read in two ways; its offset is that of the text
    bool next(Row& row);

  private:
    bool at_line_end() const { return offset_ == text_.size() || text_[offset_] == '\n' || text_[offset_] == '\r'; }
    bool at_blank() const { return !at_line_end() && is_blank(text_[offset_]); }
    bool is_blank(char letter) const { return (letter == ' ' || letter == '\t') && letter != separator_; }
    void step();
    Cell cell(std::size_t column);
    void read_decimal_comma(std::string& text, std::size_t column, std::size_t offset) const;
    void quoted_text(std::string& text);
    void end_line();

    std::string_view text_;
    char separator_ = ',';
    std::vector<bool> has_unit_;  ///< by column of the head
    std::size_t offset_ = 0;
    Position here_;
};

}  // namespace takt::yaml
