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
#include "takt/line/sequence_record.hpp"

namespace takt {

class Sinks {
  public:
    explicit Sinks(const Plan& plan)
        : sinks_(plan.sinks.size()),
          looks_closer_(!plan.materials.empty() || !plan.zones.empty() || measures_any_sequence(plan) ||
                        std::any_of(plan.sources.begin(), plan.sources.end(),
                                    [](const SourcePlan& source) { return source.has_due_dates; })),
          by_month_(plan) {
        for (SinkResult& sink : sinks_) {
            sink.units_by_product.resize(plan.products.size());
            sink.lead_time.sketch.reserve_all();
        }
        if (plan.products.size() > 1) by_product_.resize(plan.products.size());
        for (DurationSample& lead_times : by_product_) lead_times.sketch.reserve_all();
        for (const SinkPlan& sink : plan.sinks)
            measures_sequence_.push_back(sink.measures_sequence);
        if (measures_any_sequence(plan)) sequences_.resize(plan.origins());
    }

    template <class Line>
    TAKT_ALWAYS_INLINE void receive(Index index, const Part& part, Line& line) {
        SinkResult& sink = sinks_[index];
        const Duration lead_time = line.now() - part.entered;
        by_month_.leaves(line.now(), [this] { return units(); });
        ++sink.units;
        ++sink.units_by_product[part.product];
        sink.lead_time.add(lead_time);
        if (!by_product_.empty()) by_product_[part.product].add(lead_time);
        if (looks_closer_) look_closer(index, part, line);
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
            sink.in_sequence = sink.overtaken = sink.most_overtaken = 0;
            sink.units_by_product.assign(sink.units_by_product.size(), 0);
            sink.lead_time.clear();
        }
        for (DurationSample& lead_times : by_product_) lead_times.clear();
        by_month_.restart();
    }

    /// \pre the result has its products
    void collect(SimTime, ReplicationResult& result) const {
        result.sinks = sinks_;
        for (SinkResult& sink : result.sinks) sink.lead_time.sketch.trim();
        collect_by_product(result);
        result.units_by_month = by_month_.counted(units());
    }

  private:
    template <class Line>
    void look_closer(Index index, const Part& part, Line& line) {
        SinkResult& sink = sinks_[index];
        sink.incomplete += part.incomplete;
        if (part.source < sequences_.size())
            note_sequence(sink, sequences_[part.source].leaves(part.number), measures_sequence_[index]);
        line.template table<DueDates>().left(part, line.now());
        line.zones().gone(part.marks, line);
    }

    void collect_by_product(ReplicationResult& result) const {
        for (std::size_t product = 0; product < by_product_.size(); ++product) {
            result.products[product].lead_time = by_product_[product];
            result.products[product].lead_time.sketch.trim();
        }
        if (by_product_.empty())
            for (const SinkResult& sink : result.sinks) result.products[0].lead_time.merge(sink.lead_time);
    }

    static bool measures_any_sequence(const Plan& plan) {
        return std::any_of(plan.sinks.begin(), plan.sinks.end(),
                           [](const SinkPlan& sink) { return sink.measures_sequence; });
    }

    static void note_sequence(SinkResult& sink, std::uint64_t overtaken_by, bool is_measured) {
        if (!is_measured) return;
        sink.in_sequence += overtaken_by == 0;
        sink.overtaken += overtaken_by;
        sink.most_overtaken = std::max(sink.most_overtaken, overtaken_by);
    }

    std::vector<SinkResult> sinks_;
    std::vector<DurationSample> by_product_;  ///< lead times, where there are several products
    std::vector<bool> measures_sequence_;    ///< by sink
    std::vector<SequenceRecord> sequences_;  ///< by who numbers the parts, where any sink measures
    bool looks_closer_;  ///< units are wanted at certain times, may lack material, leave zones, or are out of sequence
    UnitsByMonth by_month_;
};

}  // namespace takt
