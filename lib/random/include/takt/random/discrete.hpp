#pragma once

#include <algorithm>
#include <cmath>
#include <memory>

#include "takt/random/cumulative_table.hpp"

namespace takt {

/// Discrete: the value v_i with probability p_i. Mean sum p_i v_i, variance sum p_i (v_i - mean)^2.
/// Inversion with a guide table, one uniform a variate.
class Discrete {
  public:
    static constexpr std::string_view name = "discrete";
    static constexpr std::string_view help = "One of several values, each with its share.";
    static constexpr std::string_view example = "discrete(60 s: 80 %, 90 s: 20 %)";

    /// The probabilities must add up to 1, within a millionth.
    static Made<Discrete> make(std::vector<std::pair<double, double>> values_and_probabilities) {
        auto& list = values_and_probabilities;
        std::sort(list.begin(), list.end());
        std::vector<double> values, probabilities;
        double sum = 0;
        for (const auto& [value, probability] : list) {
            if (!is_not_negative(value)) return refusal("values of 0 or more", std::array{value});
            if (!is_between(probability, 0, 1)) return "probabilities from 0 to 1";
            values.push_back(value);
            probabilities.push_back(probability);
            sum += probability;
        }
        if (!(std::abs(sum - 1) <= 1e-6)) return "probabilities that add up to 1";
        auto table = CumulativeTable::make(probabilities);
        if (const auto* expected = std::get_if<std::string>(&table)) return *expected;
        return Discrete(std::move(values), std::get<CumulativeTable>(std::move(table)));
    }

    double mean() const { return table_->mean; }
    double variance() const { return table_->variance; }
    double sample(Stream& stream) const { return table_->values[table_->chances.find(1 - stream.uniform())]; }

  private:
    struct Table {
        std::vector<double> values;  ///< ascending
        CumulativeTable chances;
        double mean = 0;
        double variance = 0;
    };

    Discrete(std::vector<double> values, CumulativeTable chances) {
        Table table{std::move(values), std::move(chances)};
        for (std::size_t i = 0; i < table.values.size(); ++i)
            table.mean += table.chances.probability(i) * table.values[i];
        for (std::size_t i = 0; i < table.values.size(); ++i) {
            const double away = table.values[i] - table.mean;
            table.variance += table.chances.probability(i) * away * away;
        }
        table_ = std::make_shared<const Table>(std::move(table));
    }

    std::shared_ptr<const Table> table_;
};

}  // namespace takt
