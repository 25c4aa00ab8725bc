// The end of the warm-up.
#pragma once

#include "takt/core/time.hpp"
#include "takt/kernel/event_list.hpp"
#include "takt/line/index.hpp"
#include "takt/line/timers.hpp"

namespace takt {

/// Ends the warm-up: everyone forgets what was counted so far.
class WarmUp {
  public:
    template <class Claim>
    void claim_timers(Claim&& claim) {
        claim(Rank::warm_up, 0, timer_);
    }

    template <class Line>
    void begin(Line& line) {
        if (line.plan().warm_up > Duration::zero()) line.loop().at(timer_, run_start + line.plan().warm_up);
    }

    template <class Line>
    void on(Rank, Index, Line& line) {
        line.restart_statistics();
    }

  private:
    Slot timer_ = 0;
};

}  // namespace takt
