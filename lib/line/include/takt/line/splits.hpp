// Stations that make parts of a part: they cut it up, take it apart, or unpack what is in it.
#pragma once

#include <cstdint>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/machine.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/ring.hpp"
#include "takt/line/work_content.hpp"

namespace takt {

/// The work is on one part. When it is done there are others in its place, numbered by the station, which have come into the line
/// when it did; they are judged one by one, and leave as those of a batch do.
class Splits {
  public:
    explicit Splits(const Plan& plan)
        : plan_(&plan), numbers_(plan.splits.size(), 0), counted_(plan.splits.size()), split_(plan.splits.size() * plan.products.size(), 0) {}

    /// The work on a machine's part is done.
    template <class Line>
    void split(Index index, Line& line) {
        Machine& machine = line.machines()[index];
        const Index which = plan_->stations[machine.station].split;
        const Part original = machine.part;
        ++split_[which * plan_->products.size() + original.product];
        ++counted_[which].split;
        counted_[which].made += plan_->splits[which].parts;
        line.split(original, index);
        Ring<Part>& others = line.other_parts()[machine.others];
        bool is_first = true;
        for (const MadePlan& made : plan_->splits[which].makes)
            for (std::uint32_t k = 0; k < made.count; ++k) {
                const Part part = made_of(original, which, made, is_first);
                line.made(part, index);
                if (is_first)
                    machine.part = part;
                else
                    others.push(part);
                is_first = false;
            }
    }

    void restart_statistics(SimTime) {
        counted_.assign(counted_.size(), {});
        split_.assign(split_.size(), 0);
    }

    /// Time planned for work is that of the parts that were split, whatever has come of them.
    void collect(SimTime, ReplicationResult& result) const {
        result.splits = counted_;
        const std::size_t products = plan_->products.size();
        for (Index i = 0; i < numbers_.size(); ++i) {
            StationResult& station = result.stations[plan_->splits[i].station];
            for (Index product = 0; product < products; ++product) {
                const std::uint64_t count = split_[i * products + product];
                station.planned_work += planned_cycle(*plan_, plan_->splits[i].station, product) * static_cast<std::int64_t>(count);
            }
        }
    }

  private:
    /// The first one has its carrier, which is taken off here.
    Part made_of(const Part& original, Index which, const MadePlan& made, bool is_first) {
        Part part = original;
        part.source = plan_->origin_of(which);
        part.number = ++numbers_[which];
        if (made.product != none) part.product = made.product;
        if (!is_first) part.carrier = none;
        return part;
    }

    const Plan* plan_;
    std::vector<std::uint64_t> numbers_;  ///< of the last part made, by split
    std::vector<SplitResult> counted_;
    std::vector<std::uint64_t> split_;    ///< since counting began, by split and product
};

}  // namespace takt
