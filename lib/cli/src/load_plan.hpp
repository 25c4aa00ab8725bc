// The plant that a command is asked about.
#pragma once

#include <iosfwd>

#include "shared_options.hpp"
#include "takt/core/diagnostic.hpp"
#include "takt/line/plan.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt {

/// One line, safe to show.
void print(const Diagnostic& diagnostic, std::ostream& err);

/// Loads the file with its overrides; warnings go to `err`.
/// \throws SpecError
spec::LineSpec load_spec(const ModelOptions& model, std::ostream& err);
Plan load_plan(const ModelOptions& model, std::ostream& err);

}  // namespace takt
