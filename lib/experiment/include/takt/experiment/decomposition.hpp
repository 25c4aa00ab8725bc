// Long serial lines, one pair of neighbours at a time.
#pragma once

#include <cstddef>
#include <vector>

#include "takt/experiment/phase_type.hpp"

namespace takt {

/// One machine a station, never short of parts at the front or of room at the end; blocking after service.
struct LongLine {
    std::vector<PhaseType> stations;  ///< times for a part with their failures; at least two
    std::vector<std::size_t> places;  ///< of the buffers between them
};

struct LongLineFigures {
    double throughput = 0;  ///< parts a second
    double work_in_process = 0;
    int rounds = 0;
    bool settled = false;  ///< false: the pairs did not come to agree
};

/// Exact for two stations, an approximation for more; the law tests say how good it is.
/// \pre    at least two stations, and a buffer between each two
/// \source Gershwin, An efficient decomposition method for the approximate evaluation of tandem queues with finite storage space
///         and blocking, Operations Research 35(2), 1987; Dallery, Frein, On decomposition methods for tandem queueing networks
///         with blocking, Operations Research 41(2), 1993; with phases: van Vuuren, Adan, Performance analysis of tandem queues
///         with small buffers, IIE Transactions 41(10), 2009
LongLineFigures decomposed(const LongLine& line);

}  // namespace takt
