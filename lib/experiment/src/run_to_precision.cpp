#include "takt/experiment/run_to_precision.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "takt/experiment/precision.hpp"
#include "takt/experiment/run_replications.hpp"

namespace takt {
namespace detail {

void append(ExperimentResult& all, ExperimentResult more) {
    std::move(more.replications.begin(), more.replications.end(), std::back_inserter(all.replications));
    std::move(more.failed.begin(), more.failed.end(), std::back_inserter(all.failed));
    all.asked += more.asked;
    all.interrupted = more.interrupted;
}

std::uint32_t next_number(const Evidence& evidence, std::uint32_t asked, std::uint32_t most) {
    constexpr std::uint64_t least_batch = 8;
    const std::uint64_t now = asked;
    const std::uint64_t wanted = std::clamp(evidence.needed(2 * now), now + least_batch, 2 * now);
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(wanted, most));
}

std::optional<Ended> end_of(const ExperimentResult& so_far, const Evidence& evidence, std::uint32_t most) {
    if (so_far.interrupted) return Ended::interrupted;
    if (evidence.is_precise()) return Ended::precise;
    if (evidence.count() == 0) return Ended::nothing_counted;
    if (so_far.asked >= most) return Ended::at_most;
    return std::nullopt;
}

ExperimentOptions batch_of(const ExperimentOptions& whole, std::uint32_t asked, std::uint32_t until) {
    ExperimentOptions batch = whole;
    batch.first_replication = whole.first_replication + asked;
    batch.replications = until - asked;
    if (whole.progress)
        batch.progress = [&whole, asked, until](const Progress& told) {
            whole.progress({asked + told.done, until, told.latest});
        };
    return batch;
}

}  // namespace detail
}  // namespace takt
