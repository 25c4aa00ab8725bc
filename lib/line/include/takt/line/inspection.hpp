// What a station makes of a part that it has finished: good, to rework, or scrap.
#pragma once

#include <vector>

#include "takt/line/machine.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/station.hpp"

namespace takt {

struct Inspection {
    const Plan& plan;
    Index index;
    Station& station;

    /// Good, to rework, or scrap; and for a good part which way, or where it is completed.
    template <class Line>
    Rows verdict(const Part& part, Line& line) const {
        bool is_bad = here().moving != none && line.moving_lines().is_spoilt(here().moving);
        // One share for all products, or one for each.
        if (const std::vector<double>& shares = yield_of(part); !shares.empty()) {
            const double yield =
                shares[shares.size() == 1 ? 0 : part.product] * line.ramp_ups().yield(index, line.now());
            is_bad |= station.yield_stream.uniform() >= yield;
        }
        if (is_bad)
            return one_exit(here().rework != none && part.reworks < here().rework_limit ? here().rework : scrap_exit);
        if (part.incomplete && here().incomplete != none) return one_exit(here().incomplete);
        return line.routes().choose(here().route, part, station.exit_stream);
    }

    /// Whether one verdict does for both of them.
    bool is_alike(const Part& a, const Part& b) const {
        return a.product == b.product && (a.reworks < here().rework_limit) == (b.reworks < here().rework_limit) &&
               comes_again(a) == comes_again(b);
    }

    /// Enters the verdict on a machine's part, the first of its exits, in the books and on the part.
    void count(Machine& machine) const {
        if (station.judges_again) count_first_pass(machine);
        if (machine.exits.first == here().rework) {
            ++station.reworked;
            if (machine.part.reworks < most_reworks) ++machine.part.reworks;
        } else if (is_scrap(plan.exits[machine.exits.first].to)) {
            ++station.scrapped;
        } else if (machine.exits.first == here().incomplete) {
            machine.part.incomplete = 0;  // it will be completed there
        }
    }

  private:
    const StationPlan& here() const { return plan.stations[index]; }

    /// Whether the station has sent the part to rework, and judges it otherwise for that.
    bool comes_again(const Part& part) const {
        return here().rework_mark != none && plan.has_mark(part.marks, here().rework_mark);
    }

    const std::vector<double>& yield_of(const Part& part) const {
        return comes_again(part) ? here().reworked_yield : here().yield;
    }

    /// \source ISO 22400-2:2014, "first pass yield": good parts of those inspected for the first time
    void count_first_pass(const Machine& machine) const {
        if (comes_again(machine.part)) return;
        ++station.first_passes;
        station.good_first += machine.exits.first != here().rework && !is_scrap(plan.exits[machine.exits.first].to);
    }
};

}  // namespace takt
