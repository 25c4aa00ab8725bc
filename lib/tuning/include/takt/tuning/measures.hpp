// What the search keeps of a run.
#pragma once

#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

struct Measures {
    double units = 0;
    double value = 0;            ///< of the units, by the prices of their products
    double lead_time = 0;        ///< seconds, mean
    double work_in_process = 0;  ///< mean
    bool deadlock = false;

    friend bool operator==(const Measures&, const Measures&) = default;
};

Measures measures_of(const Plan& plan, const ReplicationResult& result);

}  // namespace takt
