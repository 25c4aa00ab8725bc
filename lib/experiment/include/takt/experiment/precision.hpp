// What is to be known, how well, and whether a number of replications shows it.
//
// Written `1 %`, `1 % of output`, `2 % of chance`, `1 % of lead-time`, `1 % of lead-time p95`, `1 % of work-in-process`.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "takt/core/nearest.hpp"
#include "takt/experiment/schedule.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/stats/confidence.hpp"
#include "takt/stats/quantile_sketch.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

enum class PrecisionOf : std::uint8_t { output, chance, lead_time, lead_time_quantile, work_in_process };

/// As they are written; a quantile has `p95` or the like behind the words for the lead time.
inline constexpr std::array<std::string_view, 4> measured_words{"output", "chance", "lead-time", "work-in-process"};

/// A confidence interval that is to be no wider than `percent` to either side: of the estimate, for a chance in points.
struct PrecisionGoal {
    double percent = 1;
    PrecisionOf of = PrecisionOf::output;
    double quantile = 95;  ///< of the lead time, in percent
    double level = 0.95;

    friend bool operator==(const PrecisionGoal&, const PrecisionGoal&) = default;
};

/// A quantile is counted to within 1/128 of itself (QuantileSketch), so nothing finer than this can be asked of it.
inline constexpr double finest_quantile_percent = 1;

namespace detail {

inline std::string shortest(double value) {
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

inline std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

/// The number in front, which is taken off the text.
inline std::optional<double> take_number(std::string_view& text) {
    double value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || !std::isfinite(value)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

inline std::string refuse_precision(const std::string& what, std::string_view found) {
    return "expected " + what + ", found '" + std::string(found) + "'";
}

/// `p95`, or as well `p99.9`.
inline std::optional<double> quantile_in(std::string_view word) {
    if (!word.starts_with('p')) return std::nullopt;
    word.remove_prefix(1);
    const std::optional<double> percent = take_number(word);
    return percent && word.empty() && *percent > 0 && *percent < 100 ? percent : std::nullopt;
}

inline std::variant<PrecisionGoal, std::string> with_measured(PrecisionGoal goal, std::string_view text) {
    const std::size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    const std::string_view rest = space == std::string_view::npos ? "" : trimmed(text.substr(space));
    constexpr std::array kinds{PrecisionOf::output, PrecisionOf::chance, PrecisionOf::lead_time, PrecisionOf::work_in_process};
    const auto known = std::find(measured_words.begin(), measured_words.end(), word);
    if (known == measured_words.end())
        return refuse_precision("output, chance, lead-time, lead-time p95 or work-in-process", text) +
               did_you_mean(word, measured_words);
    goal.of = kinds[static_cast<std::size_t>(known - measured_words.begin())];
    if (rest.empty()) return goal;
    const std::optional<double> quantile = quantile_in(rest);
    if (goal.of != PrecisionOf::lead_time || !quantile)
        return refuse_precision(goal.of == PrecisionOf::lead_time ? "a quantile such as p95" : "nothing more", rest);
    goal.of = PrecisionOf::lead_time_quantile;
    goal.quantile = *quantile;
    if (goal.percent < finest_quantile_percent)
        return refuse_precision("at least 1 %, since a quantile is counted to within 0.8 % of it",
                                shortest(goal.percent) + " %");
    return goal;
}

}  // namespace detail

/// What a user wrote, or in words what is wrong with it.
inline std::variant<PrecisionGoal, std::string> read_precision(std::string_view written) {
    std::string_view text = detail::trimmed(written);
    PrecisionGoal goal;
    const std::optional<double> percent = detail::take_number(text);
    text = detail::trimmed(text);
    if (!percent || !text.starts_with('%'))
        return detail::refuse_precision("a precision such as `1 %` or `2 % of lead-time p95`", written);
    if (!(*percent > 0) || *percent > 50)
        return detail::refuse_precision("a precision above 0 % and at most 50 %", written);
    goal.percent = *percent;
    text = detail::trimmed(text.substr(1));
    if (text.empty()) return goal;
    if (!text.starts_with("of ")) return detail::refuse_precision("`of` and what is to be known", text);
    return detail::with_measured(goal, detail::trimmed(text.substr(3)));
}

/// As read_precision reads it.
inline std::string text_of(const PrecisionGoal& goal) {
    const std::string percent = detail::shortest(goal.percent) + " % of ";
    switch (goal.of) {
        case PrecisionOf::output:
            return percent + "output";
        case PrecisionOf::chance:
            return percent + "chance";
        case PrecisionOf::lead_time:
            return percent + "lead-time";
        case PrecisionOf::lead_time_quantile:
            return percent + "lead-time p" + detail::shortest(goal.quantile);
        case PrecisionOf::work_in_process:
            break;
    }
    return percent + "work-in-process";
}

/// What the replications so far say of the one thing that is to be known. Means go by Student's law; for a quantile of
/// the lead time, of the replications' own quantiles; the chance of the target goes by Wilson's interval.
class Evidence {
  public:
    Evidence(const Plan& plan, const PrecisionGoal& goal) : goal_(goal), target_(target_units(plan)) {}

    /// In the order of the replications' numbers. A replication in which nothing of the kind was counted says nothing.
    void add(const ReplicationResult& result) {
        switch (goal_.of) {
            case PrecisionOf::output:
                tally_.add(static_cast<double>(result.units()));
                break;
            case PrecisionOf::chance:
                tally_.add(target_ && static_cast<double>(result.units()) >= *target_ ? 1 : 0);
                break;
            case PrecisionOf::work_in_process:
                if (result.observed > Duration::zero()) tally_.add(result.parts_seconds / to_seconds(result.observed));
                break;
            case PrecisionOf::lead_time:
                add_lead_time(result);
                break;
            case PrecisionOf::lead_time_quantile:
                add_quantile(result);
                break;
        }
    }

    std::uint64_t count() const { return tally_.count(); }

    ConfidenceInterval interval() const {
        if (goal_.of != PrecisionOf::chance) return mean_interval(tally_, goal_.level);
        const double met = tally_.mean() * static_cast<double>(count());
        return wilson_interval(static_cast<std::uint64_t>(std::llround(met)), count(), goal_.level);
    }

    /// The half-width that is asked for.
    double wanted() const {
        const double share = goal_.percent / 100;
        return goal_.of == PrecisionOf::chance ? share : share * std::abs(tally_.mean());
    }

    bool is_precise() const { return count() > 1 && interval().half_width() <= wanted(); }

    /// How many replications it takes if they go on like this, at most `most`.
    std::uint64_t needed(std::uint64_t most) const {
        if (count() < 2) return most;
        std::uint64_t enough = most;
        std::uint64_t few = 1;
        while (few + 1 < enough) {
            const std::uint64_t middle = few + (enough - few) / 2;
            (half_width_of(middle) <= wanted() ? enough : few) = middle;
        }
        return enough;
    }

  private:
    double half_width_of(std::uint64_t replications) const {
        const double n = static_cast<double>(replications);
        if (goal_.of != PrecisionOf::chance)
            return student_quantile(n - 1, goal_.level) * tally_.standard_deviation() / std::sqrt(n);
        const auto met = static_cast<std::uint64_t>(std::llround(tally_.mean() * n));
        return wilson_interval(met, replications, goal_.level).half_width();
    }

    void add_lead_time(const ReplicationResult& result) {
        DurationTally all;
        for (const SinkResult& sink : result.sinks)
            all.merge(sink.lead_time);
        if (all.count() > 0) tally_.add(all.mean());
    }

    void add_quantile(const ReplicationResult& result) {
        QuantileSketch all;
        for (const SinkResult& sink : result.sinks)
            all.merge(sink.lead_time_quantiles);
        if (all.count() > 0) tally_.add(to_seconds(all.quantile(goal_.quantile / 100)));
    }

    PrecisionGoal goal_;
    std::optional<double> target_;
    Tally tally_;
};

enum class Ended : std::uint8_t { precise, at_most, nothing_counted, interrupted };

inline constexpr std::string_view word_for(Ended ended) {
    switch (ended) {
        case Ended::precise:
            return "precise";
        case Ended::at_most:
            return "at most";
        case Ended::nothing_counted:
            return "nothing counted";
        case Ended::interrupted:
            break;
    }
    return "interrupted";
}

/// How precise the answer has become, and why no more replications were run.
struct PrecisionReached {
    PrecisionGoal goal{};
    Ended ended = Ended::precise;
    ConfidenceInterval interval{};  ///< of what the goal is about
    double wanted = 0;              ///< half-width asked for, in the same unit
    std::uint32_t most = 0;
    std::uint32_t began_with = 0;  ///< replications that were asked for to begin with
};

}  // namespace takt
