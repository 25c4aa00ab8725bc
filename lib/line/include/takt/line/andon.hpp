// Operators along a moving line: how far each has fallen behind, who pulls the cord, and how long the line stands for it.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/ramp_ups.hpp"
#include "takt/line/streams.hpp"
#include "takt/random/elementary.hpp"

namespace takt {

/// Each pitch has an operator who works on one part after the other. Work that is not done when the part leaves the pitch
/// puts him behind, time in which there is less to do lets him catch up, and while the line stands all go on working. The
/// line may move when nobody is behind by more than the drift allowed.
/// With b the time by which an operator is behind, w his work on a part and e the time that the cycle took,
///     b' = max(0, b + w - e - s),     s = max(0, max over all pitches of b + w - e - drift)
/// where s is how long the line stands before it moves.
/// \source Y. Monden, Toyota Production System (fixed-position stop); D. V. Lindley 1952 for the recursion at one pitch
class Andon {
  public:
    Andon(const MovingLinePlan& plan, const std::string& name, const StreamMaker& stream)
        : plan_(&plan),
          pulls_(stream(name, "pulls")),
          help_(stream(name, "help")),
          behind_(plan.work.is_cycle() && plan.drift == Duration::zero() ? 0 : plan.pitches),
          stood_for_(plan.has_operators() ? plan.pitches : 0) {
        late_.reserve(behind_.size());
        const double unpulled = 1 - plan.pulls;
        if (unpulled > 0 && unpulled < 1) log_unpulled_ = natural_logarithm(unpulled) * (plan.pulls / (1 - unpulled));
        if (plan.pulls > 0) jobs_to_pull_ = jobs_without_pull();
    }

    /// A cycle that is over.
    struct Cycle {
        const std::vector<Index>& products;  ///< by pitch; `none` where there is no part
        std::uint32_t jobs = 0;              ///< how many pitches have a part
        Duration elapsed{};                  ///< working time since the line moved last
        Duration waited{};                   ///< of it, working time until a part came to the first pitch
        double pace = 1;                     ///< how many times as long as planned the work takes, in a ramp-up
    };

    /// How long the line has to stand before it moves.
    /// \complexity O(operators who are behind), unless there is more to do at a pitch than the time that the cycle took, or a cord
    ///             is pulled: then O(pitches)
    Duration cycle_over(const Cycle& cycle) {
        furthest_ = Duration::zero();
        if (cycle.waited > Duration::zero() && !behind_.empty()) be_late(0, stood_ + cycle.waited);
        pull_cords(cycle);
        if (!behind_.empty()) fall_behind(cycle);
        const Duration stand = std::max(Duration::zero(), furthest_ - plan_->drift);
        if (stand > Duration::zero()) {
            ++stops_;
            stood_for_[worst_] += stand;
        }
        return stand;
    }

    /// The line moves, after it has stood for some working time.
    void moves(Duration stood) { stood_ = stood; }

    std::uint64_t pulls() const { return cords_; }
    std::uint64_t stops() const { return stops_; }
    const std::vector<Duration>& stood_for() const { return stood_for_; }

    /// Other random numbers from now on; when the next cord is pulled has no memory, and is drawn again.
    void branch(std::uint64_t number) {
        pulls_ = pulls_.branch(number);
        help_ = help_.branch(number);
        if (plan_->pulls > 0) jobs_to_pull_ = jobs_without_pull();
    }

    void restart_statistics() {
        cords_ = stops_ = 0;
        std::fill(stood_for_.begin(), stood_for_.end(), Duration::zero());
    }

  private:
    /// Jobs are independent, so the number of those before the next pull is geometric: one draw a pull instead of one a job.
    std::uint64_t jobs_without_pull() {
        if (plan_->pulls >= 1) return 0;
        const double jobs = std::floor(natural_logarithm(pulls_.uniform()) / log_unpulled_);
        return static_cast<std::uint64_t>(std::min(jobs, 4e18));
    }

    void pull_cords(const Cycle& cycle) {
        if (plan_->pulls <= 0) return;
        while (jobs_to_pull_ < cycle.jobs) {
            pull_cord(pitch_of(static_cast<Index>(jobs_to_pull_), cycle), cycle);
            jobs_to_pull_ += 1 + jobs_without_pull();
        }
        jobs_to_pull_ -= cycle.jobs;
    }

    /// \param job counted from 0, over the pitches that have a part
    Index pitch_of(Index job, const Cycle& cycle) const {
        if (cycle.jobs == plan_->pitches) return job;
        Index pitch = 0;
        for (; cycle.products[pitch] == none || job-- > 0; ++pitch) {
        }
        return pitch;
    }

    void pull_cord(Index pitch, const Cycle& cycle) {
        ++cords_;
        const Duration help = plan_->help.duration(help_);
        if (!behind_.empty())
            be_late(pitch, std::max(stood_, behind_[pitch]) + help);
        else
            note_furthest(pitch, scaled(plan_->cycle, cycle.pace) + help - cycle.elapsed +
                                     (pitch == 0 ? cycle.waited : Duration::zero()));
    }

    void note_furthest(Index pitch, Duration behind) {
        if (behind <= furthest_) return;
        furthest_ = behind;
        worst_ = pitch;
    }

    /// Behind by so much at least, by a cord or because the part came late.
    void be_late(Index pitch, Duration behind) {
        behind_[pitch] = std::max(behind, behind_[pitch]);
        const auto place = std::lower_bound(late_.begin(), late_.end(), pitch);
        if (place == late_.end() || *place != pitch) late_.insert(place, pitch);
    }

    /// Who is not behind stays so in a cycle that takes as long as there is work, and is not looked at then.
    void fall_behind(const Cycle& cycle) {
        const Duration stood = std::exchange(stood_, Duration::zero());
        const Duration longest = plan_->work.is_cycle() ? plan_->cycle : plan_->work.longest();
        if (scaled(longest, cycle.pace) > cycle.elapsed) return step_all(cycle, stood);
        for (const Index pitch : late_)
            step(pitch, work_at(pitch, cycle), stood, cycle.elapsed);
        std::erase_if(late_, [this](Index pitch) { return behind_[pitch] <= Duration::zero(); });
    }

    Duration work_at(Index pitch, const Cycle& cycle) const {
        const Index product = cycle.products[pitch];
        if (!plan_->work.is_cycle()) return scaled(plan_->work.time(plan_->work.stretch_of(pitch), product), cycle.pace);
        return product == none ? Duration::zero() : scaled(plan_->cycle, cycle.pace);
    }

    void step_all(const Cycle& cycle, Duration stood) {
        for (const PitchWork::Stretch& stretch : plan_->work.stretches())
            for (Index pitch = stretch.first; pitch < stretch.last; ++pitch)
                step(pitch, scaled(plan_->work.time(stretch, cycle.products[pitch]), cycle.pace), stood, cycle.elapsed);
        if (plan_->work.is_cycle())
            for (Index pitch = 0; pitch < plan_->pitches; ++pitch)
                step(pitch, work_at(pitch, cycle), stood, cycle.elapsed);
        late_.clear();
        for (Index pitch = 0; pitch < plan_->pitches; ++pitch)
            if (behind_[pitch] > Duration::zero()) late_.push_back(pitch);
    }

    /// Values only, no branch: which operator is furthest behind cannot be foreseen.
    void step(Index pitch, Duration work, Duration stood, Duration elapsed) {
        const Duration behind = std::max(Duration::zero(), behind_[pitch] - stood) + work - elapsed;
        behind_[pitch] = behind;
        worst_ = behind > furthest_ ? pitch : worst_;
        furthest_ = std::max(furthest_, behind);
    }

    const MovingLinePlan* plan_;
    Stream pulls_;
    Stream help_;
    double log_unpulled_ = -std::numeric_limits<double>::min();
    std::uint64_t jobs_to_pull_ = std::numeric_limits<std::uint64_t>::max();
    std::vector<Duration>
        behind_;           ///< by pitch, when the last cycle was over; empty where nobody is ever behind after a move
    std::vector<Index> late_;  ///< all pitches whose operators are behind, in order
    Duration stood_{};     ///< since then, for operators
    Duration furthest_{};  ///< behind, of all pitches
    Index worst_ = 0;      ///< its pitch
    std::uint64_t cords_ = 0;
    std::uint64_t stops_ = 0;
    std::vector<Duration> stood_for_;  ///< by pitch
};

}  // namespace takt
