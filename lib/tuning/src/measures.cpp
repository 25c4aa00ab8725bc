#include "takt/tuning/measures.hpp"

#include <cstddef>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

Measures measures_of(const Plan& plan, const ReplicationResult& result) {
    Measures measures;
    DurationTally lead_time;
    for (const SinkResult& sink : result.sinks) {
        measures.units += static_cast<double>(sink.units);
        lead_time.merge(sink.lead_time.tally);
        for (std::size_t p = 0; p < sink.units_by_product.size(); ++p)
            measures.value += static_cast<double>(sink.units_by_product[p]) * plan.products[p].price.amount;
    }
    measures.lead_time = lead_time.count() > 0 ? lead_time.mean() : 0;
    if (result.observed > Duration::zero()) measures.work_in_process = result.parts_seconds / to_seconds(result.observed);
    measures.deadlock = result.deadlock.has_value();
    return measures;
}

}  // namespace takt
