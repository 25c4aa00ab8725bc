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
    /// \complexity O(pitches) where there is work or drift; otherwise O(1) unless a cord is pulled
    Duration cycle_over(const Cycle& cycle) {
        furthest_ = Duration::zero();
        if (!behind_.empty()) catch_up_at_first(cycle.waited);
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
        if (jobs_to_pull_ < cycle.jobs) {
            std::uint64_t job = 0;
            for (Index pitch = 0; pitch < plan_->pitches; ++pitch) {
                if (cycle.products[pitch] == none || job++ != jobs_to_pull_) continue;
                pull_cord(pitch, cycle);
                jobs_to_pull_ = job + jobs_without_pull();
            }
        }
        jobs_to_pull_ -= cycle.jobs;
    }

    void pull_cord(Index pitch, const Cycle& cycle) {
        ++cords_;
        const Duration help = plan_->help.duration(help_);
        if (!behind_.empty())
            behind_[pitch] = std::max(stood_, behind_[pitch]) + help;
        else
            note_furthest(pitch, scaled(plan_->cycle, cycle.pace) + help - cycle.elapsed +
                                     (pitch == 0 ? cycle.waited : Duration::zero()));
    }

    void note_furthest(Index pitch, Duration behind) {
        if (behind <= furthest_) return;
        furthest_ = behind;
        worst_ = pitch;
    }

    /// In the time in which the first pitch had no part.
    void catch_up_at_first(Duration waited) { behind_.front() = std::max(stood_ + waited, behind_.front()); }

    void fall_behind(const Cycle& cycle) {
        const Duration stood = std::exchange(stood_, Duration::zero());
        for (const PitchWork::Stretch& stretch : plan_->work.stretches())
            for (Index pitch = stretch.first; pitch < stretch.last; ++pitch)
                step(pitch, scaled(plan_->work.time(stretch, cycle.products[pitch]), cycle.pace), stood, cycle.elapsed);
        if (!plan_->work.is_cycle()) return;
        const Duration work = scaled(plan_->cycle, cycle.pace);
        for (Index pitch = 0; pitch < plan_->pitches; ++pitch)
            step(pitch, cycle.products[pitch] == none ? Duration::zero() : work, stood, cycle.elapsed);
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
    Duration stood_{};     ///< since then, for operators
    Duration furthest_{};  ///< behind, of all pitches
    Index worst_ = 0;      ///< its pitch
    std::uint64_t cords_ = 0;
    std::uint64_t stops_ = 0;
    std::vector<Duration> stood_for_;  ///< by pitch
};

}  // namespace takt
