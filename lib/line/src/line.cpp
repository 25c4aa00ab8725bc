#include "takt/line/line.hpp"

#include "takt/line/observer.hpp"

namespace takt {

template class Line<Unobserved>;

}  // namespace takt
