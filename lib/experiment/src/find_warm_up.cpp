#include "takt/experiment/find_warm_up.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <stop_token>
#include <utility>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/experiment/found_warm_up.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/experiment/slots.hpp"
#include "takt/line/plan.hpp"
#include "takt/stats/warm_up.hpp"

namespace takt {
namespace {

/// Of the same plant from an empty start, all of it looked at.
Plan pilot_of(Plan plan) {
    plan.horizon += plan.warm_up;
    plan.warm_up = Duration::zero();
    plan.months.clear();
    return plan;
}

/// The end of the slots that are left out, up to the next whole second.
Duration warm_up_after(const std::vector<SimTime>& ends, std::size_t cut) {
    if (cut == 0) return Duration::zero();
    return std::chrono::ceil<std::chrono::seconds>(ends[cut - 1] - run_start);
}

FoundWarmUp judge(const Plan& plan, std::vector<SimTime> ends, const std::vector<SlotCounts>& pilots) {
    FoundWarmUp found;
    found.pilots = static_cast<std::uint32_t>(pilots.size());
    for (std::size_t slot = 0; slot < ends.size(); ++slot) {
        const SimTime from = slot == 0 ? run_start : ends[slot - 1];
        const double seconds = to_seconds(ends[slot] - from);
        const double hours = plan.calendar == none
                                 ? seconds / 3600
                                 : to_hours(plan.calendars[plan.calendar].timeline.working_between(from, ends[slot]));
        double units = 0;
        double part_seconds = 0;
        for (const SlotCounts& pilot : pilots)
            units += pilot.units()[slot], part_seconds += pilot.part_seconds()[slot];
        const double all = static_cast<double>(pilots.size());
        found.units_an_hour.values.push_back(hours > 0 ? units / hours / all : 0);
        found.parts.values.push_back(seconds > 0 ? part_seconds / seconds / all : 0);
    }
    for (WarmUpSeries* series : {&found.units_an_hour, &found.parts})
        series->truncation = mser(series->values);
    const Truncation& units = found.units_an_hour.truncation;
    const Truncation& parts = found.parts.truncation;
    found.found = units.found && parts.found;
    found.warm_up = warm_up_after(ends, std::max(units.cut, parts.cut));
    found.ends = std::move(ends);
    return found;
}

}  // namespace

FoundWarmUp find_warm_up(const Plan& plan, const WarmUpOptions& options) {
    TAKT_EXPECTS(options.pilots > 0 && options.slots >= 50, options.pilots, options.slots);
    const Plan pilot = pilot_of(plan);
    std::vector<SimTime> ends = slot_ends(pilot, run_start, options.slots);
    std::vector<SlotCounts> counts(options.pilots, SlotCounts(ends));
    ExperimentOptions experiment;
    experiment.replications = options.pilots;
    experiment.first_replication = std::uint64_t{1} << 32;  // no experiment counts that far
    experiment.seed = options.seed;
    experiment.threads = options.threads;
    experiment.stop = options.stop;
    const auto look = [&](std::uint64_t seed, std::uint64_t number, std::stop_token stop) {
        return simulate_in_slots(pilot, counts[number - experiment.first_replication], seed, number, stop);
    };
    const ExperimentResult done = run_replications(experiment, look);
    if (!done.failed.empty() && done.failed.front().floods)
        (void)look(options.seed, done.failed.front().replication, options.stop);  // throws the same again
    if (!done.failed.empty()) throw std::runtime_error("a pilot replication failed: " + done.failed.front().message);
    if (done.interrupted) {
        FoundWarmUp nothing;
        nothing.interrupted = true;
        return nothing;
    }
    return judge(pilot, std::move(ends), counts);
}

}  // namespace takt
