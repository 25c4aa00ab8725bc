// The lanes of a store: which lane each of its parts is in.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/ring.hpp"

namespace takt {

/// Whether a part was launched before another: by their numbers where they come from one source, else by when they came.
inline bool launched_before(const Part& a, const Part& b) {
    return a.source == b.source ? vehicle_of(a) < vehicle_of(b) : a.entered < b.entered;
}

/// The parts themselves lie in one ring, in the order in which they came; here, in the same order, is the lane of each.
/// \complexity a look at each part, when one comes and when one is chosen
class StoreLanes {
  public:
    static constexpr Index most_lanes = 1000;

    explicit StoreLanes(const BufferPlan& plan)
        : lanes_(plan.lanes),
          length_(plan.lanes > 0 ? *plan.capacity / plan.lanes : 0),
          rule_(plan.lane_by),
          any_access_(plan.any_access),
          of_(plan.lanes > 0 ? *plan.capacity : 0),
          last_(plan.lanes),
          level_(plan.lanes) {}

    /// The last of the parts has just come. \pre there was room
    template <class Parts>
    void comes(const Parts& parts) {
        if (lanes_ == 0) return;
        look();
        of_.push(lane_for(parts[parts.size() - 1].part, parts));
    }

    void goes(std::size_t place) {
        if (lanes_ > 0) of_.remove_at(place);
    }

    /// Calls with the place of each part that can be taken.
    template <class Action>
    void for_each_head(std::size_t parts, Action action) const {
        if (any_access_) {
            for (std::size_t place = 0; place < parts; ++place)
                action(place);
        } else if (lanes_ == 0) {
            if (parts > 0) action(std::size_t{0});
        } else {
            for_each_lane_head(action);
        }
    }

  private:
    template <class Action>
    void for_each_lane_head(Action action) const {
        std::array<bool, most_lanes> seen{};
        Index left = lanes_;
        for (std::size_t place = 0; place < of_.size() && left > 0; ++place) {
            if (seen[of_[place]]) continue;
            seen[of_[place]] = true;
            --left;
            action(place);
        }
    }

    /// How many parts each lane has, and which is its last.
    void look() {
        level_.assign(lanes_, 0);
        for (std::size_t place = 0; place < of_.size(); ++place) {
            last_[of_[place]] = static_cast<Index>(place);
            ++level_[of_[place]];
        }
    }

    template <class Parts>
    Index lane_for(const Part& part, const Parts& parts) const {
        Index best = none;
        for (Index lane = 0; lane < lanes_; ++lane)
            if (level_[lane] < length_ && (best == none || is_better(lane, best, part, parts))) best = lane;
        return best;
    }

    template <class Parts>
    bool is_better(Index lane, Index than, const Part& part, const Parts& parts) const {
        const int fit = fit_of(lane, part, parts);
        const int other = fit_of(than, part, parts);
        if (fit != other) return fit > other;
        if (fit == suits && rule_ == spec::LaneRule::sequence)
            return launched_before(parts[last_[than]].part, parts[last_[lane]].part);
        return level_[lane] < level_[than];
    }

    static constexpr int suits = 2;

    template <class Parts>
    int fit_of(Index lane, const Part& part, const Parts& parts) const {
        if (rule_ == spec::LaneRule::shortest) return 0;
        if (level_[lane] == 0) return 1;
        const Part& last = parts[last_[lane]].part;
        const bool fits = rule_ == spec::LaneRule::product ? last.product == part.product : launched_before(last, part);
        return fits ? suits : 0;
    }

    Index lanes_;
    Index length_;  ///< of a lane
    spec::LaneRule rule_;
    bool any_access_;
    Ring<Index> of_;
    std::vector<Index> last_;   ///< by lane: the place of its last part
    std::vector<Index> level_;  ///< by lane
};

}  // namespace takt
