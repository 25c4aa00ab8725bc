// One replication of a serial line by its recursion, with everything that the event loop counts.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/streams.hpp"
#include "takt/line/too_many_parts.hpp"
#include "takt/recursion/arrivals.hpp"
#include "takt/recursion/backlog.hpp"
#include "takt/recursion/batch.hpp"
#include "takt/recursion/passages.hpp"
#include "takt/recursion/serial_line.hpp"
#include "takt/recursion/stage.hpp"
#include "takt/recursion/window.hpp"

namespace takt {

/// The same result as simulate() has for the plan, to the last bit; where a stop was asked for, nothing was counted.
/// \param line       serial_line(plan)
/// \complexity       O(stations) a part; memory O(stations + the most parts in the buffers)
class SerialRun {
  public:
    SerialRun(const Plan& plan, const SerialLine& line, std::uint64_t seed, std::uint64_t replication)
        : plan_(plan),
          line_(line),
          replication_(replication),
          window_(line.warm_up, line.horizon),
          batch_(batch_of(line)),
          arrivals_(line, StreamMaker(seed, replication)),
          passages_(plan) {
        stages_.reserve(line.stations.size());
        for (const SerialStation& station : line.stations)
            stages_.emplace_back(station, StreamMaker(seed, replication), window_, batch_);
        if (!line.every) stages_.front().fill(line.limit);
        if (line.every && line.stations.front().places_before) backlog_.emplace(batch_);
    }

    /// \throws TooManyParts with the name of the place
    ReplicationResult run(std::stop_token stop) {
        try {
            return run_until_stopped(stop);
        } catch (const TooManyParts&) {
            throw TooManyParts(flooded_place());
        }
    }

  private:
    ReplicationResult run_until_stopped(const std::stop_token& stop) {
        ReplicationResult result = empty_result();
        bool goes_on = true;
        for (std::uint64_t batches = 0; goes_on; ++batches) {
            if (batches % 1024 == 0 && stop.stop_requested()) {
                result.interrupted = true;
                return result;
            }
            goes_on = pass_batch();
        }
        collect(result);
        return result;
    }

    std::string flooded_place() const {
        for (std::size_t j = 0; j < stages_.size(); ++j)
            if (stages_[j].is_flooded()) return "the buffer " + plan_.buffers[line_.stations[j].buffer].name;
        return "the backlog of the source " + plan_.sources[0].name;
    }

    /// \return whether parts may come after it
    bool pass_batch() {
        Batch arrivals, entered, left, other;
        const std::size_t count = arrivals_.next(arrivals, batch_, window_);
        if (count == 0) return false;
        entered = arrivals;
        stages_.front().enter(entered, left, count, room_behind(0), window_);
        if (backlog_) backlog_->note(arrivals, entered, count);
        Batch* before = &left;
        Batch* after = &other;
        std::size_t stage = 1;
        for (; stage < stages_.size() && window_.in_run(before->front()); ++stage) {
            stages_[stage].pass(*before, *after, count, room_behind(stage), window_);
            std::swap(before, after);
        }
        if (stage < stages_.size()) before->fill(window_.beyond());
        passages_.add(arrivals_.are_always_there() ? entered : arrivals, entered, *before, count, window_);
        return window_.in_run(entered[count - 1]);
    }

    Room room_behind(std::size_t stage) const {
        return stage + 1 < stages_.size() ? stages_[stage + 1].room() : Room::without_end();
    }

    ReplicationResult empty_result() const {
        ReplicationResult result;
        result.replication = replication_;
        result.stations.resize(plan_.stations.size());
        result.robots.resize(plan_.robots.size());
        result.buffers.resize(plan_.buffers.size());
        result.sources.resize(1);
        result.sinks.resize(1);
        result.products.resize(plan_.products.size());
        return result;
    }

    void collect(ReplicationResult& result) {
        result.observed = result.scheduled = Duration{window_.end() - window_.warm_up()};
        const std::uint64_t arrivals = arrivals_.count_all(batch_, window_);
        result.events = arrivals + (window_.warm_up() > 0 ? 1 : 0);
        for (std::size_t j = 0; j < stages_.size(); ++j) {
            stages_[j].close(window_);
            stages_[j].collect(plan_, line_.stations[j], window_, result);
            result.events += stages_[j].events();
        }
        passages_.collect(result);
        // Of those outside, the first stands at the door already.
        const std::uint64_t outside = arrivals - std::min(arrivals, passages_.entered_in_run());
        if (backlog_) Backlog::expect_room(outside);
        result.sources[0].backlog = outside - std::min<std::uint64_t>(outside, 1);
    }

    const Plan& plan_;
    const SerialLine& line_;
    std::uint64_t replication_;
    Window window_;
    std::size_t batch_;
    Arrivals arrivals_;
    std::vector<Stage> stages_;
    std::optional<Backlog> backlog_;  ///< none where there is always room
    Passages passages_;
};

}  // namespace takt
