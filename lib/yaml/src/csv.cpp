#include "csv.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "mistake.hpp"

namespace takt::yaml {
namespace {

/// Of the first line that is not empty, quoted cells left out.
char separator_of(std::string_view text) {
    bool quoted = false, any = false, has_semicolon = false, has_tab = false;
    for (const char letter : text) {
        if (letter == '"') quoted = !quoted;
        if (quoted) continue;
        if (letter == ',') return ',';
        if ((letter == '\n' || letter == '\r') && any) break;
        any = any || (letter != '\n' && letter != '\r');
        has_semicolon = has_semicolon || letter == ';';
        has_tab = has_tab || letter == '\t';
    }
    return has_semicolon ? ';' : has_tab ? '\t' : ',';
}

const char* name_of_separator(char separator) {
    return separator == ',' ? "comma" : separator == ';' ? "semicolon" : "tab";
}

bool all_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

/// `1.234` or `1.234.567`: a number in one country, another in the next.
bool has_thousands(std::string_view whole) {
    const std::size_t first = whole.find('.');
    if (first == whole.npos || first > 3 || whole.front() == '0' || !all_digits(whole.substr(0, first))) return false;
    for (std::size_t at = first; at < whole.size(); at += 4)
        if (whole[at] != '.' || whole.size() < at + 4 || !all_digits(whole.substr(at + 1, 3))) return false;
    return true;
}

}  // namespace

CsvReader::CsvReader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

void CsvReader::step() {
    if (text_[offset_] == '\n') {
        ++here_.line;
        here_.column = 1;
    } else if (!is_inner_byte(text_[offset_])) {
        ++here_.column;
    }
    ++offset_;
}

void CsvReader::quoted_text(std::string& text) {
    const std::size_t start = offset_;
    step();
    while (offset_ < text_.size()) {
        if (text_[offset_] == '"') {
            step();
            if (offset_ == text_.size() || text_[offset_] != '"') return;
        }
        text += text_[offset_];
        step();
    }
    throw Mistake{"the quote that begins here is not closed", start, {}};
}

/// `12,5` becomes `12.5`; what is no number stays as it is, as the name `110.020` of a station.
void CsvReader::read_decimal_comma(std::string& text, std::size_t column, std::size_t offset) const {
    const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    const std::size_t comma = std::min(text.find(','), text.size());
    if (comma < text.size() && !all_digits(std::string_view(text).substr(comma + 1))) return;
    const std::string_view whole = std::string_view(text).substr(sign, comma - sign);
    if (column < has_unit_.size() && has_unit_[column] && has_thousands(whole))
        throw Mistake{fmt::format("expected a number without points between thousands, found `{}`; where semicolons separate the cells, "
                                  "a comma is what stands before the decimals", text), offset, {}};
    if (comma < text.size() && all_digits(whole)) text[comma] = '.';
}

Cell CsvReader::cell(std::size_t column) {
    while (at_blank()) step();
    Cell cell{{}, here_};
    const std::size_t start = offset_;
    if (!at_line_end() && text_[offset_] == '"') {
        quoted_text(cell.text);
        while (at_blank()) step();
        if (!at_line_end() && text_[offset_] != separator_)
            throw Mistake{fmt::format("expected a {} after the closing quote", name_of_separator(separator_)), offset_, {}};
        return cell;
    }
    while (!at_line_end() && text_[offset_] != separator_) {
        if (text_[offset_] == '"')
            throw Mistake{"found a quote inside a cell that does not begin with one", offset_, {}};
        cell.text += text_[offset_];
        step();
    }
    while (!cell.text.empty() && is_blank(cell.text.back()))
        cell.text.pop_back();
    if (separator_ == ';') read_decimal_comma(cell.text, column, start);
    return cell;
}

void CsvReader::end_line() {
    if (offset_ < text_.size() && text_[offset_] == '\r') step();
    if (offset_ < text_.size() && text_[offset_] == '\n') step();
}

bool CsvReader::next(Row& row) {
    row.clear();
    while (offset_ < text_.size()) {
        if (row.size() == most_csv_columns)
            throw Mistake{fmt::format("more than {} cells in a row", most_csv_columns), offset_, {}};
        row.push_back(cell(row.size()));
        if (offset_ < text_.size() && text_[offset_] == separator_) {
            step();
            continue;
        }
        end_line();
        const bool is_empty = row.size() == 1 && row.front().text.empty();
        if (!is_empty) {
            if (has_unit_.empty())
                for (const Cell& head : row) has_unit_.push_back(head.text.ends_with(']'));
            return true;
        }
        row.clear();
    }
    return !row.empty();
}

}  // namespace takt::yaml
