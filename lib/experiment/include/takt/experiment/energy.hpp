// How much electric energy the plant takes, and which shop takes it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

/// Power times the time in each state.
/// \source ISO 22400-2, comprehensive energy consumption, as far as machines take it
double kilowatt_hours_of(const StationPlan& station, const StateTimes& times);

inline bool has_power(const StationPlan& station) {
    return std::any_of(station.watts.begin(), station.watts.end(), [](double watts) { return watts > 0; });
}

struct AreaEnergy {
    std::string area;  ///< empty: of stations that belong to none
    Tally kwh;         ///< a run
};

/// Nothing in it where no machine has a power.
struct EnergySummary {
    std::vector<AreaEnergy> areas;  ///< in the order of the plan
    std::vector<Tally> stations;    ///< kWh a run, for every station of the plan
    Tally kwh;                      ///< a run
    Tally kwh_a_unit;               ///< of runs that made any

    bool is_asked_for() const { return !areas.empty(); }

    void prepare(const Plan& plan) {
        for (const StationPlan& station : plan.stations)
            if (has_power(station) && find(station.area) == areas.size()) areas.push_back({station.area, {}});
        if (is_asked_for()) stations.resize(plan.stations.size());
    }

    void add(const Plan& plan, const ReplicationResult& result) {
        if (!is_asked_for()) return;
        std::vector<double> by_area(areas.size(), 0);
        double sum = 0;
        for (std::size_t s = 0; s < plan.stations.size(); ++s) {
            const double energy = kilowatt_hours_of(plan.stations[s], result.stations[s].times);
            stations[s].add(energy);
            sum += energy;
            if (has_power(plan.stations[s])) by_area[find(plan.stations[s].area)] += energy;
        }
        for (std::size_t a = 0; a < areas.size(); ++a)
            areas[a].kwh.add(by_area[a]);
        kwh.add(sum);
        if (result.units() > 0) kwh_a_unit.add(sum / static_cast<double>(result.units()));
    }

  private:
    std::size_t find(const std::string& area) const {
        const auto same = [&](const AreaEnergy& each) { return each.area == area; };
        return static_cast<std::size_t>(std::find_if(areas.begin(), areas.end(), same) - areas.begin());
    }
};

}  // namespace takt
