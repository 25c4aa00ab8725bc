#include "takt/experiment/energy.hpp"

#include <cstddef>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"

namespace takt {

double kilowatt_hours_of(const StationPlan& station, const StateTimes& times) {
    double sum = 0;
    for (std::size_t state = 0; state < state_count; ++state)
        sum += station.watts[state] * to_hours(times.time[state]);
    return sum / 1000;
}

}  // namespace takt
