// From what a user wrote to what the run needs.
#pragma once

#include "takt/line/plan.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt {

/// Makes the plan of a plant.
/// \throws     SpecError with everything that is wrong with the plant
/// \complexity n log n in the size of the plant, and linear in the changes of its calendars over the run
Plan make_plan(const spec::LineSpec& written);

}  // namespace takt
