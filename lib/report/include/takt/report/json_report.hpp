// Results for programs: one JSON object. Keys are never renamed; new ones may be added.
//
// Times are in seconds, shares between 0 and 1, numbers written so that reading them gives the same double. A `figure`
// is
// {"mean", "ci95": [lower, upper] or null for fewer than two replications, "standard_deviation", "least", "most"} over
// replications; where nothing was counted its values are null.
//
//   takt            version that made this
//   model           name, file as it was named, digest: 16 hexadecimal digits, the same for the same plant
//   seed, replications (finished), asked, interrupted
//   failed          replications that ended in an error: replication, message
//   precision       null, or goal (as it was written), ended ("precise", "at most", "nothing counted", "interrupted"), estimate,
//                   half_width and wanted (in the unit of what it is about), most and began_with (replications)
//   warm_up         null, or method, found, warm_up_s, pilots, slot_ends_s, and for units_an_hour and parts (in the line):
//                   values by slot, welch (their moving average), cut_slots, found
//   batch_means     null for more than one replication, or of the units of a run: ci95; slots (that the run is cut into), batch (slots),
//                   degrees (of freedom), effective_size (slots that would be as sure if they were independent)
//   estimate        null, or none (why), or method, exact, jph, lead_time_s, work_in_process (null where it does not say)
//   run             horizon_s, warm_up_s, scheduled_s: scheduled time of the run's calendar in the horizon
//   units           a figure of good units a run, with a_year: the mean scaled to 365 days, and runs: one number each
//   jph             a figure: units for each scheduled hour
//   target          null, or units (in the horizon), met, chance (that one more run meets it; null where the outputs are not
//                   normal), runs_met, runs_met_ci95,
//                   rate_reached: null, or runs (how many have a whole month at the target's rate) and month (the first such, by
//                   which half of the runs have come so far; null where fewer do)
//   months          for each month of the horizon: month ("2026-01"), whole (or counted in part), units (a figure: of a run)
//   value           a list of one, or of none without prices: currency, a figure of the value of a run's output, a_year: the mean scaled to 365 days
//   costs           a list of one, or of none without costs: currency, a figure of the costs of a run (as `value`), a_unit (a figure: for each good unit), and of
//                   a run machines, people, energy, scrap, material
//   energy          null where no machine has a power, or kwh (a figure: a run), kwh_a_unit (a figure), areas: area, kwh
//   lead_time_s     mean, p50, p95, least, most and count over all units; of_runs, p50_of_runs, p95_of_runs: figures of the
//                   means and quantiles of the runs
//   work_in_process a figure: mean number of parts in the line
//   scrapped        a figure: parts a run
//   bottlenecks     all stations, the one that is least starved or blocked first: station, active, loss, loss_share
//   stations        name, area, machines, finished (a figure), reworked, scrapped, destroyed (of the scrapped, those
//                   that a failure spoilt in work: not among the finished) and failures (means of a run), mtbf_s (working
//                   time for each failure; null without failures), mttr_s (mean, by the clock, from a failure to the end of its repair, of
//                   those that were over in the counted time; null: of none), technical_availability (mtbf_s / (mtbf_s + mttr_s); 1
//                   without failures, null without mttr_s), oee (a figure), availability,
//                   effectiveness, quality (of the finished), states: the share of scheduled time in each, energy_kwh (of a run, or null),
//                   first_pass_yield (null where parts after rework are judged as those before)
//   batches         station, least, most (parts), batches (mean of a run), mean_size (parts), full (share of them with `most`)
//   splits          station, makes (product, null if that of the part, and count), split and made (parts, means of a run)
//   moving_lines    station, pitches, parts (a figure: mean number on it), empty_pitches, pulls, stops and spoilt (means of a run),
//                   worst_pitch: null where it never stood for an operator, or pitch (from 1), share of the time stood,
//                   entry_closed (share of scheduled time, to be empty as shifts end; null where it is not drained), caught (parts
//                   of a run that were on it as shifts ended)
//   robots          name, working_s (at its own work; a robot without a `cycle` as long as its station, but while others of its cell do
//                   its work), down_s and failures (means of a run)
//   buffers         name, area, capacity (null: unlimited), level (a figure), highest, full, empty, entered, stopped (share of time
//                   in which it took no parts until `start_at` were left; null without such levels), entry_closed and caught (as of moving
//                   lines; null where it is not drained)
//   resources       name, kind, size, utilisation and travelling (figures: shares of the time present; travelling null: in no time),
//                   overtime_h (of a run, at work or on the way beyond it), waiting (mean number of requests, while a station works
//                   that may ask), mean_wait_s, granted
//   carriers        name, count, empty, returning (on the way back)
//   materials       name, stock (a figure: mean pieces), on_the_way (mean pieces), empty and waited_for (figures: shares of
//                   time), consumed and left_out (pieces of a run), call_offs and deliveries (lots of a run), mean_rest_s
//                   (of a piece beside the line, null where none was taken), price: null, or amount and currency
//   milk_runs       name, trains, carries (lots), under_way (a figure: share of the time of all trains), waiting (a figure: mean number of
//                   lots that no train has taken yet), rounds and late (of a run), lots_a_round, mean_wait_s (of a lot, until a train
//                   leaves with it; both null where none did)
//   marriages       only where parts are married by number: station, buffer, married, replaced and withdrawn (parts a run), waited (a
//                   figure: share of time in which a vehicle was there without its part), behind (share taken from behind others)
//   zones           name, most (parts in it at once), parts (a figure: mean number in it), highest, full (a figure: share of time
//                   at the limit), entered (parts of a run)
//   transporters    name, count, idle, fetching, carrying, held, charging (figures: shares of the time of all of them), waiting
//                   (a figure: mean number of parts not fetched yet), fetched (parts of a run), parts_a_trip (null: no trip),
//                   mean_wait_s (of a part, until then)
//   sources         name, released, lost, backlog, orders: null without due dates, or due (a figure: units in a run), on_time (a
//                   figure), late and undelivered (shares of them), lateness_s of the late ones: mean, most
//   sinks           name, units (a figure), incomplete (of them, in a run), lead_time_s: mean, p50, p95, least, most and count;
//                   sequence: null where it does not measure it, or in_sequence (a figure: share of the units that none launched
//                   later has overtaken), overtaken_by (a figure: by how many on average), most_overtaken_by
//   products        name, units (a figure), price: null, or amount and currency; scrapped (parts of a run), lead_time_s as of sinks,
//                   orders as of sources, of the entries of their lists that name the product
//   runs            replication, units, jph, lead_time_s, work_in_process, scrapped, events
//   source          where the plant was read from files: overrides, and files: path, text; takt rerun needs this, seed, asked, precision
//                   and warm_up
//   deadlock        null, or replications: how many, and of the first: replication, time_s, cycle
#pragma once

#include <string>

#include "takt/experiment/summary.hpp"
#include "takt/line/plan.hpp"
#include "takt/report/run_facts.hpp"

namespace takt {

std::string json_report(const Plan& plan, const Summary& summary, const RunFacts& facts);

}  // namespace takt
