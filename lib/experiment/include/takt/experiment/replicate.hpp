// One replication, by whichever engine does it in less time.
#pragma once

#include <cstdint>
#include <stop_token>

#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/recursion/serial_line.hpp"

namespace takt {

/// Computes replications of a plan: those of a serial line by its recursion, those of any other on the event loop. The result
/// is the same to the last bit, whichever it is. May be called by several threads at once. The plan must outlive it.
class Replicator {
  public:
    explicit Replicator(const Plan& plan);
    explicit Replicator(Plan&&) = delete;

    bool uses_recursion() const;

    ReplicationResult operator()(std::uint64_t seed, std::uint64_t replication, std::stop_token stop = {}) const;

  private:
    const Plan* plan_;
    MaybeSerial line_;
};

/// A pure function of the plan, the seed and the number of the replication; safe to call from any number of threads. Where
/// `stop` is asked for before the end, the result says `interrupted`, and how far it was counted.
ReplicationResult replicate(const Plan& plan, std::uint64_t seed, std::uint64_t replication, std::stop_token stop = {});

}  // namespace takt
