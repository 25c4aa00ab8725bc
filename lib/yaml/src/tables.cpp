#include "tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>
#include <variant>

#include <fmt/format.h>

#include "calendar_words.hpp"
#include "characters.hpp"
#include "csv.hpp"
#include "mistake.hpp"
#include "quantities.hpp"
#include "takt/core/nearest.hpp"

namespace takt::yaml {

/// A CSV file with its text in memory and its head read.
struct Tables::Open {
    std::shared_ptr<const std::string> name;
    std::string text;

    Place place(Position position) const { return {name, position.line, position.column}; }
    [[noreturn]] void fail(Position position, std::string message) const {
        throw Mistake{std::move(message), 0, place(position)};
    }
};

namespace {

/// A column's head: `value [min]` is the word `value` and the unit `min`.
struct Head {
    std::string word;
    std::optional<Quantity> unit;
};

Head parse_head(const Cell& cell) {
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

double plain_number(const std::string& text) {
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

/// The name by which messages call a mentioned file: beside the file that mentions it.
std::string name_beside(std::string_view mention, const SourceFile& from) {
    const std::size_t slash = from.name->find_last_of('/');
    return slash == std::string::npos ? std::string(mention) : from.name->substr(0, slash + 1) + std::string(mention);
}

}  // namespace

Tables::Open Tables::open(std::string_view mention, const std::filesystem::path& path, const SourceFile& from) {
    Open file{std::make_shared<const std::string>(name_beside(mention, from)), {}};
    std::error_code problem;
    if (!std::filesystem::exists(path, problem)) throw Mistake{"there is no file " + in_quotes(*file.name), 0, {}};
    file.text = folder_.read(path, most_csv_bytes);
    bytes_ += file.text.size();
    if (bytes_ > most_bytes)
        throw Mistake{fmt::format("tables of more than {} MiB in all", most_bytes / (1024 * 1024)), 0, {}};
    if (file.text.starts_with("\xEF\xBB\xBF")) file.text.erase(0, 3);
    if (const auto bad = find_bad_byte(file.text)) file.fail(position_of(file.text, bad->offset), bad->message);
    return file;
}

namespace {

/// Reads the head, then calls `on_row` for every row with as many cells as the head has.
template <class File, class OnRow>
void read_rows(const File& file, std::span<const std::string_view> words, OnRow on_row) {
    CsvReader reader(file.text);
    const auto place_of = [&](const Cell& cell) { return file.place(cell.at); };
    Row row;
    try {
        if (!reader.next(row)) file.fail({}, "expected a table with a head, found nothing");
        const TableHead columns(row, words, place_of);
        for (std::size_t rows = 0; reader.next(row); ++rows) {
            if (rows == most_csv_rows) file.fail(row.front().at, fmt::format("more than {} rows", most_csv_rows));
            if (row.size() != columns.size())
                file.fail(row.front().at,
                          fmt::format("expected {} cells as in the head, found {}", columns.size(), row.size()));
            on_row(columns, row);
        }
    } catch (Mistake& mistake) {
        if (!mistake.place) mistake.place = file.place(position_of(file.text, mistake.offset));
        throw;
    }
}

template <class File>
void expect_columns(const File& file, const TableHead& columns, std::initializer_list<std::size_t> needed,
                    std::string_view head) {
    for (const std::size_t word : needed)
        if (!columns.has(word)) file.fail({}, fmt::format("expected a head such as `{}`", head));
}

}  // namespace

const Distribution& Tables::remember(const std::string& key, Distribution distribution) {
    return known_.insert_or_assign(key, std::move(distribution)).first->second;
}

Distribution Tables::empirical(std::string_view mention, const SourceFile& from) {
    const std::filesystem::path path = folder_.find(mention, from.folder);
    const std::string key = "values " + path.string();
    if (const auto found = known_.find(key); found != known_.end()) return found->second;
    const Open file = open(mention, path, from);
    constexpr std::array<std::string_view, 2> words{"value", "values"};
    std::vector<double> values;
    Dimension dimension = Dimension::time;
    read_rows(file, words, [&](const TableHead& columns, const Row& row) {
        const std::size_t word = columns.has(0) ? 0 : 1;
        if (!columns.has(word) || !columns.unit(word))
            file.fail({}, "expected a head with a unit, such as `value [s]`");
        const Quantity unit = *columns.unit(word);
        const Cell& cell = row[columns.index(word)];
        values.push_back(at_cell(file.place(cell.at), [&] { return plain_number(cell.text); }) * unit.value);
        dimension = unit.dimension;
    });
    auto made = Distribution::empirical(std::move(values), dimension);
    if (const auto* wanted = std::get_if<std::string>(&made)) file.fail({}, "expected " + *wanted);
    return remember(key, std::get<Distribution>(std::move(made)));
}

Distribution Tables::histogram(std::string_view mention, const SourceFile& from) {
    const std::filesystem::path path = folder_.find(mention, from.folder);
    const std::string key = "histogram " + path.string();
    if (const auto found = known_.find(key); found != known_.end()) return found->second;
    const Open file = open(mention, path, from);
    constexpr std::array<std::string_view, 3> words{"from", "to", "weight"};
    std::vector<double> edges, weights;
    Dimension dimension = Dimension::time;
    read_rows(file, words, [&](const TableHead& columns, const Row& row) {
        expect_columns(file, columns, {0, 1, 2}, "from [s],to [s],weight");
        if (!columns.unit(0) || !columns.unit(1) || columns.unit(2) ||
            columns.unit(0)->dimension != columns.unit(1)->dimension)
            file.fail({}, "expected a head such as `from [s],to [s],weight`");
        const auto number = [&](std::size_t word) {
            const Cell& cell = row[columns.index(word)];
            return at_cell(file.place(cell.at), [&] { return plain_number(cell.text); });
        };
        const double begin = number(0) * columns.unit(0)->value;
        const double end = number(1) * columns.unit(1)->value;
        if (!edges.empty() && std::abs(edges.back() - begin) > 1e-9 * (1 + begin))
            file.fail(row[columns.index(0)].at, "expected the bin to begin where the one before ends");
        if (!(end > begin)) file.fail(row[columns.index(1)].at, "expected the bin to end after it begins");
        if (edges.empty()) edges.push_back(begin);
        edges.push_back(end);
        weights.push_back(number(2));
        dimension = columns.unit(0)->dimension;
    });
    if (weights.empty()) file.fail({}, "expected at least one bin");
    auto made = Distribution::histogram(std::move(edges), weights, dimension);
    if (const auto* wanted = std::get_if<std::string>(&made)) file.fail({}, "expected " + *wanted);
    return remember(key, std::get<Distribution>(std::move(made)));
}

std::vector<spec::ReleaseSpec> Tables::releases(std::string_view mention, const SourceFile& from,
                                                ReleaseColumns columns_needed, Diagnostics& diagnostics) {
    const Open file = open(mention, folder_.find(mention, from.folder), from);
    constexpr std::array<std::string_view, 4> words{"product", "at", "count", "due"};
    enum : std::size_t { product, time, count, due };
    std::vector<spec::ReleaseSpec> list;
    read_rows(file, words, [&](const TableHead& columns, const Row& row) {
        const bool orders = columns_needed == ReleaseColumns::with_product;
        if (!columns.has(orders ? product : time))
            file.fail({}, fmt::format("expected a column `{}` in the head", orders ? "product" : "at"));
        if (++releases_ > most_csv_rows)
            file.fail(row.front().at, fmt::format("more than {} releases in all tables", most_csv_rows));
        spec::ReleaseSpec release;
        release.at = file.place(row.front().at);
        const auto read = [&](std::size_t word, auto take) {
            if (!columns.has(word)) return;
            const Cell& cell = row[columns.index(word)];
            try {
                take(cell);
            } catch (const Mistake& mistake) {
                diagnostics.error(file.place(cell.at), mistake.message);
            }
        };
        read(product, [&](const Cell& cell) {
            if (cell.text.empty()) throw Mistake{"expected the name of a product, found nothing", 0, {}};
            release.product = spec::Ref(cell.text, file.place(cell.at));
        });
        const auto time_in = [&](std::size_t word, const Cell& cell) {
            const auto& unit = columns.unit(word);
            if (unit && unit->dimension != Dimension::time) throw Mistake{"expected a time, found cycles", 0, {}};
            return unit ? from_seconds(plain_number(cell.text) * unit->value) : parse_duration(cell.text);
        };
        read(time, [&](const Cell& cell) {
            release.time = Duration{};  // stays when the cell cannot be read
            release.time = time_in(time, cell);
        });
        read(due, [&](const Cell& cell) {
            if (!cell.text.empty()) release.due = time_in(due, cell);
        });
        read(count, [&](const Cell& cell) {
            release.count = static_cast<std::uint32_t>(parse_count(cell.text, {1, 1e7}, 10'000'000));
        });
        list.push_back(std::move(release));
    });
    return list;
}

}  // namespace takt::yaml
