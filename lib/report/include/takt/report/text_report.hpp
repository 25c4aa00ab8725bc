// Results for people: plain text that fits a terminal.
#pragma once

#include <string>

#include "takt/experiment/estimated.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/run_facts.hpp"

namespace takt {

/// Narrower terminals break lines.
inline constexpr int least_width = 60;

struct TextOptions {
    int width = 100;      ///< columns of the terminal; less than `least_width` is taken as that
    bool blocks = false;  ///< bars of UTF-8 block characters instead of ASCII
    bool colour = false;  ///< ANSI colours
};

/// The answer first, then what holds the line back, then tables, at last where the numbers come from.
std::string text_report(const Plan& plan, const Summary& summary, const RunFacts& facts,
                        const TextOptions& options = {});

/// What `takt check` says of a plant without simulating it.
std::string static_look_text(const Plan& plan, const StaticLook& look, const TextOptions& options = {});

/// And what a formula or a decomposition says of it, or why there is none.
std::string estimate_text(const MaybeEstimate& estimate, const TextOptions& options = {});

}  // namespace takt
