#include "takt/report/tuning_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "numbers.hpp"
#include "table.hpp"
#include "takt/core/version.hpp"
#include "takt/report/display.hpp"
#include "tuning_words.hpp"
#include "wrapped.hpp"

namespace takt {
namespace {

class TuningText {
  public:
    TuningText(const TuningProblem& problem, const TuningResult& result, const TuningFacts& facts, const TextOptions& options)
        : problem_(problem), result_(result), facts_(facts), width_(std::max(options.width, least_width)) {}

    std::string text() const {
        std::string text = answer();
        if (result_.plan) text += decisions() + changes() + others();
        return text + '\n' + wrapped(source(), width_);
    }

  private:
    bool has_target() const { return problem_.goal == spec::Goal::cost; }

    std::string period() const { return "in " + period_text(facts_.horizon); }

    std::string money(double amount) const {
        return problem_.currency.empty() ? grouped(amount) : money_text(amount, problem_.currency);
    }

    /// `95 %`, `97.67 %`; never rounded to certainty.
    static std::string chance(double probability) {
        if (probability > 0.9999 && probability < 1) return "above 99.99 %";
        if (probability < 0.0001) return "below 0.01 %";
        return percent(probability, 2);
    }

    std::string wanted() const {
        const double units = *problem_.target_per_second * to_seconds(facts_.horizon);
        return fmt::format("{} units {} with a probability of {}", grouped(units), period(), percent(problem_.probability));
    }

    std::string answer() const {
        std::string text = wrapped(headline(), width_);
        if (result_.verification) text += wrapped(proof(*result_.verification), width_);
        if (!has_target() && result_.plan) text += wrapped(level(), width_);
        return text;
    }

    std::string headline() const {
        const std::string name = printable(facts_.plant);
        const std::string cost = result_.plan ? money(result_.plan->cost) : std::string();
        switch (result_.outcome) {
            case TuningOutcome::found:
                if (!has_target()) return fmt::format("{}: the best plan found costs {}.", name, cost);
                return fmt::format("{}: the cheapest plan found that makes {} costs {}.", name, wanted(), cost);
            case TuningOutcome::unproven:
                return fmt::format("{}: a plan that costs {} makes about {}, but fresh runs did not prove it, and the plant-years are "
                                   "used up. Allow more `plant_years`.",
                                   name, cost, wanted());
            case TuningOutcome::impossible: return impossible(name);
            case TuningOutcome::exhausted:
                if (!has_target()) return fmt::format("{}: no plan was found that keeps lead time and work in process within their limits.", name);
                return fmt::format("{}: {} plant-years were not enough to find a plan that makes {}{}", name, result_.runs, wanted(),
                                   has_bounds() ? " and keeps what is limited: the budget, limited things, lead time or work in process "
                                                  "may not allow it, or more `plant_years` are needed."
                                                : ". Allow more `plant_years`.");
            case TuningOutcome::interrupted: break;
        }
        return result_.plan ? fmt::format("{}: interrupted; the best plan so far costs {}.", name, cost)
                            : fmt::format("{}: interrupted before a plan was found.", name);
    }

    bool has_bounds() const {
        return problem_.budget || !problem_.limited.empty() || problem_.lead_time || problem_.work_in_process;
    }

    std::string impossible(const std::string& name) const {
        if (!has_target()) return fmt::format("{}: what is limited does not allow the least of every decision.", name);
        std::string text = fmt::format("{}: no plan makes {}. With the most of everything it makes {} on average.", name, wanted(),
                                       grouped(result_.most.mean));
        if (!facts_.narrowest.empty()) text += fmt::format(" The narrowest place is then {}.", printable(facts_.narrowest));
        return text;
    }

    /// Rounded down, so that what is not proven does not read as if it were.
    static std::string or_more(double least) {
        if (least > 0.9999) return chance(least);
        return percent(std::floor(1e4 * least + 1e-6) / 1e4, 2) + " or more";
    }

    std::string proof(const Verification& found) const {
        std::string text = fmt::format("{} fresh runs: {} reach the target, {} units on average with a standard deviation of {}; the "
                                       "chance of a run is {}, and {} with 95 % confidence",
                                       found.units.count(), found.met, grouped(found.units.mean()),
                                       short_text(found.units.standard_deviation()), chance(found.probability),
                                       or_more(found.least_probability));
        text += found.is_normal ? fmt::format(" (mean {:.2f} standard deviations above the target, {:.2f} needed)", found.standing, found.factor)
                                : std::string(" (counted, as the outputs are not normal)");
        if (!found.passed) text += fmt::format(", which does not prove {}", percent(problem_.probability));
        return text + fmt::format(". Slack: {} units.", grouped(found.units.mean() - found.target));
    }

    std::string level() const {
        const Measured& worth = result_.plan->worth;
        const bool is_value = problem_.goal == spec::Goal::value;
        std::string text = is_value ? fmt::format("Its units are worth {} {}, {} after the cost", money(worth.mean), period(),
                                                  money(worth.mean - result_.plan->cost))
                                    : fmt::format("It makes {} units {}", grouped(worth.mean, decimals_for(worth.mean)), period());
        return text + fmt::format(" (standard error {}, {} fresh runs).", short_text(worth.error), worth.runs);
    }

    std::string decisions() const {
        Table table({{"decision", Align::left, 48}, {"as it stands", Align::left}, {"plan", Align::left}, {"cost", Align::right}});
        for (std::size_t d = 0; d < problem_.decisions.size(); ++d) {
            const Decision& decision = problem_.decisions[d];
            const DecisionWay& way = problem_.way(result_.plan->design, d);
            const std::string standing = decision.standing ? decision.ways[*decision.standing].name : "-";
            table.row({decision.name, standing, way.name, way.cost == 0 ? std::string("-") : money(way.cost)});
        }
        std::string text = "\nThe plan\n" + table.text(width_);
        for (std::size_t t = 0; t < problem_.limited.size(); ++t)
            text += "  " + wrapped(fmt::format("{} of {} {} used", short_text(result_.plan->uses[t]), short_text(problem_.limited[t].amount),
                                        printable(problem_.limited[t].name)),
                            width_);
        return text;
    }

    std::string changes() const {
        if (result_.changes.empty()) return {};
        Table table({{"put back", Align::left, 48}, {"to", Align::left}, {"loses"}, {"standard error"}});
        for (const TuningChange& change : result_.changes) {
            const Decision& decision = problem_.decisions[change.decision];
            table.row({decision.name, decision.ways[*decision.standing].name, short_text(change.gain.mean), short_text(change.gain.error)});
        }
        const char* what = problem_.goal == spec::Goal::value ? "value" : "units";
        return fmt::format("\nWhat each change brings: {} that a run loses where it alone is put back\n", what) + table.text(width_);
    }

    std::string differences(const Design& other) const {
        std::string text;
        for (std::size_t d = 0; d < other.size(); ++d) {
            if (other[d] == result_.plan->design[d]) continue;
            if (!text.empty()) text += ", ";
            text += fmt::format("{} {}", problem_.decisions[d].name, problem_.way(other, d).name);
        }
        return text;
    }

    std::string others() const {
        std::string text;
        const auto add = [&](const char* heading, const std::vector<TunedPlan>& plans, bool says_why) {
            if (plans.empty()) return;
            text += fmt::format("\n{}\n", heading);
            std::vector<Column> columns{{"cost"}, {problem_.goal == spec::Goal::value ? "value" : "units"}, {"chance"}};
            if (says_why) columns.push_back({"why not", Align::left});
            columns.push_back({"instead", Align::left, 200});
            Table table(columns);
            for (const TunedPlan& plan : plans) {
                std::vector<std::string> row{money(plan.cost), grouped(plan.worth.mean), has_target() ? chance(plan.probability) : "-"};
                if (says_why) row.emplace_back(words_for(plan.why_not));
                row.push_back(differences(plan.design));
                table.row(row);
            }
            text += table.text(width_);
        };
        add("Cheaper plans, and why not", result_.cheaper, true);
        add(has_target() ? "Other plans within 1 % of the cost" : "Plans that could not be told from it", result_.close, false);
        return text;
    }

    std::string source() const {
        return fmt::format("takt {}, {}, seed {}, {} of {} plant-years, {} designs", version, printable(facts_.file), problem_.seed,
                           result_.runs, problem_.plant_years, result_.designs);
    }

    const TuningProblem& problem_;
    const TuningResult& result_;
    const TuningFacts& facts_;
    int width_;
};

}  // namespace

std::string tuning_text(const TuningProblem& problem, const TuningResult& result, const TuningFacts& facts, const TextOptions& options) {
    return TuningText(problem, result, facts, options).text();
}

}  // namespace takt
