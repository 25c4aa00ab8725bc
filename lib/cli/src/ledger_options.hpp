// Where finished replications are kept, and which share of them to run.
#pragma once

#include <CLI/CLI.hpp>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "command.hpp"
#include "shared_options.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/ledger/ledger.hpp"
#include "takt/ledger/run_units.hpp"

namespace takt {

/// `--ledger` and `--shard`
struct LedgerOptions {
    std::optional<std::string> file;
    std::optional<std::string> shard;  ///< `i/n`

    void add(CLI::App& command);
    std::optional<Shard> share() const;
    /// A share has no result of its own. \throws ArgumentError where one is asked for
    void expect_no_result(const OutputOptions& output, const HtmlOption& html) const;
    /// As it was given, or a name beside the file of the plant that says which share it has.
    std::string file_for(const std::string& model) const;
    /// It is no file of another option. \throws ArgumentError
    void claim(const std::string& model, Outputs& outputs) const;
    /// Opens it; what it has that cannot be used is told to `err`.
    /// \throws LedgerError
    Ledger open(const std::string& model, std::ostream& err) const;
};

/// Tells what was not used.
void tell_problems(const Ledger& ledger, std::ostream& err);

/// Runs what the ledger does not have, with a progress bar, by the threads and the stop of `options`.
/// \throws LedgerError
UnitsRun run_units_with_bar(const std::vector<UnitOfWork>& units, Ledger& ledger, const ExperimentOptions& options,
                            const QuietOption& quiet, const Console& console);

/// Runs a share of the units into its ledger and says how to go on. The exit code.
/// \throws LedgerError
int run_share(const std::vector<UnitOfWork>& units, const LedgerOptions& given, const std::string& model,
              const ExperimentOptions& options, const QuietOption& quiet, const Console& console);

}  // namespace takt
