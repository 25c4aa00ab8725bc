// What small changes of a plant are worth, in units a year.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "takt/experiment/change.hpp"
#include "takt/experiment/replicate.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/experiment/schedule.hpp"
#include "takt/line/make_plan.hpp"
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

/// The same replications of each plan, the first plan's first. Bit-identical for any number of threads.
inline std::vector<UnitsByRun> units_of(const std::vector<Plan>& plans, ExperimentOptions options) {
    const std::uint32_t runs = options.replications;
    const std::uint64_t first = options.first_replication;
    std::vector<Replicator> replicators(plans.begin(), plans.end());
    std::vector<UnitsByRun> units(plans.size(), UnitsByRun(runs));
    options.first_replication = 0;
    options.replications = runs * static_cast<std::uint32_t>(plans.size());
    run_replications(options, [&](std::uint64_t seed, std::uint64_t task, const std::stop_token& stop) {
        const ReplicationResult result = replicators[task / runs](seed, first + task % runs, stop);
        if (!result.interrupted) units[task / runs][task % runs] = result.units();
        ReplicationResult slim;  // the rest is not needed, and there may be thousands
        slim.replication = first + task % runs;
        slim.interrupted = result.interrupted;
        return slim;
    });
    return units;
}

inline Plan changed_plan(const spec::LineSpec& plant, const Change& change) {
    spec::LineSpec changed = plant;
    if (!apply(change, changed)) throw std::invalid_argument("the plant has no element '" + change.element + "'");
    return make_plan(changed);
}

inline Tally paired(const UnitsByRun& with, const UnitsByRun& without, double scale) {
    Tally tally;
    for (std::size_t i = 0; i < with.size() && i < without.size(); ++i)
        if (with[i] && without[i])
            tally.add(scale * (static_cast<double>(*with[i]) - static_cast<double>(*without[i])));
    return tally;
}

}  // namespace detail

/// Runs each changed plant with the seed and the replications of the unchanged one. Random numbers are keyed by the names
/// of elements and scaled with their laws, so that a pair differs by the change and nothing else (common random numbers).
/// Costs changes x replications runs. A stop leaves out the pairs that are not finished.
/// \param  unchanged units of the plant as it is, in the same replications
/// \throws SpecError where a change makes the plant impossible, std::invalid_argument where it has no such element
/// \source Law, Simulation Modeling and Analysis, 5th ed., 11.2 (common random numbers) and 12.5 (sensitivity)
inline std::vector<Sensitivity> sensitivities(const spec::LineSpec& plant, const UnitsByRun& unchanged,
                                              const std::vector<Change>& changes, const ExperimentOptions& options) {
    std::vector<Plan> plans;
    for (const Change& change : changes)
        plans.push_back(detail::changed_plan(plant, change));
    const std::vector<UnitsByRun> units = detail::units_of(plans, options);
    std::vector<Sensitivity> found;
    for (std::size_t i = 0; i < changes.size(); ++i)
        found.push_back({changes[i], detail::paired(units[i], unchanged, runs_a_year(plans[i])), {}});
    return found;
}

/// The same, with the runs of the unchanged plant.
inline std::vector<Sensitivity> sensitivities(const spec::LineSpec& plant, const std::vector<Change>& changes,
                                              const ExperimentOptions& options) {
    std::vector<Plan> plans;
    plans.push_back(make_plan(plant));
    return sensitivities(plant, detail::units_of(plans, options).front(), changes, options);
}

}  // namespace takt
