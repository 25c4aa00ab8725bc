#include "records.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "instants.hpp"
#include "takt/core/time.hpp"

namespace takt::yaml {
namespace {

constexpr std::array<std::string_view, 5> column_words{"station", "start", "end", "reason", "machine"};
enum Word : std::size_t { station, start, end, reason, machine };

/// `Off-shift` and `off shift` are the word `off_shift`; a failure's name stays as it is written.
std::string word_or_name(const std::string& text) {
    std::string word = text;
    for (char& letter : word) {
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        if (letter == '-' || letter == ' ') letter = '_';
    }
    return fit::kind_of(word) == fit::RecordKind::stop ? text : word;
}

/// Texts by number, each once.
class Names {
  public:
    explicit Names(std::vector<std::string>& names) : names_(names) {}

    std::uint32_t number_of(const std::string& name) {
        const auto [found, is_new] = numbers_.emplace(name, static_cast<std::uint32_t>(names_.size()));
        if (is_new) names_.push_back(name);
        return found->second;
    }

  private:
    std::vector<std::string>& names_;
    std::map<std::string, std::uint32_t> numbers_;
};

class RecordReader {
  public:
    RecordReader(const TableFile& file, Diagnostics& diagnostics)
        : file_(file), diagnostics_(diagnostics), stations_(records_.stations), reasons_(records_.reasons) {}

    fit::Records read() {
        bool any = false;
        read_rows(file_, column_words, [&](const TableHead& columns, const Row& row) {
            expect_columns(file_, columns, {station, start, end, reason}, "station,start,end,reason");
            any = true;
            read_row(columns, row);
        });
        if (!any) file_.fail({}, "expected records under the head `station,start,end,reason`, found none");
        find_overlaps();
        doubt_reasons();
        records_.grid = fit::grid_of(records_.rows);
        return std::move(records_);
    }

  private:
    void read_row(const TableHead& columns, const Row& row) {
        fit::Record record;
        bool good = true;
        const auto read = [&](std::size_t word, auto take) {
            const Cell& cell = row[columns.index(word)];
            try {
                take(cell);
            } catch (const Mistake& mistake) {
                diagnostics_.error(file_.place(cell.at), mistake.message);
                good = false;
            }
        };
        read(station, [&](const Cell& cell) { record.station = stations_.number_of(name_in(cell, "a station,")); });
        read(reason, [&](const Cell& cell) {
            record.reason = reasons_.number_of(word_or_name(name_in(cell, "`cycle`, or what stopped the station,")));
        });
        if (columns.has(machine))
            read(machine, [&](const Cell& cell) {
                record.machine = static_cast<std::uint32_t>(parse_count(cell.text, {1, 10000}, 10000));
            });
        read(start, [&](const Cell& cell) { record.start = instants_.read(cell.text, columns.unit(start)); });
        read(end, [&](const Cell& cell) {
            if (cell.text.empty()) return;
            record.end = instants_.read(cell.text, columns.unit(end));
            if (good && *record.end < record.start)
                throw Mistake{"expected an end after the start, found " + in_quotes(cell.text), 0, {}};
        });
        if (!good) return;
        records_.rows.push_back(record);
        places_.push_back(row.front().at);
    }

    static std::string name_in(const Cell& cell, std::string_view what) {
        constexpr std::size_t longest = 200;
        if (cell.text.empty()) throw Mistake{fmt::format("expected {} found nothing", std::string(what)), 0, {}};
        if (cell.text.size() > longest)
            throw Mistake{fmt::format("expected a name of at most {} bytes", longest), 0, {}};
        return cell.text;
    }

    /// A machine works on one part at a time, and has one stop for one reason at a time.
    void find_overlaps() {
        std::vector<std::size_t> order(records_.rows.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::vector<fit::RecordKind> kinds;
        for (const std::string& name : records_.reasons)
            kinds.push_back(fit::kind_of(name));
        std::erase_if(order, [&](std::size_t i) {
            const fit::RecordKind kind = kinds[records_.rows[i].reason];
            return kind == fit::RecordKind::wait || kind == fit::RecordKind::observed;
        });
        const auto key = [&](std::size_t i) {
            const fit::Record& row = records_.rows[i];
            const bool works = kinds[row.reason] != fit::RecordKind::stop;
            return std::tuple(row.station, row.machine, works ? none_ : row.reason, row.start,
                              row.end.value_or(Duration::max()));
        };
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
        for (std::size_t i = 1; i < order.size(); ++i) {
            const auto [station, machine, reason, from, to] = key(order[i]);
            const auto [station_before, machine_before, reason_before, from_before, to_before] = key(order[i - 1]);
            const bool same =
                std::tie(station, machine, reason) == std::tie(station_before, machine_before, reason_before);
            if (!same || to_before <= from) continue;
            const Position at = places_[order[i]];
            diagnostics_.error(
                file_.place(at),
                fmt::format("expected a beginning after the end of the `{}` in line {}, {}",
                            records_.reasons[records_.rows[order[i - 1]].reason], places_[order[i - 1]].line,
                            records_.rows[order[i - 1]].end ? "which overlaps" : "which has none"));
        }
    }

    /// A misspelt `cycle` would be a failure.
    void doubt_reasons() {
        constexpr std::array<std::string_view, 1> known{fit::cycle_reason};
        std::vector<bool> told(records_.reasons.size());
        for (std::size_t i = 0; i < records_.rows.size(); ++i) {
            const std::uint32_t each = records_.rows[i].reason;
            if (told[each]) continue;
            told[each] = true;
            const std::string& name = records_.reasons[each];
            if (fit::kind_of(name) == fit::RecordKind::stop && !nearest(name, known).empty())
                diagnostics_.warning(file_.place(places_[i]), in_quotes(name) + " is taken as the name of a failure" +
                                                                  did_you_mean(name, known));
        }
    }

    static constexpr std::uint32_t none_ = ~std::uint32_t{0};

    const TableFile& file_;
    Diagnostics& diagnostics_;
    fit::Records records_;
    Names stations_;
    Names reasons_;
    Instants instants_;
    std::vector<Position> places_;  ///< of rows
};

}  // namespace

fit::Records read_records(const TableFile& file, Diagnostics& diagnostics) {
    return RecordReader(file, diagnostics).read();
}

}  // namespace takt::yaml
