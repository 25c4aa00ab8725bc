// One declaration of every member of a replication's result: it is written and read by the same list. A member that is added to
// a result does not compile here until it is named.
#pragma once

#include "takt/line/result.hpp"

namespace takt::ledger {

template <class Visit>
void fields(StationResult& r, Visit& v) {
    auto& [times, finished, reworked, scrapped, destroyed, failures, restorations, restoring, first_passes, good_first,
           planned_work] = r;
    v("state_times_us", times.time);
    v("finished", finished);
    v("reworked", reworked);
    v("scrapped", scrapped);
    v("destroyed", destroyed);
    v("failures", failures);
    v("restorations", restorations);
    v("restoring_us", restoring);
    v("first_passes", first_passes);
    v("good_first", good_first);
    v("planned_work_us", planned_work);
}

template <class Visit>
void fields(MovingLineResult& r, Visit& v) {
    auto& [parts_seconds, empty_pitches, spoilt, pulls, stops, caught, stood_for] = r;
    v("parts_seconds", parts_seconds);
    v("empty_pitches", empty_pitches);
    v("spoilt", spoilt);
    v("pulls", pulls);
    v("stops", stops);
    v("caught", caught);
    v("stood_for_us", stood_for);
}

template <class Visit>
void fields(BatchResult& r, Visit& v) {
    auto& [batches, parts, full] = r;
    v("batches", batches);
    v("parts", parts);
    v("full", full);
}

template <class Visit>
void fields(SplitResult& r, Visit& v) {
    auto& [split, made] = r;
    v("split", split);
    v("made", made);
}

template <class Visit>
void fields(RobotResult& r, Visit& v) {
    auto& [working, down, failures] = r;
    v("working_us", working);
    v("down_us", down);
    v("failures", failures);
}

template <class Visit>
void fields(BufferResult& r, Visit& v) {
    auto& [level_seconds, highest, entered, full_seconds, empty_seconds, stopped_seconds, caught] = r;
    v("level_seconds", level_seconds);
    v("highest", highest);
    v("entered", entered);
    v("full_seconds", full_seconds);
    v("empty_seconds", empty_seconds);
    v("stopped_seconds", stopped_seconds);
    v("caught", caught);
}

template <class Visit>
void fields(ResourceResult& r, Visit& v) {
    auto& [busy_seconds, present_seconds, waiting_seconds, travelling_seconds, granted, late_busy_seconds,
           late_travelling_seconds, asking_seconds] = r;
    v("busy_seconds", busy_seconds);
    v("present_seconds", present_seconds);
    v("waiting_seconds", waiting_seconds);
    v("travelling_seconds", travelling_seconds);
    v("granted", granted);
    v("late_busy_seconds", late_busy_seconds);
    v("late_travelling_seconds", late_travelling_seconds);
    v("asking_seconds", asking_seconds);
}

template <class Visit>
void fields(CarrierResult& r, Visit& v) {
    auto& [empty_seconds, returning_seconds] = r;
    v("empty_seconds", empty_seconds);
    v("returning_seconds", returning_seconds);
}

template <class Visit>
void fields(MaterialResult& r, Visit& v) {
    auto& [stock_seconds, on_the_way_seconds, empty_seconds, waited_seconds, stock_at_start, stock_at_end, consumed,
           left_out, call_offs, deliveries] = r;
    v("stock_seconds", stock_seconds);
    v("on_the_way_seconds", on_the_way_seconds);
    v("empty_seconds", empty_seconds);
    v("waited_seconds", waited_seconds);
    v("stock_at_start", stock_at_start);
    v("stock_at_end", stock_at_end);
    v("consumed", consumed);
    v("left_out", left_out);
    v("call_offs", call_offs);
    v("deliveries", deliveries);
}

template <class Visit>
void fields(MilkRunResult& r, Visit& v) {
    auto& [idle_seconds, under_way_seconds, waiting_seconds, rounds, lots, late] = r;
    v("idle_seconds", idle_seconds);
    v("under_way_seconds", under_way_seconds);
    v("waiting_seconds", waiting_seconds);
    v("rounds", rounds);
    v("lots", lots);
    v("late", late);
}

template <class Visit>
void fields(ZoneResult& r, Visit& v) {
    auto& [parts_seconds, highest, entered, full_seconds] = r;
    v("parts_seconds", parts_seconds);
    v("highest", highest);
    v("entered", entered);
    v("full_seconds", full_seconds);
}

template <class Visit>
void fields(TransporterResult& r, Visit& v) {
    auto& [idle_seconds, fetching_seconds, carrying_seconds, held_seconds, charging_seconds, waiting_seconds,
           fetched, trips] = r;
    v("idle_seconds", idle_seconds);
    v("fetching_seconds", fetching_seconds);
    v("carrying_seconds", carrying_seconds);
    v("held_seconds", held_seconds);
    v("charging_seconds", charging_seconds);
    v("waiting_seconds", waiting_seconds);
    v("fetched", fetched);
    v("trips", trips);
}

template <class Visit>
void fields(OrderResult& r, Visit& v) {
    auto& [due, on_time, late, lateness] = r;
    v("due", due);
    v("on_time", on_time);
    v("late", late);
    v("lateness", lateness);
}

template <class Visit>
void fields(MatchResult& r, Visit& v) {
    auto& [waited_seconds, married, behind, replaced, withdrawn] = r;
    v("waited_seconds", waited_seconds);
    v("married", married);
    v("behind", behind);
    v("replaced", replaced);
    v("withdrawn", withdrawn);
}

template <class Visit>
void fields(SourceResult& r, Visit& v) {
    auto& [released, lost, backlog, orders] = r;
    v("released", released);
    v("lost", lost);
    v("backlog", backlog);
    v("orders", orders);
}

template <class Visit>
void fields(SinkResult& r, Visit& v) {
    auto& [units, units_by_product, incomplete, in_sequence, overtaken, most_overtaken, lead_time] = r;
    v("units", units);
    v("units_by_product", units_by_product);
    v("incomplete", incomplete);
    v("in_sequence", in_sequence);
    v("overtaken", overtaken);
    v("most_overtaken", most_overtaken);
    v("lead_time", lead_time.tally);
    v("lead_time_bins", lead_time.sketch);
}

template <class Visit>
void fields(ProductResult& r, Visit& v) {
    auto& [scrapped, orders, lead_time] = r;
    v("scrapped", scrapped);
    v("orders", orders);
    v("lead_time", lead_time.tally);
    v("lead_time_bins", lead_time.sketch);
}

template <class Visit>
void fields(Deadlock& r, Visit& v) {
    auto& [time, cycle] = r;
    v("time_us", time);
    v("cycle", cycle);
}

template <class Visit>
void fields(ReplicationResult& r, Visit& v) {
    auto& [replication, observed, scheduled, events, parts_seconds, scrapped, in_line_at_start,
           in_line_at_end, absorbed, stations, moving_lines, batches, splits, robots, buffers, resources, carriers, materials,
           milk_runs, zones, transporters, matches, sources, sinks, products, units_by_month, deadlock, interrupted] = r;
    v("replication", replication);
    v("observed_us", observed);
    v("scheduled_us", scheduled);
    v("events", events);
    v("parts_seconds", parts_seconds);
    v("scrapped", scrapped);
    v("in_line_at_start", in_line_at_start);
    v("in_line_at_end", in_line_at_end);
    v("absorbed", absorbed);
    v("stations", stations);
    v("moving_lines", moving_lines);
    v("batches", batches);
    v("splits", splits);
    v("robots", robots);
    v("buffers", buffers);
    v("resources", resources);
    v("carriers", carriers);
    v("materials", materials);
    v("milk_runs", milk_runs);
    v("zones", zones);
    v("transporters", transporters);
    v("matches", matches);
    v("sources", sources);
    v("sinks", sinks);
    v("products", products);
    v("units_by_month", units_by_month);
    v("deadlock", deadlock);
    v("interrupted", interrupted);
}

}  // namespace takt::ledger
