#include "text_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "numbers.hpp"
#include "resource_words.hpp"
#include "split_words.hpp"
#include "state_bar.hpp"
#include "table.hpp"
#include "takt/experiment/bottleneck.hpp"
#include "takt/line/schedule.hpp"
#include "takt/report/display.hpp"
#include "wrapped.hpp"

namespace takt {
namespace {

constexpr std::size_t bottlenecks_shown = 3;

/// Names of the areas in the order in which they first occur.
std::vector<std::string> areas_of(const Plan& plan) {
    std::vector<std::string> areas;
    for (const StationPlan& station : plan.stations) {
        if (std::find(areas.begin(), areas.end(), station.area) == areas.end()) areas.push_back(station.area);
    }
    return areas;
}

std::vector<std::string> station_cells(const StationPlan& plan, const StationSummary& station) {
    const Oee oee = oee_of(station.sum);
    return {plan.name,
            short_text(station.finished.mean()),
            short_text(static_cast<double>(station.failures) / static_cast<double>(station.finished.count())),
            grouped(100 * oee.oee(), 1),
            grouped(100 * oee.availability, 1),
            grouped(100 * oee.effectiveness, 1),
            grouped(100 * oee.quality, 1)};
}

Table station_table() {
    return Table(
        {{"station", Align::left, 24}, {"finished"}, {"failures"}, {"OEE %"}, {"avail"}, {"effect"}, {"quality"}});
}

/// Scrap, due dates and values only where a product has any.
std::string products_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    const auto any = [&](auto has) { return std::any_of(summary.products.begin(), summary.products.end(), has); };
    const bool has_scrap = any([](const ProductSummary& product) { return product.scrapped.mean() > 0; });
    const bool has_orders = any([](const ProductSummary& product) { return product.orders.due.count() > 0; });
    const bool has_values = summary.value.has_value();
    std::vector<Column> columns{{"product", Align::left}, {"units a run"}, {"share"}, {"lead time"}, {"95 % within"}};
    if (has_scrap) columns.push_back({"scrapped"});
    if (has_orders) columns.push_back({"on time"});
    if (has_values) columns.push_back({"value a run"});
    Table table(columns);
    for (std::size_t p = 0; p < plan.products.size(); ++p) {
        const ProductSummary& product = summary.products[p];
        const double units = product.units.mean();
        const spec::Money& price = plan.products[p].price;
        const auto lead_time = [&](double seconds) { return product.lead_time.count() > 0 ? duration_text(seconds) : "-"; };
        std::vector<std::string> row{plan.products[p].name, short_text(units), percent(share_of(units, summary.units.mean())),
                                     lead_time(product.lead_time.mean()), lead_time(product.lead_time.quantile(0.95))};
        if (has_scrap) row.push_back(short_text(product.scrapped.mean()));
        if (has_orders) row.push_back(product.orders.due.count() > 0 ? percent(product.orders.on_time.mean()) : "-");
        if (has_values) row.push_back(price.amount > 0 ? money_text(units * price.amount, price.currency) : "-");
        table.row(row);
    }
    return "\nProducts\n" + table.text(options.width);
}

std::string sinks_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    Table table({{"sink", Align::left}, {"units a run"}, {"lead time"}});
    for (std::size_t i = 0; i < plan.sinks.size(); ++i) {
        const SinkSummary& sink = summary.sinks[i];
        table.row({plan.sinks[i].name, short_text(sink.units.mean()), duration_text(sink.lead_time.mean())});
    }
    return "\nSinks\n" + table.text(options.width);
}

std::string sources_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    Table table({{"source", Align::left}, {"released a run"}, {"lost"}, {"waiting outside at the end"}});
    for (std::size_t i = 0; i < plan.sources.size(); ++i) {
        const SourceSummary& source = summary.sources[i];
        table.row({plan.sources[i].name, short_text(source.released.mean()), short_text(source.lost.mean()),
                   short_text(source.backlog.mean())});
    }
    return "\nSources\n" + table.text(options.width);
}

}  // namespace

std::string bottlenecks_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    Table table({{"", Align::right},
                 {"station", Align::left},
                 {"busy with itself"},
                 {"working"},
                 {"most lost to", Align::left, 40}});
    const std::vector<Bottleneck> ranked = rank_bottlenecks(summary);
    for (std::size_t i = 0; i < std::min(bottlenecks_shown, ranked.size()); ++i) {
        const Bottleneck& each = ranked[i];
        const StationSummary& station = summary.stations[each.station];
        const std::string loss = each.loss == State::working
                                     ? "nothing"
                                     : fmt::format("{} {}", words_for(each.loss), percent(each.loss_share));
        table.row({fmt::format("{}.", i + 1), plan.stations[each.station].name, percent(each.active),
                   percent(station.share(State::working)), loss});
    }
    return '\n' +
           wrapped("What holds the line back (share of scheduled time neither starved nor blocked)", options.width) +
           table.text(options.width);
}

std::string stations_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    Table measured = station_table();
    for (std::size_t i = 0; i < plan.stations.size(); ++i) {
        measured.row(station_cells(plan.stations[i], summary.stations[i]));
    }
    const int cells = std::clamp(options.width - measured.width() - 2, 0, 50);
    const std::vector<std::string> areas = areas_of(plan);
    Table table = station_table();
    std::vector<StateShares> all;
    for (const std::string& area : areas) {
        if (areas.size() > 1) table.heading((area.empty() ? "no area" : area) + ":");
        for (std::size_t i = 0; i < plan.stations.size(); ++i) {
            if (plan.stations[i].area != area) continue;
            all.push_back(state_shares(summary.stations[i]));
            const bool room = cells >= 8;
            table.row(station_cells(plan.stations[i], summary.stations[i]),
                      room ? state_bar(all.back(), cells, options) : std::string());
        }
    }
    const char* heading =
        "Stations (a run; OEE = availability x effectiveness x quality; bars: shares of scheduled time)";
    return '\n' + wrapped(heading, options.width) + table.text(options.width) + state_legend(all, options);
}

std::string rework_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    Table table({{"station", Align::left},
                 {"judged a run"},
                 {"first pass yield"},
                 {"passes a part"},
                 {"reworked"},
                 {"scrapped"}});
    bool any = false;
    for (std::size_t i = 0; i < plan.stations.size(); ++i) {
        const StationSummary& station = summary.stations[i];
        const auto first_pass = station.first_pass_yield();
        if (!first_pass) continue;
        any = true;
        const auto runs = static_cast<double>(station.finished.count());
        table.row({plan.stations[i].name, short_text(station.finished.mean()), percent(*first_pass),
                   short_text(station.passes_a_part()), short_text(static_cast<double>(station.sum.reworked) / runs),
                   short_text(static_cast<double>(station.sum.scrapped - station.sum.destroyed) / runs)});
    }
    const char* heading = "Rework (first pass yield: good ones of the parts judged for the first time)";
    return any ? '\n' + wrapped(heading, options.width) + table.text(options.width) : std::string();
}

std::string moving_lines_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    if (plan.moving_lines.empty()) return {};
    const auto any = [&](auto is) { return std::any_of(plan.moving_lines.begin(), plan.moving_lines.end(), is); };
    const bool has_operators = any([](const MovingLinePlan& line) { return line.has_operators(); });
    const bool has_limits = any([](const MovingLinePlan& line) { return line.longest.has_value(); });
    const bool is_drained = any([&](const MovingLinePlan& line) { return plan.stations[line.station].entry != none; });
    std::vector<Column> columns{{"moving line", Align::left}, {"pitches"}, {"parts on it"}, {"empty pitches"}};
    if (has_operators) columns.insert(columns.end(), {{"cords pulled"}, {"stands"}, {"most for pitch"}});
    if (has_limits) columns.push_back({"on it too long"});
    if (is_drained) columns.push_back({"entry closed"});
    if (has_limits || is_drained) columns.push_back({"on it at shift's end"});
    Table table(columns);
    for (std::size_t i = 0; i < plan.moving_lines.size(); ++i) {
        const MovingLinePlan& line = plan.moving_lines[i];
        const StationPlan& station = plan.stations[line.station];
        const MovingLineSummary& counted = summary.moving_lines[i];
        std::vector<std::string> row{station.name, grouped(line.pitches), short_text(counted.parts.mean()),
                                     short_text(counted.empty_pitches.mean())};
        if (has_operators) {
            const auto worst = counted.worst_pitch();
            row.push_back(line.pulls > 0 ? short_text(counted.pulls.mean()) : "-");
            row.push_back(line.has_operators() ? short_text(counted.stops.mean()) : "-");
            row.push_back(worst ? fmt::format("{} ({})", worst->pitch, percent(worst->share)) : "-");
        }
        if (has_limits) row.push_back(line.longest ? short_text(counted.spoilt.mean()) : "-");
        if (is_drained)
            row.push_back(station.entry != none ? percent(closed_share(plan, station.calendar, station.entry)) : "-");
        if (has_limits || is_drained) row.push_back(station.calendar != none ? short_text(counted.caught.mean()) : "-");
        table.row(row);
    }
    std::string heading = "Moving lines (a run";
    if (has_operators) heading += "; stands: for operators who were not done, and the share of that time for the worst pitch";
    if (is_drained) heading += "; entry closed: share of scheduled time, to be empty at the shift's end";
    return '\n' + wrapped(heading + ')', options.width) + table.text(options.width);
}

std::string batches_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    if (plan.batches.empty()) return {};
    Table table({{"station", Align::left}, {"least"}, {"most"}, {"batches"}, {"mean size"}, {"full"}});
    for (std::size_t i = 0; i < plan.batches.size(); ++i) {
        const BatchPlan& batch = plan.batches[i];
        const BatchSummary& counted = summary.batches[i];
        const bool any = counted.all > 0;
        table.row({plan.stations[batch.station].name, grouped(batch.least), grouped(batch.most), short_text(counted.batches.mean()),
                   any ? short_text(counted.mean_size()) : "-", any ? percent(counted.share_full()) : "-"});
    }
    return '\n' + wrapped("Batches (a run; full: share of them with as many parts as a machine takes)", options.width) +
           table.text(options.width);
}

std::string splits_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    if (plan.splits.empty()) return {};
    Table table({{"station", Align::left}, {"makes of one", Align::left}, {"parts split"}, {"parts made"}});
    for (std::size_t i = 0; i < plan.splits.size(); ++i)
        table.row({plan.stations[plan.splits[i].station].name, words_of(plan, plan.splits[i]), short_text(summary.splits[i].split.mean()),
                   short_text(summary.splits[i].made.mean())});
    return '\n' + wrapped("Parts made of others (a run)", options.width) + table.text(options.width);
}

std::string buffers_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    constexpr int cells = 20;
    const bool has_levels =
        std::any_of(plan.buffers.begin(), plan.buffers.end(), [](const BufferPlan& b) { return b.stop_at > 0; });
    std::vector<Column> columns{{"buffer", Align::left}, {"places"}, {"mean level"}, {"highest"}, {"full"}, {"empty"}};
    const bool is_drained =
        std::any_of(plan.buffers.begin(), plan.buffers.end(), [](const BufferPlan& b) { return b.entry != none; });
    const bool is_carried =
        std::any_of(plan.buffers.begin(), plan.buffers.end(), [](const BufferPlan& b) { return b.carried_by != none; });
    if (has_levels) columns.push_back({"stopped"});
    if (is_drained) columns.insert(columns.end(), {{"entry closed"}, {"in it at shift's end"}});
    Table table(columns);
    bool any = false;
    for (std::size_t i = 0; i < plan.buffers.size(); ++i) {
        const BufferPlan& buffer = plan.buffers[i];
        if (!buffer.written) continue;
        any = true;
        const BufferSummary& counted = summary.buffers[i];
        const bool limited = buffer.capacity && *buffer.capacity > 0;
        const double level = counted.level.mean();
        const bool room = options.width >= 90;
        std::vector<std::string> row{buffer.name,
                                     buffer.capacity ? grouped(*buffer.capacity) : "unlimited",
                                     short_text(level),
                                     grouped(counted.highest),
                                     limited ? percent(counted.full.mean()) : "-",
                                     percent(counted.empty.mean())};
        if (has_levels) row.push_back(buffer.stop_at > 0 ? percent(counted.stopped.mean()) : "-");
        if (is_drained) {
            row.push_back(buffer.entry != none ? percent(closed_share(plan, buffer.hours, buffer.entry)) : "-");
            row.push_back(buffer.entry != none ? short_text(counted.caught.mean()) : "-");
        }
        table.row(row, limited && room ? level_bar(level / *buffer.capacity, cells, options) : std::string());
    }
    std::string heading = "Buffers (full and empty: shares of the observed time";
    if (has_levels) heading = "Buffers (full, empty and stopped, until few enough are left: shares of the observed time";
    if (is_drained) heading += "; entry closed: of scheduled time, to be empty at the shift's end";
    if (is_carried) heading += "; with parts on transporters, which take none of the places";
    heading += "; bars: mean level)";
    return any ? '\n' + wrapped(heading, options.width) + table.text(options.width) : std::string();
}

std::string resources_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    if (plan.resources.empty()) return {};
    const bool any_travels = std::any_of(plan.resources.begin(), plan.resources.end(),
                                         [](const ResourcePlan& resource) { return resource.travel.has_value(); });
    std::vector<Column> columns{{"resource", Align::left}, {"kind", Align::left}, {"size"}, {"busy"}};
    const bool any_stays = std::any_of(summary.resources.begin(), summary.resources.end(),
                                       [](const ResourceSummary& counted) { return counted.overtime.mean() > 0; });
    if (any_travels) columns.push_back({"on the way"});
    if (any_stays) columns.push_back({"overtime h"});
    columns.insert(columns.end(), {{"requests a run"}, {"mean wait"}, {"waiting"}});
    Table table(columns);
    for (std::size_t i = 0; i < plan.resources.size(); ++i) {
        const ResourcePlan& resource = plan.resources[i];
        const ResourceSummary& counted = summary.resources[i];
        std::vector<std::string> row{resource.name, std::string(word_for(resource.kind)), grouped(resource.size()),
                                     percent(counted.utilisation.mean())};
        if (any_travels) row.push_back(resource.travel ? percent(counted.travelling.mean()) : "-");
        if (any_stays) row.push_back(short_text(counted.overtime.mean()));
        for (const std::string& cell : {short_text(counted.granted.mean()), duration_text(counted.mean_wait_seconds()),
                                        short_text(counted.waiting.mean())})
            row.push_back(cell);
        table.row(row);
    }
    const std::string heading =
        std::string("Crews, operators and shared robots (busy") +
        (any_travels ? ", on the way: shares of the time present; waits last until somebody is there"
                     : ": share of the time present") +
        (any_stays ? "; overtime: a run, beyond it" : "") +
        "; waiting: mean number of requests while stations work that ask)";
    return '\n' + wrapped(heading, options.width) + table.text(options.width);
}

std::string carriers_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    if (plan.carriers.empty()) return {};
    Table table({{"carrier", Align::left}, {"count"}, {"empty on average"}, {"on the way back"}});
    for (std::size_t i = 0; i < plan.carriers.size(); ++i) {
        table.row({plan.carriers[i].name, grouped(plan.carriers[i].count), short_text(summary.carriers[i].empty.mean()),
                   short_text(summary.carriers[i].returning.mean())});
    }
    return "\nCarriers\n" + table.text(options.width);
}

/// Short heads, so that it has room for names on a narrow terminal; what is left out only where a material has any.
std::string materials_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    if (plan.materials.empty()) return {};
    const bool has_left_out = std::any_of(summary.materials.begin(), summary.materials.end(),
                                          [](const MaterialSummary& counted) { return counted.left_out.mean() > 0; });
    std::vector<Column> columns{
        {"material", Align::left}, {"stock"}, {"rests"}, {"on the way"}, {"empty"}, {"waits"}, {"taken"}, {"lots"}};
    if (has_left_out) columns.push_back({"left out"});
    Table table(columns);
    for (std::size_t i = 0; i < plan.materials.size(); ++i) {
        const MaterialSummary& counted = summary.materials[i];
        std::vector<std::string> row{plan.materials[i].name,
                                     short_text(counted.stock.mean()),
                                     counted.pieces > 0 ? duration_text(counted.mean_rest_seconds()) : "-",
                                     short_text(counted.on_the_way.mean()),
                                     percent(counted.empty.mean()),
                                     percent(counted.waited_for.mean()),
                                     short_text(counted.consumed.mean()),
                                     short_text(counted.deliveries.mean())};
        if (has_left_out) row.push_back(short_text(counted.left_out.mean()));
        table.row(std::move(row));
    }
    const std::string heading = fmt::format(
        "Materials (pieces; stock, on the way and how long a piece rests: on average; empty: out of stock; waits: of a "
        "station for it; shares of the observed time; taken{}, and lots delivered: a run)",
        has_left_out ? ", left out" : "");
    return '\n' + wrapped(heading, options.width) + table.text(options.width);
}

std::string milk_runs_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    if (plan.milk_runs.empty()) return {};
    Table table({{"milk run", Align::left}, {"trains"}, {"under way"}, {"rounds a run"}, {"late"}, {"lots a round"}, {"mean wait"}});
    for (std::size_t i = 0; i < plan.milk_runs.size(); ++i) {
        const MilkRunSummary& counted = summary.milk_runs[i];
        table.row({plan.milk_runs[i].name, grouped(plan.milk_runs[i].trains), percent(counted.under_way.mean()), short_text(counted.rounds.mean()),
                   short_text(counted.late.mean()), counted.all_rounds > 0 ? short_text(counted.lots_a_round()) : "-",
                   counted.lots > 0 ? duration_text(counted.mean_wait_seconds()) : "-"});
    }
    const char* heading =
        "Milk runs (under way: share of scheduled time; late: rounds that began late, as no train was back; mean wait: of a lot, until a train leaves with it)";
    return '\n' + wrapped(heading, options.width) + table.text(options.width);
}

std::string marriages_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    if (plan.matches.empty()) return {};
    Table table({{"station", Align::left}, {"from", Align::left}, {"married"}, {"waited for"}, {"from behind"},
                 {"launched again"}, {"withdrawn"}});
    for (std::size_t i = 0; i < plan.matches.size(); ++i) {
        const MatchPlan& match = plan.matches[i];
        const MatchSummary& counted = summary.matches[i];
        table.row({plan.stations[match.station].name, plan.buffers[match.buffer].name,
                   short_text(counted.married.mean()), percent(counted.waited.mean()), percent(counted.behind.mean()), short_text(counted.replaced.mean()),
                   short_text(counted.withdrawn.mean())});
    }
    const char* heading =
        "Marriages by number (a run; waited for: share of the observed time in which the vehicle was there and its part was "
        "not; from behind: share taken from behind others)";
    return '\n' + wrapped(heading, options.width) + table.text(options.width);
}

std::string zones_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    if (plan.zones.empty()) return {};
    Table table(
        {{"zone", Align::left}, {"at most"}, {"parts in it"}, {"highest"}, {"at the limit"}, {"entered a run"}});
    for (std::size_t i = 0; i < plan.zones.size(); ++i) {
        const ZoneSummary& counted = summary.zones[i];
        table.row({plan.zones[i].name, grouped(plan.zones[i].most), short_text(counted.parts.mean()),
                   grouped(counted.highest), percent(counted.full.mean()), short_text(counted.entered.mean())});
    }
    const char* heading = "Zones (parts in it: on average; at the limit: share of the observed time)";
    return '\n' + wrapped(heading, options.width) + table.text(options.width);
}

std::string transporters_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    if (plan.transporters.empty()) return {};
    const bool any_carries_several = std::any_of(plan.transporters.begin(), plan.transporters.end(),
                                                 [](const TransporterPlan& fleet) { return fleet.carries > 1; });
    std::vector<Column> columns{{"transporter", Align::left}, {"count"}, {"idle"},       {"fetching"}, {"carrying"},
                                {"held"},                     {"charging"}, {"parts a run"}};
    if (any_carries_several) columns.push_back({"parts a trip"});
    columns.push_back({"mean wait"});
    Table table(columns);
    for (std::size_t i = 0; i < plan.transporters.size(); ++i) {
        const TransporterSummary& fleet = summary.transporters[i];
        std::vector<std::string> row{plan.transporters[i].name, grouped(plan.transporters[i].count), percent(fleet.idle.mean()),
                                     percent(fleet.fetching.mean()), percent(fleet.carrying.mean()), percent(fleet.held.mean()),
                                     percent(fleet.charging.mean()), short_text(fleet.fetched.mean())};
        if (any_carries_several) row.push_back(short_text(fleet.parts_a_trip()));
        row.push_back(duration_text(fleet.mean_wait_seconds()));
        table.row(row);
    }
    const char* heading =
        "Transporters (shares of scheduled time; held: with a part that nobody took; mean wait: of a part, until it is "
        "fetched)";
    return '\n' + wrapped(heading, options.width) + table.text(options.width);
}

std::string sequence_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    Table table({{"sink", Align::left}, {"units a run"}, {"in sequence"}, {"overtaken by"}, {"at most by"}});
    bool any = false;
    for (std::size_t i = 0; i < plan.sinks.size(); ++i) {
        if (!plan.sinks[i].measures_sequence) continue;
        any = true;
        const SinkSummary& sink = summary.sinks[i];
        table.row({plan.sinks[i].name, short_text(sink.units.mean()), percent(sink.in_sequence.mean()),
                   short_text(sink.overtaken.mean()), grouped(static_cast<double>(sink.most_overtaken))});
    }
    const char* heading =
        "Sequence (units that none launched later has overtaken; overtaken by: so many units on average, over all "
        "units)";
    return any ? '\n' + wrapped(heading, options.width) + table.text(options.width) : std::string();
}

std::string flow_text(const Plan& plan, const Summary& summary, const TextOptions& options) {
    const auto troubled = [](const SourceSummary& source) {
        return source.lost.most() > 0 || source.backlog.most() > 0;
    };
    std::string text;
    if (plan.products.size() > 1) text += products_text(plan, summary, options);
    if (plan.sinks.size() > 1) text += sinks_text(plan, summary, options);
    if (std::any_of(summary.sources.begin(), summary.sources.end(), troubled))
        text += sources_text(plan, summary, options);
    return text;
}

}  // namespace takt
