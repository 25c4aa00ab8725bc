#include "tables.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>
#include <utility>
#include <variant>

#include <fmt/format.h>

#include "calendar_words.hpp"
#include "characters.hpp"
#include "csv.hpp"
#include "mistake.hpp"
#include "quantities.hpp"
#include "records.hpp"
#include "table_rows.hpp"
#include "takt/core/nearest.hpp"

namespace takt::yaml {

namespace {

/// The name by which messages call a mentioned file: beside the file that mentions it.
std::string name_beside(std::string_view mention, const SourceFile& from) {
    const std::size_t slash = from.name->find_last_of('/');
    return slash == std::string::npos ? std::string(mention) : from.name->substr(0, slash + 1) + std::string(mention);
}

}  // namespace

TableFile Tables::open(std::string_view mention, const std::filesystem::path& path, const SourceFile& from,
                       std::size_t most) {
    auto name = std::make_shared<const std::string>(name_beside(mention, from));
    if (!folder_.has(path)) throw Mistake{"there is no file " + in_quotes(*name), 0, {}};
    std::string text = folder_.read(path, most);
    bytes_ += text.size();
    if (bytes_ > most_bytes)
        throw Mistake{fmt::format("tables of more than {} MiB in all", most_bytes / (1024 * 1024)), 0, {}};
    return table_file(std::move(name), std::move(text));
}

const Distribution& Tables::remember(const std::string& key, Distribution distribution) {
    return known_.insert_or_assign(key, std::move(distribution)).first->second;
}

namespace {

/// `value [s]`, or `values [s]`.
bool has_values(const TableFile& file) {
    CsvReader reader(file.text);
    Row head;
    if (!reader.next(head)) file.fail({}, "expected a table with a head, found nothing");
    return head.size() == 1;
}

Observed values_in(const TableFile& file) {
    constexpr std::array<std::string_view, 2> words{"value", "values"};
    Observed observed;
    read_rows(file, words, [&](const TableHead& columns, const Row& row) {
        const std::size_t word = columns.has(0) ? 0 : 1;
        if (!columns.has(word) || !columns.unit(word))
            file.fail({}, "expected a head with a unit, such as `value [s]`");
        const Quantity unit = *columns.unit(word);
        const Cell& cell = row[columns.index(word)];
        observed.values.push_back(at_cell(file.place(cell.at), [&] { return plain_number(cell.text); }) * unit.value);
        observed.dimension = unit.dimension;
    });
    if (observed.values.empty()) file.fail({}, "expected from 1 to 10 million values");
    observed.first_again = observed.values.front();
    return observed;
}

template <class Words>
std::uint32_t index_of(std::string_view word, const Words& words, std::string_view what, const std::string& file) {
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end())
        throw Mistake{fmt::format("expected {} in {}, found {}{}", what, in_quotes(file), in_quotes(word),
                                  did_you_mean(word, words)), 0, {}};
    return static_cast<std::uint32_t>(found - words.begin());
}

fit::Times times_of(const fit::History& history, const RecordedTimes& choice, std::uint32_t reason) {
    switch (choice.what) {
        case RecordedTimes::What::cycle: return history.cycles();
        case RecordedTimes::What::every: return history.times_to(reason, choice.clock);
        case RecordedTimes::What::repair: break;
    }
    return history.repairs(reason);
}

}  // namespace

/// Records as they were read, with what each machine did.
struct Tables::RecordsFile {
    explicit RecordsFile(fit::Records read) : records(std::move(read)), histories(records) {}

    fit::Records records;
    fit::Histories histories;

    /// Of one machine, or of all: a trace needs one.
    Observed times(const RecordedTimes& choice, const std::string& file) const {
        const auto& machines = histories.of(index_of(choice.station, records.stations, "a station", file));
        if (choice.machine && !machines.contains(*choice.machine))
            throw Mistake{fmt::format("there is no machine {} of {} in {}", *choice.machine, in_quotes(choice.station),
                                      in_quotes(file)), 0, {}};
        if (!choice.machine && choice.in_order && machines.size() > 1)
            throw Mistake{fmt::format("expected `machine 1` or another, since {} has {} machines in {}",
                                      in_quotes(choice.station), machines.size(), in_quotes(file)), 0, {}};
        const bool is_cycle = choice.what == RecordedTimes::What::cycle;
        const std::uint32_t reason = is_cycle ? 0 : index_of(choice.reason, records.reasons, "a reason of stops", file);
        Observed observed;
        for (const auto& [number, history] : machines) {
            if (choice.machine && number != *choice.machine) continue;
            const fit::Times times = times_of(history, choice, reason);
            for (const Duration time : times.whole) observed.values.push_back(to_seconds(time));
            if (times.whole.empty()) continue;
            observed.first_again = to_seconds(times.whole.front() + times.cut_off.value_or(Duration{}));
        }
        if (observed.values.empty())
            throw Mistake{fmt::format("there is nothing of this kind of {} in {}", in_quotes(choice.station),
                                      in_quotes(file)), 0, {}};
        return observed;
    }
};

const Tables::RecordsFile& Tables::records_in(const std::filesystem::path& path, std::string_view mention,
                                              const SourceFile& from) {
    auto& known = known_records_[path.string()];
    if (known) return *known;
    Diagnostics diagnostics;
    fit::Records records = read_records(open(mention, path, from, most_records_bytes), diagnostics);
    for (const Diagnostic& each : diagnostics.entries()) {
        if (each.severity != Severity::error) continue;
        const std::size_t others = diagnostics.errors() - 1;
        throw Mistake{each.message + (others > 0 ? fmt::format(" (`takt fit` shows {} more)", others) : ""), 0, each.place};
    }
    known = std::make_shared<const RecordsFile>(std::move(records));
    return *known;
}

Observed Tables::observed(std::string_view mention, const SourceFile& from, const std::optional<RecordedTimes>& choice) {
    const std::filesystem::path path = folder_.find(mention, from.folder);
    if (choice) return records_in(path, mention, from).times(*choice, std::string(mention));
    const auto found = known_values_.find(path.string());
    if (found != known_values_.end()) return found->second;
    if (const auto broken = broken_values_.find(path.string()); broken != broken_values_.end()) throw broken->second;
    const TableFile file = open(mention, path, from);
    if (!has_values(file))
        file.fail({}, fmt::format("expected a head with a unit, such as `value [s]`; of records, which times are meant: "
                                  "`{}, station NAME, cycle`", mention));
    try {
        return known_values_.emplace(path.string(), values_in(file)).first->second;
    } catch (const Mistake& mistake) {
        broken_values_.emplace(path.string(), Mistake{mistake.message, mistake.offset, mistake.place});  // the others are told once
        throw;
    }
}

Distribution Tables::histogram(std::string_view mention, const SourceFile& from) {
    const std::filesystem::path path = folder_.find(mention, from.folder);
    const std::string key = "histogram " + path.string();
    if (const auto found = known_.find(key); found != known_.end()) return found->second;
    const TableFile file = open(mention, path, from);
    constexpr std::array<std::string_view, 3> words{"from", "to", "weight"};
    std::vector<double> edges, weights;
    std::optional<double> last_end;  // of the bin before, if that could be read
    Dimension dimension = Dimension::time;
    read_rows(file, words, [&](const TableHead& columns, const Row& row) {
        expect_columns(file, columns, {0, 1, 2}, "from [s],to [s],weight");
        if (!columns.unit(0) || !columns.unit(1) || columns.unit(2) ||
            columns.unit(0)->dimension != columns.unit(1)->dimension)
            file.fail({}, "expected a head such as `from [s],to [s],weight`");
        std::vector<Mistake> wrong;
        const auto number = [&](std::size_t word) {
            const Cell& cell = row[columns.index(word)];
            try {
                return plain_number(cell.text);
            } catch (const Mistake& mistake) {
                wrong.push_back({mistake.message, 0, file.place(cell.at)});
                return 0.0;
            }
        };
        const double begin = number(0) * columns.unit(0)->value;
        const double end = number(1) * columns.unit(1)->value;
        const double weight = number(2);
        const std::optional<double> before = std::exchange(last_end, std::nullopt);
        if (!wrong.empty()) throw_together(std::move(wrong));
        last_end = end;
        if (before && std::abs(*before - begin) > 1e-9 * (1 + begin))
            file.fail(row[columns.index(0)].at, "expected the bin to begin where the one before ends");
        if (!(end > begin)) file.fail(row[columns.index(1)].at, "expected the bin to end after it begins");
        if (edges.empty()) edges.push_back(begin);
        edges.push_back(end);
        weights.push_back(weight);
        dimension = columns.unit(0)->dimension;
    });
    if (weights.empty()) file.fail({}, "expected at least one bin");
    auto made = Distribution::histogram(std::move(edges), weights, dimension);
    if (const auto* wanted = std::get_if<std::string>(&made)) file.fail({}, "expected " + *wanted);
    return remember(key, std::get<Distribution>(std::move(made)));
}

RowTable Tables::rows(std::string_view mention, const SourceFile& from) {
    return read_row_table(open(mention, folder_.find(mention, from.folder), from));
}

std::vector<spec::ReleaseSpec> Tables::releases(std::string_view mention, const SourceFile& from,
                                                ReleaseColumns columns_needed, Diagnostics& diagnostics) {
    const TableFile file = open(mention, folder_.find(mention, from.folder), from);
    constexpr std::array<std::string_view, 4> words{"product", "at", "count", "due"};
    enum : std::size_t { product, time, count, due };
    std::vector<spec::ReleaseSpec> list;
    read_rows(file, words, [&](const TableHead& columns, const Row& row) {
        const bool orders = columns_needed == ReleaseColumns::with_product;
        if (!columns.has(orders ? product : time))
            file.fail({}, fmt::format("expected a column `{}` in the head", orders ? "product" : "at"));
        if (++releases_ == most_csv_rows + 1)  // said once
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
