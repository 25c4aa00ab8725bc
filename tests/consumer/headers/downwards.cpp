// spec may include random and core.
#include "takt/core/time.hpp"
#include "takt/random/stream.hpp"
#include "takt/spec/line_spec.hpp"
