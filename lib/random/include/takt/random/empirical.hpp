#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "takt/random/law.hpp"
#include "takt/random/measured_values.hpp"

namespace takt {

/// Empirical: each of n observed values with probability 1 / n. Mean and variance are those of the values, with the
/// variance over n, because the values are the whole law and not a sample of it. One uniform a variate.
class Empirical {
  public:
    static constexpr std::string_view name = "empirical";
    static constexpr std::string_view help =
        "Values that were measured, one in a row of a CSV file under a head such as `value [s]`, each equally likely.";
    static constexpr std::string_view example = "empirical(repairs.csv)";
    static constexpr std::size_t most_values = 10'000'000;

    static Made<Empirical> make(std::vector<double> values) {
        if (values.empty() || values.size() > most_values) return "from 1 to 10 million values";
        for (const double value : values)
            if (!is_not_negative(value)) return refusal("values of 0 or more", std::array{value});
        std::sort(values.begin(), values.end());
        return Empirical(std::move(values));
    }

    double mean() const { return table_->mean; }
    double variance() const { return table_->variance; }
    double sample(Stream& stream) const {
        const auto& values = table_->values;
        const double place = (1 - stream.uniform()) * static_cast<double>(values.size());
        return values[std::min(static_cast<std::size_t>(place), values.size() - 1)];
    }

  private:
    explicit Empirical(std::vector<double> values) : table_(std::make_shared<const MeasuredValues>(std::move(values))) {}

    std::shared_ptr<const MeasuredValues> table_;
};

}  // namespace takt
