#include "takt/line/crowded_place.hpp"

#include "takt/line/index.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/too_many_parts.hpp"

namespace takt {

std::string crowded_place(const Elements& line) {
    const Plan& plan = line.plan();
    for (Index i = 0; i < plan.buffers.size(); ++i)
        if (line.buffers().level(i) >= most_parts_waiting) return "the buffer " + plan.buffers[i].name;
    for (Index i = 0; i < plan.sources.size(); ++i)
        if (line.sources().backlog(i) >= most_parts_waiting) return "the backlog of the source " + plan.sources[i].name;
    return {};
}

}  // namespace takt
