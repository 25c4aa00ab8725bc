// Problems of tuning that are small enough to be enumerated: serial lines of exponential stations, whose places and machines may be
// decided, and outputs written by hand.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "takt/tuning/stairs.hpp"
#include "takt/tuning/tune.hpp"
#include "unit/line/plants.hpp"

namespace small {

using namespace takt;

inline Plan serial_plan(const std::vector<double>& means, const std::vector<std::uint32_t>& places,
                        const std::vector<std::uint32_t>& machines, Duration horizon) {
    std::vector<spec::ElementSpec> elements{plants::source("in")};
    for (std::size_t i = 0; i < means.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        if (i > 0) elements.push_back(plants::buffer(("b" + number).c_str(), places[i - 1]));
        spec::StationSpec station = plants::station(("s" + number).c_str(), 1);
        station.cycle = Distribution::of<Exponential>(means[i]);
        station.machines = machines[i];
        elements.push_back(station);
    }
    elements.push_back(plants::sink("out"));
    return make_plan(plants::plant(std::move(elements), horizon));
}

/// Numbers from `from` to `to`, each for a price.
inline Decision numbers(const std::string& name, int from, int to, double price) {
    Decision decision{name, {}, {}};
    for (int n = from; n <= to; ++n)
        decision.ways.push_back({std::to_string(n), price * n, {}});
    return decision;
}

struct Line {
    std::vector<double> means;
    int most_places = 4;
    int most_machines = 1;
    double price_of_place = 1;
    double price_of_machine = 10;
    Duration horizon = std::chrono::hours{200};
};

/// Places of every buffer from 0, and machines of every station from 1 where there may be more than one.
inline TuningProblem problem(const Line& line) {
    TuningProblem made;
    const std::size_t stations = line.means.size();
    for (std::size_t b = 2; b <= stations; ++b)
        made.decisions.push_back(numbers("b" + std::to_string(b), 0, line.most_places, line.price_of_place));
    if (line.most_machines > 1)
        for (std::size_t s = 1; s <= stations; ++s)
            made.decisions.push_back(numbers("s" + std::to_string(s), 1, line.most_machines, line.price_of_machine));
    made.plan = [line, stations](const Design& design) {
        std::vector<std::uint32_t> places(design.begin(), design.begin() + static_cast<std::ptrdiff_t>(stations) - 1);
        std::vector<std::uint32_t> machines(stations, 1);
        if (line.most_machines > 1)
            for (std::size_t s = 0; s < stations; ++s)
                machines[s] = design[stations - 1 + s] + 1u;
        return serial_plan(line.means, places, machines, line.horizon);
    };
    return made;
}

/// Calls `each` with every design there is.
template <class Each>
void for_each_design(const TuningProblem& problem, const Each& each) {
    const Design highest = top(problem);
    Design design = bottom(problem);
    for (;;) {
        each(std::as_const(design));
        std::size_t d = 0;
        while (d < design.size() && design[d] == highest[d])
            design[d++] = 0;
        if (d == design.size()) return;
        ++design[d];
    }
}

/// Units of a design by runs that no search sees.
inline Tally judged(const TuningProblem& problem, const Design& design, std::uint64_t runs) {
    const Plan plan = problem.plan(design);
    Tally units;
    for (std::uint64_t r = 0; r < runs; ++r)
        units.add(static_cast<double>(replicate(plan, 987'654, r).units()));
    return units;
}

/// Means over runs that no search sees.
struct Seen {
    double units = 0;
    double lead_time = 0;  ///< s
    double work_in_process = 0;
};
inline Seen seen(const TuningProblem& problem, const Design& design, std::uint64_t runs) {
    const Plan plan = problem.plan(design);
    Seen sum;
    for (std::uint64_t r = 0; r < runs; ++r) {
        const Measures run = measures_of(plan, replicate(plan, 987'654, r));
        sum.units += run.units / static_cast<double>(runs);
        sum.lead_time += run.lead_time / static_cast<double>(runs);
        sum.work_in_process += run.work_in_process / static_cast<double>(runs);
    }
    return sum;
}

/// Runs kept in the process; counts what it is asked.
struct Kept {
    std::map<std::tuple<std::uint64_t, std::uint64_t, std::uint64_t>, Measures> runs;
    std::uint64_t kept = 0;
    std::uint64_t recalled = 0;
    std::function<void()> at_keep = [] {};
    std::mutex alone;

    TuningMemory memory() {
        TuningMemory made;
        made.recall = [this](const RunKey& key) -> std::optional<Measures> {
            const std::scoped_lock lock(alone);
            const auto found = runs.find({key.digest, key.seed, key.replication});
            if (found == runs.end()) return std::nullopt;
            ++recalled;
            return found->second;
        };
        made.keep = [this](const RunKey& key, const Measures& measures) {
            const std::scoped_lock lock(alone);
            ++kept;
            runs[{key.digest, key.seed, key.replication}] = measures;
            at_keep();
        };
        return made;
    }
};

/// A decision whose outputs are written by hand: way w makes `units(w, replication)`.
struct Written {
    std::function<double(std::uint16_t, std::uint64_t)> units;
    TuningProblem problem;

    explicit Written(std::function<double(std::uint16_t, std::uint64_t)> of, int ways = 3) : units(std::move(of)) {
        problem.decisions = {numbers("n", 0, ways - 1, 1)};
        problem.plan = [](const Design& design) {
            return serial_plan({60.0 + design[0]}, {}, {1}, std::chrono::hours{1});
        };
    }

    TuningMemory memory() const {
        std::map<std::uint64_t, std::uint16_t> way_of;
        for (std::uint16_t w = 0; w < problem.decisions[0].ways.size(); ++w)
            way_of[problem.plan({w}).digest] = w;
        TuningMemory made;
        made.recall = [of = units, way_of](const RunKey& key) -> std::optional<Measures> {
            Measures measures;
            measures.units = of(way_of.at(key.digest), key.replication);
            return measures;
        };
        return made;
    }

    Evaluations evaluations() const { return {problem, memory(), 1, {}}; }
};

}  // namespace small
