// The run and the target, and the size of the plant as a whole.
#pragma once

#include <string>

#include "takt/spec/checking.hpp"

namespace takt::spec {

bool check_year(Checking& checking, Date date, const std::string& key, const Subject& subject);

void check_run(Checking& checking);

}  // namespace takt::spec
