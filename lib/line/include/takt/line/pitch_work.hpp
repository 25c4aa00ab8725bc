// The work of the operators along a moving line, pitch by pitch and product by product.
#pragma once

#include <algorithm>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/index.hpp"

namespace takt {

class PitchWork {
  public:
    /// Pitches in a row with the same work, counted from 0.
    struct Stretch {
        Index first = 0;
        Index last = 0;  ///< one beyond
        Index times = 0;
        Index step = 0;  ///< 0 where one time holds for all products
    };

    /// As long as the cycle, at every pitch.
    bool is_cycle() const { return stretches_.empty(); }

    /// In the order of the pitches, with all pitches in one of them; or none if the work is as long as the cycle everywhere.
    const std::vector<Stretch>& stretches() const { return stretches_; }

    /// \pre !is_cycle()
    const Stretch& stretch_of(Index pitch) const {
        return *std::find_if(stretches_.begin(), stretches_.end(),
                             [pitch](const Stretch& stretch) { return pitch < stretch.last; });
    }

    /// The most that there is to do at any pitch.
    Duration longest() const { return longest_; }

    /// What there is to do for a product, or for `none`: nothing.
    Duration time(const Stretch& stretch, Index product) const {
        return times_[product == none ? 0 : stretch.times + stretch.step * product];
    }

    /// \pre stretches are added in the order of their pitches
    /// \param times one for all products, or one for each
    void add(Index first, Index last, const std::vector<Duration>& times) {
        if (first == last) return;
        stretches_.push_back({first, last, static_cast<Index>(times_.size()), times.size() > 1 ? 1u : 0u});
        times_.insert(times_.end(), times.begin(), times.end());
        longest_ = std::max(longest_, *std::max_element(times.begin(), times.end()));
    }

  private:
    std::vector<Stretch> stretches_;
    std::vector<Duration> times_{Duration::zero()};
    Duration longest_{};
};

}  // namespace takt
