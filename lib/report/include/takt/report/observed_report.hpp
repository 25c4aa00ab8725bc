// One replication looked at closely, as JSON for the page.
//
// Times are in seconds from the start of the run, shares between 0 and 1, both rounded to what a picture can show.
//
//   replication, seed
//   from_s, to_s  the time that is counted
//   start_date    the day at whose midnight second 0 is: "2026-01-05"
//   slot_s, slots equal slots from from_s on, of which the last may be cut by to_s; what happens as one ends belongs to it
//   units         that left, by slot
//   scheduled_s   of the run's calendar, by slot
//   buffers       those that the file has written: node, name, mean, least and most level by slot, levels: the lower ends of
//                 bins of equal width, shares: of the time with a level in each
//   states        names: those that occur, slot_s and slots (each as long as some of the slots above), stations: node, name,
//                 shares: by slot and name, of all time of its machines, which add up to 1
//   lead_time     edges_s of bins of equal width, counts of units in them
//   flows         from, to: nodes, and parts that went straight from one to the other; direct hand-overs that nobody has
//                 written are left out
//   bottlenecks   as over_time in bottleneck_report.hpp, with seconds from from_s on
//   losses        as in bottleneck_report.hpp
#pragma once

#include <cstdint>
#include <string>

#include "takt/experiment/close_look.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// One line of JSON.
std::string observed_json(const Plan& plan, const CloseLook& look, std::uint64_t seed);

}  // namespace takt
