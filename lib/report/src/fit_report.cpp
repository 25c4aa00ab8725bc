#include "takt/report/fit_report.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <optional>

#include "fit_sentences.hpp"
#include "json_values.hpp"
#include "numbers.hpp"
#include "table.hpp"
#include "takt/report/display.hpp"
#include "wrapped.hpp"

namespace takt {
namespace {

constexpr std::array<std::string_view, 3> clock_words{"operating", "scheduled", "calendar"};
constexpr std::array<std::string_view, 4> choice_words{"constant", "law", "too_few", "empirical"};

std::string_view word_of(fit::FailureClock clock) {
    return clock_words[static_cast<std::size_t>(clock)];
}

/// How a sentence takes times from the records: `records.csv, station cutter, every jam`.
std::string recorded(const FitFacts& facts, const fit::FittedStation& station, const std::string& what) {
    const std::string file = std::filesystem::path(facts.file).filename().string();
    const bool by_clock = what.starts_with("every ") && facts.clock != fit::FailureClock::operating;
    return fmt::format("{}, station {}, {}{}{}", file, station.name, what, by_clock ? ", clock " : "",
                       by_clock ? word_of(facts.clock) : "");
}

template <class Visit>
void for_each_times(const fit::FittedStation& station, Visit visit) {
    visit("cycle", station.cycle);
    for (const fit::FittedFailure& failure : station.failures) {
        visit("every " + failure.name, failure.every);
        visit("repair " + failure.name, failure.repair);
    }
}

// Text.

/// `mean 96.04 s (95.9 to 96.2)`
std::string bounds(const fit::FittedParameter& parameter) {
    const ConfidenceInterval& value = parameter.value;
    const bool is_number = parameter.kind == ParameterKind::number;
    const auto bound = [&](double each) {
        if (!std::isfinite(each)) return std::string("unknown");
        return is_number ? number_sentence(each) : time_like(each, value.estimate);
    };
    return fmt::format("{} {} ({} to {})", parameter.name,
                       is_number ? number_sentence(value.estimate) : time_sentence(value.estimate), bound(value.lower),
                       bound(value.upper));
}

std::string laws_table(const fit::Fitted& fitted, const TextOptions& options) {
    Table table({{"law", Align::left},
                 {"AIC +"},
                 {"D"},
                 {"A^2"},
                 {"p of D"},
                 {"p of A^2"},
                 {"parameters, 95 % intervals", Align::left, 90}});
    const double best = fitted.laws.front().fitted.aic;
    for (std::size_t i = 0; i < fitted.laws.size(); ++i) {
        const auto& [law, chances] = fitted.laws[i];
        const bool chosen = fitted.law() == &law;
        std::string parameters;
        for (const fit::FittedParameter& each : law.parameters)
            parameters += (parameters.empty() ? "" : ", ") + bounds(each);
        // Named here, as clang 14 does not capture what is bound.
        const bool has_chances = chances.has_value();
        const auto chance = [&](double p) { return has_chances ? fmt::format("{:.3f}", p) : std::string("-"); };
        table.row({fmt::format("{} {}", chosen ? '>' : ' ', law.law), fmt::format("{:.1f}", law.aic - best),
                   fmt::format("{:.4f}", law.distances.kolmogorov_smirnov),
                   fmt::format("{:.3f}", law.distances.anderson_darling),
                   chance(chances ? chances->kolmogorov_smirnov : 0), chance(chances ? chances->anderson_darling : 0),
                   parameters});
    }
    return table.text(std::max(options.width, 130));
}

std::string why(const fit::FittedTimes& times, std::string_view what) {
    if (!times.fitted) return what == "cycle" ? "no whole cycle was recorded" : "not known from these records";
    switch (times.fitted->choice) {
        case fit::Choice::constant:
            return "it does not scatter by more than the records are rounded";
        case fit::Choice::law:
            return {};
        case fit::Choice::too_few:
            return what.starts_with("every") ? "too few to tell laws apart; taken as exponential, of all time seen"
                                             : "too few to tell laws apart";
        case fit::Choice::empirical:
            break;
    }
    return "every law is refused at 1 %: the records themselves";
}

std::string times_text(const std::string& what, const fit::FittedTimes& times, const std::string& from_records,
                       const TextOptions& options) {
    const fit::Sample& sample = times.sample;
    std::string text = "  " + printable(what) + ": ";
    if (!times.fitted) return text + why(times, what) + "\n\n";
    text += times_sentence(times, from_records) + '\n';
    text +=
        fmt::format("    {} whole{}, mean {}, cv {:.3f}, from {} to {}", grouped(sample.count()),
                    sample.cut_offs().empty() ? "" : fmt::format(", {} cut off", sample.cut_offs().size()),
                    duration_text(sample.mean()), sample.mean() > 0 ? sample.standard_deviation() / sample.mean() : 0.0,
                    duration_text(sample.least_value()), duration_text(sample.most_value()));
    if (const std::string reason = why(times, what); !reason.empty()) text += "; " + reason;
    text += '\n';
    if (!times.fitted->laws.empty()) text += laws_table(*times.fitted, options);
    return text + '\n';
}

/// `No law is fitted to 580 records of maintenance and 11 of waiting_for_crew ...`
std::string left_out_text(const FitFacts& facts, const TextOptions& options) {
    if (facts.without_law.empty()) return {};
    std::string text = "No law is fitted to ";
    for (const fit::ReasonCount& each : facts.without_law) {
        const bool is_first = &each == &facts.without_law.front();
        const bool is_last = &each == &facts.without_law.back();
        if (!is_first) text += is_last ? " and " : ", ";
        text += fmt::format("{}{} of {}", grouped(static_cast<double>(each.records)),
                            !is_first           ? ""
                            : each.records == 1 ? " record"
                                                : " records",
                            printable(each.reason));
    }
    text += ": these words are no failures. Their time counts as no work, neither in cycles nor between failures.";
    return wrapped(text, options.width) + '\n';
}

// JSON.

Json laws_json(const fit::Fitted& fitted) {
    Json laws = Json::array();
    for (const fit::TestedLaw& each : fitted.laws) {
        Json parameters = Json::array();
        for (const fit::FittedParameter& parameter : each.fitted.parameters)
            parameters.push_back({{"name", parameter.name},
                                  {"value", number(parameter.value.estimate)},
                                  {"ci", {number(parameter.value.lower), number(parameter.value.upper)}}});
        laws.push_back({{"law", each.fitted.law},
                        {"parameters", std::move(parameters)},
                        {"log_likelihood", number(each.fitted.log_likelihood)},
                        {"aic", number(each.fitted.aic)},
                        {"kolmogorov_smirnov", number(each.fitted.distances.kolmogorov_smirnov)},
                        {"anderson_darling", number(each.fitted.distances.anderson_darling)},
                        {"p_kolmogorov_smirnov", each.chances ? number(each.chances->kolmogorov_smirnov) : Json()},
                        {"p_anderson_darling", each.chances ? number(each.chances->anderson_darling) : Json()},
                        {"chosen", fitted.law() == &each.fitted}});
    }
    return laws;
}

Json times_json(const fit::FittedTimes& times, const std::string& from_records) {
    const fit::Sample& sample = times.sample;
    Json json{{"n", sample.size()}, {"cut_off", sample.cut_offs().size()}};
    const bool any = sample.size() > 0;
    json["mean"] = any ? number(sample.mean()) : Json();
    json["sd"] = any ? number(sample.standard_deviation()) : Json();
    json["least"] = any ? number(sample.least_value()) : Json();
    json["most"] = any ? number(sample.most_value()) : Json();
    json["choice"] = times.fitted ? Json(choice_words[static_cast<std::size_t>(times.fitted->choice)]) : Json();
    json["sentence"] = times.fitted ? Json(times_sentence(times, from_records)) : Json();
    json["laws"] = times.fitted ? laws_json(*times.fitted) : Json::array();
    return json;
}

// YAML.

/// Plain where YAML reads it as the same text whatever stands around it, otherwise in quotes.
std::string yaml_text(const std::string& text) {
    constexpr std::array<std::string_view, 8> other{"yes", "no", "true", "false", "null", "on", "off", "y"};
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const bool plain =
        !text.empty() && is_letter(text.front()) &&
        std::all_of(text.begin(), text.end(),
                    [&](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_'; }) &&
        text.size() > 1 && std::find(other.begin(), other.end(), text) == other.end();
    return plain ? text : Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

class Fragment {
  public:
    Fragment(const FitFacts& facts, bool as_trace) : facts_(facts), as_trace_(as_trace) {}

    std::string text(const std::vector<fit::FittedStation>& stations) {
        say(fmt::format("# Fitted to {} by takt fit. Sources, buffers and sinks are not in the records.",
                        printable(facts_.file)));
        say("line:");
        for (const fit::FittedStation& station : stations)
            add(station);
        return text_;
    }

  private:
    void say(const std::string& line) { text_ += line + '\n'; }

    std::string sentence(const fit::FittedStation& station, const std::string& what,
                         const fit::FittedTimes& times) const {
        const std::string from_records = recorded(facts_, station, what);
        if (!times.fitted) return {};
        if (as_trace_ && station.machines == 1) return fmt::format("trace({})", from_records);
        return times_sentence(times, from_records);
    }

    void add(const fit::FittedStation& station) {
        say("  - station:");
        say("      name: " + yaml_text(station.name));
        if (station.machines > 1)
            say(fmt::format("      machines: {}{}", station.machines,
                            as_trace_ ? "  # several would follow one trace, so these are laws" : ""));
        const std::string cycle = sentence(station, "cycle", station.cycle);
        say(cycle.empty() ? "      # cycle: not in the records" : "      cycle: " + cycle);
        if (station.failures.empty()) return;
        say("      failures:");
        for (const fit::FittedFailure& failure : station.failures)
            add(station, failure);
    }

    void add(const fit::FittedStation& station, const fit::FittedFailure& failure) {
        const std::string every = sentence(station, "every " + failure.name, failure.every);
        const std::string repair = sentence(station, "repair " + failure.name, failure.repair);
        const std::string name = yaml_text(failure.name);
        if (every.empty() || repair.empty()) return say(fmt::format("        # {}: too little is known", name));
        say("        - name: " + name);
        if (facts_.clock != fit::FailureClock::operating)
            say(fmt::format("          clock: {}", word_of(facts_.clock)));
        say("          every: " + every);
        say("          repair: " + repair);
    }

    const FitFacts& facts_;
    bool as_trace_;
    std::string text_;
};

}  // namespace

std::string fit_text(const std::vector<fit::FittedStation>& stations, const FitFacts& facts,
                     const TextOptions& options) {
    std::string text = fmt::format(
        "{} records of {} in {}, {}. Failures by the {} clock.\n\n", grouped(static_cast<double>(facts.records)),
        stations.size() == 1 ? "one station" : fmt::format("{} stations", stations.size()), printable(facts.file),
        facts.grid > Duration{1} ? "instants rounded to " + duration_text(to_seconds(facts.grid)) : "instants exact",
        word_of(facts.clock));
    text += left_out_text(facts, options);
    for (const fit::FittedStation& station : stations) {
        text += printable(station.name);
        text += station.machines > 1 ? fmt::format(", {} machines\n", station.machines) : "\n";
        for_each_times(station, [&](const std::string& what, const fit::FittedTimes& times) {
            text += times_text(what, times, recorded(facts, station, what), options);
        });
    }
    return text +
           "Laws in the order of Akaike's criterion, the first that is not refused at 1 % by A^2 taken (`>`).\n"
           "D: Kolmogorov and Smirnov; A^2: Anderson and Darling; p by parametric bootstrap, with the parameters "
           "fitted again.\n"
           "Intervals by the observed information, of an exponential mean exact.\n";
}

std::string fit_json(const std::vector<fit::FittedStation>& stations, const FitFacts& facts) {
    Json list = Json::array();
    for (const fit::FittedStation& station : stations) {
        Json failures = Json::array();
        for (const fit::FittedFailure& failure : station.failures)
            failures.push_back(
                {{"name", failure.name},
                 {"every", times_json(failure.every, recorded(facts, station, "every " + failure.name))},
                 {"repair", times_json(failure.repair, recorded(facts, station, "repair " + failure.name))}});
        list.push_back({{"name", station.name},
                        {"machines", station.machines},
                        {"cycle", times_json(station.cycle, recorded(facts, station, "cycle"))},
                        {"failures", std::move(failures)}});
    }
    Json without_law = Json::array();
    for (const fit::ReasonCount& each : facts.without_law)
        without_law.push_back({{"reason", each.reason}, {"records", each.records}});
    const Json json{{"takt", facts.version},
                    {"file", facts.file},
                    {"records", facts.records},
                    {"clock", word_of(facts.clock)},
                    {"grid", facts.grid > Duration{1} ? number(to_seconds(facts.grid)) : Json()},
                    {"seed", facts.seed},
                    {"without_law", std::move(without_law)},
                    {"stations", std::move(list)}};
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string fit_yaml(const std::vector<fit::FittedStation>& stations, const FitFacts& facts, bool as_trace) {
    return Fragment(facts, as_trace).text(stations);
}

}  // namespace takt
