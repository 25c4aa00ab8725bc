// Whether there are enough parts for a batch, and which of them go into it.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// \complexity O(parts in front of the station)
template <class Line>
class Batching {
  public:
    Batching(const StationPlan& station, Line& line)
        : batch_(line.plan().batches[station.batch]), buffers_(station.inputs.front().buffers), index_(station.batch), line_(line) {}

    bool are_of_one_product() const { return batch_.of_one_product; }

    /// Of parts that may be of any product.
    bool may_begin() {
        std::size_t ready = 0;
        for (const Index buffer : buffers_) ready += line_.buffers().parts_ready(buffer, line_.now());
        return ready >= batch_.least || (ready > 0 && has_waited([](const Part&) { return true; }));
    }

    /// With parts of this product. \pre there is one that can be taken
    bool may_begin_with(Index product) {
        const auto is_such = [&](const Part& part) { return part.product == product; };
        std::size_t ready = 0;
        for_each_head([&](Index buffer, std::size_t place) { ready += line_.buffers().such_in_a_row(buffer, place, line_, is_such); });
        return ready >= batch_.least || has_waited(is_such);
    }

  private:
    template <class Action>
    void for_each_head(Action action) const {
        for (const Index buffer : buffers_)
            if (line_.buffers().has_part(buffer, line_.now()))
                line_.buffers().for_each_head(buffer, [&](std::size_t place) { action(buffer, place); });
    }

    /// The first such part that can be taken has waited for so long that its batch need not be as large; if it has not yet,
    /// the station is asked again when it has.
    template <class Is>
    bool has_waited(Is is) {
        if (!batch_.longest_wait) return false;
        SimTime since = never;
        for_each_head([&](Index buffer, std::size_t place) {
            const auto offer = line_.buffers().offer_at(buffer, place, line_);
            if (is(offer.part) && offer.since < since) since = offer.since;
        });
        const SimTime until = since + *batch_.longest_wait;
        if (until <= line_.now()) return true;
        line_.batches().ask_again(index_, until, line_);
        return false;
    }

    const BatchPlan& batch_;
    const std::vector<Index>& buffers_;
    Index index_;
    Line& line_;
};

}  // namespace takt
