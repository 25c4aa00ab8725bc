#include "takt/experiment/run_experiment.hpp"

#include "takt/experiment/run_replications.hpp"
#include "takt/line/plan.hpp"

namespace takt {

ExperimentOptions options_of(const Plan& plan) {
    ExperimentOptions options;
    options.replications = plan.replications;
    options.seed = plan.seed;
    return options;
}

}  // namespace takt
