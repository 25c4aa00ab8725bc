// Who owns which timer slot. Slots are numbered by the documented order of equal times.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "takt/kernel/event_list.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// The order of timers that fire at the same instant; within a rank, the most downstream element comes first.
/// A repair that ends as the shift ends is done; work that ends as the break begins is complete; a part that arrives as a
/// place is left finds it free.
enum class Rank : std::uint8_t {
    stop_ends,    ///< repairs and maintenance are done
    delivery,     ///< bought pieces come to the line
    train,        ///< one is back from its milk run
    work,         ///< a machine's work ends, or a failure on its operating clock comes
    transit,      ///< a part reaches the end of a conveyor
    carrier,      ///< an empty carrier is back
    transport,    ///< a transporter has come to where it was sent, or is charged
    travel,       ///< a member of a crew or a team has come to where he was sent
    arrival,      ///< parts come to a source
    batch,        ///< a part has waited for so long that its batch need not be full
    departure,    ///< ... or that a transporter is sent for few parts
    round,        ///< a train leaves for a milk run, with all that was called off until then
    stop_begins,  ///< failures and maintenance on the scheduled or calendar clock
    presence,     ///< shifts and breaks begin and end
    warm_up,      ///< counting begins
};

struct TimerOwner {
    Rank rank = Rank::work;
    std::uint8_t table = 0;  ///< position of the owner's table in the line's list of tables
    Index index = none;      ///< the owner in its table
    Slot* slot = nullptr;    ///< where the owner keeps its slot number while slots are given out
};

/// Collects claims, then numbers them by rank, in the order of claiming within a rank.
class TimerRegister {
  public:
    void claim(Rank rank, std::uint8_t table, Index index, Slot& slot) {
        owners_.push_back({rank, table, index, &slot});
    }

    std::vector<TimerOwner> number() && {
        std::stable_sort(owners_.begin(), owners_.end(),
                         [](const TimerOwner& a, const TimerOwner& b) { return a.rank < b.rank; });
        for (std::size_t i = 0; i < owners_.size(); ++i) {
            *owners_[i].slot = static_cast<Slot>(i);
            owners_[i].slot = nullptr;
        }
        return std::move(owners_);
    }

  private:
    std::vector<TimerOwner> owners_;
};

}  // namespace takt
