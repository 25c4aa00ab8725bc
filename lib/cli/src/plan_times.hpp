// Instants of a run, as options give them and messages say them.
#pragma once

#include <string>
#include <string_view>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// A date with or without a time of day, or a time since the start of the run.
/// \throws ArgumentError that begins with the option
SimTime read_instant(std::string_view option, const std::string& text, const Plan& plan);

/// \throws ArgumentError that begins with the option
Duration read_length(std::string_view option, const std::string& text);

/// `2026-03-02 10:40`, and at midnight with `00:00`: messages name instants, from when to when, and a time of day is put
/// behind the date where an option gives that alone. Reports write midnight without one, as a plant's file does.
std::string date_of(const Plan& plan, SimTime time);

}  // namespace takt
