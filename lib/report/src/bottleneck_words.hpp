// What a study of bottlenecks says, in words.
#pragma once

#include <string>

#include "takt/experiment/bottleneck_study.hpp"
#include "takt/line/plan.hpp"

namespace takt {

/// `1 s less cycle at framing-1`, `1 place more in body-store`.
std::string change_words(const Change& change);

/// Which station the methods name, in one sentence.
std::string verdict_words(const Plan& plan, const BottleneckVerdict& verdict);

/// That one more of what stations share or wait for (crews, carriers, transporters, zones) is worth more than any change at a
/// station, where that is so.
std::string beyond_stations_words(const BottleneckStudy& study, bool utf8);

/// Why each method names its station, a sentence each.
std::string reason_of_active_periods(const Plan& plan, const BottleneckStudy& study, bool utf8);
std::string reason_of_turning_point(const Plan& plan, const BottleneckStudy& study);
std::string reason_of_sensitivity(const BottleneckStudy& study, bool utf8);

/// The station or the source, empty where a loss has none.
std::string element_words(const Plan& plan, const LossCause& cause);

}  // namespace takt
