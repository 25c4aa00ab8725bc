// Throughput of small serial lines by their Markov chain: exponential work, failures while working, exponential repairs.
#pragma once

#include <cmath>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

namespace takt::law {

struct ExactStation {
    double work = 1;  ///< means
    double up = 0;    ///< working time to a failure; 0: never
    double repair = 0;
};

/// Saturated line, blocking after service. n[i] counts the parts that station i has finished and station i + 1 has not: with
/// c places between, station i is blocked at n[i] = c + 2, or c + 1 if station i + 1 is blocked itself.
class ExactLine {
  public:
    ExactLine(std::vector<ExactStation> stations, std::vector<std::uint32_t> places)
        : stations_(std::move(stations)), places_(std::move(places)) {}

    double throughput() {
        explore();
        const std::vector<double> chances = stationary();
        double rate = 0;
        for (const auto& [state, index] : states_)
            if (works(state, stations_.size() - 1)) rate += chances[index] / stations_.back().work;
        return rate;
    }

  private:
    struct State {
        std::vector<std::uint32_t> n;
        std::vector<bool> up;

        friend auto operator<=>(const State&, const State&) = default;
    };
    struct Move {
        std::size_t from, to;
        double rate;
    };

    bool is_blocked(const State& state, std::size_t i) const {
        if (i + 1 == stations_.size()) return false;
        return state.n[i] == places_[i] + (is_blocked(state, i + 1) ? 1 : 2);
    }

    bool works(const State& state, std::size_t i) const {
        return state.up[i] && (i == 0 || state.n[i - 1] > 0) && !is_blocked(state, i);
    }

    std::size_t index_of(const State& state) {
        const auto [place, is_new] = states_.emplace(state, states_.size());
        if (is_new) open_.push_back(state);
        return place->second;
    }

    void explore() {
        index_of({std::vector<std::uint32_t>(places_.size(), 0), std::vector<bool>(stations_.size(), true)});
        while (!open_.empty()) {
            const State state = open_.back();
            open_.pop_back();
            for (std::size_t i = 0; i < stations_.size(); ++i)
                move(state, i);
        }
    }

    void move(const State& state, std::size_t i) {
        const ExactStation& station = stations_[i];
        const auto go = [&](State to, double mean) { moves_.push_back({states_[state], index_of(to), 1 / mean}); };
        State next = state;
        if (!state.up[i] || (works(state, i) && station.up > 0)) {
            next.up[i] = !state.up[i];
            go(next, state.up[i] ? station.up : station.repair);
        }
        if (!works(state, i)) return;
        next = state;
        if (i > 0) --next.n[i - 1];
        if (i + 1 < stations_.size()) ++next.n[i];
        go(next, station.work);
    }

    /// Balance equations, the last one replaced by the sum of all, by elimination.
    std::vector<double> stationary() const {
        const std::size_t size = states_.size();
        std::vector<std::vector<double>> rows(size, std::vector<double>(size + 1, 0.0));
        for (const Move& move : moves_) {
            rows[move.to][move.from] += move.rate;
            rows[move.from][move.from] -= move.rate;
        }
        rows.back().assign(size + 1, 1.0);
        for (std::size_t k = 0; k < size; ++k) {
            std::size_t pivot = k;
            for (std::size_t r = k; r < size; ++r)
                if (std::abs(rows[r][k]) > std::abs(rows[pivot][k])) pivot = r;
            std::swap(rows[k], rows[pivot]);
            for (std::size_t r = 0; r < size; ++r) {
                if (r == k || rows[r][k] == 0) continue;
                const double factor = rows[r][k] / rows[k][k];
                for (std::size_t c = k; c <= size; ++c)
                    rows[r][c] -= factor * rows[k][c];
            }
        }
        std::vector<double> chances(size);
        for (std::size_t k = 0; k < size; ++k)
            chances[k] = rows[k][size] / rows[k][k];
        return chances;
    }

    std::vector<ExactStation> stations_;
    std::vector<std::uint32_t> places_;
    std::map<State, std::size_t> states_;
    std::vector<State> open_;
    std::vector<Move> moves_;
};

}  // namespace takt::law
