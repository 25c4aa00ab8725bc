// What small changes of a plant are worth, in units a year.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "takt/experiment/change.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/line/plan.hpp"
#include "takt/spec/line_spec.hpp"
#include "takt/stats/confidence.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

/// Units of each replication; nothing where it failed or was not finished.
using UnitsByRun = std::vector<std::optional<std::uint64_t>>;

/// What one change does to the units a year: one difference for each pair of replications with the same random numbers.
struct Sensitivity {
    Change change;
    Tally units_a_year;
    std::optional<double>
        predicted{};  ///< units a year by the critical path of one run (predicted_gain), where it was asked

    /// Student's interval on the pairs.
    ConfidenceInterval worth(double level = 0.95) const { return mean_interval(units_a_year, level); }

    /// More than chance, at the level.
    bool is_certain(double level = 0.95) const { return worth(level).lower > 0 || worth(level).upper < 0; }
};

namespace detail {

Plan changed_plan(const spec::LineSpec& plant, const Change& change);

}  // namespace detail

/// Runs each changed plant with the seed and the replications of the unchanged one. Random numbers are keyed by the names
/// of elements and scaled with their laws, so that a pair differs by the change and nothing else (common random numbers).
/// Costs changes x replications runs. A stop leaves out the pairs that are not finished.
/// \param  unchanged units of the plant as it is, in the same replications
/// \throws SpecError where a change makes the plant impossible, std::invalid_argument where it has no such element
/// \source Law, Simulation Modeling and Analysis, 5th ed., 11.2 (common random numbers) and 12.5 (sensitivity)
std::vector<Sensitivity> sensitivities(const spec::LineSpec& plant, const UnitsByRun& unchanged,
                                       const std::vector<Change>& changes, const ExperimentOptions& options);

/// The same, with the runs of the unchanged plant.
std::vector<Sensitivity> sensitivities(const spec::LineSpec& plant, const std::vector<Change>& changes,
                                       const ExperimentOptions& options);

}  // namespace takt
