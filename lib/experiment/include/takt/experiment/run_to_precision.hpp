// As many replications as a stated precision takes.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "takt/core/contract.hpp"
#include "takt/experiment/precision.hpp"
#include "takt/experiment/replicate.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/line/plan.hpp"

namespace takt {

struct PrecisionOptions {
    ExperimentOptions run{};  ///< `run.replications`: how many to begin with
    PrecisionGoal goal{};
    std::uint32_t most = 1000;  ///< replications, however imprecise the answer still is
};

/// Fewer to begin with would judge the spread too boldly, and stop too early too often.
inline constexpr std::uint32_t least_for_precision = 10;

struct PreciseExperiment {
    ExperimentResult experiment;
    PrecisionReached precision;
};

namespace detail {

void append(ExperimentResult& all, ExperimentResult more);

/// Replications in all after the next batch: as many as the spread so far calls for, but at least 8 more, for threads to
/// share and few looks, and at most twice as many, since the spread may have been judged too large.
std::uint32_t next_number(const Evidence& evidence, std::uint32_t asked, std::uint32_t most);

/// Why it ends after so many replications; nothing where it goes on.
std::optional<Ended> end_of(const ExperimentResult& so_far, const Evidence& evidence, std::uint32_t most);

/// The next batch of an experiment: replications from where it has come to, up to `until` in all.
ExperimentOptions batch_of(const ExperimentOptions& whole, std::uint32_t asked, std::uint32_t until);

}  // namespace detail

/// Adds batches of replications until the confidence interval is narrow enough. How many come next follows from the results so
/// far and nothing else, so the answer is the same for any number of threads. Progress counts to the end of the batch at work.
/// An interval that stops when it looks narrow covers a little less often than it says; bench/coverage measures by how much.
/// \pre  `replicate` may be called by several threads at once and depends on its arguments alone; most >= 2
/// \source Chow, Robbins, On the asymptotic theory of fixed-width sequential confidence intervals, Annals of Mathematical
///         Statistics 36, 1965; Law, Simulation Modeling and Analysis, 5th ed., 9.4.1
template <class Replicate>
PreciseExperiment run_to_precision(const Plan& plan, const PrecisionOptions& options, const Replicate& replicate) {
    TAKT_EXPECTS(options.most >= 2, options.most);
    PreciseExperiment answer;
    ExperimentResult& all = answer.experiment;
    Evidence evidence(plan, options.goal);
    std::optional<Ended> ended;
    std::uint32_t until = std::min(std::max(options.run.replications, least_for_precision), options.most);
    while (!ended) {
        const std::size_t known = all.replications.size();
        detail::append(all, run_replications(detail::batch_of(options.run, all.asked, until), replicate));
        for (std::size_t i = known; i < all.replications.size(); ++i)
            evidence.add(all.replications[i]);
        ended = detail::end_of(all, evidence, options.most);
        if (!ended) until = detail::next_number(evidence, all.asked, options.most);
    }
    answer.precision = {options.goal, *ended, evidence.interval(), evidence.wanted(), options.most, options.run.replications};
    return answer;
}

inline PreciseExperiment run_to_precision(const Plan& plan, const PrecisionOptions& options) {
    return run_to_precision(plan, options, Replicator(plan));
}

}  // namespace takt
