#include "csv.hpp"

#include <fmt/format.h>

#include "mistake.hpp"

namespace takt::yaml {

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

Cell CsvReader::cell() {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    while (!at_line_end() && is_blank(text_[offset_]))
        step();
    Cell cell{{}, here_};
    if (!at_line_end() && text_[offset_] == '"') {
        quoted_text(cell.text);
        while (!at_line_end() && is_blank(text_[offset_]))
            step();
        if (!at_line_end() && text_[offset_] != ',')
            throw Mistake{"expected a comma after the closing quote", offset_, {}};
        return cell;
    }
    while (!at_line_end() && text_[offset_] != ',') {
        if (text_[offset_] == '"')
            throw Mistake{"found a quote inside a cell that does not begin with one", offset_, {}};
        cell.text += text_[offset_];
        step();
    }
    while (!cell.text.empty() && is_blank(cell.text.back()))
        cell.text.pop_back();
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
        row.push_back(cell());
        if (offset_ < text_.size() && text_[offset_] == ',') {
            step();
            continue;
        }
        end_line();
        const bool is_empty = row.size() == 1 && row.front().text.empty();
        if (!is_empty) return true;
        row.clear();
    }
    return !row.empty();
}

}  // namespace takt::yaml
