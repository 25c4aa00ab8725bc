#include "text_answer.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "evidence_text.hpp"
#include "months_text.hpp"
#include "numbers.hpp"
#include "takt/report/display.hpp"
#include "takt/report/failures_alike.hpp"
#include "wrapped.hpp"

namespace takt {
namespace {

bool is_a_year(const Summary& summary) {
    return std::abs(summary.runs_a_year - 1) < 1e-9;
}

std::string period_of(const Plan& plan, const Summary& summary) {
    return is_a_year(summary) ? "a year" : "in " + period_text(plan.horizon);
}

std::string replications_text(std::size_t count) {
    return fmt::format("{} replication{}", count, count == 1 ? "" : "s");
}

/// Of the units of a run: over replications, or along the only one.
ConfidenceInterval units_interval(const Summary& summary, const RunFacts& facts) {
    if (!facts.units_a_slot) return summary.units_interval();
    const double half = static_cast<double>(facts.slots) * facts.units_a_slot->interval.half_width();
    return {summary.units.mean(), summary.units.mean() - half, summary.units.mean() + half, 0.95};
}

std::string units_text(const Plan& plan, const Summary& summary, const RunFacts& facts, const TextOptions& options) {
    const ConfidenceInterval interval = units_interval(summary, facts);
    const int decimals = decimals_for(interval.estimate);
    std::string sureness = "one replication, so no interval";
    if (summary.runs.size() > 1) {
        sureness = fmt::format("95 % interval {} to {}, {}", grouped(interval.lower, decimals),
                               grouped(interval.upper, decimals), replications_text(summary.runs.size()));
    }
    if (facts.units_a_slot) {
        sureness =
            fmt::format("95 % interval {} to {} by batch means of one replication, worth {} independent pieces of it",
                        grouped(interval.lower, decimals), grouped(interval.upper, decimals),
                        short_text(facts.units_a_slot->effective_size));
    }
    return fmt::format("{} makes {} units {} ({}).", printable(plan.name), with_half_width(interval, options.blocks),
                       period_of(plan, summary), sureness);
}

/// Never rounded to certainty.
std::string probability_text(double probability) {
    if (probability > 0 && probability < 0.001) return "below 0.1 %";
    if (probability < 1 && probability > 0.999) return "above 99.9 %";
    return percent(probability);
}

std::string chance_text(const Summary& summary) {
    const TargetChance& chance = *summary.chance;
    const std::string counted =
        fmt::format("{} of {} did, which alone says {} to {}", chance.met, replications_text(chance.replications),
                    percent(chance.share.lower, 0), percent(chance.share.upper, 0));
    if (!chance.is_normal) {
        return fmt::format(" Chance that a run meets it: {} to {} ({} of {} did; the outputs are not normal).", percent(chance.share.lower, 0),
                           percent(chance.share.upper, 0), chance.met, replications_text(chance.replications));
    }
    if (!chance.probability) return fmt::format(" Chance that a run meets it: {}.", counted);
    return fmt::format(" Chance that a run meets it: {} ({}).", probability_text(*chance.probability), counted);
}

std::string target_text(const Plan& plan, const Summary& summary) {
    const double target = *summary.target;
    const double missing = target - summary.units.mean();
    const std::string name = fmt::format("Target {} {}: ", short_text(target), period_of(plan, summary));
    const std::string distance = grouped(std::abs(missing), decimals_for(target));
    if (missing == 0) return fmt::format("{}met.{}", name, chance_text(summary));
    if (missing < 0) return fmt::format("{}met, {} more.{}", name, distance, chance_text(summary));
    return fmt::format("{}missed by {} ({}).{}", name, distance, percent(missing / target), chance_text(summary));
}

std::string trouble_text(const Summary& summary, const RunFacts& facts, const TextOptions& options) {
    std::string text = deadlock_text(summary);
    if (facts.interrupted) {
        text += fmt::format("Interrupted: {} of {} finished, and only they count.\n", summary.runs.size(),
                            replications_text(facts.asked));
    }
    for (const auto& [first, count] : failures_alike(facts.failed)) {
        const std::string which = count > 1 ? fmt::format("Replication {} and {} more failed and do not count", first.replication, count - 1)
                                            : fmt::format("Replication {} failed and does not count", first.replication);
        text += wrapped(fmt::format("{}: {}", which, printable(first.message)), options.width);
    }
    return text;
}

/// Labels and what belongs to them, the second in one column.
class Figures {
  public:
    static constexpr int before = 20;  ///< columns of the labels

    void add(std::string label, std::string value) { lines_.emplace_back(std::move(label), std::move(value)); }

    std::string text() const {
        std::string text;
        for (const auto& [label, value] : lines_)
            text += fmt::format("  {:<18}{}\n", label, value);
        return text;
    }

  private:
    std::vector<std::pair<std::string, std::string>> lines_;
};

/// Of the same period as the cost.
void add_value(Figures& figures, const Plan& plan, const Summary& summary) {
    if (!summary.value) return;
    figures.add("value of output", money_text(summary.value->a_run.mean(), printable(summary.value->currency)) + ' ' +
                                       period_of(plan, summary));
}

using Amounts = std::vector<std::pair<std::string, double>>;

/// "body 61 %, paint 39 %" under the figure before, the largest first; nothing where there is one alone.
void add_shares(Figures& figures, Amounts parts, double all) {
    std::stable_sort(parts.begin(), parts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::string text;
    for (const auto& [name, amount] : parts)
        if (amount > 0 && amount < all)
            text += fmt::format("{}{} {}", text.empty() ? "" : ", ", printable(name), percent(amount / all, 0));
    if (!text.empty()) figures.add("", text);
}

void add_costs(Figures& figures, const Plan& plan, const Summary& summary) {
    if (!summary.costs) return;
    const CostSummary& cost = *summary.costs;
    const std::string currency(printable(cost.currency));
    const std::string a_unit = cost.a_unit.count() > 0
                                   ? fmt::format("{} {} a unit, ", short_text(cost.a_unit.mean()), currency)
                                   : std::string();
    figures.add("cost", a_unit + money_text(cost.total.mean(), currency) + ' ' + period_of(plan, summary));
    Amounts kinds;
    for (std::size_t kind = 0; kind < cost.kinds.size(); ++kind)
        kinds.emplace_back(cost_kind_names[kind], cost.kinds[kind].mean());
    add_shares(figures, std::move(kinds), cost.total.mean());
}

void add_energy(Figures& figures, const Plan& plan, const Summary& summary) {
    const EnergySummary& energy = summary.energy;
    if (energy.kwh.mean() <= 0) return;
    const std::string a_unit = energy.kwh_a_unit.count() > 0
                                   ? fmt::format("{} kWh a unit, ", short_text(energy.kwh_a_unit.mean()))
                                   : std::string();
    figures.add("energy",
                fmt::format("{}{} MWh {}", a_unit, short_text(energy.kwh.mean() / 1000), period_of(plan, summary)));
    Amounts areas;
    for (const AreaEnergy& area : energy.areas)
        areas.emplace_back(area.area.empty() ? "elsewhere" : area.area, area.kwh.mean());
    add_shares(figures, std::move(areas), energy.kwh.mean());
}

void add_orders(Figures& figures, const Plan& plan, const Summary& summary) {
    for (std::size_t s = 0; s < summary.sources.size(); ++s) {
        const OrderSummary& orders = summary.sources[s].orders;
        if (orders.due.count() == 0) continue;
        figures.add("orders", fmt::format("{} of {} units of {} due {} on time", percent(orders.on_time.mean()),
                                          short_text(orders.due.mean()), printable(plan.sources[s].name),
                                          period_of(plan, summary)));
        std::string others;
        if (orders.lateness.count() > 0)
            others = fmt::format("{} late by {} on average", percent(orders.late.mean()),
                                 duration_text(orders.lateness.mean()));
        if (orders.undelivered.mean() > 0)
            others += fmt::format("{}{} not delivered", others.empty() ? "" : ", ", percent(orders.undelivered.mean()));
        if (!others.empty()) figures.add("", others);
    }
}

void add_months(Figures& figures, const Plan& plan, const Summary& summary, const TextOptions& options) {
    std::string label = "units by month";
    for (const std::string& line : months_lines(plan, summary, options.width - Figures::before))
        figures.add(std::exchange(label, {}), line);
    const std::string rate = rate_text(plan, summary);
    if (!rate.empty()) figures.add("", rate);
}

void add_estimate(Figures& figures, const MaybeEstimate& estimate, const Summary& summary, const TextOptions& options) {
    std::string label = "computed";
    std::string text = wrapped(estimate_beside(estimate, summary), options.width - Figures::before);
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n')) {
        const std::size_t first = std::min(text.find_first_not_of(' '), end);
        figures.add(std::exchange(label, {}), text.substr(first, end - first));
        text.erase(0, end + 1);
    }
}

void add_lead_time(Figures& figures, const Summary& summary) {
    if (summary.lead_time.count() == 0) return;
    const auto within = [&](double share) {
        return duration_text(summary.lead_time.quantile(share));
    };
    figures.add("lead time", fmt::format("mean {}, half within {}, 95 % within {}", duration_text(summary.lead_time.mean()),
                                         within(0.5), within(0.95)));
}

}  // namespace

std::string deadlock_text(const Summary& summary) {
    const auto count = std::count_if(summary.runs.begin(), summary.runs.end(),
                                     [](const RunSummary& run) { return run.deadlock.has_value(); });
    if (count == 0) return {};
    const RunSummary& first = *summary.first_deadlock();
    std::string text = fmt::format("Deadlock in {} of {}; replication {} comes to a standstill after {}:\n", count,
                                   replications_text(summary.runs.size()), first.replication,
                                   duration_text(to_seconds(first.deadlock->time - run_start)));
    for (const std::string& wait : first.deadlock->cycle)
        text += "  " + printable(wait) + '\n';
    return text;
}

std::string answer_text(const Plan& plan, const Summary& summary, const RunFacts& facts, const TextOptions& options) {
    const std::string trouble = trouble_text(summary, facts, options);
    if (summary.runs.empty()) return printable(plan.name) + ": no replication was finished.\n" + trouble;
    std::string text = wrapped(units_text(plan, summary, facts, options), options.width);
    if (summary.target) text += wrapped(target_text(plan, summary), options.width);
    return text + precision_text(facts, options) + warm_up_warning(plan, facts, options) + trouble;
}

std::string key_figures_text(const Plan& plan, const Summary& summary, const RunFacts& facts,
                             const TextOptions& options) {
    Figures figures;
    figures.add("JPH", fmt::format("{} jobs per scheduled hour ({} h {})",
                                   with_half_width(mean_interval(summary.jph), options.blocks),
                                   short_text(to_hours(summary.scheduled)), period_of(plan, summary)));
    if (facts.estimate) add_estimate(figures, *facts.estimate, summary, options);
    if (!is_a_year(summary)) figures.add("units a year", short_text(summary.units_a_year()));
    add_months(figures, plan, summary, options);
    add_value(figures, plan, summary);
    add_costs(figures, plan, summary);
    add_energy(figures, plan, summary);
    add_orders(figures, plan, summary);
    add_lead_time(figures, summary);
    figures.add("work in process",
                with_half_width(mean_interval(summary.work_in_process), options.blocks) + " parts on average");
    if (summary.scrapped.mean() > 0) {
        figures.add("scrap", fmt::format("{} parts {}", short_text(summary.scrapped.mean()), period_of(plan, summary)));
    }
    if (summary.incomplete.mean() > 0) {
        figures.add("incomplete", fmt::format("{} units {} lack a piece", short_text(summary.incomplete.mean()),
                                              period_of(plan, summary)));
    }
    return figures.text();
}

}  // namespace takt
