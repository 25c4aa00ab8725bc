#include "heard_line.hpp"

namespace takt {

template class Line<ToListener>;

}  // namespace takt
