#include "takt/experiment/sensitivity.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <stop_token>
#include <vector>

#include "takt/experiment/change.hpp"
#include "takt/experiment/replicate.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/schedule.hpp"
#include "takt/spec/line_spec.hpp"
#include "takt/stats/tally.hpp"

namespace takt {
namespace {

/// The same replications of each plan, the first plan's first. Bit-identical for any number of threads.
std::vector<UnitsByRun> units_of(const std::vector<Plan>& plans, ExperimentOptions options) {
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

}  // namespace

namespace detail {

Plan changed_plan(const spec::LineSpec& plant, const Change& change) {
    spec::LineSpec changed = plant;
    if (!apply(change, changed)) throw std::invalid_argument("the plant has no element '" + change.element + "'");
    return make_plan(changed);
}

}  // namespace detail

namespace {

Tally paired(const UnitsByRun& with, const UnitsByRun& without, double scale) {
    Tally tally;
    for (std::size_t i = 0; i < with.size() && i < without.size(); ++i)
        if (with[i] && without[i])
            tally.add(scale * (static_cast<double>(*with[i]) - static_cast<double>(*without[i])));
    return tally;
}

}  // namespace

std::vector<Sensitivity> sensitivities(const spec::LineSpec& plant, const UnitsByRun& unchanged,
                                       const std::vector<Change>& changes, const ExperimentOptions& options) {
    std::vector<Plan> plans;
    for (const Change& change : changes)
        plans.push_back(detail::changed_plan(plant, change));
    const std::vector<UnitsByRun> units = units_of(plans, options);
    std::vector<Sensitivity> found;
    for (std::size_t i = 0; i < changes.size(); ++i)
        found.push_back({changes[i], paired(units[i], unchanged, runs_a_year(plans[i])), {}});
    return found;
}

std::vector<Sensitivity> sensitivities(const spec::LineSpec& plant, const std::vector<Change>& changes,
                                       const ExperimentOptions& options) {
    std::vector<Plan> plans;
    plans.push_back(make_plan(plant));
    return sensitivities(plant, units_of(plans, options).front(), changes, options);
}

}  // namespace takt
