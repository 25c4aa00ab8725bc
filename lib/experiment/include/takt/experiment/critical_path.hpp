// The critical path of one replication: what the line was waiting for, from the last unit that left back to the start of
// counting.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "takt/line/causes.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace takt {

/// Seconds that 1, 2, 4, 8, 16, 32 more of a thing would have saved along the path, to first order.
using SavedSeconds = std::array<double, steps_of_size.size()>;

/// Where the time of one replication went along its critical path, in seconds; tables go by the plan's. What is not on the path
/// could be quicker without a unit more. A thing that has s seconds on the path of T in the scheduled hours has an elasticity of
/// -s / T: with 1 % less of its time, about s / T per cent more units are made.
///     observed = station_work + station_setup + station_stand + station_gathering + stop + buffer_transit + source + material + round +
///                way_back + drive + travel + departure + calendar + after
/// each summed over its table.
///
/// Times are exact for the run; what they say of other runs is of first order. Where constant times make several things last
/// at one instant, the path follows one of them (the one that woke the element last), so stations of equal constant cycles share
/// the path as it falls, and to quicken one of them alone brings nothing. Yields and shares, which change what happens and
/// not only when, are not on the path; predicted_gain() takes them from the traffic equations. What more or fewer places, members and
/// carriers do is an estimate: for one step mostly within a half, for many more places often too little; and too much where
/// something else would hold the plant up at once, as a lack of places does with more carriers.
/// \source Y.-C. Ho, X.-R. Cao, Perturbation Analysis of Discrete Event Dynamic Systems, 1991 (infinitesimal and finite)
struct CriticalPath {
    double observed = 0;
    std::uint64_t units = 0;
    std::vector<double> station_work;  ///< cycles, with all operations and robots
    std::vector<double> station_setup;
    std::vector<double> station_stand;  ///< a moving line stands for an operator
    std::vector<double> station_gathering;  ///< a part waits for others of its batch until it has waited for long enough
    std::vector<double> station_stop;   ///< by station: the sum of `stop` over its machines and robots
    std::vector<double> stop;           ///< by row of the plan's stops; the wait for a crew is not in it
    std::vector<double> buffer_transit;
    std::vector<double> source;              ///< between arrivals
    std::vector<double> material;            ///< lead times
    std::vector<double> round;               ///< by milk run: until a train leaves
    std::vector<double> way_back;            ///< by carrier: of empty ones
    std::vector<double> drive;               ///< by fleet of transporters: to parts, and to be charged
    std::vector<double> travel;              ///< by resource: of its members, to stations
    std::vector<double> departure;           ///< by fleet of transporters: a part waits for others until it has waited for long enough
    double calendar = 0;                     ///< outside shifts, and breaks
    double after = 0;                        ///< scheduled time from the last unit's exit to the end
    std::vector<SavedSeconds> buffer_place;  ///< saved by more places
    std::vector<SavedSeconds> buffer_fewer;  ///< what as many fewer would have cost
    std::vector<SavedSeconds> resource_member;
    std::vector<SavedSeconds> carrier;
    std::vector<SavedSeconds> transporter;
    std::size_t kept = 0;  ///< causes in memory at the end, of 72 bytes each

    /// Time in which the path could have been shorter.
    double scheduled() const { return observed - calendar; }
};

/// A replication, and its critical path.
struct TracedReplication {
    ReplicationResult result;
    CriticalPath path;
};

/// One replication on the event loop with its critical path. The result is that of `replicate()`, to the last bit.
/// A pure function of the plan, the seed and the number of the replication; safe to call from any number of threads.
/// Where `stop` is asked for before the end, both are of the time until then.
TracedReplication trace_critical_path(const Plan& plan, std::uint64_t seed, std::uint64_t replication,
                                      std::stop_token stop = {});

inline CriticalPath critical_path(const Plan& plan, std::uint64_t seed, std::uint64_t replication,
                                  std::stop_token stop = {}) {
    return trace_critical_path(plan, seed, replication, stop).path;
}

}  // namespace takt
