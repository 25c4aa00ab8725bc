#include "takt/experiment/two_stations.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "takt/experiment/markov_chain.hpp"
#include "takt/experiment/phase_type.hpp"

namespace takt {
namespace {

/// Levels count the parts that the first station is done with and the second is not: 0 to places + 2, at which the first is
/// blocked. At level 0 the second has no phase, at the highest the first has none.
class TwoStationChain {
  public:
    explicit TwoStationChain(const TwoStations& line)
        : line_(line),
          first_(line.first.phases()),
          second_(line.second.phases()),
          top_(line.places + 2),
          chain_(first_ + (top_ - 1) * first_ * second_ + second_, 2 * first_ * second_) {
        for (std::size_t level = 0; level <= top_; ++level) {
            if (level < top_) first_moves(level);
            if (level > 0) second_moves(level);
        }
    }

    TwoStationFigures solve() && {
        const std::vector<double> chance = std::move(chain_).stationary();
        TwoStationFigures found;
        found.first_then.assign(first_, 0.0);
        found.second_then.assign(second_, 0.0);
        for (std::size_t level = 0; level <= top_; ++level)
            for (std::size_t a = 0; a < phases_of_first(level); ++a)
                for (std::size_t b = 0; b < phases_of_second(level); ++b)
                    add(found, level, a, b, chance[state(level, a, b)]);
        found.starved_after = normalised(found.first_then) / found.throughput;
        found.blocked_after = normalised(found.second_then) / found.throughput;
        return found;
    }

  private:
    std::size_t phases_of_first(std::size_t level) const { return level < top_ ? first_ : 1; }
    std::size_t phases_of_second(std::size_t level) const { return level > 0 ? second_ : 1; }

    std::size_t state(std::size_t level, std::size_t a, std::size_t b) const {
        if (level == 0) return a;
        if (level == top_) return first_ + (top_ - 1) * first_ * second_ + b;
        return first_ + (level - 1) * first_ * second_ + a * second_ + b;
    }

    void first_moves(std::size_t level) {
        const PhaseType& law = line_.first;
        for (std::size_t a = 0; a < first_; ++a)
            for (std::size_t b = 0; b < phases_of_second(level); ++b) {
                for (std::size_t to = 0; to < first_; ++to)
                    chain_.add(state(level, a, b), state(level, to, b), law.moves[a][to]);
                end_first(level, a, b, law.ends[a]);
            }
    }

    void second_moves(std::size_t level) {
        const PhaseType& law = line_.second;
        for (std::size_t a = 0; a < phases_of_first(level); ++a)
            for (std::size_t b = 0; b < second_; ++b) {
                for (std::size_t to = 0; to < second_; ++to)
                    chain_.add(state(level, a, b), state(level, a, to), law.moves[b][to]);
                end_second(level, a, b, law.ends[b]);
            }
    }

    /// The first begins another part unless it is blocked, and the second this one where it stood empty.
    void end_first(std::size_t level, std::size_t a, std::size_t b, double rate) {
        const std::size_t from = state(level, a, b);
        for (std::size_t to = 0; to < phases_of_first(level + 1); ++to) {
            const double first = level + 1 < top_ ? line_.first.start[to] : 1;
            if (level > 0) {
                chain_.add(from, state(level + 1, to, b), rate * first);
                continue;
            }
            for (std::size_t second = 0; second < second_; ++second)
                chain_.add(from, state(1, to, second), rate * first * line_.second.start[second]);
        }
    }

    /// The second begins the next part if there is one, and the first another where it was blocked.
    void end_second(std::size_t level, std::size_t a, std::size_t b, double rate) {
        const std::size_t from = state(level, a, b);
        for (std::size_t to = 0; to < phases_of_second(level - 1); ++to) {
            const double second = level > 1 ? line_.second.start[to] : 1;
            if (level < top_) {
                chain_.add(from, state(level - 1, a, to), rate * second);
                continue;
            }
            for (std::size_t first = 0; first < first_; ++first)
                chain_.add(from, state(level - 1, first, to), rate * second * line_.first.start[first]);
        }
    }

    void add(TwoStationFigures& found, std::size_t level, std::size_t a, std::size_t b, double chance) const {
        const double parts = static_cast<double>(level);
        if (level == 0) found.starved += chance;
        if (level == top_) found.blocked += chance;
        found.buffer_level += chance * std::clamp(parts - 1, 0.0, static_cast<double>(line_.places));
        found.work_in_process += chance * (level < top_ ? parts + 1 : parts);
        if (level > 0) found.throughput += chance * line_.second.ends[b];
        if (level == 1) found.first_then[a] += chance * line_.second.ends[b];
        if (level + 1 == top_) found.second_then[b] += chance * line_.first.ends[a];
    }

    /// Divides by the sum, and returns it.
    static double normalised(std::vector<double>& weights) {
        double sum = 0;
        for (const double each : weights)
            sum += each;
        for (double& each : weights)
            each = sum > 0 ? each / sum : 0;
        return sum;
    }

    const TwoStations& line_;
    std::size_t first_;
    std::size_t second_;
    std::size_t top_;
    BandedChain chain_;
};

}  // namespace

TwoStationFigures two_station_figures(const TwoStations& line) {
    return TwoStationChain(line).solve();
}

}  // namespace takt
