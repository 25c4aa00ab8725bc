#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "takt/random/law.hpp"
#include "takt/random/measured_values.hpp"

namespace takt {

/// Trace: observed values in the order in which they came, and from the first again when they are used up. No chance is in it, so it
/// is the same in every replication; who draws from it counts (draws.hpp). Mean and variance are those of the values.
class Trace {
  public:
    static constexpr std::string_view name = "trace";
    static constexpr std::string_view help =
        "Values that were measured, in the order in which they stand in a CSV file, and from the first again when they "
        "are used up; "
        "under a head such as `value [s]`, or taken from records of cycles and stops. The same in every replication.";
    static constexpr std::string_view example = "trace(records.csv, station cutter, cycle)";
    static constexpr std::size_t most_values = 10'000'000;

    /// \param first_again  in place of the first value when they come again: what was cut off at the end of the records goes on with
    ///                     what was cut off at their beginning
    static Made<Trace> make(std::vector<double> values, double first_again) {
        if (values.empty() || values.size() > most_values) return "from 1 to 10 million values";
        for (const double value : values)
            if (!is_not_negative(value)) return refusal("values of 0 or more", std::array{value});
        if (!is_not_negative(first_again)) return refusal("values of 0 or more", std::array{first_again});
        return Trace(std::move(values), first_again);
    }

    double mean() const { return table_->mean; }
    double variance() const { return table_->variance; }

    const std::vector<double>& values() const { return table_->values; }
    double first_again() const { return table_->first_again; }

    /// The value that comes after so many others.
    double at(std::uint64_t position) const {
        const std::uint64_t place = position % table_->values.size();
        return place == 0 && position > 0 ? table_->first_again : table_->values[place];
    }

    /// Where nobody counts, each value is equally likely.
    double sample(Stream& stream) const {
        return table_->values[static_cast<std::size_t>(stream.uniform() * static_cast<double>(table_->values.size()))];
    }

  private:
    struct Table : MeasuredValues {
        Table(std::vector<double> measured, double again) : MeasuredValues(std::move(measured)), first_again(again) {}

        double first_again;
    };

    Trace(std::vector<double> values, double first_again)
        : table_(std::make_shared<const Table>(std::move(values), first_again)) {}

    std::shared_ptr<const Table> table_;
};

}  // namespace takt
