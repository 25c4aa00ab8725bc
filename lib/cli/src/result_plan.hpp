// The plant of a result.
#pragma once

#include <string>

#include "result_file.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// Made from the files that the result has in it.
/// \throws ResultError where it has none, or where the plant of its files is not the one that it says it is of
/// \throws SpecError
Plan plan_of(const ResultFile& result, const std::string& file);

/// The same with the warm-up of its files, where the result's was looked for in that plant.
Plan plan_before_warm_up(const ResultFile& result, const std::string& file);

}  // namespace takt
