// The source of a serial line: when parts are there to come into it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "takt/line/streams.hpp"
#include "takt/random/draws.hpp"
#include "takt/recursion/batch.hpp"
#include "takt/recursion/serial_line.hpp"
#include "takt/recursion/window.hpp"

namespace takt {

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
        Ticks arrived = arrived_;
        for (std::size_t i = 0; i < count; ++i)
            arrivals[i] = arrived += between[i].count();
        arrived_ = arrived;
        arrivals_ += count;
        if (!window.in_run(arrived)) [[unlikely]] cut(arrivals, count, window);
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
    /// Who comes after the end of the run does not come.
    void cut(Batch& arrivals, std::size_t count, const Window& window) {
        for (std::size_t i = 0; i < count; ++i) {
            if (window.in_run(arrivals[i])) continue;
            arrivals[i] = window.beyond();
            --arrivals_;
        }
        arrived_ = window.beyond();
    }

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

}  // namespace takt
