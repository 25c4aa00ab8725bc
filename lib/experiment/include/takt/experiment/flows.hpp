// How many parts pass each element, for each part that enters.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "takt/line/plan.hpp"

namespace takt {

/// Expected flows, for each product, relative to one part that enters.
struct Flows {
    std::size_t products = 1;
    std::vector<double> stations;   ///< visits, [station * products + product]
    std::vector<double> delivered;  ///< parts that end in a buffer as a side input of an assembly, [buffer]
    std::vector<double> sinks;      ///< units, [sink * products + product]
    bool settled = true;            ///< false: parts go round without end, the numbers are a lower bound

    double visits(Index station) const { return sum(stations, station); }
    double units() const {
        double all = 0;
        for (const double each : sinks)
            all += each;
        return all;
    }

    Flows& add(const Flows& other, double factor) {
        add(stations, other.stations, factor);
        add(delivered, other.delivered, factor);
        add(sinks, other.sinks, factor);
        settled = settled && other.settled;
        return *this;
    }

  private:
    double sum(const std::vector<double>& table, Index row) const {
        double all = 0;
        for (std::size_t p = 0; p < products; ++p)
            all += table[row * products + p];
        return all;
    }
    static void add(std::vector<double>& to, const std::vector<double>& from, double factor) {
        to.resize(std::max(to.size(), from.size()));
        for (std::size_t i = 0; i < from.size(); ++i)
            to[i] += factor * from[i];
    }
};

}  // namespace takt
