#include "bottleneck_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "numbers.hpp"

namespace takt {
namespace {

/// Methods that name the same station, by station.
using Named = std::vector<std::pair<Index, std::vector<std::string>>>;

void add(Named& named, const std::optional<Index>& station, const char* method) {
    if (!station) return;
    for (auto& [known, methods] : named) {
        if (known != *station) continue;
        methods.emplace_back(method);
        return;
    }
    named.push_back({*station, {method}});
}

std::string with_and(const std::vector<std::string>& words) {
    return words.size() < 2 ? words.front()
                            : fmt::format("{} and {}", fmt::join(words.begin(), words.end() - 1, ", "), words.back());
}

ConfidenceInterval in_percent(const Tally& shares) {
    const ConfidenceInterval interval = mean_interval(shares);
    return {100 * interval.estimate, 100 * interval.lower, 100 * interval.upper, interval.level};
}

}  // namespace

std::string change_words(const Change& change) {
    const std::string step = fmt::format("{:g}", change.step);
    switch (change.lever) {
        case Lever::cycle:
            return fmt::format("{} s less cycle at {}", step, change.element);
        case Lever::repair:
            return fmt::format("{} s less for each repair at {}", step, change.element);
        case Lever::place:
            return fmt::format("{} place more in {}", step, change.element);
        case Lever::crew:
            return fmt::format("{} member more in {}", step, change.element);
        case Lever::operators:
            return fmt::format("{} operator more in {}", step, change.element);
        case Lever::robot:
            return fmt::format("{} robot more of {}", step, change.element);
        case Lever::carrier:
            return fmt::format("{} carrier more of {}", step, change.element);
        case Lever::transporter:
            return fmt::format("{} transporter more of {}", step, change.element);
        case Lever::train:
            return fmt::format("{} train more of {}", step, change.element);
        case Lever::lot:
            return fmt::format("{} lot more on a train of {}", step, change.element);
        case Lever::zone:
            return fmt::format("{} part more in zone {}", step, change.element);
        case Lever::batch:
            return fmt::format("{} part more in a batch at {}", step, change.element);
        case Lever::way:
            return fmt::format("{} % off the ways of {}", step, change.element);
    }
    return change.element;
}

std::string verdict_words(const Plan& plan, const BottleneckVerdict& verdict) {
    Named named;
    add(named, verdict.active_periods, "active periods");
    add(named, verdict.turning_point, "the turning point");
    add(named, verdict.sensitivity, "sensitivity");
    if (named.empty()) return "No method names a bottleneck.";
    if (named.size() == 1 && named.front().second.size() == 3)
        return fmt::format("The bottleneck is {}, by all three methods.", plan.stations[named.front().first].name);
    std::vector<std::string> parts;
    for (const auto& [station, methods] : named)
        parts.push_back(fmt::format("{} by {}", plan.stations[station].name, with_and(methods)));
    return fmt::format("{} {}.", named.size() > 1 ? "The methods disagree:" : "The bottleneck is",
                       fmt::join(parts, "; "));
}

std::string beyond_stations_words(const BottleneckStudy& study, bool utf8) {
    const Sensitivity* best = nullptr;
    double at_stations = 0;
    for (const Sensitivity& each : study.sensitivities) {
        if (is_of_station(each.change.lever))
            at_stations = std::max(at_stations, each.worth().upper);
        else if (each.change.lever != Lever::place && (best == nullptr || each.worth().lower > best->worth().lower))
            best = &each;
    }
    if (best == nullptr || !best->is_certain() || best->worth().lower <= at_stations) return {};
    return fmt::format("More than any change at a station brings {}: {} units a year.", change_words(best->change),
                       with_half_width(best->worth(), utf8));
}

std::string reason_of_active_periods(const Plan& plan, const BottleneckStudy& study, bool utf8) {
    const auto station = study.verdict(plan).active_periods;
    if (!station) return "no station is ever active";
    const BottleneckEvidence& found = study.stations[*station];
    return fmt::format("{} has the longest active period for {} % of the time: {} as the sole bottleneck, {} shifting",
                       plan.stations[*station].name, with_half_width(in_percent(found.total), utf8),
                       percent(found.sole.mean()), percent(found.shifting.mean()));
}

std::string reason_of_turning_point(const Plan& plan, const BottleneckStudy& study) {
    const auto station = study.verdict(plan).turning_point;
    const std::string graph =
        study.one_chain ? "" : "; the flow is not one chain, so only next neighbours were compared";
    if (!station) return "blocked and starved do not turn anywhere" + graph;
    const BottleneckEvidence& found = study.stations[*station];
    return fmt::format("blocked turns into starved at {} in {} of {} replications (itself blocked {}, starved {}){}",
                       plan.stations[*station].name, found.turning, study.summary.runs.size(),
                       percent(found.blocked.mean()), percent(found.starved.mean()), graph);
}

std::string reason_of_sensitivity(const BottleneckStudy& study, bool utf8) {
    if (study.sensitivities.empty()) return "no change was tried";
    const Sensitivity* best = nullptr;
    for (const Sensitivity& each : study.sensitivities) {
        if (!is_of_station(each.change.lever) || each.worth().lower <= 0) continue;
        if (best == nullptr) best = &each;
        if (each.change.element == best->change.element) continue;
        const std::string worth = fmt::format("{} is worth {} units a year", change_words(best->change),
                                              with_half_width(best->worth(), utf8));
        const std::string next = fmt::format("{}, {}", change_words(each.change), with_half_width(each.worth(), utf8));
        return worth +
               (each.worth().upper < best->worth().lower ? "; the next station is clearly behind: "
                                                         : "; not told apart from ") +
               next;
    }
    if (best == nullptr) return "no change at a station that was tried is worth more than chance";
    return fmt::format(
        "{} is worth {} units a year, and nothing at any other station that was tried is worth more than chance",
        change_words(best->change), with_half_width(best->worth(), utf8));
}

std::string element_words(const Plan& plan, const LossCause& cause) {
    if (cause.element == none) return {};
    switch (cause.kind) {
        case LossKind::source: return plan.sources[cause.element].name;
        case LossKind::transporters: return plan.transporters[cause.element].name;
        case LossKind::empty_conveyor: return plan.buffers[cause.element].name;
        default: return plan.stations[cause.element].name;
    }
}

}  // namespace takt
