// Delays that travel on with a part: a failure is over, and the machines behind still wait for what it held up.
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/experiment/loss.hpp"

namespace takt {

/// Delays by cause, the oldest first. A machine owes them until its cycle ends; then its part carries them to the next
/// machine, as far as that has waited for it, and so on. Where somebody further on stands idle, they are paid off first.
class Delays {
  public:
    bool empty() const { return owed_.empty(); }

    void add(const LossCause& cause, Duration time) {
        if (time <= Duration::zero()) return;
        const auto same = [&](const Loss& each) { return each.cause == cause; };
        const auto found = std::find_if(owed_.begin(), owed_.end(), same);
        if (found != owed_.end())
            found->time += time;
        else
            owed_.push_back({cause, time});
    }

    /// Takes over what another owes, up to `most` in all.
    void take_over(Delays& other, Duration most) {
        other.pay(most, [&](const LossCause& cause, Duration time) { add(cause, time); });
        other.clear();
    }

    /// Calls `note(cause, time)` for what is paid off. \return what is left of `time`
    template <class Note>
    Duration pay(Duration time, Note note) {
        std::size_t paid = 0;
        for (Loss& each : owed_) {
            if (time == Duration::zero()) break;
            const Duration part = std::min(each.time, time);
            note(each.cause, part);
            time -= part;
            each.time -= part;
            if (each.time == Duration::zero()) ++paid;
        }
        owed_.erase(owed_.begin(), owed_.begin() + static_cast<std::ptrdiff_t>(paid));
        return time;
    }

    void clear() { owed_.clear(); }

  private:
    std::vector<Loss> owed_;
};

}  // namespace takt
