// When parts may enter an oven that is to be empty as its shifts end.
#pragma once

#include "takt/core/time.hpp"
#include "takt/line/timeline.hpp"

namespace takt {

/// How long a part stays inside.
struct Residence {
    Duration time{};
    bool goes_on_in_breaks = false;
    bool may_end_with_shift = false;  ///< to be out at the very instant is enough
};

/// On while a part that enters is out before the shift ends. Parts may enter in breaks.
/// \param hours  with shifts that go on behind the end, as far as a part may stay
Timeline entry_times(const Timeline& hours, const Residence& residence, SimTime end);

}  // namespace takt
