#include "takt/experiment/decomposition.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/experiment/phase_type.hpp"
#include "takt/experiment/two_stations.hpp"

namespace takt {
namespace {

/// Each pair is two stations with what the rest of the line does to them. The first of a pair takes, besides its own time, with a
/// chance the rest of the time that the pair before it leaves its station without parts; the second takes after its own time, with
/// a chance, the rest of the time for which the pair behind it leaves its station without room. Such rests are made of two phases.
class PairsOfLine {
  public:
    explicit PairsOfLine(const LongLine& line)
        : line_(line),
          first_(line.stations.begin(), line.stations.end() - 1),
          second_(line.stations.begin() + 1, line.stations.end()),
          figures_(first_.size()) {}

    LongLineFigures solve() {
        constexpr int most_rounds = 200;
        LongLineFigures found;
        while (!found.settled && found.rounds < most_rounds) {
            const double before = figures_.front().throughput;
            downstream();
            upstream();
            ++found.rounds;
            found.settled = agree() && std::abs(figures_.front().throughput - before) <= 1e-6 * before;
        }
        found.throughput = figures_.front().throughput;
        found.work_in_process = 1;  // on the first station, always
        for (const TwoStationFigures& pair : figures_)
            found.work_in_process += pair.buffer_level + 1 - pair.starved;
        return found;
    }

  private:
    void solve(std::size_t pair) {
        figures_[pair] = two_station_figures({first_[pair], second_[pair], line_.places[pair]});
    }

    void downstream() {
        for (std::size_t pair = 0; pair < figures_.size(); ++pair) {
            solve(pair);
            if (pair + 1 == figures_.size()) break;
            const PhaseType rest = two_phases_like({figures_[pair].first_then, first_[pair].moves, first_[pair].ends});
            first_[pair + 1] = perhaps_then(rest, figures_[pair].starved_after, line_.stations[pair + 1]);
        }
    }

    void upstream() {
        for (std::size_t pair = figures_.size(); pair-- > 0;) {
            solve(pair);
            if (pair == 0) break;
            const PhaseType rest =
                two_phases_like({figures_[pair].second_then, second_[pair].moves, second_[pair].ends});
            second_[pair - 1] = and_then(line_.stations[pair], rest, figures_[pair].blocked_after);
        }
    }

    /// What is settled has the same throughput everywhere.
    bool agree() const {
        const auto [least, most] = std::minmax_element(
            figures_.begin(), figures_.end(), [](const auto& a, const auto& b) { return a.throughput < b.throughput; });
        return most->throughput - least->throughput <= 1e-5 * most->throughput;
    }

    const LongLine& line_;
    std::vector<PhaseType> first_;
    std::vector<PhaseType> second_;
    std::vector<TwoStationFigures> figures_;
};

}  // namespace

LongLineFigures decomposed(const LongLine& line) {
    TAKT_EXPECTS(line.stations.size() >= 2 && line.places.size() + 1 == line.stations.size(), line.stations.size(),
                 line.places.size());
    return PairsOfLine(line).solve();
}

}  // namespace takt
