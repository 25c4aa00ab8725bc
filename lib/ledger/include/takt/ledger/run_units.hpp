// Replications of one or many plans, each computed once: what a ledger has is not computed again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "takt/ledger/ledger.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

/// A replication of a plan that is wanted.
struct UnitOfWork {
    const Plan* plan = nullptr;
    std::uint64_t seed = 1;
    std::uint64_t replication = 0;
};

/// Replications `first`, `first` + 1 ... of a plan.
std::vector<UnitOfWork> units_of(const Plan& plan, std::uint64_t seed, std::uint64_t first, std::uint32_t count);

/// The i-th of n equal shares of work, i from 1.
struct Shard {
    std::size_t number = 1;
    std::size_t of = 1;
};

/// Every n-th unit, from the i-th on.
std::vector<UnitOfWork> share_of(const std::vector<UnitOfWork>& units, Shard shard);

struct UnitOptions {
    unsigned threads = 0;  ///< 0: one for each core
    std::stop_token stop = {};
    /// Told by whichever thread finished a unit, one at a time: units of the ledger so far, and all that are wanted.
    std::function<void(std::size_t, std::size_t)> progress = {};
};

/// A unit that ended in an exception, as a FailedReplication.
struct FailedUnit {
    const Plan* plan = nullptr;
    std::uint64_t replication = 0;
    std::string message;
    bool floods = false;
};

struct UnitsRun {
    std::size_t wanted = 0;          ///< different ones
    std::size_t found = 0;           ///< of these, in the ledger before
    std::size_t computed = 0;        ///< of these, computed now and added to the ledger
    std::vector<FailedUnit> failed;  ///< in the order of the units
    bool interrupted = false;        ///< a stop was asked for before all were done
};

/// Computes the units that the ledger does not have and adds each to it as soon as it is done.
/// \throws LedgerError when the ledger cannot be written
UnitsRun run_units(const std::vector<UnitOfWork>& units, Ledger& ledger, const UnitOptions& options);

/// Results of the units that the ledger has, in the order of the units, to the last bit as they were computed.
/// \pre    all units are of this plan
/// \throws LedgerError when a record is not a result of the plan
std::vector<ReplicationResult> results_in(const Ledger& ledger, const std::vector<UnitOfWork>& units, const Plan& plan);

}  // namespace takt
