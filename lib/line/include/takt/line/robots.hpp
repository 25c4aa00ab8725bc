// Robots with work of their own, beside the operations of their machines.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/core/time.hpp"
#include "takt/line/fixed_times.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/machine_laws.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/streams.hpp"
#include "takt/random/draws.hpp"

namespace takt {

/// Those of one machine stand in a row.
class Robots {
  public:
    explicit Robots(const Plan& plan) : plan_(&plan) {}

    /// Gives a machine its robots. \return their row
    Rows add(const StationPlan& station, Index machine, const std::string& name, const StreamMaker& stream) {
        const Index first = count();
        for (Index r = station.robots.first; r < station.robots.last; ++r) {
            const RobotPlan& robot = plan_->robots[r];
            if (robot.operations.size() == 0) continue;
            robots_.push_back({.plan = r,
                               .machine = machine,
                               .fixed = fixed_.add_constant(*plan_, robot.operations),
                               .varies = FixedTimes::varies(*plan_, robot.operations)});
            draws_.emplace_back(stream(name + '/' + robot.name, "cycle"), varying_laws_of(*plan_, robot.operations));
        }
        return {first, count()};
    }

    Index count() const { return static_cast<Index>(robots_.size()); }
    Robot& operator[](Index index) { return robots_[index]; }
    const Robot& operator[](Index index) const { return robots_[index]; }
    std::span<const Robot> row(Rows row) const { return {robots_.data() + row.first, row.size()}; }
    auto begin() const { return robots_.begin(); }
    auto end() const { return robots_.end(); }
    auto begin() { return robots_.begin(); }
    auto end() { return robots_.end(); }

    /// The work of a robot on the next part, as it is drawn.
    Duration draw(Index index, Index product) {
        const Robot& robot = robots_[index];
        const Duration fixed = fixed_(robot.fixed, product);
        return robot.varies ? fixed + draw_varying(index, product) : fixed;
    }

    struct Work {
        Duration longest{};
        bool ends_undisturbed = true;  ///< all of them work, and none fails before it is done
    };

    /// All in a row begin with a part.
    Work begin_work(Rows row, Index product) {
        const Duration* const fixed = fixed_.of_product(product);
        Work all;
        for (Robot& robot : span_of(row)) {
            Duration work = fixed[robot.fixed];
            if (robot.varies) [[unlikely]]
                work += draw_varying(index_of(robot), product);
            robot.remaining = work;
            all.longest = std::max(all.longest, work);
            all.ends_undisturbed &= robot.down == 0;
            all.ends_undisturbed &= work <= robot.clock.left();
        }
        return all;
    }

    /// ... and are done with it, undisturbed.
    void end_work(Rows row) {
        for (Robot& robot : span_of(row)) {
            robot.clock.work(robot.remaining);
            robot.remaining = Duration::zero();
        }
    }

    /// Those who are not down have worked for as long as that, or until they were done.
    void work(Rows row, Duration elapsed) {
        for (Robot& robot : span_of(row)) {
            if (robot.down > 0) continue;
            const Duration worked = std::min(elapsed, robot.remaining);
            robot.remaining -= worked;
            robot.clock.work(worked);
        }
    }

    void branch(std::uint64_t number) {
        for (Draws& draws : draws_) draws.branch(number);
    }

  private:
    std::span<Robot> span_of(Rows row) { return {robots_.data() + row.first, row.size()}; }
    Index index_of(const Robot& robot) const { return static_cast<Index>(&robot - robots_.data()); }

    TAKT_NEVER_INLINE Duration draw_varying(Index index, Index product) {
        const Rows operations = plan_->robots[robots_[index].plan].operations;
        Duration sum{};
        for (Index o = operations.first; o < operations.last; ++o) {
            const Distribution& law = plan_->operations[o].time_of(product);
            if (!law.is_constant()) sum += draws_[index].duration(law);
        }
        return sum;
    }

    const Plan* plan_;
    std::vector<Robot> robots_;
    std::vector<Draws> draws_;
    FixedTimes fixed_;
};

}  // namespace takt
