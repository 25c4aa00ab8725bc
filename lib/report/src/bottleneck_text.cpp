#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <vector>

#include "bottleneck_words.hpp"
#include "dates.hpp"
#include "numbers.hpp"
#include "table.hpp"
#include "takt/report/bottleneck_report.hpp"
#include "takt/report/display.hpp"
#include "text_answer.hpp"
#include "wrapped.hpp"

namespace takt {
namespace {

constexpr std::size_t stations_shown = 8;
constexpr std::size_t losses_shown = 15;

/// Indices of the largest values, in falling order; those that are 0 left out.
std::vector<Index> largest(const std::vector<double>& values, std::size_t most) {
    std::vector<Index> order(values.size());
    std::iota(order.begin(), order.end(), Index{0});
    std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return values[a] > values[b]; });
    order.resize(std::min(most, order.size()));
    while (!order.empty() && values[order.back()] <= 0)
        order.pop_back();
    return order;
}

std::string head(const Plan& plan, const BottleneckStudy& study, const TextOptions& options) {
    const std::size_t runs = study.summary.runs.size();
    const std::string beyond = beyond_stations_words(study, options.blocks);
    const std::string text =
        fmt::format("{}: {}{}{} What follows comes from {} {} of {} and {} {}: {} plant-years.", printable(plan.name),
                    printable(verdict_words(plan, study.verdict(plan))),
                    beyond.empty() ? "" : " ", printable(beyond), runs,
                    runs == 1 ? "replication" : "replications", period_text(plan.horizon), study.sensitivities.size(),
                    study.sensitivities.size() == 1 ? "change" : "changes", short_text(study.plant_years));
    return wrapped(text, options.width);
}

/// What a plant lacks that stands still is no bottleneck.
std::string locked(const Plan& plan, const BottleneckStudy& study, const TextOptions& options) {
    const std::string text = deadlock_text(study.summary);
    if (text.empty()) return {};
    return wrapped(fmt::format("{} locks itself. What holds it back besides, as said below, matters once it does not.",
                               printable(plan.name)),
                   options.width) +
           text + '\n';
}

std::string reasons(const Plan& plan, const BottleneckStudy& study, const TextOptions& options) {
    std::string text;
    const auto add = [&](const char* method, const std::string& reason) {
        text += wrapped(fmt::format("{}: {}.", method, printable(reason)), options.width);
    };
    add("active periods", reason_of_active_periods(plan, study, options.blocks));
    add("turning point", reason_of_turning_point(plan, study));
    add("sensitivity", reason_of_sensitivity(study, options.blocks));
    return '\n' + text;
}

/// What a change at the station is worth, or nothing where it was not tried.
std::string worth_at(const BottleneckStudy& study, const std::string& station, Lever lever,
                     const TextOptions& options) {
    for (const Sensitivity& each : study.sensitivities)
        if (each.change.lever == lever && each.change.element == station)
            return with_half_width(each.worth(), options.blocks);
    return "-";
}

std::string stations_text(const Plan& plan, const BottleneckStudy& study, const TextOptions& options) {
    Table table({{"station", Align::left},
                 {"sole"},
                 {"shifting"},
                 {"blocked"},
                 {"starved"},
                 {"turning point"},
                 {"less cycle"},
                 {"shorter repairs"}});
    std::vector<double> weight;
    for (const BottleneckEvidence& each : study.stations)
        weight.push_back(each.total.mean() + 1e-3 * static_cast<double>(each.turning));
    for (const Index s : largest(weight, stations_shown)) {
        const BottleneckEvidence& each = study.stations[s];
        const std::string& name = plan.stations[s].name;
        table.row({name, percent(each.sole.mean()), percent(each.shifting.mean()), percent(each.blocked.mean()),
                   percent(each.starved.mean()), fmt::format("{} of {}", each.turning, study.summary.runs.size()),
                   worth_at(study, name, Lever::cycle, options), worth_at(study, name, Lever::repair, options)});
    }
    return '\n' +
           wrapped(
               "The bottleneck, three ways (shares of time; replications with the turning point there; units a year)",
               options.width) +
           table.text(options.width);
}

/// The date at which a part of the counted time begins, with the time of day where parts are shorter than a day.
std::string beginning_of(const Plan& plan, double share, bool by_days) {
    const Duration since = from_seconds(share * to_seconds(plan.horizon));
    if (!has_dates(plan)) return duration_text(to_seconds(since));
    const spec::Moment moment = std::chrono::floor<std::chrono::minutes>(plan.start + plan.warm_up + since);
    return moment_text(by_days ? std::chrono::floor<std::chrono::days>(moment) : moment);
}

std::string over_time_text(const Plan& plan, const BottleneckStudy& study, const TextOptions& options) {
    constexpr std::size_t named = 3;
    Table table({{"from"}, {"longest active period", Align::left, 90}});
    const bool by_days = to_hours(plan.horizon) >= 24 * static_cast<double>(study.over_time.size());
    for (std::size_t part = 0; part < study.over_time.size(); ++part) {
        const double share = static_cast<double>(part) / static_cast<double>(study.over_time.size());
        std::vector<std::string> names;
        std::string line;
        for (const Index s : largest(study.over_time[part], named))
            line += fmt::format("{}{} {}", line.empty() ? "" : ", ", plan.stations[s].name,
                                percent(study.over_time[part][s], 0));
        table.row({beginning_of(plan, share, by_days), line.empty() ? "nobody is active" : line});
    }
    return "\nThe bottleneck over time\n" + table.text(options.width);
}

std::string sensitivities_text(const BottleneckStudy& study, const TextOptions& options) {
    if (study.sensitivities.empty()) return {};
    Table table({{"change", Align::left, 60}, {"units a year"}, {"by critical path"}});
    for (const Sensitivity& each : study.sensitivities)
        table.row({change_words(each.change), with_half_width(each.worth(), options.blocks),
                   each.predicted ? short_text(*each.predicted) : "-"},
                  each.is_certain() ? "" : each.units_a_year.count() < 2 ? "one replication" : "may be chance");
    return '\n' +
           wrapped(
               "What a small change is worth (95 % intervals, the same random numbers; by the critical path of one "
               "run)",
               options.width) +
           table.text(options.width);
}

/// Losses that are shown one by one are the largest, gains included; the rest is added up.
std::string losses_text(const Plan& plan, const BottleneckStudy& study, const TextOptions& options) {
    if (!study.losses) return {};
    const LossWaterfall& losses = *study.losses;
    const double jobs_a_year = to_hours(study.summary.scheduled) * study.summary.runs_a_year;
    Table table({{"", Align::left}, {"lost to", Align::left, 32}, {"JPH"}, {"jobs a year"}});
    const auto row = [&](const std::string& element, const std::string& words, double jph) {
        table.row({element, words, grouped(jph, 2), grouped(jph * jobs_a_year)});
    };
    row("gross",
        fmt::format("{} at {} each", plan.stations[losses.reference].name, duration_text(to_seconds(losses.cycle))),
        losses.gross.mean());
    std::vector<double> sizes;
    for (const LossTally& each : losses.losses)
        sizes.push_back(std::abs(each.jph.mean()));
    std::vector<Index> shown = largest(sizes, losses_shown);
    std::sort(shown.begin(), shown.end());
    double rest = losses.gross.mean() - losses.net.mean();
    for (const Index i : shown) {
        const LossTally& each = losses.losses[i];
        rest -= each.jph.mean();
        row(element_words(plan, each.cause), words_of_loss(each.cause), -each.jph.mean());
    }
    if (const std::size_t others = losses.losses.size() - shown.size(); others > 0)
        row("", others == 1 ? std::string("1 other") : fmt::format("{} others together", others), -rest);
    row("net", "", losses.net.mean());
    return "\nFrom gross to net JPH (jobs per scheduled hour)\n" + table.text(options.width);
}

std::string facts_text(const Plan& plan, const RunFacts& facts, const TextOptions& options) {
    return '\n' + wrapped(fmt::format("takt {}, model {} {:016x}, seed {}", facts.version, printable(facts.file),
                                      plan.digest, facts.seed),
                          options.width);
}

}  // namespace

std::string bottleneck_text(const Plan& plan, const BottleneckStudy& study, const RunFacts& facts,
                            const TextOptions& wanted) {
    TextOptions options = wanted;
    options.width = std::max(options.width, least_width);
    if (study.summary.runs.empty()) return printable(plan.name) + ": no replication was finished.\n";
    return locked(plan, study, options) + head(plan, study, options) + reasons(plan, study, options) +
           stations_text(plan, study, options) + over_time_text(plan, study, options) +
           sensitivities_text(study, options) + losses_text(plan, study, options) + facts_text(plan, facts, options);
}

}  // namespace takt
