// Results of replications as payloads of a ledger, to the last bit.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "takt/ledger/ledger.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

inline constexpr std::string_view replication_kind = "replication";

/// The unit of work that is one replication of a plan.
inline LedgerKey replication_key(const Plan& plan, std::uint64_t seed, std::uint64_t replication) {
    return {std::string(replication_kind), plan.digest, seed, replication};
}

/// A JSON object with all that the replication counted.
std::string payload_of(const ReplicationResult& result);

/// The result that `payload_of` was given, equal to it in every member; nothing when the text is not the payload of a
/// replication of this plan.
std::optional<ReplicationResult> replication_of(std::string_view payload, const Plan& plan);

}  // namespace takt
