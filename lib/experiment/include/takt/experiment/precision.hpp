// What is to be known, how well, and whether a number of replications shows it.
//
// Written `1 %`, `1 % of output`, `2 % of chance`, `1 % of lead-time`, `1 % of lead-time p95`, `1 % of work-in-process`.
#pragma once

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/schedule.hpp"
#include "takt/stats/confidence.hpp"
#include "takt/stats/quantile_sketch.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

enum class PrecisionOf : std::uint8_t { output, chance, lead_time, lead_time_quantile, work_in_process };

/// A confidence interval that is to be no wider than `percent` to either side: of the estimate, for a chance in points.
struct PrecisionGoal {
    double percent = 1;
    PrecisionOf of = PrecisionOf::output;
    double quantile = 95;  ///< of the lead time, in percent
    double level = 0.95;

    friend bool operator==(const PrecisionGoal&, const PrecisionGoal&) = default;
};

/// What a user wrote, or in words what is wrong with it.
std::variant<PrecisionGoal, std::string> read_precision(std::string_view written);

/// As read_precision reads it.
std::string text_of(const PrecisionGoal& goal);

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
            all.merge(sink.lead_time.tally);
        if (all.count() > 0) tally_.add(all.mean());
    }

    void add_quantile(const ReplicationResult& result) {
        DurationSample all;
        for (const SinkResult& sink : result.sinks)
            all.merge(sink.lead_time);
        if (all.count() > 0) tally_.add(all.quantile(goal_.quantile / 100));
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
