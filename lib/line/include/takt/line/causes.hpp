// Why things happened: a tree in which each event knows the event that made it possible.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/index.hpp"

namespace takt {

/// What went on between the cause of an event and the event.
enum class Link : std::uint8_t {
    begin,      ///< nothing: the run begins
    work,       ///< a machine's work; index: station
    setup,      ///< index: station
    stand,      ///< a moving line stands for an operator; index: station
    stop,       ///< a repair or maintenance; index: row of the plan's stops
    transit,    ///< a part's way along a conveyor; index: buffer
    arrival,    ///< the time between two arrivals; index: source
    lead_time,  ///< the time from a call-off, or from where a train is loaded, to the delivery; index: material
    round,      ///< a train is under way, or what was called off waits for it to leave; index: milk run
    way_back,   ///< of an empty carrier; index: carrier
    drive,      ///< a transporter's way to a part, or what it takes to charge it; index: fleet
    travel,     ///< a member's way to a station; index: resource
    gathering,  ///< a part waits for others of its batch until it has waited for long enough; index: station
    departure,  ///< a part waits for others to be fetched with until it has waited for long enough; index: fleet
    calendar,   ///< a shift or a break
    room,       ///< nothing: a part that waited finds room; index: buffer
    member,     ///< nothing: a request that waited is granted; index: resource
    carrier,    ///< nothing: an empty carrier has come back; index: carrier
    transporter,  ///< nothing: a transporter is free for a part that waited; index: fleet
    entry,      ///< nothing: a part goes on to a moving line that had none for it a cycle before; index: station
};

/// How many more, or fewer, places, members or carriers differences are told for.
inline constexpr std::array<std::uint32_t, 6> steps_of_size{1, 2, 4, 8, 16, 32};
using Seconds = std::array<float, steps_of_size.size()>;

inline void limit(Seconds& seconds, float most) {
    for (float& each : seconds)
        each = std::min(each, most);
}

/// What more or fewer of a thing would have made of one link, in seconds.
struct Difference {
    /// Where something was waited for: how much earlier it would have come. Where a part found room at once: for how long there
    /// would have been room.
    Seconds more{};
    Seconds fewer{};       ///< how much later the part would have gone into the buffer
    Index index = none;    ///< of the buffer, resource, carrier or fleet
    Index station = none;  ///< of the producer that found room
    float starved = 0;     ///< how long the machine that takes the part had been without one
};

struct Cause {
    SimTime time{};
    Duration off_shift{};  ///< of the time since the parent
    Duration stopped{};    ///< of the time since the parent, by stops whose time had come whatever was done
    Index parent = none;
    Index stopped_by = none;  ///< row of the plan's stops
    Index index = none;
    Index difference = none;
    Index other_parent = none;  ///< of an entry: why the part was there
    std::uint32_t move = 0;     ///< of a moving line: the number of its latest move
    std::uint32_t references = 0;
    Link link = Link::begin;
    /// It came when it was due, whatever the line had done before: a shift, a break, a stop by the calendar.
    bool is_exogenous = false;
};

/// A pool of causes, each kept as long as a later one or a holder refers to it. Whatever led to nothing is forgotten at once,
/// and branches of the tree meet a short way back, so what is kept is little more than one path.
/// \complexity amortised O(1) for each cause; 72 bytes for each that is kept
class Causes {
  public:
    const Cause& operator[](Index cause) const { return causes_[cause]; }
    Cause& operator[](Index cause) { return causes_[cause]; }
    std::size_t kept() const { return causes_.size() - free_; }

    /// A cause that nobody refers to yet. The reference to its parent is the caller's, who gives it away.
    Index add(const Cause& cause) {
        if (first_free_ == none) {
            causes_.push_back(cause);
            return static_cast<Index>(causes_.size() - 1);
        }
        const Index place = first_free_;
        first_free_ = causes_[place].parent;
        --free_;
        causes_[place] = cause;
        return place;
    }

    void hold(Index cause) {
        if (cause != none) ++causes_[cause].references;
    }

    /// Lets a place refer to a cause, and to what it referred to before no longer.
    void refer(Index& place, Index cause) {
        if (place == cause) return;
        hold(cause);
        release(place);
        place = cause;
    }

    void release(Index cause) {
        for (;;) {
            if (cause != none && --causes_[cause].references == 0) {
                Cause& last = causes_[cause];
                if (last.difference != none) free_differences_.push_back(last.difference);
                if (last.other_parent != none) to_release_.push_back(last.other_parent);
                ++free_;
                const Index parent = std::exchange(last.parent, std::exchange(first_free_, cause));
                cause = parent;
                continue;
            }
            if (to_release_.empty()) return;
            cause = to_release_.back();
            to_release_.pop_back();
        }
    }

    Index add(const Difference& difference) {
        if (free_differences_.empty()) {
            differences_.push_back(difference);
            return static_cast<Index>(differences_.size() - 1);
        }
        const Index place = free_differences_.back();
        free_differences_.pop_back();
        differences_[place] = difference;
        return place;
    }

    /// \pre the cause has one
    const Difference& difference_of(Index cause) const { return differences_[causes_[cause].difference]; }
    Difference& difference_of(Index cause) { return differences_[causes_[cause].difference]; }

  private:
    std::vector<Cause> causes_;
    std::vector<Difference> differences_;
    std::vector<Index> free_differences_;
    std::vector<Index> to_release_;
    Index first_free_ = none;
    std::size_t free_ = 0;
};

}  // namespace takt
