// Whoever holds a part for a buffer: a machine, a source, or another buffer.
#pragma once

#include "takt/line/plan.hpp"

namespace takt {

/// For kind station, index is the machine's number in the whole line.
struct Producer {
    ElementKind kind = ElementKind::station;
    Index index = none;

    friend bool operator==(const Producer&, const Producer&) = default;
};

}  // namespace takt
