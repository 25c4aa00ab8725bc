// One replication of a serial line by its recursion, with everything that the event loop counts.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <utility>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/streams.hpp"
#include "takt/random/draws.hpp"
#include "takt/recursion/serial_line.hpp"
#include "takt/recursion/stage.hpp"
#include "takt/recursion/window.hpp"

namespace takt {

/// How many parts may go through a stage before the next: no more than any buffer behind a station has places, because a part
/// leaves when there is room for it, and that depends on the part so many places before it.
inline std::size_t batch_of(const SerialLine& line) {
    std::size_t batch = Batch{}.size();
    for (std::size_t i = 1; i < line.stations.size(); ++i)
        if (const auto places = line.stations[i].places_before)
            batch = std::min<std::size_t>(batch, std::max(*places, 1u));
    return std::bit_floor(batch);
}

/// The source's part of it: when parts are there to come into the line.
class Arrivals {
  public:
    Arrivals(const SerialLine& line, const StreamMaker& stream)
        : every_(line.every ? &*line.every : nullptr),
          limit_(line.limit),
          draws_(stream(line.source, "arrival"), only_law(line)) {}

    bool are_always_there() const { return every_ == nullptr; }

    /// \param arrivals takes when they come to the source, cut to window.beyond(); 0 where they are always there
    /// \return how many, at most `count`
    std::size_t next(Batch& arrivals, std::size_t count, const Window& window) {
        count = static_cast<std::size_t>(std::min<std::uint64_t>(count, limit_ - made_));
        made_ += count;
        if (are_always_there()) {
            std::fill_n(arrivals.begin(), count, Ticks{0});
            return count;
        }
        const Duration* between = draws_.next(*every_, count);
        for (std::size_t i = 0; i < count; ++i) {
            arrivals[i] = arrived_ = std::min(arrived_ + between[i].count(), window.beyond());
            arrivals_ += window.in_run(arrived_);
        }
        return count;
    }

    /// How many have come to the source by the end of the run, whether there was room for them or not.
    std::uint64_t count_all(std::size_t batch, const Window& window) {
        Batch more;
        while (!are_always_there() && window.in_run(arrived_) && next(more, batch, window) > 0) {
        }
        return arrivals_;
    }

  private:
    static LawsOfStream only_law(const SerialLine& line) {
        LawsOfStream laws;
        if (line.every) laws.add(*line.every);
        return laws;
    }

    const Distribution* every_;  ///< null: a part is always there
    std::uint64_t limit_;
    Draws draws_;
    std::uint64_t made_ = 0;
    std::uint64_t arrivals_ = 0;
    Ticks arrived_ = 0;
};

/// The line as a whole: the parts in it, and what left it.
class Passages {
  public:
    void add(const Batch& stamps, const Batch& entered, const Batch& left, std::size_t count, const Window& window) {
        if (window.counts(entered[0]) && window.in_run(left[count - 1])) [[likely]]
            add_counted(entered, left, count);
        else
            add_carefully(entered, left, count, window);
        for (std::size_t i = 0; i < count; ++i) {
            if (!window.counts(left[i])) continue;
            const Duration lead_time{left[i] - stamps[i]};
            sink_.lead_time.add(lead_time);
            sink_.lead_time_quantiles.add(lead_time);
        }
    }

    std::uint64_t entered_in_run() const { return entered_in_run_; }

    void collect(ReplicationResult& result) const {
        result.parts_seconds = 1e-6 * static_cast<double>(parts_ticks_);
        result.in_line_at_start = at_start_;
        result.in_line_at_end = at_end_;
        result.sources[0].released = released_;
        result.sinks[0] = sink_;
        result.sinks[0].units = sink_.lead_time.count();
        result.sinks[0].units_by_product = {result.sinks[0].units};
    }

  private:
    __extension__ using Wide = unsigned __int128;

    void add_counted(const Batch& entered, const Batch& left, std::size_t count) {
        Ticks in_line = 0;
        for (std::size_t i = 0; i < count; ++i)
            in_line += left[i] - entered[i];
        parts_ticks_ += static_cast<std::uint64_t>(in_line);
        released_ += count;
        entered_in_run_ += count;
    }

    void add_carefully(const Batch& entered, const Batch& left, std::size_t count, const Window& window) {
        for (std::size_t i = 0; i < count; ++i) {
            parts_ticks_ += static_cast<std::uint64_t>(window.between(entered[i], left[i]));
            released_ += window.counts(entered[i]);
            at_start_ += window.in_warm_up(entered[i]) && !window.in_warm_up(left[i]);
            at_end_ += window.in_run(entered[i]) && !window.in_run(left[i]);
            entered_in_run_ += window.in_run(entered[i]);
        }
    }

    Wide parts_ticks_ = 0;
    std::uint64_t released_ = 0;
    std::uint64_t at_start_ = 0;
    std::uint64_t at_end_ = 0;
    std::uint64_t entered_in_run_ = 0;
    SinkResult sink_;
};

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
          arrivals_(line, StreamMaker(seed, replication)) {
        stages_.reserve(line.stations.size());
        for (const SerialStation& station : line.stations)
            stages_.emplace_back(station, StreamMaker(seed, replication), window_, batch_);
        if (!line.every) stages_.front().fill(line.limit);
    }

    ReplicationResult run(std::stop_token stop) {
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

  private:
    /// \return whether parts may come after it
    bool pass_batch() {
        Batch arrivals, entered, left, other;
        const std::size_t count = arrivals_.next(arrivals, batch_, window_);
        if (count == 0) return false;
        entered = arrivals;
        stages_.front().enter(entered, left, count, room_behind(0), window_);
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
        result.scrapped_by_product.resize(plan_.products.size());
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
        result.sources[0].backlog = outside - std::min<std::uint64_t>(outside, 1);
    }

    const Plan& plan_;
    const SerialLine& line_;
    std::uint64_t replication_;
    Window window_;
    std::size_t batch_;
    Arrivals arrivals_;
    std::vector<Stage> stages_;
    Passages passages_;
};

}  // namespace takt
