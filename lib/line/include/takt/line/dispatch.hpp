// Which part a station takes next, where it has the choice.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <tuple>

#include "takt/core/inline.hpp"
#include "takt/core/time.hpp"
#include "takt/line/buffers.hpp"
#include "takt/line/due_dates.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/station.hpp"
#include "takt/line/work_content.hpp"
#include "takt/spec/dispatch.hpp"

namespace takt {

/// A part that a station may take: of a buffer the one that is next, or one of a store.
struct Candidate {
    Index buffer = none;
    std::size_t place = 0;  ///< in the store

    /// It came into the same store before the other.
    bool comes_before(const Candidate& other) const { return buffer == other.buffer && place < other.place; }
};

/// The part with the lowest rank comes first.
struct Dispatching {
    /// By class, within it by the rule of the station (where that is the sequence, by number), of those alike by age.
    using Rank = std::tuple<int, std::int64_t, std::uint64_t, SimTime>;

    const Plan& plan;
    Index index;
    const Station& station;
    Index last_product;  ///< of the machine that takes the part
    const DispatchPlan& takes = plan.stations[index].takes;

    /// \param position of the buffer among those that the station takes from
    template <class Line>
    TAKT_ALWAYS_INLINE Rank rank(std::size_t position, Index buffer, const Buffers::Offer& offer, const Line& line) const {
        if (line.now() - offer.since > takes.longest_wait) return {waits_too_long, 0, 0, offer.since};
        const Part& part = offer.part;
        const bool is_run_over = part.product == station.last_taken && station.run >= takes.longest_run;
        const bool in_sequence = takes.rule == spec::Dispatch::in_sequence;
        return {is_run_over ? has_had_its_run : ordinary,
                in_sequence ? part.entered.time_since_epoch().count() : by_rule(position, buffer, part, line),
                in_sequence ? part.number : 0, offer.since};
    }

  private:
    static constexpr int waits_too_long = 0;
    static constexpr int ordinary = 1;
    static constexpr int has_had_its_run = 2;

    template <class Line>
    TAKT_NEVER_INLINE std::int64_t by_rule(std::size_t position, Index buffer, const Part& part, const Line& line) const {
        switch (takes.rule) {
            case spec::Dispatch::oldest:
            case spec::Dispatch::in_sequence: break;
            case spec::Dispatch::in_order: return static_cast<std::int64_t>(position);
            case spec::Dispatch::least_setup: return setup(part.product);
            case spec::Dispatch::earliest_due: return due(part);
            case spec::Dispatch::fewest_remaining: return takes.remaining[part.product];
            case spec::Dispatch::level: return -line.stations().mix_taken().behind(index, part.product);
            case spec::Dispatch::fullest: return -static_cast<std::int64_t>(line.buffers().parts_ready(buffer, line.now()));
        }
        return 0;
    }

    std::int64_t setup(Index product) const {
        const SetupPlan* setup = setup_between(plan, index, last_product, product);
        return setup == nullptr ? 0 : from_seconds(setup->time.mean()).count();
    }

    /// One that nobody waits for comes last.
    std::int64_t due(const Part& part) const {
        const bool is_ordered = plan.is_of_source(part.source) && plan.sources[part.source].has_due_dates;
        const std::optional<SimTime> due = is_ordered ? due_date(plan.sources[part.source], part.number) : std::nullopt;
        return due ? due->time_since_epoch().count() : std::numeric_limits<std::int64_t>::max();
    }
};

}  // namespace takt
