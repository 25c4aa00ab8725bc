// Instants in few words.
#pragma once

#include "takt/core/time.hpp"

namespace takt::test {

/// So long after the start of the run.
inline SimTime at(Duration since_start) {
    return run_start + since_start;
}

}  // namespace takt::test
