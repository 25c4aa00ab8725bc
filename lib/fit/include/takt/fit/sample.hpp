// Times that were observed, for whoever fits a law to them.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "takt/core/contract.hpp"

namespace takt::fit {

/// One machine's times in the order in which they came. The last may be cut off by the end of the records: all that is known of it is
/// that it was longer.
struct Run {
    std::vector<double> whole;
    std::optional<double> cut_off{};
};

/// A value and how often it was seen.
struct Tie {
    double value = 0;
    double times = 0;
};

/// All times of one kind, in seconds.
class Sample {
  public:
    /// takt's clock knows nothing shorter than this, so 0 was below it.
    static constexpr double least = 0.5e-6;

    /// \param grid  what the instants they are differences of were rounded to; 0: they are exact
    /// \pre   no value is below 0
    explicit Sample(std::vector<Run> runs, double grid = 0) : runs_(std::move(runs)), grid_(grid) {
        for (const Run& run : runs_) {
            for (const double value : run.whole) {
                TAKT_EXPECTS(value >= 0, value);
                values_.push_back(std::max(value, least));
            }
            if (run.cut_off) cut_offs_.push_back(*run.cut_off);
        }
        std::sort(values_.begin(), values_.end());
        std::sort(cut_offs_.begin(), cut_offs_.end());
        count_up();
    }

    const std::vector<Run>& runs() const { return runs_; }
    const std::vector<double>& values() const { return values_; }      ///< whole ones, ascending
    const std::vector<double>& cut_offs() const { return cut_offs_; }  ///< ascending
    const std::vector<Tie>& ties() const { return ties_; }             ///< values, each once
    double grid() const { return grid_; }
    std::size_t size() const { return values_.size(); }

    double sum() const { return sum_; }
    double sum_of_logarithms() const { return sum_of_logarithms_; }
    /// Sum of the squared distances of the logarithms from their mean.
    double squares_of_logarithms() const { return squares_of_logarithms_; }
    /// Of the cut-off times.
    double sum_cut_off() const { return sum_cut_off_; }

    // Of the whole times. \pre size() > 0
    double least_value() const { return values_.front(); }
    double most_value() const { return values_.back(); }
    double mean() const { return sum_ / count(); }
    double standard_deviation() const { return standard_deviation_; }
    double count() const { return static_cast<double>(values_.size()); }

    /// Nothing but the rounding of the instants tells its values from one another.
    bool is_constant() const { return size() > 0 && most_value() - least_value() <= 2 * grid_; }

    /// Ties are so many that a value has to be taken as an interval. Below a twentieth of the standard deviation rounding moves a
    /// variance by less than 0.05 % (Sheppard).
    bool is_coarse() const { return grid_ > standard_deviation_ / 20; }

  private:
    void count_up() {
        for (const double value : values_) {
            sum_ += value;
            sum_of_logarithms_ += std::log(value);
            if (ties_.empty() || ties_.back().value != value) ties_.push_back({value, 0});
            ++ties_.back().times;
        }
        for (const double value : cut_offs_)
            sum_cut_off_ += value;
        double squares = 0;
        for (const double value : values_) {
            const double of_logarithm = std::log(value) - sum_of_logarithms_ / count();
            squares += (value - mean()) * (value - mean());
            squares_of_logarithms_ += of_logarithm * of_logarithm;
        }
        standard_deviation_ = size() > 1 ? std::sqrt(squares / (count() - 1)) : 0;
    }

    std::vector<Run> runs_;
    double grid_;
    std::vector<double> values_;
    std::vector<double> cut_offs_;
    std::vector<Tie> ties_;
    double sum_ = 0;
    double sum_of_logarithms_ = 0;
    double squares_of_logarithms_ = 0;
    double sum_cut_off_ = 0;
    double standard_deviation_ = 0;
};

}  // namespace takt::fit
