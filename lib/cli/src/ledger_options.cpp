#include "ledger_options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <ostream>
#include <string_view>

#include "failures.hpp"
#include "outputs.hpp"
#include "progress_bar.hpp"
#include "takt/report/display.hpp"

namespace takt {
namespace {

constexpr std::size_t most_shards = 1000000;

std::optional<std::size_t> whole(std::string_view text) {
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<Shard> read_shard(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == text.npos) return std::nullopt;
    const auto number = whole(text.substr(0, slash));
    const auto of = whole(text.substr(slash + 1));
    if (!number || !of || *number < 1 || *number > *of || *of > most_shards) return std::nullopt;
    return Shard{*number, *of};
}

std::string shard_problem(const std::string& word) {
    return read_shard(word) ? std::string() : fmt::format("expected a share such as 2/4, found '{}'", word);
}

}  // namespace

void LedgerOptions::add(CLI::App& command) {
    command.add_option("--ledger", file, "keep finished replications here, and run none that is there")
        ->type_name("FILE");
    command.add_option("--shard", shard, "run only this share of the replications, into a ledger; see takt merge")
        ->check(CLI::Validator(shard_problem, ""))
        ->type_name("I/N");
}

std::optional<Shard> LedgerOptions::share() const {
    return shard ? read_shard(*shard) : std::nullopt;
}

void LedgerOptions::expect_no_result(const OutputOptions& output, const HtmlOption& html) const {
    if (shard && (output.json || output.csv || html.is_asked_for()))
        throw ArgumentError("--shard runs a share into a ledger and has no result to write; see takt merge");
}

void LedgerOptions::claim(const std::string& model, Outputs& outputs) const {
    outputs.claim("--ledger", file_for(model));
}

std::string LedgerOptions::file_for(const std::string& model) const {
    if (file) return *file;
    const std::optional<Shard> mine = share();
    return mine ? fmt::format("{}.shard-{}-of-{}.takt-ledger", model, mine->number, mine->of)
                : fmt::format("{}.takt-ledger", model);
}

Ledger LedgerOptions::open(const std::string& model, std::ostream& err) const {
    Ledger ledger(file_for(model));
    tell_problems(ledger, err);
    return ledger;
}

void tell_problems(const Ledger& ledger, std::ostream& err) {
    for (const std::string& problem : ledger.problems())
        err << "takt: " << printable(problem) << '\n';
}

UnitsRun run_units_with_bar(const std::vector<UnitOfWork>& units, Ledger& ledger, const ExperimentOptions& options,
                            const QuietOption& quiet, const Console& console) {
    ProgressBar bar(console.err, quiet.shows_progress(console.terminal), static_cast<std::uint32_t>(units.size()),
                    console.terminal);
    const auto show = [&bar](std::size_t done, std::size_t total) {
        bar.show(static_cast<std::uint32_t>(done), static_cast<std::uint32_t>(total));
    };
    return run_units(units, ledger, {options.threads, options.stop, show});
}

int run_share(const std::vector<UnitOfWork>& units, const LedgerOptions& given, const std::string& model,
              const ExperimentOptions& options, const QuietOption& quiet, const Console& console) {
    const Shard shard = given.share().value();
    Ledger ledger = given.open(model, console.err);
    const UnitsRun run = run_units_with_bar(share_of(units, shard), ledger, options, quiet, console);
    tell_failures(run.failed, console.err);
    console.out << printable(fmt::format("Share {} of {}: {} of {} replications are in {}", shard.number, shard.of,
                                         run.found + run.computed, run.wanted, ledger.file().string()))
                << "\n";
    if (!run.failed.empty()) return code_of_failures(run.failed);
    return run.interrupted ? exit_code::interrupted : exit_code::done;
}

}  // namespace takt
