// Replications on several threads, their results kept by number, whoever ran them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "takt/experiment/work_pool.hpp"
#include "takt/line/result.hpp"
#include "takt/line/too_many_parts.hpp"

namespace takt {

/// How far an experiment has come. Told by whichever thread finished a replication, one at a time.
struct Progress {
    std::uint32_t done = 0;  ///< replications finished so far
    std::uint32_t total = 0;
    const ReplicationResult& latest;
};

struct ExperimentOptions {
    std::uint32_t replications = 10;
    std::uint64_t first_replication = 0;  ///< number of the first; a later experiment can go on where this one ended
    std::uint64_t seed = 1;
    unsigned threads = 0;  ///< 0: one for each core
    std::stop_token stop = {};
    std::function<void(const Progress&)> progress = {};
};

/// A replication that ended in an exception: a defect of takt, a contract that a model broke, or a plant that fills the memory.
struct FailedReplication {
    std::uint64_t replication = 0;
    std::string message;
    bool floods = false;  ///< more parts come than the line can take: it is for who wrote the plant
};

struct ExperimentResult {
    std::vector<ReplicationResult> replications;  ///< those finished, by number
    std::vector<FailedReplication> failed;        ///< by number
    std::uint32_t asked = 0;
    bool interrupted = false;  ///< a stop was asked for before all were finished
};

namespace detail {

/// What became of one replication.
struct Outcome {
    std::optional<ReplicationResult> result;
    std::optional<std::string> failure;
    bool floods = false;
};

std::string message_of(const std::exception_ptr& thrown);

template <class Replicate>
Outcome outcome_of(std::uint64_t number, const ExperimentOptions& options, const Replicate& replicate) {
    Outcome outcome;
    try {
        ReplicationResult result = replicate(options.seed, number, options.stop);
        if (!result.interrupted) outcome.result = std::move(result);
    } catch (const TooManyParts& flood) {
        outcome.failure = flood.what();
        outcome.floods = true;
    } catch (...) {
        outcome.failure = message_of(std::current_exception());
    }
    return outcome;
}

ExperimentResult collect(std::vector<Outcome> outcomes, const ExperimentOptions& options);

}  // namespace detail

/// Calls `replicate(seed, number, stop)` for each replication and returns the results in the order of their numbers, so
/// that they are the same for any number of threads. A stop keeps the finished ones. An exception of
/// `options.progress` ends the experiment and is thrown.
/// \pre `replicate` may be called by several threads at once and depends on its arguments alone
template <class Replicate>
ExperimentResult run_replications(const ExperimentOptions& options, const Replicate& replicate) {
    std::vector<detail::Outcome> outcomes(options.replications);
    std::mutex telling;
    std::uint32_t done = 0;
    const auto tell = [&](const ReplicationResult& latest) {
        const std::scoped_lock lock(telling);
        ++done;
        if (options.progress) options.progress({done, options.replications, latest});
    };
    for_each_piece(options.replications, options.threads, options.stop, [&](std::size_t i) {
        outcomes[i] = detail::outcome_of(options.first_replication + i, options, replicate);
        if (outcomes[i].result) tell(*outcomes[i].result);
    });
    return detail::collect(std::move(outcomes), options);
}

}  // namespace takt
