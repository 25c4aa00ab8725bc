// When a stop comes: the time to it, or the cycles, on its clock.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "takt/core/time.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/ramp_ups.hpp"
#include "takt/line/scaled.hpp"
#include "takt/line/stop.hpp"
#include "takt/line/timeline.hpp"

namespace takt {

/// What is left of a time of which so much has gone by: drawn until one is longer than that, which gives the law under
/// that condition. Where none is found, as for a law of one value that is just over, what was left stays.
template <class Draw>
Duration left_again(Duration drawn, Duration left, Draw draw) {
    constexpr int tries = 1000;
    const Duration gone = drawn - left;
    for (int i = 0; i < tries; ++i)
        if (const Duration again = draw(); again > gone) return again - gone;
    return left;
}

template <class Line>
class TimeToStop {
  public:
    TimeToStop(Stop& stop, Line& line) : stop_(stop), plan_(line.plan().stops[stop.plan]), line_(line) {}

    /// The clock of a machine or of a robot that runs while it works.
    StopClock& operating_clock() {
        return stop_.robot == none ? machine().clock : line_.machines().robot(stop_.robot).clock;
    }

    /// From now on.
    void arm() {
        stop_.phase = StopPhase::armed;
        if (plan_.clock == spec::Clock::cycles) {
            const double cycles = std::max(1.0, std::round(stop_.every.sample(plan_.every) / times_as_often()));
            stop_.due_cycle = machine().cycles + static_cast<std::uint64_t>(cycles);
            return;
        }
        const Duration every = stop_.drawn = draw();
        if (plan_.clock == spec::Clock::operating) {
            stop_.due_at = operating_clock().worked() + every;
            return;
        }
        stop_.left = every;
        if (plan_.clock == spec::Clock::calendar) return line_.loop().after(stop_.begin_timer, stop_.left);
        const Index calendar = line_.plan().stations[machine().station].calendar;
        let_run(line_.presence(calendar) == Presence::working);
    }

    /// The scheduled clock: runs towards its timer in scheduled time, keeps what is left outside.
    void let_run(bool runs) {
        const bool set = line_.loop().is_set(stop_.begin_timer);
        if (runs && !set) {
            line_.loop().after(stop_.begin_timer, stop_.left);
        } else if (!runs && set) {
            stop_.left = line_.loop().time_of(stop_.begin_timer) - line_.now();
            line_.loop().cancel(stop_.begin_timer);
        }
    }

    /// Another time, given how much of it has gone by. \pre it is armed, for a time
    void draw_again() {
        const Duration before = left();
        const Duration again = left_again(stop_.drawn, before, [&] { return draw(); });
        stop_.drawn += again - before;
        if (plan_.clock == spec::Clock::operating)
            stop_.due_at += again - before;
        else if (line_.loop().is_set(stop_.begin_timer))
            line_.loop().after(stop_.begin_timer, again);
        else
            stop_.left = again;
    }

  private:
    Machine& machine() { return line_.machines()[stop_.machine]; }

    Duration left() {
        if (plan_.clock == spec::Clock::operating) return stop_.due_at - operating_clock().worked();
        return line_.loop().is_set(stop_.begin_timer) ? line_.loop().time_of(stop_.begin_timer) - line_.now() : stop_.left;
    }

    Duration draw() {
        if (!plan_.weekly.empty()) return plan_.weekly.until_next(line_.now());
        return scaled(stop_.every.duration(plan_.every), 1 / times_as_often());
    }

    /// While a plant is new, failures come more often. Maintenance comes as it is planned.
    double times_as_often() {
        return plan_.planned ? 1 : line_.ramp_ups().failures(machine().station, line_.now());
    }

    Stop& stop_;
    const StopPlan& plan_;
    Line& line_;
};

}  // namespace takt
