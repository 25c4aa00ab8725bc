// The lanes of a store: which lane each of its parts is in.
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/ring.hpp"

namespace takt {

/// Whether a part was launched before another: by their numbers where they come from one source, else by when they came.
inline bool launched_before(const Part& a, const Part& b) {
    return a.source == b.source ? vehicle_of(a) < vehicle_of(b) : a.entered < b.entered;
}

/// When a part was launched, and its number.
struct Launch {
    SimTime entered = SimTime::max();
    std::uint64_t number = std::numeric_limits<std::uint64_t>::max();

    friend auto operator<=>(const Launch&, const Launch&) = default;
};
constexpr Launch launch_of(const Part& part) { return {part.entered, part.number}; }

/// The parts themselves lie in one ring, in the order in which they came; here, in the same order, is the lane of each, and for
/// each lane where its first and its last part lie, and when its first was launched.
/// \complexity O(lanes) when a part comes and when one is chosen; when one goes, a look at those that came before it, and at
///             those after it up to the next of its lane
class StoreLanes {
  public:
    explicit StoreLanes(const BufferPlan& plan)
        : length_(plan.lanes > 0 ? *plan.capacity / plan.lanes : 0),
          rule_(plan.lane_by),
          any_access_(plan.any_access),
          of_(plan.lanes > 0 ? *plan.capacity : 0),
          levels_(plan.lanes, 0),
          firsts_(plan.lanes, 0),
          lasts_(plan.lanes, 0),
          heads_(plan.lanes) {}

    /// The last of the parts has just come. \pre there was room
    template <class Parts>
    void comes(const Parts& parts) {
        if (levels_.empty()) return;
        const Part& part = parts[parts.size() - 1].part;
        const Index lane = lane_for(part, parts);
        lasts_[lane] = static_cast<Index>(of_.size());
        if (levels_[lane]++ == 0) {
            firsts_[lane] = lasts_[lane];
            heads_[lane] = launch_of(part);
        }
        of_.push(lane);
    }

    /// It has just gone from its place, and was the first of its lane.
    template <class Parts>
    void goes(std::size_t place, const Parts& parts) {
        if (levels_.empty()) return;
        const Index lane = of_.remove_at(place);
        close_up(firsts_, place);
        close_up(lasts_, place);
        if (--levels_[lane] == 0) {
            heads_[lane] = {};
            return;
        }
        while (of_[firsts_[lane]] != lane) ++firsts_[lane];
        heads_[lane] = launch_of(parts[firsts_[lane]].part);
    }

    /// Calls with the place of each part that can be taken.
    template <class Action>
    void for_each_head(std::size_t parts, Action action) const {
        if (any_access_) {
            for (std::size_t place = 0; place < parts; ++place)
                action(place);
        } else if (levels_.empty()) {
            if (parts > 0) action(std::size_t{0});
        } else {
            for (Index lane = 0; lane < levels_.size(); ++lane)
                if (levels_[lane] > 0) action(std::size_t{firsts_[lane]});
        }
    }

    /// The place of the part that can be taken when the one in front of it, of so many parts, is gone; `parts`: none can that
    /// could not be taken anyway.
    std::size_t behind(std::size_t place, std::size_t parts) const {
        if (any_access_) return parts;
        std::size_t next = place + 1;
        if (!levels_.empty())
            while (next < parts && of_[next] != of_[place]) ++next;
        return next;
    }

    /// Of the parts that can be taken, the place of the one that was launched first; of several, of the one that came first.
    /// \pre there is one
    template <class Parts>
    std::size_t first_launched(const Parts& parts) const {
        if (any_access_ || levels_.empty()) {
            std::size_t best = 0;
            for_each_head(parts.size(), [&](std::size_t place) {
                if (launch_of(parts[place].part) < launch_of(parts[best].part)) best = place;
            });
            return best;
        }
        Index best = 0;
        for (Index lane = 1; lane < heads_.size(); ++lane) {
            const auto order = heads_[lane] <=> heads_[best];
            if (order < 0 || (order == 0 && firsts_[lane] < firsts_[best])) best = lane;
        }
        return firsts_[best];
    }

  private:
    /// How well a part would stand in a lane: the better, then the shorter one is taken.
    enum class Fit : std::uint8_t { badly, anyhow, well };

    /// Those behind a place that has become free move up.
    static void close_up(std::vector<Index>& places, std::size_t free) {
        for (Index& place : places)  // signed, for compilers compare those side by side
            place -= static_cast<std::int32_t>(place) > static_cast<std::int32_t>(free) ? 1u : 0u;
    }

    template <class Parts>
    Index lane_for(const Part& part, const Parts& parts) const {
        if (rule_ == spec::LaneRule::shortest)
            return static_cast<Index>(std::min_element(levels_.begin(), levels_.end()) - levels_.begin());
        Index best = none;
        Fit best_fit = Fit::badly;
        for (Index lane = 0; lane < levels_.size(); ++lane) {
            if (levels_[lane] == length_) continue;
            const Fit fit = fit_of(lane, part, parts);
            if (best != none && !is_better(lane, fit, best, best_fit, parts)) continue;
            best = lane;
            best_fit = fit;
        }
        return best;
    }

    template <class Parts>
    bool is_better(Index lane, Fit fit, Index than, Fit other, const Parts& parts) const {
        if (fit != other) return fit > other;
        if (fit == Fit::well && rule_ == spec::LaneRule::sequence)
            return launched_before(parts[lasts_[than]].part, parts[lasts_[lane]].part);
        return levels_[lane] < levels_[than];
    }

    template <class Parts>
    Fit fit_of(Index lane, const Part& part, const Parts& parts) const {
        if (levels_[lane] == 0) return Fit::anyhow;
        const Part& last = parts[lasts_[lane]].part;
        const bool fits = rule_ == spec::LaneRule::product ? last.product == part.product : launched_before(last, part);
        return fits ? Fit::well : Fit::badly;
    }

    Index length_;  ///< of a lane
    spec::LaneRule rule_;
    bool any_access_;
    Ring<Index> of_;
    // By lane.
    std::vector<Index> levels_;
    std::vector<Index> firsts_;  ///< place of the part that can be taken, if there is one
    std::vector<Index> lasts_;   ///< place of the part that came last
    std::vector<Launch> heads_;  ///< when the part that can be taken was launched
};

}  // namespace takt
