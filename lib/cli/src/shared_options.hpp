// Options that several commands have. A command keeps the ones it wants and adds them to its CLI11 command.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "command.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/text_report.hpp"
#include "takt/spec/setting.hpp"
#include "takt/yaml/files_read.hpp"

namespace takt {

inline constexpr std::uint64_t largest_seed = 1ull << 53;  ///< every program that reads the JSON sees the same number

/// Accepts whole numbers from `least` to `most`, and says so.
CLI::Validator whole_number(std::uint64_t least, std::uint64_t most);

/// `--width`
struct WidthOption {
    std::optional<int> columns;

    void add(CLI::App& command);
    /// How text looks on the terminal.
    TextOptions text(const Terminal& terminal) const;
};

/// `FILE`, `--set`, `--with` and `--horizon`, and `--state` and `--warm-up` where they are added.
struct ModelOptions {
    std::string file;
    std::vector<std::string> settings;
    std::vector<std::string> settings_files;
    std::string horizon;
    std::string warm_up;
    std::string state;
    /// Stays as it was when it was first read, however often the plant is loaded; copies share it.
    std::shared_ptr<FilesRead> kept = std::make_shared<FilesRead>();

    void add(CLI::App& command);
    void add_state(CLI::App& command);
    void add_warm_up(CLI::App& command);
    /// Those of files first, those of --horizon and --warm-up last. \throws SpecError for a file of settings
    std::vector<spec::Setting> overrides() const;
    /// \throws ArgumentError where it was left out
    const std::string& needed_file(std::string_view command) const;
};

/// `--replications`, `--seed` and `--threads`, in place of what the file says.
struct ExperimentOptionsGiven {
    std::optional<std::uint32_t> replications;
    std::optional<std::uint64_t> seed;
    unsigned threads = 0;

    void add(CLI::App& command);
    ExperimentOptions options_for(const Plan& plan, const Terminal& terminal) const;
};

/// `--json` and `--csv`
struct OutputOptions {
    std::optional<std::string> json;  ///< a file, or `-` for standard output
    std::optional<std::string> csv;   ///< a folder

    void add(CLI::App& command);
    void add_json(CLI::App& command);
    bool json_to_out() const { return json && *json == "-"; }
    bool json_to_file() const { return json && *json != "-"; }
    /// Says before a long run what could not be written after it, and makes the folder.
    /// \throws WriteError, ArgumentError
    void expect_writable(Outputs& outputs) const;
};

/// `--html`
struct HtmlOption {
    std::string file;  ///< empty: no page

    void add(CLI::App& command);
    bool is_asked_for() const { return !file.empty(); }
    /// Says before a long run what could not be written after it.
    /// \throws ArgumentError where this program writes no pages
    /// \throws WriteError
    void expect_writable(Outputs& outputs) const;
};

/// `--quiet`
struct QuietOption {
    bool quiet = false;

    void add(CLI::App& command);
    bool shows_progress(const Terminal& terminal) const { return terminal.err_is_tty && !quiet; }
};

}  // namespace takt
