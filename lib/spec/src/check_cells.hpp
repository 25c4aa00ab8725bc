// Robot cells: tasks that take time, zones that two robots share, backups that are there.
#pragma once

#include "takt/spec/checking.hpp"

namespace takt::spec {

void check_cells(Checking& checking);

}  // namespace takt::spec
