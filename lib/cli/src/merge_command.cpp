#include "merge_command.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "ledger_options.hpp"
#include "takt/ledger/ledger.hpp"
#include "takt/report/display.hpp"

namespace takt {
namespace {

struct MergeOptions {
    std::vector<std::string> ledgers;
    std::string into;
};

/// Adds what is new. Two answers to the same question mean that one of the ledgers is wrong, and nobody knows which.
void add_all(const Ledger& from, Ledger& into) {
    for (const LedgerKey& key : from.keys()) {
        const std::string payload = from.find(key).value();
        const std::optional<std::string> known = into.find(key);
        if (known && *known != payload)
            throw LedgerError(
                fmt::format("{} and {} have different results of replication {} of the plan {:016x} with "
                            "seed {}; one of them is wrong",
                            from.file().string(), into.file().string(), key.replication, key.digest, key.seed));
        into.append(key, payload);
    }
}

int merge(const MergeOptions& options, const Console& console) {
    if (options.ledgers.empty()) throw ArgumentError("takt merge needs ledgers");
    if (options.into.empty()) throw ArgumentError("takt merge needs --into FILE, the ledger that they become");
    Ledger into(options.into);
    tell_problems(into, console.err);
    for (const std::string& file : options.ledgers) {
        std::error_code error;
        if (std::filesystem::equivalent(file, options.into, error) && !error) continue;
        const Ledger from(file, Ledger::Access::read);
        tell_problems(from, console.err);
        add_all(from, into);
    }
    console.out << printable(fmt::format("{} has {} replications", into.file().string(), into.size())) << '\n';
    return exit_code::done;
}

}  // namespace

Action add_merge(CLI::App& command) {
    const auto options = std::make_shared<MergeOptions>();
    command.add_option("LEDGER", options->ledgers, "ledgers that runs with --ledger or --shard have written");
    command.add_option("--into", options->into, "the ledger that they become; it may be there already")
        ->type_name("FILE");
    command.footer(
        "Exit code: 0 done, 2 a ledger cannot be used, or two of them contradict each other\n\n"
        "Examples:\n"
        "  takt run plant.yaml -n 100 --shard 1/2 --ledger a.takt-ledger\n"
        "  takt run plant.yaml -n 100 --shard 2/2 --ledger b.takt-ledger\n"
        "  takt merge a.takt-ledger b.takt-ledger --into all.takt-ledger\n"
        "  takt run plant.yaml -n 100 --ledger all.takt-ledger");
    return [options](const Console& console) { return merge(*options, console); };
}

}  // namespace takt
