// Sinks: where units leave the line.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/line/due_dates.hpp"
#include "takt/line/months.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

class Sinks {
  public:
    explicit Sinks(const Plan& plan)
        : sinks_(plan.sinks.size()),
          looks_closer_(!plan.materials.empty() ||
                        std::any_of(plan.sources.begin(), plan.sources.end(),
                                    [](const SourcePlan& source) { return source.has_due_dates; })),
          by_month_(plan) {
        for (SinkResult& sink : sinks_) sink.units_by_product.resize(plan.products.size());
    }

    template <class Line>
    TAKT_ALWAYS_INLINE void receive(Index index, const Part& part, Line& line) {
        SinkResult& sink = sinks_[index];
        const Duration lead_time = line.now() - part.entered;
        by_month_.leaves(line.now(), [this] { return units(); });
        ++sink.units;
        ++sink.units_by_product[part.product];
        sink.lead_time.add(lead_time);
        sink.lead_time_quantiles.add(lead_time);
        if (looks_closer_) look_closer(sink, part, line);
        line.observer().left(line.now(), index, part);
        line.part_gone(part);
    }

    /// Since counting began, at all sinks.
    std::uint64_t units() const {
        std::uint64_t sum = 0;
        for (const SinkResult& sink : sinks_)
            sum += sink.units;
        return sum;
    }

    void restart_statistics(SimTime) {
        for (SinkResult& sink : sinks_) {
            sink.units = sink.incomplete = 0;
            sink.units_by_product.assign(sink.units_by_product.size(), 0);
            sink.lead_time = {};
            sink.lead_time_quantiles.clear();
        }
        by_month_.restart();
    }

    void collect(SimTime, ReplicationResult& result) const {
        result.sinks = sinks_;
        result.units_by_month = by_month_.counted(units());
    }

  private:
    template <class Line>
    void look_closer(SinkResult& sink, const Part& part, Line& line) {
        sink.incomplete += part.incomplete;
        line.template table<DueDates>().left(part, line.now());
    }

    std::vector<SinkResult> sinks_;
    bool looks_closer_;  ///< units are wanted at certain times, or may lack material
    UnitsByMonth by_month_;
};

}  // namespace takt
