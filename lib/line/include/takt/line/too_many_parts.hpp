// A queue that would fill the memory.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>

namespace takt {

/// The longest queue. A plant with more parts waiting in one place is not one that anybody runs: more parts come than it can
/// take, and what it would answer is only how long it was simulated.
inline constexpr std::size_t most_parts_waiting = std::size_t{1} << 22;

class TooManyParts : public std::length_error {
  public:
    explicit TooManyParts(const std::string& place = {})
        : std::length_error("more than " + std::to_string(most_parts_waiting) + " parts wait in " +
                            (place.empty() ? "one place" : place) + ": more come than the line can take") {}
};

}  // namespace takt
