// A recording as an object-centric event log for process mining: OCEL 2.0, JSON.
//
//   objects  part (product; what is built into another is "part of" it, what comes of another "made of" it), source, station (area), buffer, sink
//   events   enter, store, take, load (machine), finish (machine), leave, scrap, absorb, split (machine), make (machine); each with its part, and with where it is:
//            "at" a station, source or sink, "into" or "out of" a buffer; a part that is scrapped, at the station that had it last;
//            one that is absorbed, also with the one that it becomes part of; one that is made, with the one that was split for it
//   times    dates of the plant's calendar, taken as UTC
//
// Attributes are texts, as the published schema has them.
//
// \source OCEL 2.0 Specification (Berti et al., 2023), www.ocel-standard.org, JSON exchange format
#pragma once

#include <string>

#include "takt/experiment/recorded.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// One JSON object, an event or object a line. \complexity O(n log n) in the entries of the recording
std::string event_log_json(const Plan& plan, const Recording& recording);

}  // namespace takt
