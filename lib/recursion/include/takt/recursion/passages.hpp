// A serial line as a whole: the parts in it, and what left it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "takt/core/inline.hpp"
#include "takt/core/time.hpp"
#include "takt/line/months.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/recursion/batch.hpp"
#include "takt/recursion/window.hpp"

namespace takt {

class Passages {
  public:
    explicit Passages(const Plan& plan) : by_month_(plan) {}

    void add(const Batch& stamps, const Batch& entered, const Batch& left, std::size_t count, const Window& window) {
        const Ticks last = left[count - 1];
        if (window.counts(entered[0]) && window.in_run(last) && by_month_.goes_on_until(instant(last))) [[likely]]
            add_counted(stamps, entered, left, count);
        else
            add_carefully(stamps, entered, left, count, window);
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
        result.products[0].lead_time = sink_.lead_time;
        result.units_by_month = by_month_.counted(result.sinks[0].units);
    }

  private:
    __extension__ using Wide = unsigned __int128;

    static SimTime instant(Ticks ticks) { return run_start + Duration{ticks}; }

    /// Where all of it counts, in one month.
    void add_counted(const Batch& stamps, const Batch& entered, const Batch& left, std::size_t count) {
        std::array<Duration, Batch{}.size()> lead_times;
        Ticks in_line = 0;
        for (std::size_t i = 0; i < count; ++i) {
            in_line += left[i] - entered[i];
            lead_times[i] = Duration{left[i] - stamps[i]};
        }
        sink_.lead_time.add(std::span(lead_times.data(), count));
        parts_ticks_ += static_cast<std::uint64_t>(in_line);
        released_ += count;
        entered_in_run_ += count;
    }

    TAKT_NEVER_INLINE void add_carefully(const Batch& stamps, const Batch& entered, const Batch& left, std::size_t count,
                                         const Window& window) {
        for (std::size_t i = 0; i < count; ++i) {
            parts_ticks_ += static_cast<std::uint64_t>(window.between(entered[i], left[i]));
            released_ += window.counts(entered[i]);
            at_start_ += window.in_warm_up(entered[i]) && !window.in_warm_up(left[i]);
            at_end_ += window.in_run(entered[i]) && !window.in_run(left[i]);
            entered_in_run_ += window.in_run(entered[i]);
            if (!window.counts(left[i])) continue;
            by_month_.leaves(instant(left[i]), [this] { return sink_.lead_time.count(); });
            sink_.lead_time.add(Duration{left[i] - stamps[i]});
        }
    }

    Wide parts_ticks_ = 0;
    std::uint64_t released_ = 0;
    std::uint64_t at_start_ = 0;
    std::uint64_t at_end_ = 0;
    std::uint64_t entered_in_run_ = 0;
    SinkResult sink_;
    UnitsByMonth by_month_;
};

}  // namespace takt
