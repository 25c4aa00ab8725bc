// When a thing last became free, and what more or fewer of it would have made of a wait.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/causes.hpp"
#include "takt/line/working_time.hpp"

namespace takt {

/// The latest instants at which places of a buffer, members of a crew or carriers of a loop became free, counted from 1.
class RecentTimes {
  public:
    void add(SimTime now) { times_[++count_ % size] = now; }
    std::uint64_t count() const { return count_; }

    /// Which of them is the one of this instant, or the next one if there has been none yet.
    std::uint64_t number_at(SimTime now) const {
        return count_ > 0 && times_[count_ % size] == now ? count_ : count_ + 1;
    }

    /// The beginning of the run if that is long ago, or was always so.
    SimTime time_of(std::int64_t number) const {
        if (number < 1 || number + static_cast<std::int64_t>(size) <= static_cast<std::int64_t>(count_))
            return run_start;
        return times_[static_cast<std::uint64_t>(number) % size];
    }

    /// Whoever waited from `since` to `now` for one of m took what the latest of these instants freed. With n more, it would
    /// have been what was freed n instants before that; but then those before him would have freed it earlier as well, and
    /// where all m are always in use, m / (m + n) of that is left.
    Seconds saved(SimTime since, SimTime now, WorkingTime& hours, std::uint32_t m) const {
        Seconds saved{};
        for (std::size_t i = 0; i < saved.size(); ++i) {
            const std::uint32_t n = steps_of_size[i];
            const SimTime freed = time_of(static_cast<std::int64_t>(number_at(now)) - n);
            saved[i] = hours.since(std::max(since, freed), now);
            if (freed > since) saved[i] *= static_cast<float>(m) / static_cast<float>(m + n);
        }
        return saved;
    }

  private:
    static constexpr std::uint64_t size = 64;

    std::array<SimTime, size> times_{};
    std::uint64_t count_ = 0;
};

/// When the latest parts came to a buffer, and why; parts are counted from 1.
class RecentVisits {
  public:
    /// \param since when its producer has held it
    void add(SimTime now, SimTime since, Index cause, Causes& causes) {
        Visit& visit = visits_[++count_ % size];
        visit.came = now;
        visit.held_since = since;
        causes.refer(visit.cause, cause);
    }
    std::uint64_t count() const { return count_; }

    bool knows(std::uint64_t part) const { return part > 0 && part <= count_ && part + size > count_; }
    Index cause(std::uint64_t part) const { return visits_[part % size].cause; }

    /// The beginning of the run if that is long ago.
    SimTime came(std::uint64_t part) const { return knows(part) ? visits_[part % size].came : run_start; }
    SimTime held_since(std::uint64_t part) const { return knows(part) ? visits_[part % size].held_since : run_start; }

  private:
    static constexpr std::uint64_t size = 64;

    struct Visit {
        SimTime came{};
        SimTime held_since{};
        Index cause = none;
    };

    std::array<Visit, size> visits_{};
    std::uint64_t count_ = 0;
};

}  // namespace takt
