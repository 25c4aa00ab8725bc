// What more or fewer places in a buffer would have made of the parts that came to it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "takt/core/time.hpp"
#include "takt/line/causes.hpp"
#include "takt/line/recent_times.hpp"
#include "takt/line/working_time.hpp"

namespace takt {

/// When parts came to one buffer, why, and when places in it became free. Both are counted from 1, so with a capacity of c
/// part n + c comes into the place that is freed as the n-th. A direct hand-over (c = 0) has a place while its station takes
/// a part.
class RoomInBuffer {
  public:
    /// \param capacity nullopt: unlimited
    explicit RoomInBuffer(std::optional<std::uint32_t> capacity) : capacity_(capacity) {}

    bool is_limited() const { return capacity_.has_value(); }
    bool is_hand_over() const { return capacity_ == 0u; }

    /// A part comes and stays for a time, as none does in a hand-over.
    /// \param since when its producer has held it
    void came(SimTime now, SimTime since, Index cause, Causes& causes) { visits_.add(now, since, cause, causes); }
    void place_freed(SimTime now) { freed_.add(now); }

    /// For how long there would have been room for the part that comes now, with more places. To a hand-over it is the part
    /// that is handed over now.
    Seconds room_since(SimTime now, WorkingTime& hours) const {
        const std::uint64_t part = is_hand_over() ? freed_.number_at(now) : visits_.count() + 1;
        const auto place = static_cast<std::int64_t>(part) - capacity_.value_or(0);
        Seconds room{};
        for (std::size_t i = 0; i < room.size(); ++i)
            room[i] = hours.since(freed_.time_of(place - steps_of_size[i]), now);
        return room;
    }

    /// More places are free than the largest step of size: nobody is near to waiting for one.
    bool is_roomy() const {
        return freed_.count() + capacity_.value_or(0) >= visits_.count() + 1 + steps_of_size.back();
    }

    /// How far ahead its producers would be with more places.
    const Seconds& lead() const { return lead_; }

    /// With more places the producers of a buffer are ahead of what they are: by what they were before, and by what they have
    /// waited for room; but no more than since there would have been room.
    void gain_lead(SimTime now, float waited, WorkingTime& hours) {
        const Seconds room = room_since(now, hours);
        for (std::size_t i = 0; i < lead_.size(); ++i)
            lead_[i] = std::min(lead_[i] + waited, room[i]);
    }
    void limit_lead(float most) { limit(lead_, most); }

    /// Of the part whose place was freed last.
    SimTime last_held_since() const { return visits_.held_since(freed_.count()); }
    /// Why it had come; none: long ago.
    Index why_last_came() const {
        const std::uint64_t part = freed_.count();
        return visits_.knows(part) ? visits_.cause(part) : none;
    }

    /// The n-th part that is taken makes room for the one that came n + capacity - fewer, had there been fewer places.
    /// \pre   the buffer is limited, and the part was taken just now
    /// \param note is told of each of those parts how many fewer places (by step of size), why it came, and when
    template <class Note>
    void with_fewer(Note note) const {
        for (std::size_t i = 0; i < steps_of_size.size() && steps_of_size[i] <= *capacity_; ++i) {
            const std::uint64_t part = freed_.count() + *capacity_ - steps_of_size[i];
            if (visits_.knows(part)) note(i, visits_.cause(part), visits_.came(part));
        }
    }

  private:
    std::optional<std::uint32_t> capacity_;
    RecentVisits visits_;
    RecentTimes freed_;
    Seconds lead_{};
};

}  // namespace takt
