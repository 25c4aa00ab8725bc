// When parts leave the stations of a serial line, without an event list.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "takt/core/inline.hpp"
#include "takt/recursion/pack.hpp"
#include "takt/recursion/serial_line.hpp"
#include "takt/recursion/work_times.hpp"

namespace takt {

/// Part i leaves station j at
///     D_j(i) = max(max(D_(j-1)(i), D_j(i-1)) + work_j(i), D_(j+1)(i - places - 1)),
/// with the places of the buffer behind it: it begins when it has come and the one before it has gone, and stays until there
/// is room. Eight replications take each step side by side. Times are whole microseconds, kept in doubles, where sums and
/// maxima of them are exact: they are those of the event loop to the microsecond.
/// \complexity O(stations) a part; memory O(stations + places)
/// \source     Dallery, Gershwin, Manufacturing flow line systems, Queueing Systems 12, 1992; Altiok, Performance Analysis
///             of Manufacturing Systems, Springer 1997, 3.3
class Departures {
  public:
    /// Times of one part in eight replications.
    struct Passage {
        Pack entered;
        Pack left;
    };

    /// \pre the line outlives this
    Departures(const SerialLine& line, const Lanewise& lanes) : saturated_(!line.every) {
        const double most = static_cast<double>((line.warm_up + line.horizon).count()) + 1;
        if (line.every) arrivals_.emplace_back(*line.every, lanes.streams(line.source, "arrival"), most);
        stations_.reserve(line.stations.size());
        for (const SerialStation& station : line.stations) {
            const std::size_t kept = station.places_before ? *station.places_before + std::size_t{1} : 0;
            stations_.push_back({PackedWork(station, lanes, most), {}, places_.size(), kept, 0});
            places_.resize(places_.size() + kept);
        }
    }

    /// The next part's way through the line.
    Passage next() {
        Passage passage;
#ifdef TAKT_HAS_AVX2_BUILD
        if (detail::has_avx2) {
            pass_with_avx2(passage);
            return passage;
        }
#endif
        pass(passage);
        return passage;
    }

  private:
    struct Station {
        PackedWork work;
        Pack last;          ///< when the part before left
        std::size_t first;  ///< where its last departures stand in `places_`
        std::size_t kept;   ///< how many; none where the buffer before it is never full
        std::size_t next;   ///< the oldest of them
    };

    TAKT_ALWAYS_INLINE void wait_for_room(Pack& time, const Station& station) const {
        if (station.kept > 0) detail::raise_to(time, places_[station.first + station.next]);
    }

    TAKT_ALWAYS_INLINE void pass_inline(Passage& passage) {
        Pack time;
        if (!saturated_) {
            arrivals_.front().next(time);
            detail::add(arrived_, time);
            time = passage.entered = arrived_;
        }
        wait_for_room(time, stations_.front());
        if (saturated_) passage.entered = time;
        for (std::size_t j = 0; j < stations_.size(); ++j) {
            Station& station = stations_[j];
            Pack work;
            station.work.next(work);
            detail::raise_to(time, station.last);
            detail::add(time, work);
            if (j + 1 < stations_.size()) wait_for_room(time, stations_[j + 1]);
            station.last = time;
            if (station.kept > 0) {
                places_[station.first + station.next] = time;
                station.next = station.next + 1 == station.kept ? 0 : station.next + 1;
            }
        }
        passage.left = time;
    }

    TAKT_NEVER_INLINE void pass(Passage& passage) { pass_inline(passage); }
#ifdef TAKT_HAS_AVX2_BUILD
    [[gnu::noinline, gnu::target("avx2")]] void pass_with_avx2(Passage& passage) { pass_inline(passage); }
#endif

    bool saturated_;
    std::vector<PackedTimes> arrivals_;  ///< at most one
    Pack arrived_;
    std::vector<Station> stations_;
    std::vector<Pack> places_;
};

}  // namespace takt
