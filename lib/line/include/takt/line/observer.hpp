// What an observer of a line may hear. A line without one is compiled without any of it.
#pragma once

#include "takt/core/time.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/state.hpp"

namespace takt {

/// Derive from it and hide what you want to hear; the calls are bound when the line is compiled.
struct Unobserved {
    void entered(SimTime, Index /*source*/, const Part&) {}
    void stored(SimTime, Index /*buffer*/, const Part&) {}
    void taken(SimTime, Index /*buffer*/, const Part&) {}
    void loaded(SimTime, Index /*station*/, Index /*machine*/, const Part&) {}
    void finished(SimTime, Index /*station*/, Index /*machine*/, const Part&) {}
    void left(SimTime, Index /*sink*/, const Part&) {}
    void scrapped(SimTime, const Part&) {}
    void absorbed(SimTime, const Part&) {}  ///< it has become part of another
    void changed(SimTime, Index /*machine*/, State /*from*/, State /*to*/) {}
};

}  // namespace takt
