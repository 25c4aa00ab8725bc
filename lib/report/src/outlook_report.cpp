#include "takt/report/outlook_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "dates.hpp"
#include "json_values.hpp"
#include "numbers.hpp"
#include "table.hpp"
#include "takt/report/display.hpp"
#include "takt/stats/confidence.hpp"
#include "takt/stats/tally.hpp"

namespace takt {
namespace {

spec::Moment moment_of(const Plan& plan, SimTime time) {
    return plan.start + std::chrono::floor<std::chrono::minutes>(time - run_start);
}

/// The least that so many of the futures do not exceed. \pre not empty, sorted
std::uint64_t quantile_of_units(const std::vector<std::uint64_t>& units, double share) {
    const double rank = std::ceil(share * static_cast<double>(units.size()));
    return units[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

struct Look {
    SimTime at{};
    double mean = 0;
    std::uint64_t p5 = 0, p50 = 0, p95 = 0;
};

std::vector<Look> looks_of(const Outlook& outlook) {
    std::vector<Look> looks;
    for (std::size_t i = 0; !outlook.futures.empty() && i < outlook.looks.size(); ++i) {
        const std::vector<std::uint64_t> units = outlook.sorted_units(i);
        Tally tally;
        for (const std::uint64_t each : units)
            tally.add(static_cast<double>(each));
        looks.push_back({outlook.looks[i], tally.mean(), quantile_of_units(units, 0.05), quantile_of_units(units, 0.5),
                         quantile_of_units(units, 0.95)});
    }
    return looks;
}

template <class Value>
double mean_over(const Outlook& outlook, Value value) {
    Tally tally;
    for (const Future& future : outlook.futures)
        tally.add(static_cast<double>(value(future)));
    return tally.count() > 0 ? tally.mean() : 0;
}

std::uint64_t locked(const Outlook& outlook) {
    return static_cast<std::uint64_t>(std::count_if(outlook.futures.begin(), outlook.futures.end(),
                                                    [](const Future& future) { return future.deadlock.has_value(); }));
}

struct TargetMet {
    std::uint64_t met = 0;
    ConfidenceInterval share;
};

TargetMet target_met(const Outlook& outlook, std::uint64_t target) {
    const auto met = std::count_if(outlook.futures.begin(), outlook.futures.end(),
                                   [&](const Future& future) { return future.units.back() >= target; });
    const auto count = static_cast<std::uint64_t>(met);
    return {count, wilson_interval(count, outlook.futures.size())};
}

std::string looks_table(const Plan& plan, const std::vector<Look>& looks, const TextOptions& options) {
    Table table({{"units made by", Align::left}, {"mean"}, {"p5"}, {"p50"}, {"p95"}});
    for (const Look& look : looks)
        table.row({moment_text(moment_of(plan, look.at)), fmt::format("{:.1f}", look.mean),
                   grouped(static_cast<double>(look.p5)), grouped(static_cast<double>(look.p50)),
                   grouped(static_cast<double>(look.p95))});
    return table.text(options.width);
}

std::string products_line(const Plan& plan, const Outlook& outlook) {
    std::string text;
    for (std::size_t product = 0; product < plan.products.size(); ++product)
        text += fmt::format("{}{} {:.1f}", text.empty() ? "  of which " : ", ", plan.products[product].name,
                            mean_over(outlook, [&](const Future& future) { return future.units_by_product[product]; }));
    return text + " (means)";
}

std::string target_line(const Outlook& outlook, std::uint64_t target) {
    const TargetMet chance = target_met(outlook, target);
    return fmt::format("\n{} or more: {} of {} futures, {} ({} to {} with 95 % confidence)\n",
                       grouped(static_cast<double>(target)), chance.met, outlook.futures.size(),
                       percent(chance.share.estimate), percent(chance.share.lower), percent(chance.share.upper));
}

}  // namespace

std::string outlook_text(const Plan& plan, const Outlook& outlook, const OutlookFacts& facts,
                         const TextOptions& options) {
    const std::string from = moment_text(moment_of(plan, outlook.from)),
                      until = moment_text(moment_of(plan, outlook.looks.back()));
    if (outlook.locked_before)
        return printable(fmt::format("{} has locked itself at {}, before {}: nothing more is made\n", plan.name,
                                     moment_text(moment_of(plan, outlook.locked_before->time)), from));
    std::string text =
        printable(fmt::format("{}: {} futures from {} to {}", plan.name, outlook.futures.size(), from, until));
    text += facts.replication
                ? fmt::format(", as replication {} stands there (seed {})\n\n", *facts.replication, facts.seed)
                : fmt::format(" (seed {})\n\n", facts.seed);
    if (outlook.futures.empty()) return text;
    text += looks_table(plan, looks_of(outlook), options);
    if (plan.products.size() > 1) text += printable(products_line(plan, outlook)) + '\n';
    if (facts.target) text += target_line(outlook, *facts.target);
    text += fmt::format("\nin the line: {} parts at the beginning, {:.1f} at the end (mean)\n", outlook.in_line,
                        mean_over(outlook, [](const Future& future) { return future.in_line; }));
    if (const double scrapped = mean_over(outlook, [](const Future& future) { return future.scrapped; }); scrapped > 0)
        text += fmt::format("scrapped: {:.1f} (mean)\n", scrapped);
    if (const std::uint64_t count = locked(outlook); count > 0)
        text += fmt::format("in {} of the futures the line locks itself\n", count);
    return text;
}

std::string outlook_json(const Plan& plan, const Outlook& outlook, const OutlookFacts& facts) {
    Json looks = Json::array(), products = Json::array(), futures = Json::array();
    for (const Look& look : looks_of(outlook))
        looks.push_back({{"at", moment_text(moment_of(plan, look.at))},
                         {"mean", number(look.mean)},
                         {"p5", look.p5},
                         {"p50", look.p50},
                         {"p95", look.p95}});
    for (std::size_t product = 0; product < plan.products.size(); ++product)
        products.push_back(
            {{"product", plan.products[product].name}, {"mean", number(mean_over(outlook, [&](const Future& future) {
                                                            return future.units_by_product[product];
                                                        }))}});
    for (const Future& future : outlook.futures)
        futures.push_back(future.units.back());
    Json json{{"takt", facts.version},
              {"model", plan.name},
              {"file", facts.file},
              {"plan", fmt::format("{:016x}", plan.digest)},
              {"seed", facts.seed},
              {"replication", facts.replication ? Json(*facts.replication) : Json()},
              {"from", moment_text(moment_of(plan, outlook.from))},
              {"until", moment_text(moment_of(plan, outlook.looks.back()))},
              {"asked", outlook.asked},
              {"interrupted", outlook.interrupted},
              {"locked", locked(outlook)},
              {"in_line",
               {{"start", outlook.in_line},
                {"end", number(mean_over(outlook, [](const Future& future) { return future.in_line; }))}}},
              {"looks", std::move(looks)},
              {"units_by_product", std::move(products)},
              {"scrapped", number(mean_over(outlook, [](const Future& future) { return future.scrapped; }))},
              {"target", Json()},
              {"futures", std::move(futures)}};
    if (facts.target && !outlook.futures.empty()) {
        const TargetMet chance = target_met(outlook, *facts.target);
        json["target"] = {{"units", *facts.target},
                          {"met", chance.met},
                          {"probability", number(chance.share.estimate)},
                          {"low", number(chance.share.lower)},
                          {"high", number(chance.share.upper)}};
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace takt
