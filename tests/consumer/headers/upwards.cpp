// spec may not include line.
#include "takt/line/plan.hpp"
#include "takt/spec/line_spec.hpp"
