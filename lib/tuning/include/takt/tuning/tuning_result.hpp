// What tuning found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "takt/tuning/judge.hpp"
#include "takt/tuning/problem.hpp"
#include "takt/tuning/verification.hpp"

namespace takt {

enum class TuningOutcome : std::uint8_t {
    found,        ///< with the goal `cost`: and proven by fresh runs
    unproven,     ///< a plan was found, but fresh runs did not prove it, and the plant-years are used up
    impossible,   ///< not even the plan with the most of everything makes enough
    exhausted,    ///< the plant-years were used up before a plan that makes enough was found
    interrupted,  ///< a stop was asked for; the best so far
};

/// Why a cheaper plan was not taken.
enum class WhyNot : std::uint8_t {
    is_taken,   ///< it is no such plan
    too_much,   ///< it takes more of something than there is
    too_little, ///< it reaches the target less often than is wanted
    too_close,  ///< by what the search knows it does so often enough, but with too little over to prove it, or fresh runs did not
};

struct TunedPlan {
    Design design;
    double cost = 0;
    Measured worth;  ///< of a run: units, or with the goal `value` their value
    double probability = 0;  ///< of the target, by what the search knows
    std::vector<double> uses;  ///< of each limited thing
    WhyNot why_not = WhyNot::is_taken;
};

/// What one decision brought, against how it stands: the worth that is lost where it alone is put back.
struct TuningChange {
    std::size_t decision = 0;
    Measured gain;
};

struct TuningResult {
    TuningOutcome outcome = TuningOutcome::exhausted;
    std::optional<TunedPlan> plan;
    std::optional<Verification> verification;  ///< of the plan, with the goal `cost`
    std::vector<Verification> verifications;   ///< all, in their order
    std::vector<TunedPlan> cheaper;            ///< that were not taken, the most probable first
    std::vector<TunedPlan> close;              ///< nearly as good: within 1 % of the cost, or not to be told from the best
    std::vector<TuningChange> changes;
    Measured most;           ///< what the plan with the most of everything makes, with the goal `cost`
    std::uint64_t runs = 0;  ///< plant-years
    std::size_t designs = 0;
};

}  // namespace takt
