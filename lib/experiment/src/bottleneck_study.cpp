#include "takt/experiment/bottleneck_study.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "takt/experiment/critical_path.hpp"
#include "takt/experiment/flow_links.hpp"
#include "takt/experiment/loss_reference.hpp"
#include "takt/experiment/loss_waterfall.hpp"
#include "takt/experiment/observed_run.hpp"
#include "takt/experiment/predicted_gain.hpp"
#include "takt/experiment/promising_changes.hpp"
#include "takt/experiment/run_replications.hpp"
#include "takt/experiment/sensitivity.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/experiment/turning_point.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/schedule.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt {
namespace {

/// Observed replications, in the order of their numbers.
struct ObservedRuns {
    ExperimentResult experiment;
    std::vector<ObservedRun> runs;  ///< their results are in `experiment`
};

ObservedRuns observe_all(const Plan& plan, const std::optional<LossReference>& reference,
                         const StudyOptions& options, ExperimentOptions experiment) {
    std::vector<std::optional<ObservedRun>> by_number(experiment.replications);
    ObservedRuns all;
    all.experiment =
        run_replications(experiment, [&](std::uint64_t seed, std::uint64_t replication, const std::stop_token& stop) {
            ObservedRun run = observe(plan, reference, seed, replication, options.parts, stop);
            ReplicationResult result = std::move(run.result);
            by_number[replication] = std::move(run);
            return result;
        });
    for (const ReplicationResult& result : all.experiment.replications)
        all.runs.push_back(std::move(*by_number[result.replication]));
    return all;
}

void add_evidence(BottleneckStudy& study, const Plan& plan, const FlowLinks& links,
                  const ReplicationResult& result, const BottleneckTimes& times) {
    const std::optional<Index> turning = turning_point(plan, links, result);
    if (turning) ++study.turning_points;
    if (turning) ++study.stations[*turning].turning;
    for (std::size_t s = 0; s < study.stations.size(); ++s) {
        BottleneckEvidence& station = study.stations[s];
        const IdleShares idle = idle_shares(result.stations[s].times);
        station.sole.add(share_of(times.sole[s], times.observed));
        station.shifting.add(share_of(times.shifting[s], times.observed));
        station.total.add(share_of(times.total(s), times.observed));
        station.blocked.add(idle.blocked);
        station.starved.add(idle.starved);
    }
}

double plant_years(const Plan& plan, double runs) {
    constexpr Duration year = std::chrono::hours{365 * 24};
    return runs * to_seconds(plan.warm_up + plan.horizon) / to_seconds(year);
}

std::vector<std::vector<double>> over_time(const std::vector<ObservedRun>& runs, std::size_t parts,
                                           std::size_t stations) {
    std::vector<std::vector<double>> shares(parts, std::vector<double>(stations, 0.0));
    for (std::size_t part = 0; part < parts; ++part) {
        Duration all{};
        std::vector<Duration> each(stations);
        for (const ObservedRun& run : runs) {
            for (std::size_t s = 0; s < stations; ++s) {
                each[s] += run.bottlenecks.momentary[part][s];
                all += run.bottlenecks.momentary[part][s];
            }
        }
        for (std::size_t s = 0; s < stations; ++s)
            shares[part][s] = share_of(each[s], all);
    }
    return shares;
}

std::optional<LossReference> reference_of(const Plan& plan, const StaticLook& look, Index wanted) {
    if (wanted == none) return loss_reference(plan, look);
    const Duration cycle = from_seconds(look.stations[wanted].cycle_seconds);
    if (cycle <= Duration::zero()) return std::nullopt;
    return LossReference{wanted, cycle};
}

UnitsByRun units_by_run(const ExperimentResult& experiment) {
    UnitsByRun units(experiment.asked);
    for (const ReplicationResult& result : experiment.replications)
        units[result.replication] = result.units();
    return units;
}

/// Notes beside each sensitivity what the critical path of the first replication says of the change.
void predict(std::vector<Sensitivity>& sensitivities, const spec::LineSpec& plant, const Plan& plan,
             const StudyOptions& options) {
    if (sensitivities.empty()) return;
    const TracedReplication traced = trace_critical_path(plan, options.seed, 0, options.stop);
    if (traced.result.interrupted) return;
    for (Sensitivity& each : sensitivities)
        if (const auto gain = predicted_gain(plan, detail::changed_plan(plant, each.change), traced.path))
            each.predicted = *gain * runs_a_year(plan);
}

}  // namespace

BottleneckVerdict BottleneckStudy::verdict(const Plan& plan) const {
    BottleneckVerdict verdict;
    for (Index s = 0; s < stations.size(); ++s) {
        const double total = stations[s].total.mean();
        if (total > 0 && (!verdict.active_periods || total > stations[*verdict.active_periods].total.mean()))
            verdict.active_periods = s;
        if (stations[s].turning > 0 &&
            (!verdict.turning_point || stations[s].turning > stations[*verdict.turning_point].turning))
            verdict.turning_point = s;
    }
    for (const Sensitivity& each : sensitivities) {
        if (!is_of_station(each.change.lever) || each.worth().lower <= 0) continue;
        for (Index s = 0; s < stations.size(); ++s)
            if (plan.stations[s].name == each.change.element) verdict.sensitivity = s;
        break;
    }
    return verdict;
}

BottleneckStudy study_bottlenecks(const spec::LineSpec& plant, const StudyOptions& options) {
    const Plan plan = make_plan(plant);
    const StaticLook look = static_look(plan);
    const FlowLinks links(plan);
    const auto tried = static_cast<std::uint32_t>(options.most_changes);
    std::uint32_t done = 0;
    ExperimentOptions experiment;
    experiment.replications = options.replications;
    experiment.seed = options.seed;
    experiment.threads = options.threads;
    experiment.stop = options.stop;
    experiment.progress = [&](const Progress&) {
        if (options.progress) options.progress(++done, options.replications * (1 + tried));
    };

    ObservedRuns observed =
        observe_all(plan, reference_of(plan, look, options.reference), options, experiment);
    BottleneckStudy study;
    study.summary = summarise(plan, observed.experiment.replications);
    study.stations.resize(plan.stations.size());
    study.one_chain = is_one_chain(plan, links);
    std::vector<LossBooks> books;
    for (std::size_t i = 0; i < observed.runs.size(); ++i) {
        add_evidence(study, plan, links, observed.experiment.replications[i], observed.runs[i].bottlenecks);
        if (observed.runs[i].losses) books.push_back(std::move(*observed.runs[i].losses));
    }
    study.over_time = over_time(observed.runs, options.parts, plan.stations.size());
    if (!books.empty()) study.losses = loss_waterfall(books, study.summary.scheduled);

    std::vector<double> bottleneck;
    for (const BottleneckEvidence& station : study.stations)
        bottleneck.push_back(station.total.mean());
    const UnitsByRun unchanged = units_by_run(observed.experiment);
    std::vector<Change> changes;
    if (!observed.runs.empty() && !observed.experiment.interrupted)
        changes = promising_changes(plan, look, study.summary, bottleneck, options.most_changes, options.steps);
    study.sensitivities = sensitivities(plant, unchanged, changes, experiment);
    std::erase_if(study.sensitivities, [](const Sensitivity& each) { return each.units_a_year.count() == 0; });
    predict(study.sensitivities, plant, plan, options);
    std::stable_sort(
        study.sensitivities.begin(), study.sensitivities.end(),
        [](const Sensitivity& a, const Sensitivity& b) { return a.units_a_year.mean() > b.units_a_year.mean(); });
    study.plant_years = plant_years(
        plan, options.replications * (1.0 + static_cast<double>(changes.size())) + (changes.empty() ? 0 : 1));
    study.interrupted = options.stop.stop_requested();
    study.experiment = std::move(observed.experiment);
    study.experiment.replications.clear();
    return study;
}

}  // namespace takt
