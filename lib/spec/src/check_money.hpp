// One currency for all money of a plant: amounts of different ones cannot be added, and what an exchange costs nobody knows here.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

/// Where there are several, those are told that are not in the currency of most; of two that are said as often, the later ones.
void check_money(Checking& checking);

}  // namespace takt::spec
