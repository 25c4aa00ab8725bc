// Options of takt run that say how sure its answer is to be: the precision, and a warm-up that is looked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "shared_options.hpp"
#include "takt/experiment/find_warm_up.hpp"
#include "takt/experiment/run_to_precision.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// `--precision` and `--most`
struct PrecisionOptionsGiven {
    std::string precision;
    std::optional<std::uint32_t> most;

    void add(CLI::App& command);
    bool is_asked_for() const { return !precision.empty(); }
    std::uint32_t cap() const { return most.value_or(PrecisionOptions{}.most); }
    /// Nothing where none was asked for.
    /// \throws ArgumentError where it cannot be read, or the plant has nothing of the kind
    std::optional<PrecisionGoal> goal_for(const Plan& plan) const;
};

/// `--warm-up auto`
bool asks_for_warm_up(const ModelOptions& model);
/// The model with the warm-up of the file where it is to be found.
ModelOptions without_auto(ModelOptions model);
/// With this warm-up instead, as if it had been written; what there was to warn of has been said.
Plan load_plan_with(ModelOptions model, Duration warm_up, const Console& console);
WarmUpOptions pilots_for(const ExperimentOptions& options);
/// Says in the help of `--warm-up` that it may be found.
void describe_auto(CLI::App& command);

}  // namespace takt
