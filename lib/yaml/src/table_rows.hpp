// Tables in CSV files: columns found by the words in the head, whatever their order, and mistakes with their places.
#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "characters.hpp"
#include "csv.hpp"
#include "cursor.hpp"
#include "mistake.hpp"
#include "quantities.hpp"
#include "takt/core/diagnostic.hpp"
#include "takt/core/nearest.hpp"

namespace takt::yaml {

/// A CSV file with its text in memory.
struct TableFile {
    std::shared_ptr<const std::string> name;
    std::string text;

    Place place(Position position) const { return {name, position.line, position.column}; }
    [[noreturn]] void fail(Position position, std::string message) const {
        throw Mistake{std::move(message), 0, place(position)};
    }
};

/// Without the mark that some programs put at the beginning. \throws Mistake for bytes that no text of takt may hold
inline TableFile table_file(std::shared_ptr<const std::string> name, std::string text) {
    TableFile file{std::move(name), std::move(text)};
    if (file.text.starts_with("\xEF\xBB\xBF")) file.text.erase(0, 3);
    if (const auto bad = find_bad_byte(file.text)) {
        const bool is_other_encoding = bad->message.starts_with("expected UTF-8");
        file.fail(position_of(file.text, bad->offset), bad->message + (is_other_encoding ? "; spreadsheets save it as `CSV UTF-8`" : ""));
    }
    return file;
}

/// A column's head: `value [min]` is the word `value` and the unit `min`.
struct Head {
    std::string word;
    std::optional<Quantity> unit;
};

inline Head parse_head(const Cell& cell) {
    const std::size_t bracket = cell.text.find('[');
    Head head{cell.text.substr(0, bracket), std::nullopt};
    while (!head.word.empty() && head.word.back() == ' ')
        head.word.pop_back();
    if (bracket == std::string::npos) return head;
    if (cell.text.back() != ']')
        throw Mistake{"expected a head such as `value [s]`, found " + in_quotes(cell.text), 0, {}};
    head.unit = parse_unit(std::string_view(cell.text).substr(bracket + 1, cell.text.size() - bracket - 2));
    return head;
}

inline double plain_number(const std::string& text) {
    Cursor cursor(text);
    const bool good = cursor.is_at_number();
    const double value = good ? cursor.number() : 0;
    if (!good || !cursor.at_end() || value > largest_quantity)
        throw Mistake{expected("a number of 0 or more", "96.5", text), 0, {}};
    return value;
}

/// Calls `read`; a mistake in it gets the cell's place.
template <class Read>
auto at_cell(const Place& place, Read read) {
    try {
        return read();
    } catch (Mistake& mistake) {
        mistake.place = place;
        throw;
    }
}

/// Which column has which word; those not found have the index of none.
class TableHead {
  public:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    template <class PlaceOf>
    TableHead(const Row& head, std::span<const std::string_view> words, PlaceOf place_of) : at_(words.size(), none) {
        for (std::size_t i = 0; i < head.size(); ++i) {
            heads_.push_back(at_cell(place_of(head[i]), [&] { return parse_head(head[i]); }));
            const auto found = std::find(words.begin(), words.end(), heads_.back().word);
            if (found == words.end())
                throw Mistake{
                    "unknown column " + in_quotes(heads_.back().word) + did_you_mean(heads_.back().word, words), 0,
                    place_of(head[i])};
            std::size_t& at = at_[static_cast<std::size_t>(found - words.begin())];
            if (at != none)
                throw Mistake{"the column " + in_quotes(heads_.back().word) + " is given twice", 0, place_of(head[i])};
            at = i;
        }
    }

    std::size_t size() const { return heads_.size(); }
    bool has(std::size_t word) const { return at_[word] != none; }
    std::size_t index(std::size_t word) const { return at_[word]; }
    const std::optional<Quantity>& unit(std::size_t word) const { return heads_[at_[word]].unit; }

  private:
    std::vector<std::size_t> at_;
    std::vector<Head> heads_;
};

/// Reads the head, then calls `on_row` for every row with as many cells as the head has. What is wrong with single rows is thrown at the
/// end, all together; what is wrong with the head, which each row would say again, or with the quotes at once.
template <class OnRow>
void read_rows(const TableFile& file, std::span<const std::string_view> words, OnRow on_row) {
    CsvReader reader(file.text);
    const auto place_of = [&](const Cell& cell) { return file.place(cell.at); };
    std::vector<Mistake> mistakes;
    Row row;
    try {
        if (!reader.next(row)) file.fail({}, "expected a table with a head, found nothing");
        const TableHead columns(row, words, place_of);
        for (std::size_t rows = 0; mistakes.size() < Diagnostics::limit && reader.next(row); ++rows) {
            if (rows == most_csv_rows) file.fail(row.front().at, fmt::format("more than {} rows", most_csv_rows));
            try {
                if (row.size() != columns.size())
                    file.fail(row.front().at,
                              fmt::format("expected {} cells as in the head, found {}", columns.size(), row.size()));
                on_row(columns, row);
            } catch (Mistake& mistake) {
                if (!mistake.place || mistake.place->line < row.front().at.line) throw;
                mistakes.push_back(std::move(mistake));
            }
        }
    } catch (Mistake& mistake) {
        if (!mistake.place) mistake.place = file.place(position_of(file.text, mistake.offset));
        mistakes.push_back(std::move(mistake));
    }
    if (!mistakes.empty()) throw_together(std::move(mistakes));
}

inline void expect_columns(const TableFile& file, const TableHead& columns, std::initializer_list<std::size_t> needed,
                           std::string_view head) {
    for (const std::size_t word : needed)
        if (!columns.has(word)) file.fail({}, fmt::format("expected a head such as `{}`", head));
}

}  // namespace takt::yaml
