#include "flow_tables.hpp"

#include <string>
#include <vector>

#include "csv.hpp"

namespace takt {
namespace {

using Cells = std::vector<std::string>;

void append(Cells& row, const Cells& more) {
    row.insert(row.end(), more.begin(), more.end());
}

const Cells order_heads{"orders due [units a run]", "on time [share]", "late [share]", "undelivered [share]", "mean lateness [s]",
                        "most lateness [s]"};

Cells order_cells(const OrderSummary& orders) {
    if (orders.due.count() == 0) return Cells(order_heads.size());
    const auto lateness = [&](double seconds) { return orders.lateness.count() > 0 ? csv_number(seconds) : std::string(); };
    return {csv_number(orders.due.mean()),         csv_number(orders.on_time.mean()),
            csv_number(orders.late.mean()),        csv_number(orders.undelivered.mean()),
            lateness(orders.lateness.mean()),      lateness(orders.lateness.most())};
}

const Cells lead_time_heads{"lead time, mean [s]", "lead time, p50 [s]", "lead time, p95 [s]", "lead time, least [s]",
                            "lead time, most [s]"};

Cells lead_time_cells(const DurationSample& units) {
    if (units.count() == 0) return Cells(lead_time_heads.size());
    return {csv_number(units.mean()), csv_number(units.quantile(0.5)), csv_number(units.quantile(0.95)), csv_number(units.least()),
            csv_number(units.most())};
}

std::string sources_table(const Plan& plan, const Summary& summary) {
    Cells heads{"source", "released [parts a run]", "lost [arrivals a run]", "backlog [arrivals]"};
    append(heads, order_heads);
    Csv csv(heads);
    for (std::size_t i = 0; i < plan.sources.size(); ++i) {
        const SourceSummary& source = summary.sources[i];
        Cells row{plan.sources[i].name, csv_number(source.released.mean()), csv_number(source.lost.mean()),
                  csv_number(source.backlog.mean())};
        append(row, order_cells(source.orders));
        csv.row(row);
    }
    return csv.text();
}

std::string sinks_table(const Plan& plan, const Summary& summary) {
    Cells heads{"sink", "units [a run]", "incomplete [units a run]"};
    append(heads, lead_time_heads);
    Csv csv(heads);
    for (std::size_t i = 0; i < plan.sinks.size(); ++i) {
        const SinkSummary& sink = summary.sinks[i];
        Cells row{plan.sinks[i].name, csv_number(sink.units.mean()), csv_number(sink.incomplete.mean())};
        append(row, lead_time_cells(sink.lead_time));
        csv.row(row);
    }
    return csv.text();
}

std::string products_table(const Plan& plan, const Summary& summary) {
    Cells heads{"product", "units [a run]", "lower bound of 95 % interval [a run]", "upper bound of 95 % interval [a run]",
                "price [currency]", "currency", "scrapped [parts a run]"};
    append(heads, lead_time_heads);
    append(heads, order_heads);
    Csv csv(heads);
    for (std::size_t i = 0; i < plan.products.size(); ++i) {
        const spec::Money& price = plan.products[i].price;
        const ProductSummary& product = summary.products[i];
        const ConfidenceInterval interval = mean_interval(product.units);
        Cells row{plan.products[i].name, csv_number(product.units.mean()), csv_number(interval.lower), csv_number(interval.upper),
                  price.amount > 0 ? csv_number(price.amount) : std::string(),
                  price.amount > 0 ? price.currency : std::string(), csv_number(product.scrapped.mean())};
        append(row, lead_time_cells(product.lead_time));
        append(row, order_cells(product.orders));
        csv.row(row);
    }
    return csv.text();
}

std::string carriers_table(const Plan& plan, const Summary& summary) {
    Csv csv({"carrier", "count [number]", "empty [carriers]", "on the way back [carriers]"});
    for (std::size_t i = 0; i < plan.carriers.size(); ++i)
        csv.row({plan.carriers[i].name, csv_number(std::uint64_t{plan.carriers[i].count}),
                 csv_number(summary.carriers[i].empty.mean()), csv_number(summary.carriers[i].returning.mean())});
    return csv.text();
}

/// Those with work of their own.
std::string robots_table(const Plan& plan, const Summary& summary) {
    Csv csv({"robot", "working [s a run]", "down [s a run]", "failures [a run]"});
    for (std::size_t i = 0; i < plan.robots.size(); ++i) {
        const RobotSummary& robot = summary.robots[i];
        csv.row({plan.robots[i].name, csv_number(robot.working.mean()), csv_number(robot.down.mean()),
                 csv_number(robot.failures.mean())});
    }
    return csv.text();
}

}  // namespace

std::vector<CsvTable> flow_tables(const Plan& plan, const Summary& summary) {
    std::vector<CsvTable> tables{{"sources.csv", sources_table(plan, summary)},
                                 {"sinks.csv", sinks_table(plan, summary)},
                                 {"products.csv", products_table(plan, summary)}};
    if (!plan.carriers.empty()) tables.push_back({"carriers.csv", carriers_table(plan, summary)});
    if (!plan.robots.empty()) tables.push_back({"robots.csv", robots_table(plan, summary)});
    return tables;
}

}  // namespace takt
