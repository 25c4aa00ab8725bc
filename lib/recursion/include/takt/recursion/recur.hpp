// Throughput and lead time of a serial line by its recursion.
#pragma once

#include <array>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/recursion/departures.hpp"
#include "takt/recursion/serial_line.hpp"
#include "takt/stats/duration_sample.hpp"

namespace takt {

/// What left the line between the end of the warm-up and the end of the run, as the line's sink counts it.
struct SerialResult {
    std::uint64_t replication = 0;
    std::uint64_t units = 0;
    DurationSample lead_time;  ///< from entering the line to leaving it
};

/// Replications `first` to `first + 7`; the same numbers as takt::simulate finds for the plan of the line.
/// \return the results so far where `stop` is asked for; `complete` says whether they are whole
struct Recurred {
    std::array<SerialResult, pack_size> replications;
    bool complete = true;
};

inline Recurred recur(const SerialLine& line, std::uint64_t seed, std::uint64_t first, std::stop_token stop = {}) {
    const auto warm = static_cast<double>(line.warm_up.count());
    const auto end = static_cast<double>((line.warm_up + line.horizon).count());
    Departures departures(line, {seed, first});
    Recurred recurred;
    for (std::size_t lane = 0; lane < pack_size; ++lane) recurred.replications[lane].replication = first + lane;

    bool going_on = true;
    for (std::uint64_t made = 0; going_on && made < line.limit; ++made) {
        if (made % 1024 == 0 && stop.stop_requested()) {
            recurred.complete = false;
            break;
        }
        const Departures::Passage passage = departures.next();
        going_on = false;
        for (std::size_t lane = 0; lane < pack_size; ++lane) {
            const double left = passage.left[lane];
            if (left > end) continue;
            going_on = true;
            if (left <= warm && warm > 0) continue;
            const Duration lead_time{static_cast<std::int64_t>(left - passage.entered[lane])};
            SerialResult& result = recurred.replications[lane];
            ++result.units;
            result.lead_time.add(lead_time);
        }
    }
    return recurred;
}

}  // namespace takt
