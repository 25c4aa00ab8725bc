// What machines did, as slices: a new one when the state or the part is another.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "takt/experiment/recorded.hpp"
#include "takt/line/plan.hpp"
#include "trace_events.hpp"

namespace takt {

class MachineSlices {
  public:
    /// \param tracks of each machine
    MachineSlices(const Plan& plan, const Recording& recording, std::vector<Track> tracks, TraceEvents& events);

    void write();

  private:
    struct Doing {
        State state = State::starved;
        std::optional<PartId> part;  ///< the one that it has loaded or made last, if that is still there
        Index product = none;

        friend bool operator==(const Doing&, const Doing&) = default;
    };

    struct Open {
        Doing doing;
        SimTime since{};
    };

    void apply(const Move& move);
    void leave(PartId part);
    void begin(Index machine, PartId part, Index product);
    void touch(Index machine);
    void end_instant(SimTime now);
    void close(Index machine, SimTime now);
    std::string args(const Doing& doing) const;

    const Recording& recording_;
    std::vector<Track> tracks_;
    TraceEvents& events_;
    std::vector<std::string> products_;
    std::vector<std::string> origins_;
    std::vector<Doing> now_;
    std::vector<Open> open_;
    std::map<PartId, Index> machines_;  ///< with the parts on them
    std::vector<Index> touched_;        ///< at this instant
};

}  // namespace takt
