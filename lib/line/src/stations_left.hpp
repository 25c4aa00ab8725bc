// How many stations a part still has before it, by where it is and what it is.
#pragma once

#include "takt/line/plan.hpp"

namespace takt {

/// What stations that go by it have to know. \pre the flow is planned
void note_stations_left(Plan& plan);

}  // namespace takt
