#include "takt/experiment/shifting_bottleneck.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/experiment/active_periods.hpp"

namespace takt {
namespace {

/// A time in which one period was the longest.
struct BottleneckSpell {
    SimTime from{};
    SimTime to{};
    std::size_t stretch = 0;
};

struct TimeSpan {
    SimTime from{};
    SimTime to{};

    Duration length() const { return std::max(Duration::zero(), to - from); }
    TimeSpan within(TimeSpan other) const { return {std::max(from, other.from), std::min(to, other.to)}; }
};

/// The spells in which each period is the longest of all that are active, in the order of time. \complexity O(n log n)
std::vector<BottleneckSpell> bottleneck_spells(const ActivePeriods& active) {
    const auto& stretches = active.stretches();
    const auto& periods = active.periods();
    std::vector<std::tuple<SimTime, bool, std::size_t>> edges;  // time, begins, stretch
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        edges.emplace_back(stretches[i].from, true, i);
        edges.emplace_back(stretches[i].to, false, i);
    }
    std::sort(edges.begin(), edges.end());
    std::set<std::tuple<Duration, Index, std::size_t>> going_on;  // less length, machine, stretch
    std::vector<BottleneckSpell> spells;
    for (std::size_t e = 0; e < edges.size(); ++e) {
        const auto [time, begins, i] = edges[e];
        const ActivePeriod& period = periods[stretches[i].period];
        const std::tuple key{-period.length, period.machine, i};
        if (begins)
            going_on.insert(key);
        else
            going_on.erase(key);
        if (e + 1 == edges.size() || std::get<0>(edges[e + 1]) == time || going_on.empty()) continue;
        const std::size_t longest = std::get<2>(*going_on.begin());
        const SimTime until = std::get<0>(edges[e + 1]);
        if (!spells.empty() && spells.back().stretch == longest && spells.back().to == time)
            spells.back().to = until;
        else
            spells.push_back({time, until, longest});
    }
    return spells;
}

/// Adds up the spells of one replication between two instants.
class BottleneckCount {
  public:
    BottleneckCount(const ActivePeriods& active, std::size_t stations, TimeSpan counted, std::size_t parts)
        : active_(active), counted_(counted), shifted_until_(stations, run_start) {
        times_.sole.assign(stations, {});
        times_.shifting.assign(stations, {});
        times_.momentary.assign(parts, std::vector<Duration>(stations));
    }

    BottleneckTimes count() {
        const std::vector<BottleneckSpell> spells = bottleneck_spells(active_);
        TimeSpan before{};  // in which the bottleneck shifts to the spell
        for (std::size_t i = 0; i < spells.size(); ++i) {
            const TimeSpan after = i + 1 < spells.size() ? shift(spells[i], spells[i + 1]) : TimeSpan{};
            count(spells[i], before, after);
            before = after;
        }
        return std::move(times_);
    }

  private:
    const ActiveStretch& stretch(const BottleneckSpell& spell) const { return active_.stretches()[spell.stretch]; }
    Index station(const BottleneckSpell& spell) const { return active_.periods()[stretch(spell).period].station; }

    /// In which the periods of two spells overlap; nothing between machines of one station.
    TimeSpan shift(const BottleneckSpell& one, const BottleneckSpell& next) {
        if (station(one) == station(next)) return {};
        const TimeSpan both{std::max(stretch(one).from, stretch(next).from),
                            std::min(stretch(one).to, stretch(next).to)};
        const TimeSpan overlap = both.within({one.from, next.to}).within(counted_);
        note_shifting(station(one), overlap);
        note_shifting(station(next), overlap);
        return overlap;
    }

    void note_shifting(Index station, TimeSpan overlap) {
        overlap.from = std::max(overlap.from, shifted_until_[station]);
        if (overlap.length() == Duration::zero()) return;
        times_.shifting[station] += overlap.length();
        shifted_until_[station] = overlap.to;
    }

    void count(const BottleneckSpell& spell, TimeSpan before, TimeSpan after) {
        const TimeSpan span = TimeSpan{spell.from, spell.to}.within(counted_);
        if (span.length() == Duration::zero()) return;
        times_.observed += span.length();
        const Duration both = before.within(after).within(span).length();
        times_.sole[station(spell)] +=
            span.length() - before.within(span).length() - after.within(span).length() + both;
        for (std::size_t part = 0; part < times_.momentary.size(); ++part)
            times_.momentary[part][station(spell)] += span.within(part_of_run(part)).length();
    }

    TimeSpan part_of_run(std::size_t part) const {
        const auto parts = static_cast<std::int64_t>(times_.momentary.size());
        const auto begin = [&](std::size_t i) {
            return counted_.from + (counted_.to - counted_.from) * static_cast<std::int64_t>(i) / parts;
        };
        return {begin(part), begin(part + 1)};
    }

    const ActivePeriods& active_;
    TimeSpan counted_;
    std::vector<SimTime> shifted_until_;
    BottleneckTimes times_;
};

}  // namespace

BottleneckTimes bottleneck_times(const ActivePeriods& active, std::size_t stations, SimTime from, SimTime to,
                                 std::size_t parts) {
    return BottleneckCount(active, stations, {from, to}, parts).count();
}

}  // namespace takt
