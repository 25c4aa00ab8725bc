// A buffer whose feeding stops at one level and goes on at another, against a Markov chain that is solved exactly.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "cases.hpp"
#include "measure.hpp"
#include "takt/experiment/markov_chain.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
#include "takt/stats/tally.hpp"

using namespace takt;
using namespace takt::law;

namespace {

/// Two exponential stations, the first of which is never short of parts, and the store between them.
struct TwoLevels {
    int stop_at, start_at;
    double first, second;  ///< mean seconds a part
};

class TwoLevelChain {
  public:
    explicit TwoLevelChain(const TwoLevels& levels) : levels_(levels) {
        number({0, false, false, false});
        for (std::size_t i = 0; i < states_.size(); ++i)
            explore(i);
    }

    struct Answer {
        double throughput = 0, level = 0, stopped = 0;
    };

    Answer solve() const {
        BandedChain chain(states_.size(), states_.size() - 1);
        for (const auto& [from, to, rate] : moves_)
            chain.add(from, to, rate);
        const std::vector<double> chances = std::move(chain).stationary();
        Answer answer;
        for (std::size_t i = 0; i < states_.size(); ++i) {
            answer.throughput += states_[i].busy ? chances[i] / levels_.second : 0;
            answer.level += chances[i] * states_[i].level;
            answer.stopped += states_[i].stopped ? chances[i] : 0;
        }
        return answer;
    }

  private:
    /// blocked: the first station holds a part that it has finished; busy: the second has one.
    struct State {
        int level = 0;
        bool stopped = false, blocked = false, busy = false;

        auto as_tuple() const { return std::tuple(level, stopped, blocked, busy); }
    };

    std::size_t number(const State& state) {
        const auto [found, is_new] = numbers_.emplace(state.as_tuple(), states_.size());
        if (is_new) states_.push_back(state);
        return found->second;
    }

    /// What follows at the same instant: parts go on, levels are reached.
    State settled(State state) const {
        if (!state.busy && state.level > 0) {
            --state.level;
            state.busy = true;
        }
        if (state.stopped && state.level <= levels_.start_at) {
            state.stopped = false;
            if (state.blocked) {
                state.blocked = false;
                ++state.level;
            }
        }
        if (state.level >= levels_.stop_at) state.stopped = true;
        return state;
    }

    void explore(std::size_t i) {
        const State here = states_[i];
        if (!here.blocked) {
            State next = here;
            if (here.stopped)
                next.blocked = true;
            else
                ++next.level;
            moves_.emplace_back(i, number(settled(next)), 1 / levels_.first);
        }
        if (here.busy) {
            State next = here;
            next.busy = false;
            moves_.emplace_back(i, number(settled(next)), 1 / levels_.second);
        }
    }

    TwoLevels levels_;
    std::vector<State> states_;
    std::map<std::tuple<int, bool, bool, bool>, std::size_t> numbers_;
    std::vector<std::tuple<std::size_t, std::size_t, double>> moves_;
};

}  // namespace

TEST_CASE("two exponential stations and a store with levels: throughput, mean level and stops of a Markov chain") {
    for (const TwoLevels& levels : {TwoLevels{5, 2, 60, 60}, TwoLevels{4, 0, 50, 60}, TwoLevels{8, 1, 60, 55}}) {
        spec::LineSpec plant = serial({station("first", Distribution::of<Exponential>(levels.first)),
                                       station("second", Distribution::of<Exponential>(levels.second))},
                                      {20});
        for (spec::ElementSpec& element : plant.flows[0].elements)
            if (auto* store = std::get_if<spec::BufferSpec>(&element)) {
                store->stop_at = static_cast<std::uint32_t>(levels.stop_at);
                store->start_at = static_cast<std::uint32_t>(levels.start_at);
            }
        plant.run.warm_up = std::chrono::hours{20};
        plant.run.horizon = std::chrono::hours{1000};
        const Plan plan = make_plan(plant);
        Tally throughput, level, stopped;
        for (std::uint64_t replication = 0; replication < 20; ++replication) {
            const ReplicationResult result = simulate(plan, 5, replication);
            const double observed = to_seconds(result.observed);
            throughput.add(static_cast<double>(result.units()) / observed);
            for (std::size_t b = 0; b < plan.buffers.size(); ++b) {
                if (plan.buffers[b].stop_at == 0) continue;
                level.add(result.buffers[b].level_seconds / observed);
                stopped.add(result.buffers[b].stopped_seconds / observed);
            }
        }
        const auto exact = TwoLevelChain(levels).solve();
        const std::string of =
            " of levels " + std::to_string(levels.stop_at) + " and " + std::to_string(levels.start_at);
        compare("throughput" + of, exact.throughput, throughput, exact.throughput);
        compare("mean level" + of, exact.level, level, levels.stop_at);
        compare("stopped" + of, exact.stopped, stopped, 1);
    }
}
