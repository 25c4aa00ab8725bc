// A run cut into slots, and what happens in each of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

/// Ends of slots of equal scheduled time up to the end of the run, so that nights and weekends do not look like a line that is not
/// working. Where they begin later than the run, the time before them is a slot more, the first.
std::vector<SimTime> slot_ends(const Plan& plan, SimTime from, std::size_t slots);

/// Units out and the integral of the parts in the line, by slot. What happens as a slot ends belongs to it.
class SlotCounts {
  public:
    explicit SlotCounts(const std::vector<SimTime>& ends)
        : ends_(&ends), units_(ends.size(), 0.0), part_seconds_(ends.size(), 0.0) {}

    void came(SimTime now) { go_to(now), ++parts_; }
    void gone(SimTime now) { go_to(now), --parts_; }
    void left(SimTime now) { gone(now), units_[slot_] += 1; }

    /// Up to the instant, which comes after all before.
    void go_to(SimTime now) {
        while (slot_ + 1 < ends_->size() && now > (*ends_)[slot_])
            count_to((*ends_)[slot_]), ++slot_;
        count_to(now);
    }

    const std::vector<double>& units() const { return units_; }
    const std::vector<double>& part_seconds() const { return part_seconds_; }

  private:
    void count_to(SimTime now) {
        part_seconds_[slot_] += static_cast<double>(parts_) * to_seconds(now - last_);
        last_ = now;
    }

    const std::vector<SimTime>* ends_;
    std::size_t slot_ = 0;
    std::int64_t parts_ = 0;
    SimTime last_ = run_start;
    std::vector<double> units_;
    std::vector<double> part_seconds_;
};

/// The same replication as `replicate` computes, by the event loop, counted to the end of the plan.
ReplicationResult simulate_in_slots(const Plan& plan, SlotCounts& counts, std::uint64_t seed, std::uint64_t replication,
                                    std::stop_token stop = {});

}  // namespace takt
