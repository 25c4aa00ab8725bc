// What holds a plant back, three ways side by side, and where its jobs are lost.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include "takt/experiment/loss_waterfall.hpp"
#include "takt/experiment/observed_run.hpp"
#include "takt/experiment/promising_changes.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/experiment/sensitivity.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/experiment/turning_point.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt {

struct StudyOptions {
    std::uint32_t replications = 10;
    std::uint64_t seed = 1;
    unsigned threads = 0;           ///< 0: one for each core
    std::size_t most_changes = 12;  ///< that are tried, the most promising first; 0: no sensitivities
    Steps steps{};
    std::size_t parts = 12;  ///< equal parts of the run, for the bottleneck over time
    Index reference = none;  ///< station of the loss waterfall; none: loss_reference chooses it
    std::stop_token stop{};
    std::function<void(std::uint32_t done, std::uint32_t total)> progress{};  ///< replications, one call at a time
};

/// What speaks for a station, over replications.
struct BottleneckEvidence {
    Tally sole;  ///< share of the time in which anything is active
    Tally shifting;
    Tally total;    ///< sole + shifting
    Tally blocked;  ///< share of its scheduled time
    Tally starved;
    std::uint64_t turning = 0;  ///< replications in which it is the turning point
};

/// Which station each method names; nothing where it names none.
struct BottleneckVerdict {
    std::optional<Index> active_periods;  ///< the bottleneck for most of the time
    std::optional<Index> turning_point;   ///< in most replications
    std::optional<Index> sensitivity;     ///< whose cycle or repairs are worth most, and more than chance

    /// Whether those that name one name the same.
    bool agree() const {
        const auto same = [](const std::optional<Index>& a, const std::optional<Index>& b) {
            return !a || !b || *a == *b;
        };
        return same(active_periods, turning_point) && same(active_periods, sensitivity) &&
               same(turning_point, sensitivity);
    }
};

struct BottleneckStudy {
    Summary summary;
    std::vector<BottleneckEvidence> stations;      ///< by the plan
    std::vector<std::vector<double>> over_time{};  ///< [part][station] share of the part, mean over replications
    std::uint64_t turning_points = 0;              ///< replications that have one
    bool one_chain = true;
    std::vector<Sensitivity> sensitivities{};  ///< those worth most first
    std::optional<LossWaterfall> losses{};
    double plant_years = 0;         ///< simulated in all, warm-ups included
    ExperimentResult experiment{};  ///< which replications failed, and how many were asked for; without their results
    bool interrupted = false;

    BottleneckVerdict verdict(const Plan& plan) const;
};

/// Observes the replications of the plant, then tries the most promising changes on the same replications. The result is
/// bit-identical for any number of threads. The budget is (1 + changes) x replications runs, and one
/// more whose critical path is read for what it predicts of the changes.
/// \throws SpecError with every mistake of the plant
BottleneckStudy study_bottlenecks(const spec::LineSpec& plant, const StudyOptions& options);

}  // namespace takt
