#include "takt/experiment/slotted_line.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "takt/core/contract.hpp"
#include "takt/experiment/markov_chain.hpp"

namespace takt {
namespace {

/// State (level, up or down of both), at the ends of slots.
class SlottedPair {
  public:
    SlottedPair(SlottedMachine first, SlottedMachine second, std::size_t places)
        : machines_{first, second}, places_(places), chain_((places + 1) * 4, 11) {
        for (std::size_t level = 0; level <= places_; ++level)
            for (std::size_t ups = 0; ups < 4; ++ups)
                add_moves(level, ups);
    }

    SlottedFigures solve() && {
        const std::vector<double> chance = std::move(chain_).stationary();
        SlottedFigures found;
        for (std::size_t level = 0; level <= places_; ++level)
            for (std::size_t ups = 0; ups < 4; ++ups) {
                const double here = chance[level * 4 + ups];
                found.level += here * static_cast<double>(level);
                if (level == 0 && ups == second_up) found.starved += here;
                if (level == places_ && ups == first_up) found.blocked += here;
                if (level > 0) found.throughput += here * works(1, (ups & second_up) != 0);
            }
        return found;
    }

  private:
    static constexpr std::size_t first_up = 1;
    static constexpr std::size_t second_up = 2;

    /// Chance that a machine that could work is up in the next slot.
    double works(std::size_t machine, bool is_up) const {
        return is_up ? 1 - machines_[machine].failure : machines_[machine].repair;
    }

    /// What cannot work cannot fail, but is repaired.
    double chance_up(std::size_t machine, bool is_up, bool can_work) const {
        return can_work ? works(machine, is_up) : is_up ? 1 : machines_[machine].repair;
    }

    void add_moves(std::size_t level, std::size_t ups) {
        const bool first_can = level < places_;
        const bool second_can = level > 0;
        const double first = chance_up(0, (ups & first_up) != 0, first_can);
        const double second = chance_up(1, (ups & second_up) != 0, second_can);
        for (std::size_t next = 0; next < 4; ++next) {
            const bool up_1 = (next & first_up) != 0;
            const bool up_2 = (next & second_up) != 0;
            const double chance = (up_1 ? first : 1 - first) * (up_2 ? second : 1 - second);
            const std::size_t to = level + (up_1 && first_can ? 1 : 0) - (up_2 && second_can ? 1 : 0);
            if (chance > 0) chain_.add(level * 4 + ups, to * 4 + next, chance);
        }
    }

    std::array<SlottedMachine, 2> machines_;
    std::size_t places_;
    BandedChain chain_;
};

}  // namespace

SlottedFigures slotted_pair(SlottedMachine first, SlottedMachine second, std::size_t places) {
    TAKT_EXPECTS(places >= 2, places);
    return SlottedPair(first, second, places).solve();
}

namespace {

/// The decomposition of Dallery, David and Xie: the pseudo-machines around each buffer fail for the machines beyond them too.
class SlottedDecomposition {
  public:
    SlottedDecomposition(const std::vector<SlottedMachine>& machines, const std::vector<std::size_t>& places)
        : machines_(machines),
          places_(places),
          first_(machines.begin(), machines.end() - 1),
          second_(machines.begin() + 1, machines.end()),
          figures_(places.size()) {}

    SlottedLineFigures solve() {
        constexpr int most_rounds = 1000;
        SlottedLineFigures found;
        while (!found.settled && found.rounds < most_rounds) {
            downstream();
            upstream();
            ++found.rounds;
            found.settled = agree();
        }
        found.throughput = figures_.front().throughput;
        return found;
    }

  private:
    void solve(std::size_t pair) { figures_[pair] = slotted_pair(first_[pair], second_[pair], places_[pair]); }

    /// Flow is conserved, and repairs are those of the machine itself or of the pseudo-machine beyond it.
    SlottedMachine pseudo(const SlottedMachine& own, const SlottedMachine& beyond, const SlottedMachine& across,
                          double throughput, double stopped) const {
        const double stops = std::max(1 / throughput + 1 / own.efficiency() - across.down_over_up() - 2, 1e-12);
        const double share = std::clamp(stopped / (stops * throughput), 0.0, 1.0);
        const double repair = beyond.repair * share + own.repair * (1 - share);
        return {std::min(stops * repair, 1.0), repair};
    }

    void downstream() {
        for (std::size_t pair = 0; pair < figures_.size(); ++pair) {
            solve(pair);
            if (pair + 1 == figures_.size()) break;
            first_[pair + 1] = pseudo(machines_[pair + 1], first_[pair], second_[pair], figures_[pair].throughput,
                                      figures_[pair].starved);
        }
    }

    void upstream() {
        for (std::size_t pair = figures_.size(); pair-- > 0;) {
            solve(pair);
            if (pair == 0) break;
            second_[pair - 1] =
                pseudo(machines_[pair], second_[pair], first_[pair], figures_[pair].throughput, figures_[pair].blocked);
        }
    }

    bool agree() const {
        const auto [least, most] = std::minmax_element(
            figures_.begin(), figures_.end(), [](const auto& a, const auto& b) { return a.throughput < b.throughput; });
        return most->throughput - least->throughput <= 1e-7 * most->throughput;
    }

    const std::vector<SlottedMachine>& machines_;
    const std::vector<std::size_t>& places_;
    std::vector<SlottedMachine> first_;
    std::vector<SlottedMachine> second_;
    std::vector<SlottedFigures> figures_;
};

}  // namespace

SlottedLineFigures slotted_line(const std::vector<SlottedMachine>& machines,
                                const std::vector<std::size_t>& places) {
    TAKT_EXPECTS(machines.size() >= 2 && places.size() + 1 == machines.size(), machines.size(), places.size());
    return SlottedDecomposition(machines, places).solve();
}

}  // namespace takt
