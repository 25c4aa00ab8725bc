// Output by calendar month, as people read it.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// `2026-07`, for programs.
std::string month_number(std::chrono::year_month month);

/// `Jul 2026`.
std::string month_name(std::chrono::year_month month);

/// `2026: Jan 1,204, Feb 2,310 ...` in lines of at most `width` columns. Nothing where the run is too short for months to say
/// something, or so long that they would be too many.
std::vector<std::string> months_lines(const Plan& plan, const Summary& summary, int width);

/// When the rate of the target is reached, if it is known.
std::string rate_text(const Plan& plan, const Summary& summary);

}  // namespace takt
