// Transporters, from spec to plan: places become numbers, and the ways between them times.
#pragma once

#include "plan_names.hpp"

namespace takt {

/// \pre the elements are in the plan
void plan_transporters(PlanDraft& draft);

}  // namespace takt
