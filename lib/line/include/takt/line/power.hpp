// Electric power by state, as the plan has it.
#pragma once

#include <array>

#include "takt/line/state.hpp"
#include "takt/spec/power.hpp"

namespace takt {

/// In watts.
std::array<double, state_count> watts_by_state(const spec::PowerSpec& written);

}  // namespace takt
