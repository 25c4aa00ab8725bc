// The station that gross output is measured at.
#pragma once

#include <optional>

#include "takt/core/time.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/line/plan.hpp"

namespace takt {

struct LossReference {
    Index station = none;
    Duration cycle{};  ///< planned, at the mix of products
};

/// Of the stations that every unit passes, the one whose planned cycles allow the least output: what the line would make
/// if nothing ever went wrong. Where there is none that every unit passes, of those that most of them pass.
/// \return nothing where no station with a cycle leads to a sink
std::optional<LossReference> loss_reference(const Plan& plan, const StaticLook& look);

}  // namespace takt
