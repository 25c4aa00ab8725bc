#include "takt/report/csv_tables.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>

#include "csv.hpp"
#include "flow_tables.hpp"
#include "months_text.hpp"
#include "split_words.hpp"
#include "takt/line/schedule.hpp"

namespace takt {
namespace {

void figure(Csv& csv, std::string_view name, std::string_view unit, const Tally& tally) {
    const ConfidenceInterval interval = mean_interval(tally);
    csv.row({std::string(name), std::string(unit), csv_number(tally.mean()), csv_number(interval.lower),
             csv_number(interval.upper)});
}

void fact(Csv& csv, std::string_view name, std::string_view unit, std::string value) {
    csv.row({std::string(name), std::string(unit), std::move(value), "", ""});
}

std::string summary_table(const Plan& plan, const Summary& summary, const RunFacts& facts) {
    Csv csv({"figure", "unit", "value", "lower bound of 95 % interval", "upper bound of 95 % interval"});
    fact(csv, "takt", "version", facts.version);
    fact(csv, "model", "name", plan.name);
    fact(csv, "model", "file", facts.file);
    fact(csv, "model", "digest", fmt::format("{:016x}", plan.digest));
    fact(csv, "seed", "number", csv_number(facts.seed));
    fact(csv, "replications finished", "number", csv_number(std::uint64_t{summary.runs.size()}));
    fact(csv, "replications asked for", "number", csv_number(std::uint64_t{facts.asked}));
    fact(csv, "horizon", "s", csv_number(to_seconds(plan.horizon)));
    fact(csv, "warm-up", "s", csv_number(to_seconds(plan.warm_up)));
    fact(csv, "scheduled time", "s", csv_number(to_seconds(summary.scheduled)));
    if (summary.runs.empty()) return csv.text();
    figure(csv, "units", "units a run", summary.units);
    fact(csv, "units", "units a year", csv_number(summary.units_a_year()));
    figure(csv, "jph", "units per scheduled hour", summary.jph);
    if (summary.target) fact(csv, "target", "units a run", csv_number(*summary.target));
    if (summary.chance && summary.chance->probability) {
        fact(csv, "chance to meet the target", "share", csv_number(*summary.chance->probability));
    }
    if (summary.rate_reached) {
        const RateReached& reached = *summary.rate_reached;
        fact(csv, "runs that reach the target's rate", "number", csv_number(reached.runs));
        fact(csv, "target's rate reached", "month",
             reached.month ? month_number(plan.months[*reached.month].month) : std::string());
    }
    for (std::size_t i = 0; i < plan.months.size(); ++i)
        figure(csv, "units in " + month_number(plan.months[i].month), "units a run", summary.months[i]);
    if (summary.value) figure(csv, "value of output", summary.value->currency + " a run", summary.value->a_run);
    if (summary.costs) {
        const CostSummary& cost = *summary.costs;
        figure(csv, "cost", cost.currency + " a run", cost.total);
        figure(csv, "cost", cost.currency + " a unit", cost.a_unit);
        for (std::size_t kind = 0; kind < cost.kinds.size(); ++kind)
            figure(csv, fmt::format("cost of {}", cost_kind_names[kind]), cost.currency + " a run", cost.kinds[kind]);
    }
    if (summary.energy.is_asked_for()) {
        figure(csv, "energy", "kWh a run", summary.energy.kwh);
        figure(csv, "energy", "kWh a unit", summary.energy.kwh_a_unit);
    }
    for (const AreaEnergy& area : summary.energy.areas)
        figure(csv, fmt::format("energy, {}", area.area.empty() ? "elsewhere" : area.area), "kWh a run", area.kwh);
    for (std::size_t s = 0; s < plan.sources.size(); ++s) {
        const OrderSummary& orders = summary.sources[s].orders;
        if (orders.due.count() == 0) continue;
        const std::string of = ", " + plan.sources[s].name;
        figure(csv, "orders due" + of, "units a run", orders.due);
        figure(csv, "orders on time" + of, "share", orders.on_time);
        figure(csv, "orders late" + of, "share", orders.late);
        figure(csv, "orders undelivered" + of, "share", orders.undelivered);
        if (orders.lateness.count() > 0) fact(csv, "lateness, mean" + of, "s", csv_number(orders.lateness.mean()));
    }
    figure(csv, "lead time, mean", "s", summary.lead_time_means);
    fact(csv, "lead time, p50", "s", csv_number(summary.lead_time.quantile(0.5)));
    fact(csv, "lead time, p95", "s", csv_number(summary.lead_time.quantile(0.95)));
    figure(csv, "work in process", "parts", summary.work_in_process);
    figure(csv, "scrapped", "parts a run", summary.scrapped);
    if (!plan.materials.empty()) figure(csv, "incomplete", "units a run", summary.incomplete);
    return csv.text();
}

std::vector<std::string> station_headers() {
    std::vector<std::string> headers{"station",
                                     "area",
                                     "machines [number]",
                                     "finished [parts a run]",
                                     "reworked [parts a run]",
                                     "scrapped [parts a run]",
                                     "failures [a run]",
                                     "mtbf [s]",
                                     "mttr [s]",
                                     "technical availability [share]",
                                     "oee [share]",
                                     "availability [share]",
                                     "effectiveness [share]",
                                     "quality [share]"};
    for (const std::string_view state : state_names) {
        if (state != "break" && state != "off_shift") headers.push_back(fmt::format("{} [share]", state));
    }
    headers.push_back("energy [kWh a run]");
    headers.push_back("first pass yield [share]");
    headers.push_back("destroyed [parts a run]");
    return headers;
}

std::string seconds(const std::optional<Duration>& duration) {
    return duration ? csv_number(to_seconds(*duration)) : std::string();
}

std::string share(const std::optional<double>& value) {
    return value ? csv_number(*value) : std::string();
}

std::string stations_table(const Plan& plan, const Summary& summary) {
    Csv csv(station_headers());
    const auto runs = static_cast<double>(summary.runs.size());
    for (std::size_t i = 0; i < plan.stations.size(); ++i) {
        const StationSummary& station = summary.stations[i];
        const Oee oee = oee_of(station.sum);
        const auto a_run = [&](std::uint64_t sum) { return csv_number(share_of(static_cast<double>(sum), runs)); };
        std::vector<std::string> row{plan.stations[i].name,
                                     plan.stations[i].area,
                                     csv_number(std::uint64_t{plan.stations[i].machines}),
                                     csv_number(station.finished.mean()),
                                     a_run(station.sum.reworked),
                                     a_run(station.sum.scrapped),
                                     a_run(station.failures),
                                     seconds(station.mean_time_between_failures()),
                                     seconds(station.mean_time_to_repair()),
                                     share(station.technical_availability()),
                                     csv_number(oee.oee()),
                                     csv_number(oee.availability),
                                     csv_number(oee.effectiveness),
                                     csv_number(oee.quality)};
        for (std::size_t state = 0; state < state_count; ++state) {
            const auto each = static_cast<State>(state);
            if (each != State::on_break && each != State::off_shift) row.push_back(csv_number(station.share(each)));
        }
        row.push_back(summary.energy.is_asked_for() ? csv_number(summary.energy.stations[i].mean()) : std::string());
        row.push_back(share(station.first_pass_yield()));
        row.push_back(a_run(station.sum.destroyed));
        csv.row(row);
    }
    return csv.text();
}

std::string closed_cell(const Plan& plan, Index calendar, Index entry) {
    return entry != none ? csv_number(closed_share(plan, calendar, entry)) : std::string();
}

std::string moving_lines_table(const Plan& plan, const Summary& summary) {
    Csv csv({"moving line", "pitches [number]", "parts on it [parts]", "empty pitches [a run]",
             "cords pulled [a run]", "stands [a run]", "worst pitch [number]",
             "share of the worst pitch [share]", "too long on it [parts a run]", "entry closed [share]",
             "on it at shift ends [parts a run]"});
    for (std::size_t i = 0; i < plan.moving_lines.size(); ++i) {
        const MovingLinePlan& line = plan.moving_lines[i];
        const MovingLineSummary& counted = summary.moving_lines[i];
        const auto worst = counted.worst_pitch();
        csv.row({plan.stations[line.station].name, csv_number(std::uint64_t{line.pitches}),
                 csv_number(counted.parts.mean()), csv_number(counted.empty_pitches.mean()),
                 csv_number(counted.pulls.mean()), csv_number(counted.stops.mean()),
                 worst ? csv_number(std::uint64_t{worst->pitch}) : std::string(),
                 worst ? csv_number(worst->share) : std::string(), csv_number(counted.spoilt.mean()),
                 closed_cell(plan, plan.stations[line.station].calendar, plan.stations[line.station].entry),
                 csv_number(counted.caught.mean())});
    }
    return csv.text();
}

std::string batches_table(const Plan& plan, const Summary& summary) {
    Csv csv({"station", "least [parts]", "most [parts]", "batches [a run]", "mean size [parts]", "full [share]"});
    for (std::size_t i = 0; i < plan.batches.size(); ++i) {
        const BatchPlan& batch = plan.batches[i];
        const BatchSummary& counted = summary.batches[i];
        const bool any = counted.all > 0;
        csv.row({plan.stations[batch.station].name, csv_number(std::uint64_t{batch.least}), csv_number(std::uint64_t{batch.most}),
                 csv_number(counted.batches.mean()), any ? csv_number(counted.mean_size()) : std::string(),
                 any ? csv_number(counted.share_full()) : std::string()});
    }
    return csv.text();
}

std::string splits_table(const Plan& plan, const Summary& summary) {
    Csv csv({"station", "makes of one", "parts split [a run]", "parts made [a run]"});
    for (std::size_t i = 0; i < plan.splits.size(); ++i)
        csv.row({plan.stations[plan.splits[i].station].name, words_of(plan, plan.splits[i]), csv_number(summary.splits[i].split.mean()),
                 csv_number(summary.splits[i].made.mean())});
    return csv.text();
}

std::string buffers_table(const Plan& plan, const Summary& summary) {
    Csv csv({"buffer", "area", "capacity [parts]", "mean level [parts]", "highest level [parts]", "full [share]",
             "empty [share]", "entered [parts a run]", "stopped [share]", "entry closed [share]",
             "in it at shift ends [parts a run]"});
    for (std::size_t i = 0; i < plan.buffers.size(); ++i) {
        const BufferPlan& buffer = plan.buffers[i];
        if (!buffer.written) continue;
        const BufferSummary& counted = summary.buffers[i];
        csv.row({buffer.name, buffer.area,
                 buffer.capacity ? csv_number(std::uint64_t{*buffer.capacity}) : std::string("unlimited"),
                 csv_number(counted.level.mean()), csv_number(std::uint64_t{counted.highest}),
                 csv_number(counted.full.mean()), csv_number(counted.empty.mean()), csv_number(counted.entered.mean()),
                 buffer.stop_at > 0 ? csv_number(counted.stopped.mean()) : std::string(),
                 closed_cell(plan, buffer.hours, buffer.entry),
                 buffer.entry != none ? csv_number(counted.caught.mean()) : std::string()});
    }
    return csv.text();
}

std::string resources_table(const Plan& plan, const Summary& summary) {
    Csv csv({"resource", "size [members]", "utilisation [share]", "travelling [share]", "granted [a run]",
             "waiting [requests]", "mean wait [s]", "overtime [h a run]"});
    for (std::size_t i = 0; i < plan.resources.size(); ++i) {
        const ResourceSummary& counted = summary.resources[i];
        csv.row({plan.resources[i].name, csv_number(std::uint64_t{plan.resources[i].size()}),
                 csv_number(counted.utilisation.mean()),
                 plan.resources[i].travel ? csv_number(counted.travelling.mean()) : std::string(),
                 csv_number(counted.granted.mean()), csv_number(counted.waiting.mean()),
                 csv_number(counted.mean_wait_seconds()), csv_number(counted.overtime.mean())});
    }
    return csv.text();
}

std::string materials_table(const Plan& plan, const Summary& summary) {
    Csv csv({"material", "mean stock [pieces]", "mean on the way [pieces]", "empty [share]", "waited for [share]",
             "consumed [pieces a run]", "left out [pieces a run]", "call-offs [lots a run]", "deliveries [lots a run]",
             "mean rest [s]"});
    for (std::size_t i = 0; i < plan.materials.size(); ++i) {
        const MaterialSummary& counted = summary.materials[i];
        csv.row({plan.materials[i].name, csv_number(counted.stock.mean()), csv_number(counted.on_the_way.mean()),
                 csv_number(counted.empty.mean()), csv_number(counted.waited_for.mean()),
                 csv_number(counted.consumed.mean()), csv_number(counted.left_out.mean()),
                 csv_number(counted.call_offs.mean()), csv_number(counted.deliveries.mean()),
                 counted.pieces > 0 ? csv_number(counted.mean_rest_seconds()) : std::string()});
    }
    return csv.text();
}

std::string milk_runs_table(const Plan& plan, const Summary& summary) {
    Csv csv({"milk run", "trains [number]", "carries [lots]", "under way [share]", "waiting [lots]", "rounds [a run]", "late [rounds a run]",
             "lots a round [lots]", "mean wait [s]"});
    for (std::size_t i = 0; i < plan.milk_runs.size(); ++i) {
        const MilkRunSummary& counted = summary.milk_runs[i];
        csv.row({plan.milk_runs[i].name, csv_number(std::uint64_t{plan.milk_runs[i].trains}), csv_number(std::uint64_t{plan.milk_runs[i].carries}),
                 csv_number(counted.under_way.mean()), csv_number(counted.waiting.mean()), csv_number(counted.rounds.mean()),
                 csv_number(counted.late.mean()), counted.all_rounds > 0 ? csv_number(counted.lots_a_round()) : std::string(),
                 counted.lots > 0 ? csv_number(counted.mean_wait_seconds()) : std::string()});
    }
    return csv.text();
}

std::string marriages_table(const Plan& plan, const Summary& summary) {
    Csv csv({"station", "buffer", "married [a run]", "waited for [share]", "from behind others [share]", 
             "launched again [parts a run]", "withdrawn [parts a run]"});
    for (std::size_t i = 0; i < plan.matches.size(); ++i) {
        const MatchPlan& match = plan.matches[i];
        const MatchSummary& counted = summary.matches[i];
        csv.row({plan.stations[match.station].name, plan.buffers[match.buffer].name,
                 csv_number(counted.married.mean()), csv_number(counted.waited.mean()), csv_number(counted.behind.mean()), csv_number(counted.replaced.mean()),
                 csv_number(counted.withdrawn.mean())});
    }
    return csv.text();
}

std::string zones_table(const Plan& plan, const Summary& summary) {
    Csv csv({"zone", "at most [parts]", "mean [parts]", "highest [parts]", "at the limit [share]",
             "entered [parts a run]"});
    for (std::size_t i = 0; i < plan.zones.size(); ++i) {
        const ZoneSummary& counted = summary.zones[i];
        csv.row({plan.zones[i].name, csv_number(std::uint64_t{plan.zones[i].most}), csv_number(counted.parts.mean()),
                 csv_number(std::uint64_t{counted.highest}), csv_number(counted.full.mean()),
                 csv_number(counted.entered.mean())});
    }
    return csv.text();
}

std::string transporters_table(const Plan& plan, const Summary& summary) {
    Csv csv({"transporter", "count [number]", "idle [share]", "fetching [share]", "carrying [share]", "held [share]",
             "charging [share]", "waiting [parts]", "fetched [parts a run]", "parts a trip [parts]", "mean wait [s]"});
    for (std::size_t i = 0; i < plan.transporters.size(); ++i) {
        const TransporterSummary& fleet = summary.transporters[i];
        csv.row({plan.transporters[i].name, csv_number(std::uint64_t{plan.transporters[i].count}),
                 csv_number(fleet.idle.mean()), csv_number(fleet.fetching.mean()), csv_number(fleet.carrying.mean()),
                 csv_number(fleet.held.mean()), csv_number(fleet.charging.mean()), csv_number(fleet.waiting.mean()),
                 csv_number(fleet.fetched.mean()), fleet.trips > 0 ? csv_number(fleet.parts_a_trip()) : std::string(),
                 csv_number(fleet.mean_wait_seconds())});
    }
    return csv.text();
}

std::string sequence_table(const Plan& plan, const Summary& summary) {
    Csv csv({"sink", "units [a run]", "in sequence [share]", "overtaken by [units]", "overtaken by at most [units]"});
    for (std::size_t i = 0; i < plan.sinks.size(); ++i) {
        const SinkSummary& sink = summary.sinks[i];
        if (plan.sinks[i].measures_sequence)
            csv.row({plan.sinks[i].name, csv_number(sink.units.mean()), csv_number(sink.in_sequence.mean()),
                     csv_number(sink.overtaken.mean()), csv_number(sink.most_overtaken)});
    }
    return csv.text();
}

std::string replications_table(const Summary& summary) {
    Csv csv({"replication [number]", "units [number]", "jph [units per scheduled hour]", "lead time [s]",
             "work in process [parts]", "scrapped [parts]", "events [number]", "deadlock at [s]"});
    for (const RunSummary& run : summary.runs) {
        csv.row({csv_number(run.replication), csv_number(run.units), csv_number(run.jph),
                 csv_number(run.lead_time_mean), csv_number(run.work_in_process), csv_number(run.scrapped),
                 csv_number(run.events),
                 run.deadlock ? csv_number(to_seconds(run.deadlock->time - run_start)) : std::string()});
    }
    return csv.text();
}

std::string warm_up_table(const FoundWarmUp& found) {
    Csv csv({"slot end [s]", "units [per scheduled hour]", "parts in the line [parts]",
             "units, Welch [per scheduled hour]", "parts, Welch [parts]"});
    const std::vector<double> units = welch_average(found.units_an_hour.values, welch_window);
    const std::vector<double> parts = welch_average(found.parts.values, welch_window);
    for (std::size_t slot = 0; slot < found.ends.size(); ++slot) {
        const bool smooth = slot < units.size();
        csv.row({csv_number(to_seconds(found.ends[slot] - run_start)), csv_number(found.units_an_hour.values[slot]),
                 csv_number(found.parts.values[slot]), smooth ? csv_number(units[slot]) : std::string(),
                 smooth ? csv_number(parts[slot]) : std::string()});
    }
    return csv.text();
}

}  // namespace

std::vector<CsvTable> csv_tables(const Plan& plan, const Summary& summary, const RunFacts& facts) {
    std::vector<CsvTable> tables{
        {"summary.csv", summary_table(plan, summary, facts)},    {"stations.csv", stations_table(plan, summary)},
        {"moving_lines.csv", moving_lines_table(plan, summary)}, {"buffers.csv", buffers_table(plan, summary)},
        {"resources.csv", resources_table(plan, summary)},       {"replications.csv", replications_table(summary)}};
    for (CsvTable& table : flow_tables(plan, summary))
        tables.push_back(std::move(table));
    tables.push_back({"materials.csv", materials_table(plan, summary)});
    if (!plan.milk_runs.empty()) tables.push_back({"milk_runs.csv", milk_runs_table(plan, summary)});
    if (!plan.batches.empty()) tables.push_back({"batches.csv", batches_table(plan, summary)});
    if (!plan.splits.empty()) tables.push_back({"splits.csv", splits_table(plan, summary)});
    if (!plan.matches.empty()) tables.push_back({"marriages.csv", marriages_table(plan, summary)});
    if (!plan.zones.empty()) tables.push_back({"zones.csv", zones_table(plan, summary)});
    if (!plan.transporters.empty()) tables.push_back({"transporters.csv", transporters_table(plan, summary)});
    const auto measures = [](const SinkPlan& sink) { return sink.measures_sequence; };
    if (std::any_of(plan.sinks.begin(), plan.sinks.end(), measures))
        tables.push_back({"sequence.csv", sequence_table(plan, summary)});
    if (facts.warm_up) tables.push_back({"warm_up.csv", warm_up_table(*facts.warm_up)});
    return tables;
}

}  // namespace takt
