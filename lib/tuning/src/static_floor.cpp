#include "takt/tuning/static_floor.hpp"

#include <cstddef>
#include <cstdint>

#include "takt/experiment/static_look.hpp"
#include "takt/tuning/stairs.hpp"

namespace takt {

Design static_floor(const TuningProblem& problem, double units) {
    const Design highest = top(problem);
    const auto could = [&](const Design& design) {
        const StaticLook look = static_look(problem.plan(design));
        return !look.settled || look.most_units >= units;
    };
    Design floor = bottom(problem);
    for (std::size_t d = 0; d < floor.size(); ++d) {
        if (!is_stair(problem.decisions[d])) continue;
        std::uint16_t low = 0;
        std::uint16_t high = highest[d];
        while (low < high) {
            const auto middle = static_cast<std::uint16_t>((low + high) / 2);
            Design tried = highest;
            tried[d] = middle;
            if (could(tried)) {
                high = middle;
            } else {
                low = static_cast<std::uint16_t>(middle + 1);
            }
        }
        floor[d] = low;
    }
    return floor;
}

}  // namespace takt
