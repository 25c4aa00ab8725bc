// Lines whose machines all take one slot for a part, and fail while they work: Gershwin's deterministic model.
#pragma once

#include <cstddef>
#include <vector>

namespace takt {

/// A machine that fails with chance `failure` in a slot in which it would work, and is repaired with chance `repair` in a slot.
struct SlottedMachine {
    double failure = 0;
    double repair = 1;

    /// Share of time in which it works by itself.
    double efficiency() const { return repair / (failure + repair); }
    double down_over_up() const { return failure / repair; }
};

struct SlottedFigures {
    double throughput = 0;  ///< parts a slot
    double starved = 0;     ///< chance that the first is down and nothing is there for the second, which is up
    double blocked = 0;     ///< chance that the second is down and no room is there for the first, which is up
    double level = 0;
};

/// Two machines, exactly. `places` count the part on the second machine and the one that the first holds: in blocking after service
/// two more than in the buffer outside them.
/// \pre    places >= 2, and machines that both fail
/// \source Gershwin, Manufacturing Systems Engineering, 1994, ch. 3; Buzacott, Automatic transfer lines with buffer stocks,
///         International Journal of Production Research 5(3), 1967
SlottedFigures slotted_pair(SlottedMachine first, SlottedMachine second, std::size_t places);

struct SlottedLineFigures {
    double throughput = 0;  ///< parts a slot
    int rounds = 0;
    bool settled = false;
};

/// Lines of any length; exact for two machines. Places as for slotted_pair.
/// \source Gershwin 1987 (as in decomposition.hpp); Dallery, David, Xie, An efficient algorithm for analysis of transfer lines with
///         unreliable machines and finite buffers, IIE Transactions 20(3), 1988
SlottedLineFigures slotted_line(const std::vector<SlottedMachine>& machines,
                                const std::vector<std::size_t>& places);

}  // namespace takt
