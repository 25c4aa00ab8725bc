// What CSV files hold for a plant: observed values, histograms, orders and timetables.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "folder.hpp"
#include "mistake.hpp"
#include "node.hpp"
#include "row_table.hpp"
#include "table_rows.hpp"
#include "takt/core/diagnostic.hpp"
#include "takt/fit/history.hpp"
#include "takt/random/distribution.hpp"
#include "takt/spec/element.hpp"

namespace takt::yaml {

/// What a list of releases in a CSV file must have.
enum class ReleaseColumns { with_product, with_time };

/// Which times are taken from records.
struct RecordedTimes {
    enum class What { cycle, every, repair };

    std::string station;
    std::optional<std::uint32_t> machine{};  ///< nothing: all machines of the station
    bool in_order = false;                   ///< which is told of one machine only
    What what = What::cycle;
    std::string reason;  ///< the failure's name
    fit::FailureClock clock = fit::FailureClock::operating;
};

struct Observed {
    std::vector<double> values;
    double first_again = 0;  ///< see Trace::make
    Dimension dimension = Dimension::time;
};

/// Reads tables, each file of values or records once however often it is mentioned.
class Tables {
  public:
    static constexpr std::size_t most_bytes = 128 * 1024 * 1024;  ///< of all tables, one read twice counted twice

    explicit Tables(const Folder& folder) : folder_(folder) {}

    // A mention is the path as written in `from`; what is wrong is thrown as a Mistake, with a place in the CSV file.

    /// Values in the order in which they stand or came, from one column with its unit in the head, `value [s]`; or from records, the
    /// times that the choice says.
    Observed observed(std::string_view mention, const SourceFile& from, const std::optional<RecordedTimes>& choice);
    /// The columns `from [s]`, `to [s]` and `weight`, bins side by side.
    Distribution histogram(std::string_view mention, const SourceFile& from);

    /// Rows under columns of any names.
    RowTable rows(std::string_view mention, const SourceFile& from);

    /// The columns `product`, `at`, `count` and `due`; what is wrong with single rows goes to the diagnostics.
    std::vector<spec::ReleaseSpec> releases(std::string_view mention, const SourceFile& from, ReleaseColumns columns,
                                            Diagnostics& diagnostics);

  private:
    TableFile open(std::string_view mention, const std::filesystem::path& path, const SourceFile& from,
                   std::size_t most = most_csv_bytes);
    const Distribution& remember(const std::string& key, Distribution distribution);
    struct RecordsFile;
    const RecordsFile& records_in(const std::filesystem::path& path, std::string_view mention, const SourceFile& from);

    const Folder& folder_;
    std::map<std::string, Distribution> known_;
    std::map<std::string, Observed> known_values_;
    std::map<std::string, Mistake> broken_values_;
    std::map<std::string, std::shared_ptr<const RecordsFile>> known_records_;
    std::size_t releases_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace takt::yaml
