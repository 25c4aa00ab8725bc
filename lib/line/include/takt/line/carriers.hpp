// Carriers: skids, hangers, pallets in closed loops. Here they wait empty; on the way they are part of the part they carry.
#pragma once

#include <vector>

#include "takt/line/level.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/timers.hpp"

namespace takt {

class Carriers {
  public:
    explicit Carriers(const Plan& plan) : plan_(&plan) {
        for (const CarrierPlan& carrier : plan.carriers) {
            std::size_t machines = 0;
            for (const Index station : carrier.unloaders)
                machines += plan.stations[station].machines;
            const bool takes_time = carrier.returns_in > Duration::zero();
            pools_.push_back(
                {.waiting = Ring<Index>(machines), .back_at = Ring<SimTime>(takes_time ? carrier.count : 0)});
            pools_.back().empty.set(carrier.count, run_start);
        }
    }

    template <class Claim>
    void claim_timers(Claim&& claim) {
        for (Index i = 0; i < pools_.size(); ++i)
            if (plan_->carriers[i].returns_in > Duration::zero()) claim(Rank::carrier, i, pools_[i].timer);
    }

    /// Those that wait where parts are loaded.
    std::uint32_t empty(Index index) const { return pools_[index].empty.value(); }
    /// Those on the way there.
    std::size_t on_the_way_back(Index index) const { return pools_[index].back_at.size(); }
    const Ring<Index>& waiting(Index index) const { return pools_[index].waiting; }

    /// A station puts a part on an empty carrier; the place it leaves may take a returned one. \pre empty(index) > 0
    template <class Line>
    void take(Index index, Line& line) {
        Pool& pool = pools_[index];
        pool.empty.fall(line.now());
        while (!pool.waiting.empty() && has_room(index)) {
            const Index machine = pool.waiting.pop();
            come_back(index, line);
            line.machines()[machine].part.carrier = none;
            line.stations().unloaded(machine, line);
        }
    }

    /// A machine's part leaves its carrier. \return false if the carrier finds no room and the machine has to wait
    template <class Line>
    bool give_back(Index index, Index machine, Line& line) {
        if (!has_room(index)) {
            pools_[index].waiting.push(machine);
            return false;
        }
        line.machines()[machine].part.carrier = none;
        come_back(index, line);
        return true;
    }

    /// A carrier goes back empty. One whose part has left the line does so by hand, room or not.
    template <class Line>
    void come_back(Index index, Line& line) {
        Pool& pool = pools_[index];
        if (plan_->carriers[index].returns_in == Duration::zero()) return is_back(index, line);
        pool.back_at.push(line.now() + plan_->carriers[index].returns_in);
        pool.returning.rise(line.now());
        line.observer().carrier_sent_back(line.now(), index);
        if (pool.back_at.size() == 1) line.loop().at(pool.timer, pool.back_at.front());
    }

    template <class Line>
    void on(Rank, Index index, Line& line) {
        Pool& pool = pools_[index];
        pool.back_at.drop();
        pool.returning.fall(line.now());
        if (!pool.back_at.empty()) line.loop().at(pool.timer, pool.back_at.front());
        is_back(index, line);
    }

    void restart_statistics(SimTime now) {
        for (Pool& pool : pools_) {
            pool.empty.restart(now);
            pool.returning.restart(now);
        }
    }

    void collect(SimTime now, ReplicationResult& result) const {
        for (const Pool& pool : pools_)
            result.carriers.push_back({pool.empty.integral(now), pool.returning.integral(now)});
    }

  private:
    struct Pool {
        Level empty{};
        Level returning{};
        Ring<Index> waiting;    ///< machines whose part cannot leave its carrier
        Ring<SimTime> back_at;  ///< when those on the way back are there
        Slot timer = 0;
    };

    template <class Line>
    void is_back(Index index, Line& line) {
        pools_[index].empty.rise(line.now());
        line.observer().carrier_returned(line.now(), index);
        for (const Index station : plan_->carriers[index].loaders)
            line.stations().part_waits(station, line);
    }

    bool has_room(Index index) const {
        const auto& places = plan_->carriers[index].places;
        return !places || pools_[index].empty.value() + pools_[index].back_at.size() < *places;
    }

    const Plan* plan_;
    std::vector<Pool> pools_;
};

}  // namespace takt
