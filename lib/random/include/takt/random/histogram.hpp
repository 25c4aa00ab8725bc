#pragma once

#include <memory>

#include "takt/random/cumulative_table.hpp"

namespace takt {

/// Histogram: bin i from e_i to e_(i+1) with a weight, uniform inside a bin. With p_i the share of the weight and
/// c_i, w_i the middle and the width of bin i: mean sum p_i c_i, variance sum p_i ((c_i - mean)^2 + w_i^2 / 12).
/// Inversion with a guide table; the rest of the same uniform gives the place inside the bin.
class Histogram {
  public:
    static constexpr std::string_view name = "histogram";
    static constexpr std::string_view help =
        "Classes of measured values in a CSV file, with the columns `from [s]`, `to [s]` and `weight`.";
    static constexpr std::string_view example = "histogram(cycles.csv)";

    static Made<Histogram> make(std::vector<double> edges, const std::vector<double>& weights) {
        if (edges.size() != weights.size() + 1) return "one bin edge more than weights";
        if (!is_not_negative(edges.front())) return refusal("bin edges of 0 or more", std::array{edges.front()});
        for (std::size_t i = 0; i + 1 < edges.size(); ++i)
            if (!(edges[i] < edges[i + 1] && edges[i + 1] <= largest_quantity))
                return refusal("bin edges that rise", std::array{edges[i + 1]});
        auto table = CumulativeTable::make(weights);
        if (const auto* expected = std::get_if<std::string>(&table)) return *expected;
        return Histogram(std::move(edges), std::get<CumulativeTable>(std::move(table)));
    }

    double mean() const { return table_->mean; }
    double variance() const { return table_->variance; }
    double sample(Stream& stream) const {
        const double share = 1 - stream.uniform();
        const std::size_t bin = table_->chances.find(share);
        const double low = table_->edges[bin];
        return low + (table_->edges[bin + 1] - low) * table_->chances.position(bin, share);
    }

  private:
    struct Table {
        std::vector<double> edges;
        CumulativeTable chances;
        double mean = 0;
        double variance = 0;
    };

    Histogram(std::vector<double> edges, CumulativeTable chances) {
        Table table{std::move(edges), std::move(chances)};
        const auto middle = [&](std::size_t i) { return (table.edges[i] + table.edges[i + 1]) / 2; };
        for (std::size_t i = 0; i < table.chances.size(); ++i)
            table.mean += table.chances.probability(i) * middle(i);
        for (std::size_t i = 0; i < table.chances.size(); ++i) {
            const double away = middle(i) - table.mean;
            const double width = table.edges[i + 1] - table.edges[i];
            table.variance += table.chances.probability(i) * (away * away + width * width / 12);
        }
        table_ = std::make_shared<const Table>(std::move(table));
    }

    std::shared_ptr<const Table> table_;
};

}  // namespace takt
