#include "flow_tables.hpp"

#include <string>

#include "csv.hpp"

namespace takt {
namespace {

std::string sources_table(const Plan& plan, const Summary& summary) {
    Csv csv({"source", "released [parts a run]", "lost [arrivals a run]", "backlog [arrivals]",
             "orders due [units a run]", "on time [share]", "late [share]", "undelivered [share]", "mean lateness [s]",
             "most lateness [s]"});
    for (std::size_t i = 0; i < plan.sources.size(); ++i) {
        const SourceSummary& source = summary.sources[i];
        const OrderSummary& orders = source.orders;
        std::vector<std::string> row{plan.sources[i].name, csv_number(source.released.mean()),
                                     csv_number(source.lost.mean()), csv_number(source.backlog.mean())};
        const bool has_orders = orders.due.count() > 0;
        for (const Tally* tally : {&orders.due, &orders.on_time, &orders.late, &orders.undelivered})
            row.push_back(has_orders ? csv_number(tally->mean()) : std::string());
        const bool is_late = has_orders && orders.lateness.count() > 0;
        row.push_back(is_late ? csv_number(orders.lateness.mean()) : std::string());
        row.push_back(is_late ? csv_number(orders.lateness.most()) : std::string());
        csv.row(row);
    }
    return csv.text();
}

std::string sinks_table(const Plan& plan, const Summary& summary) {
    Csv csv({"sink", "units [a run]", "incomplete [units a run]", "lead time, mean [s]", "lead time, p50 [s]",
             "lead time, p95 [s]", "lead time, least [s]", "lead time, most [s]"});
    for (std::size_t i = 0; i < plan.sinks.size(); ++i) {
        const SinkSummary& sink = summary.sinks[i];
        std::vector<std::string> row{plan.sinks[i].name, csv_number(sink.units.mean()),
                                     csv_number(sink.incomplete.mean())};
        if (sink.lead_time.count() > 0) {
            const auto quantile = [&](double share) {
                return csv_number(to_seconds(sink.lead_time_quantiles.quantile(share)));
            };
            row.insert(row.end(), {csv_number(sink.lead_time.mean()), quantile(0.5), quantile(0.95),
                                   csv_number(sink.lead_time.least()), csv_number(sink.lead_time.most())});
        } else {
            row.insert(row.end(), 5, "");
        }
        csv.row(row);
    }
    return csv.text();
}

std::string products_table(const Plan& plan, const Summary& summary) {
    Csv csv({"product", "units [a run]", "lower bound of 95 % interval [a run]", "upper bound of 95 % interval [a run]",
             "price [currency]", "currency"});
    for (std::size_t i = 0; i < plan.products.size(); ++i) {
        const spec::Money& price = plan.products[i].price;
        const Tally& units = summary.products[i].units;
        const ConfidenceInterval interval = mean_interval(units);
        csv.row({plan.products[i].name, csv_number(units.mean()), csv_number(interval.lower),
                 csv_number(interval.upper), price.amount > 0 ? csv_number(price.amount) : std::string(),
                 price.amount > 0 ? price.currency : std::string()});
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
