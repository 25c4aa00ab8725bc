// Who waits for a member of a crew, an operator or a shared robot.
#pragma once

#include <cstdint>

#include "takt/line/index.hpp"

namespace takt {

/// Who asks: a machine for its operation, or a stop (failure, maintenance) for its repair.
struct Requester {
    enum class Kind : std::uint8_t { machine, stop };

    Kind kind = Kind::machine;
    Index index = none;

    friend bool operator==(const Requester&, const Requester&) = default;
};

}  // namespace takt
