// Where a plant is held back and where its jobs are lost: for people, for programs, for tables.
//
// The JSON has takt, model, seed, replications, asked, interrupted and failed as json_report.hpp says, and
//
//   deadlock      as json_report.hpp says: a plant that locks itself has that to be mended first
//   plant_years   simulated in all, warm-ups included
//   units, jph    figures of the plant as it is
//   verdict       the station that each method names, or null: active_periods, turning_point, sensitivity; agree: whether
//                 those that name one name the same
//   one_chain     whether the flow is one chain, for which the turning point is proved
//   turning_points  replications in which blocked and starved turn anywhere
//   stations      name, sole, shifting and active (figures: shares of the time in which anything is active), blocked and starved
//                 (figures: shares of its scheduled time), turning_point (replications)
//   over_time     for equal parts of the run: from_s, to_s, stations: name, share (for more than 0)
//   sensitivities the changes tried: lever, element, step (seconds, a count, or per cent off ways), units_a_year (a figure), certain (its 95 %
//                 interval is on one side of 0), predicted (by the critical path of one run, or null)
//   losses        null without a reference, or reference, cycle_s, gross_jph and net_jph (figures), causes, which add up to the
//                 difference: kind, element (or null), state (or null), jph (a figure), units_a_year
#pragma once

#include <string>
#include <vector>

#include "takt/experiment/bottleneck_study.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/csv_tables.hpp"
#include "takt/report/run_facts.hpp"
#include "takt/report/text_report.hpp"

namespace takt {

/// What the methods say and where they disagree, then the figures, at last the losses from gross to net JPH.
std::string bottleneck_text(const Plan& plan, const BottleneckStudy& study, const RunFacts& facts,
                            const TextOptions& options = {});

std::string bottleneck_json(const Plan& plan, const BottleneckStudy& study, const RunFacts& facts);

/// bottlenecks.csv, bottleneck_over_time.csv, sensitivities.csv and losses.csv.
std::vector<CsvTable> bottleneck_tables(const Plan& plan, const BottleneckStudy& study);

}  // namespace takt
