// A recording for the player of the page: as few bytes as can be read at once.
//
//   from_s, to_s    of the window, seconds from the start of the run
//   products, states, kinds: names, by index
//   sources         how many number parts: sources, and behind them stations that make parts; a part's key is its number x sources + who
//                   numbers it, so with one source it is the number
//   machines        node (nodes.hpp), station, machine (from 1)
//   start           states: one for each machine; levels: [node, parts] of each buffer; parts: [key, product, node], in the order
//                   of parts_in_line.hpp
//   moves           arrays of one length: t_ms (since the move before, the first since from_s), part (its key), product, kind, node
//   changes         the same: t_ms, machine, state; states that last, so at most one of a machine at one instant
#pragma once

#include <string>

#include "takt/experiment/recorded.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// One JSON object without line breaks. Not escaped for HTML.
std::string recording_json(const Plan& plan, const Recording& recording);

}  // namespace takt
