// Tables as comma-separated values: a head, quoted cells, any line end.
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

/// Reads row after row. Empty lines are left out.
/// \source RFC 4180; a line feed alone ends a line too
class CsvReader {
  public:
    explicit CsvReader(std::string_view text) : text_(text) {}

    /// Reads the next row into `row`; false at the end.
    /// \throws Mistake for a quote that is not closed or stands inside a cell, and for too many cells; its offset is that of the text
    bool next(Row& row);

  private:
    bool at_line_end() const { return offset_ == text_.size() || text_[offset_] == '\n' || text_[offset_] == '\r'; }
    void step();
    Cell cell();
    void quoted_text(std::string& text);
    void end_line();

    std::string_view text_;
    std::size_t offset_ = 0;
    Position here_;
};

}  // namespace takt::yaml
