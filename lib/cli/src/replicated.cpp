#include "replicated.hpp"

#include <stop_token>
#include <utility>

#include "progress_bar.hpp"

namespace takt {
namespace {

Replicated run_one(const Plan& plan, const ExperimentOptions& options) {
    Replicated done;
    done.experiment = run_replications(options, [&](std::uint64_t seed, std::uint64_t number, std::stop_token stop) {
        done.single = run_single(plan, seed, number, stop);
        return done.single->result;
    });
    return done;
}

}  // namespace

Replicated replicated(const Plan& plan, AskedReplications asked, QuietOption quiet, const Console& console) {
    ExperimentOptions& options = asked.options;
    ProgressBar bar(console.err, quiet.shows_progress(console.terminal), options.replications, console.terminal);
    options.progress = [&](const Progress& progress) { bar.show(progress, plan); };
    if (asked.precision) {
        PreciseExperiment precise = run_to_precision(plan, {std::move(options), *asked.precision, asked.most});
        return {std::move(precise.experiment), precise.precision, {}};
    }
    if (options.replications == 1) return run_one(plan, options);
    return {run_experiment(plan, options), {}, {}};
}

RunFacts facts_of(const Replicated& done, std::string file, std::uint64_t seed) {
    RunFacts facts = facts_of(done.experiment, std::move(file), seed);
    if (done.single) {
        facts.units_a_slot = done.single->a_slot;
        facts.slots = done.single->units.size();
    }
    facts.precision = done.precision;
    return facts;
}

}  // namespace takt
