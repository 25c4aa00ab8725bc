#include "takt/ledger/run_units.hpp"

#include <fmt/format.h>

#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "records.hpp"
#include "takt/core/contract.hpp"
#include "takt/experiment/replicate.hpp"
#include "takt/experiment/work_pool.hpp"
#include "takt/ledger/replication_payload.hpp"
#include "takt/line/too_many_parts.hpp"

namespace takt {
namespace {

LedgerKey key_of(const UnitOfWork& unit) {
    return replication_key(*unit.plan, unit.seed, unit.replication);
}

/// Each unit once, though plans may be the same under two names.
std::vector<UnitOfWork> different(const std::vector<UnitOfWork>& units) {
    std::vector<UnitOfWork> each;
    std::set<std::string> known;
    for (const UnitOfWork& unit : units)
        if (known.insert(ledger::name_of(key_of(unit))).second) each.push_back(unit);
    return each;
}

std::map<const Plan*, Replicator> replicators_of(const std::vector<UnitOfWork>& units) {
    std::map<const Plan*, Replicator> replicators;
    for (const UnitOfWork& unit : units)
        replicators.try_emplace(unit.plan, *unit.plan);
    return replicators;
}

/// What goes wrong inside of a replication is kept; what goes wrong with the ledger ends all work.
struct Computed {
    std::optional<ReplicationResult> result;
    std::optional<std::string> failure;
    bool floods = false;
};

Computed compute(const Replicator& replicate, const UnitOfWork& unit, const std::stop_token& stop) {
    try {
        ReplicationResult result = replicate(unit.seed, unit.replication, stop);
        if (result.interrupted) return {};
        return {std::move(result), std::nullopt, false};
    } catch (const TooManyParts& flood) {
        return {std::nullopt, flood.what(), true};
    } catch (const std::exception& exception) {
        return {std::nullopt, exception.what(), false};
    }
}

}  // namespace

std::vector<UnitOfWork> units_of(const Plan& plan, std::uint64_t seed, std::uint64_t first, std::uint32_t count) {
    std::vector<UnitOfWork> units;
    for (std::uint32_t i = 0; i < count; ++i)
        units.push_back({&plan, seed, first + i});
    return units;
}

std::vector<UnitOfWork> share_of(const std::vector<UnitOfWork>& units, Shard shard) {
    TAKT_EXPECTS(shard.number >= 1 && shard.number <= shard.of, shard.number, shard.of);
    std::vector<UnitOfWork> share;
    for (std::size_t i = shard.number - 1; i < units.size(); i += shard.of)
        share.push_back(units[i]);
    return share;
}

UnitsRun run_units(const std::vector<UnitOfWork>& units, Ledger& ledger, const UnitOptions& options) {
    UnitsRun run;
    std::vector<UnitOfWork> wanted = different(units);
    run.wanted = wanted.size();
    std::erase_if(wanted, [&](const UnitOfWork& unit) { return ledger.contains(key_of(unit)); });
    run.found = run.wanted - wanted.size();
    const std::map<const Plan*, Replicator> replicators = replicators_of(wanted);
    std::vector<Computed> failures(wanted.size());
    std::mutex telling;
    for_each_piece(wanted.size(), options.threads, options.stop, [&](std::size_t i) {
        const Computed computed = compute(replicators.at(wanted[i].plan), wanted[i], options.stop);
        if (!computed.result) {
            failures[i] = computed;
            return;
        }
        ledger.append(key_of(wanted[i]), payload_of(*computed.result));
        const std::scoped_lock lock(telling);
        ++run.computed;
        if (options.progress) options.progress(run.found + run.computed, run.wanted);
    });
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (failures[i].failure)
            run.failed.push_back({wanted[i].plan, wanted[i].replication, *failures[i].failure, failures[i].floods});
    run.interrupted = run.found + run.computed + run.failed.size() < run.wanted;
    return run;
}

std::vector<ReplicationResult> results_in(const Ledger& ledger, const std::vector<UnitOfWork>& units,
                                          const Plan& plan) {
    std::vector<ReplicationResult> results;
    for (const UnitOfWork& unit : units) {
        const std::optional<std::string> payload = ledger.find(key_of(unit));
        if (!payload) continue;
        std::optional<ReplicationResult> result = replication_of(*payload, plan);
        if (!result || result->replication != unit.replication || result->interrupted)
            throw LedgerError(
                fmt::format("cannot use {} as a ledger: its record of replication {} of the plan {:016x} "
                            "is no result of it",
                            ledger.file().string(), unit.replication, plan.digest));
        results.push_back(std::move(*result));
    }
    return results;
}

}  // namespace takt
