// From what a file asks to a problem that can be searched.
#pragma once

#include <functional>
#include <vector>

#include "takt/spec/decision_ways.hpp"
#include "takt/spec/line_spec.hpp"
#include "takt/tuning/problem.hpp"

namespace takt {

/// The plant of a file with values in place of some of its own. \throws SpecError
using ChangedPlant = std::function<spec::LineSpec(const std::vector<spec::Setting>&)>;

/// The ways of all decisions as the file gives them.
std::vector<spec::WrittenWays> ways_of(const spec::TuneSpec& tune);

/// Settings of all decisions of a design.
std::vector<spec::Setting> settings_of(const std::vector<spec::WrittenWays>& ways, const Design& design);

/// \param base  the plant as it stands, with its section `tune`
/// \param plant makes it with other values; called by several threads at once, as long as the problem lives
/// \throws SpecError with every decision that leads nowhere or that the plant cannot be made with
/// \complexity as many plants as there are ways
TuningProblem make_problem(const spec::LineSpec& base, ChangedPlant plant);

}  // namespace takt
