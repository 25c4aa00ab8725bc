// A result that was written as JSON, read again. Whoever wrote it is not trusted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "takt/experiment/compare_results.hpp"
#include "takt/experiment/precision.hpp"
#include "takt/report/page.hpp"
#include "takt/report/run_facts.hpp"
#include "takt/spec/setting.hpp"
#include "takt/yaml/load.hpp"

namespace takt {

/// The file is no result that takt can use; the message names it and says why.
class ResultError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

struct PrecisionAskedFor {
    PrecisionGoal goal{};
    std::uint32_t most = 0;
    std::uint32_t began_with = 0;
};

struct ResultFile {
    std::string text;  ///< all of it
    std::string version;
    std::string model;   ///< the plant's name
    std::string file;    ///< the plant's file, as it was named
    std::string digest;  ///< 16 hexadecimal digits
    std::uint64_t seed = 1;
    std::uint32_t asked = 0;
    bool interrupted = false;
    ScenarioRuns runs;
    std::vector<SourceText> files;  ///< none in a result without them
    std::vector<std::string> overrides;
    std::optional<std::uint64_t> warm_up_found;  ///< in seconds, where it was looked for
    std::optional<PrecisionAskedFor> precision;

    /// All that replaces what the files say.
    std::vector<spec::Setting> settings() const;
};

/// A result of any command.
struct AnyResult {
    PageKind kind = PageKind::run;
    std::string text;  ///< JSON
};

/// \throws ResultError
AnyResult read_any_result(const std::filesystem::path& file);

/// Of takt run.
/// \throws ResultError
ResultFile read_result(const std::filesystem::path& file);

/// The files of its plant, which are read from nowhere else, the main one first.
/// \throws ResultError when the result has none, or one that would lie outside of the folder of the main one
std::vector<PlantFile> source_of(const ResultFile& result, const std::filesystem::path& name);

}  // namespace takt
