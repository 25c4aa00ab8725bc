#include "takt/experiment/time_slots.hpp"

#include <cstddef>
#include <cstdint>

#include "takt/core/time.hpp"

namespace takt {

Duration round_length(Duration whole, std::size_t least, std::size_t most) {
    const auto fits = [&](Duration length, std::size_t pieces) {
        return length * static_cast<std::int64_t>(pieces) >= whole;
    };
    Duration length{1};
    for (const Duration each : round_lengths)
        if (!fits(each, least) || !fits(length, most)) length = each;
    return length;
}

}  // namespace takt
