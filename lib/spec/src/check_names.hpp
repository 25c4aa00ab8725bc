// Names: given, printable, not too long, not twice, and none of the language's own words.
#pragma once

#include <string>

#include "takt/spec/checking.hpp"

namespace takt::spec {

/// What is wrong with a name as such; empty if nothing.
std::string fault_of(const Name& name);

/// Crews, operators and robots are looked up by kind, so one name may stand for one of each.
void check_names(Checking& checking);

}  // namespace takt::spec
