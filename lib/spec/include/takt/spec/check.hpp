// All mistakes of a plant that can be known before it runs, in one pass.
#pragma once

#include <cstdint>

#include "takt/core/diagnostic.hpp"
#include "takt/spec/key_places.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt::spec {

/// Whether it is worth a warning that nothing uses what has a name; not where a scenario has taken another in its place.
enum class Unused : std::uint8_t { told, expected };

/// Adds everything that is wrong with the plant to the diagnostics, errors first, then warnings. A plant without errors
/// can be made into a plan and run. Works on any plant, however wrong it is.
/// \param keys where its values were written
/// \complexity n log n in the size of the plant
void check(const LineSpec& plant, Diagnostics& diagnostics, const KeyPlaces& keys = {}, Unused unused = Unused::told);

}  // namespace takt::spec
