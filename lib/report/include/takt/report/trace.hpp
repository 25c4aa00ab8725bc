// A recording as a Gantt chart for Perfetto (ui.perfetto.dev) and chrome://tracing.
//
//   processes  one for each area (stations without an area: "stations"), with a thread for each machine; then crews, operators and
//              robots that stations share, with a thread for each member; buffers and materials, with counters; and the line
//   X          a machine in a state, a slice for each part; args: product, part (source and number). Or a member with whom it is,
//              args: machine, and stop (a repair or maintenance); one who travels also on his way there, and to his base
//   C          parts in a buffer, pieces of a material
//   i          a deadlock
//   ts, dur    microseconds since the start of the run, of which otherData has the date
//
// \source Trace Event Format, Google, docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
#pragma once

#include <string>

#include "takt/experiment/recorded.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// One JSON object, an event a line. \complexity O(n log n) in the entries of the recording
std::string trace_json(const Plan& plan, const Recording& recording);

}  // namespace takt
