// Which part a station takes next, where several buffers have one for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "takt/core/time.hpp"
#include "takt/line/due_dates.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/work_content.hpp"
#include "takt/spec/dispatch.hpp"

namespace takt {

/// The head of the buffer with the lowest rank comes first; of those alike the one that has waited longest.
struct Dispatching {
    const Plan& plan;
    Index station;
    Index last_product;  ///< of the machine that takes the part

    /// \param position of the buffer among those that the station takes from
    template <class Line>
    std::int64_t rank(std::size_t position, Index buffer, const Line& line) const {
        switch (plan.stations[station].takes) {
            case spec::Dispatch::oldest: break;
            case spec::Dispatch::in_order: return static_cast<std::int64_t>(position);
            case spec::Dispatch::least_setup: return setup(line.buffers().head(buffer, line).product);
            case spec::Dispatch::earliest_due: return due(line.buffers().head(buffer, line));
            case spec::Dispatch::fullest: return -static_cast<std::int64_t>(line.buffers().parts_ready(buffer, line.now()));
        }
        return 0;
    }

  private:
    std::int64_t setup(Index product) const {
        const Distribution* time = setup_between(plan, station, last_product, product);
        return time == nullptr ? 0 : from_seconds(time->mean()).count();
    }

    /// One that nobody waits for comes last.
    std::int64_t due(const Part& part) const {
        const SourcePlan& source = plan.sources[part.source];
        const std::optional<SimTime> due = source.has_due_dates ? due_date(source, part.number) : std::nullopt;
        return due ? due->time_since_epoch().count() : std::numeric_limits<std::int64_t>::max();
    }
};

}  // namespace takt
