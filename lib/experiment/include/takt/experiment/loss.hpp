// Jobs that a plant did not make, and why.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/line/index.hpp"
#include "takt/line/state.hpp"

namespace takt {

enum class LossKind : std::uint8_t {
    state,            ///< a station was in a state, working or not, while the reference could have made a job
    source,           ///< a source had no parts
    transporters,     ///< a part waited to be fetched
    draining,         ///< a moving line let no part in before the end of a shift, and had none to give after it
    empty_conveyor,   ///< ... a conveyor
    matching,         ///< vehicles and parts stood before a marriage, but none that belong together
    rework,           ///< a part came to the reference once more, because a station sent it to rework
    scrap,            ///< a part was scrapped at a station after the reference had worked on it
    mix,              ///< products with longer planned cycles than the mean were made; less than 0: with shorter ones
    others,           ///< parts that became part of another, less units that never pass the reference
    work_in_process,  ///< more parts stood behind the reference at the end than at the beginning; less than 0: fewer
    deadlock,         ///< the line stood still for good
};

/// What lost jobs are put down to.
struct LossCause {
    LossKind kind = LossKind::state;
    Index element = none;  ///< station, source, fleet of transporters or conveyor; none where it is none of them
    State state = State::working;

    friend bool operator==(const LossCause&, const LossCause&) = default;
};

struct Loss {
    LossCause cause;
    Duration time{};  ///< of the reference's machines
};

/// The books of one replication, in scheduled machine time of the reference:
///     scheduled = units * cycle + sum of the losses, to the microsecond.
/// Divided by the cycle these are jobs: gross = scheduled / cycle, net = units.
struct LossBooks {
    Index reference = none;
    Duration cycle{};         ///< planned, of the reference
    Duration scheduled{};     ///< machines times their scheduled time
    std::uint64_t units = 0;  ///< at the sinks
    std::vector<Loss> losses{};

    double jobs(Duration time) const { return to_seconds(time) / to_seconds(cycle); }

    /// 0 if all that was lost has a cause.
    Duration unexplained() const {
        Duration left = scheduled - cycle * static_cast<std::int64_t>(units);
        for (const Loss& loss : losses)
            left -= loss.time;
        return left;
    }
};

/// "down", "waiting for crew" ...; of working: that it is slower than the reference should be.
std::string words_of_loss(const LossCause& cause);

}  // namespace takt
