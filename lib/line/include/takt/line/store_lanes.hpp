// The lanes of a store: which lane each of its parts is in.
#pragma once

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

/// The parts themselves lie in one ring, in the order in which they came; here, in the same order, is the lane of each, and for
/// each lane where its first and its last part lie.
/// \complexity O(lanes) when a part comes and when one is chosen; when one goes, a look at those that came before it, and at
///             those after it up to the next of its lane
class StoreLanes {
  public:
    explicit StoreLanes(const BufferPlan& plan)
        : length_(plan.lanes > 0 ? *plan.capacity / plan.lanes : 0),
          rule_(plan.lane_by),
          any_access_(plan.any_access),
          of_(plan.lanes > 0 ? *plan.capacity : 0),
          lanes_(plan.lanes) {}

    /// The last of the parts has just come. \pre there was room
    template <class Parts>
    void comes(const Parts& parts) {
        if (lanes_.empty()) return;
        const Index index = lane_for(parts[parts.size() - 1].part, parts);
        Lane& lane = lanes_[index];
        lane.last = static_cast<Index>(of_.size());
        if (lane.level++ == 0) lane.first = lane.last;
        of_.push(index);
    }

    /// \pre it is the first of its lane
    void goes(std::size_t place) {
        if (lanes_.empty()) return;
        const Index index = of_.remove_at(place);
        for (Lane& lane : lanes_) {
            lane.first -= lane.first > place ? 1u : 0u;
            lane.last -= lane.last > place ? 1u : 0u;
        }
        Lane& lane = lanes_[index];
        if (--lane.level == 0) return;
        while (of_[lane.first] != index) ++lane.first;
    }

    /// Calls with the place of each part that can be taken.
    template <class Action>
    void for_each_head(std::size_t parts, Action action) const {
        if (any_access_) {
            for (std::size_t place = 0; place < parts; ++place)
                action(place);
        } else if (lanes_.empty()) {
            if (parts > 0) action(std::size_t{0});
        } else {
            for (const Lane& lane : lanes_)
                if (lane.level > 0) action(std::size_t{lane.first});
        }
    }

  private:
    struct Lane {
        Index level = 0;
        Index first = 0;  ///< place of the part that can be taken, if there is one
        Index last = 0;   ///< place of the part that came last
    };

    /// How well a part would stand in a lane: the better, then the shorter one is taken.
    enum class Fit : std::uint8_t { badly, anyhow, well };

    template <class Parts>
    Index lane_for(const Part& part, const Parts& parts) const {
        Index best = none;
        Fit best_fit = Fit::badly;
        for (Index lane = 0; lane < lanes_.size(); ++lane) {
            if (lanes_[lane].level == length_) continue;
            const Fit fit = fit_of(lanes_[lane], part, parts);
            if (best != none && !is_better(lanes_[lane], fit, lanes_[best], best_fit, parts)) continue;
            best = lane;
            best_fit = fit;
        }
        return best;
    }

    template <class Parts>
    bool is_better(const Lane& lane, Fit fit, const Lane& than, Fit other, const Parts& parts) const {
        if (fit != other) return fit > other;
        if (fit == Fit::well && rule_ == spec::LaneRule::sequence)
            return launched_before(parts[than.last].part, parts[lane.last].part);
        return lane.level < than.level;
    }

    template <class Parts>
    Fit fit_of(const Lane& lane, const Part& part, const Parts& parts) const {
        if (rule_ == spec::LaneRule::shortest) return Fit::badly;
        if (lane.level == 0) return Fit::anyhow;
        const Part& last = parts[lane.last].part;
        const bool fits = rule_ == spec::LaneRule::product ? last.product == part.product : launched_before(last, part);
        return fits ? Fit::well : Fit::badly;
    }

    Index length_;  ///< of a lane
    spec::LaneRule rule_;
    bool any_access_;
    Ring<Index> of_;
    std::vector<Lane> lanes_;
};

}  // namespace takt
