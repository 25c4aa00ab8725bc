// What CSV files hold for a plant: observed values, histograms, orders and timetables.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "folder.hpp"
#include "node.hpp"
#include "takt/core/diagnostic.hpp"
#include "takt/random/distribution.hpp"
#include "takt/spec/element.hpp"

namespace takt::yaml {

/// What a list of releases in a CSV file must have.
enum class ReleaseColumns { with_product, with_time };

/// Reads tables, each file of values once however often it is mentioned.
class Tables {
  public:
    static constexpr std::size_t most_bytes = 128 * 1024 * 1024;  ///< of all tables, one read twice counted twice

    explicit Tables(const Folder& folder) : folder_(folder) {}

    // A mention is the path as written in `from`; what is wrong is thrown as a Mistake, with a place in the CSV file.

    /// One column of values with its unit in the head: `value [s]`.
    Distribution empirical(std::string_view mention, const SourceFile& from);
    /// The columns `from [s]`, `to [s]` and `weight`, bins side by side.
    Distribution histogram(std::string_view mention, const SourceFile& from);

    /// The columns `product`, `at`, `count` and `due`; what is wrong with single rows goes to the diagnostics.
    std::vector<spec::ReleaseSpec> releases(std::string_view mention, const SourceFile& from, ReleaseColumns columns,
                                            Diagnostics& diagnostics);

  private:
    struct Open;
    Open open(std::string_view mention, const std::filesystem::path& path, const SourceFile& from);
    const Distribution& remember(const std::string& key, Distribution distribution);

    const Folder& folder_;
    std::map<std::string, Distribution> known_;
    std::size_t releases_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace takt::yaml
