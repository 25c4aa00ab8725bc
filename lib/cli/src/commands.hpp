// What each command does, once its arguments are read.
#pragma once

#include <iosfwd>

#include "arguments.hpp"
#include "takt/cli/run.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// Loads the file with its overrides; warnings go to `err`.
/// \throws SpecError
Plan load_plan(const Arguments& arguments, std::ostream& err);

int run_command(const Arguments& arguments, std::ostream& out, std::ostream& err, const Terminal& terminal);
int help_command(const Arguments& arguments, std::ostream& out, std::ostream& err, const Terminal& terminal);
int check_command(const Arguments& arguments, std::ostream& out, std::ostream& err, const Terminal& terminal);

}  // namespace takt
