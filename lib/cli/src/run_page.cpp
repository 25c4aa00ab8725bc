#include "run_page.hpp"

#include <optional>
#include <vector>

#include "takt/experiment/close_look.hpp"
#include "takt/experiment/loss_reference.hpp"
#include "takt/experiment/recording.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/experiment/typical_run.hpp"
#include "takt/experiment/window_to_show.hpp"
#include "takt/report/json_report.hpp"
#include "takt/report/line_layout.hpp"
#include "takt/report/observed_report.hpp"
#include "takt/report/page.hpp"
#include "takt/report/recording_json.hpp"

namespace takt {
namespace {

constexpr std::size_t parts_of_run = 12;        // for the bottleneck over time: months of a year
constexpr std::size_t most_in_page = 150'000;  // moves and changes of the recording, 3 MB at the most

/// The most typical of the replications.
std::optional<std::uint64_t> one_to_look_at(const std::vector<RunOfUnits>& runs) {
    std::vector<double> units;
    for (const RunOfUnits& run : runs)
        units.push_back(run.units);
    const auto typical = typical_run(units);
    return typical ? std::optional(runs[*typical].replication) : std::nullopt;
}

/// Nothing of a line that holds more parts than anybody can look at.
std::string recording(const Plan& plan, const ReplicationResult& result, std::uint64_t seed, const ShiftTimes& window,
                      std::stop_token stop) {
    if (window.from >= window.to) return {};
    const Recording recording = record(plan, seed, result.replication, window.from, window.to, stop, most_in_page);
    const bool is_seen = !recording.interrupted && recording.start.parts.size() <= most_in_page / 4;
    return is_seen ? recording_json(plan, recording) : std::string();
}

}  // namespace

PageData run_page_data(const Plan& plan, const std::string& result, const std::vector<RunOfUnits>& runs,
                       std::uint64_t seed, std::stop_token stop, const std::optional<ShiftTimes>& window) {
    PageData data{PageKind::run, result, layout_json(layout_of(plan))};
    const auto replication = one_to_look_at(runs);
    if (!replication) return data;
    const auto reference = loss_reference(plan, static_look(plan));
    const CloseLook look = look_closely(plan, reference, seed, *replication, parts_of_run, stop);
    if (look.run.result.interrupted) return data;
    if (look.timelines.slots.count > 0) data.observed = observed_json(plan, look, seed);
    data.recording = recording(plan, look.run.result, seed, window.value_or(window_to_show(plan, look.run.result)), stop);
    return data;
}

std::string run_page(const Plan& plan, const Summary& summary, const RunFacts& facts, std::stop_token stop,
                     const std::optional<ShiftTimes>& window) {
    std::vector<RunOfUnits> runs;
    for (const RunSummary& run : summary.runs)
        runs.push_back({run.replication, static_cast<double>(run.units)});
    return page(run_page_data(plan, json_report(plan, summary, facts), runs, facts.seed, stop, window));
}

}  // namespace takt
