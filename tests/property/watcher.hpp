// Follows every part of a line from outside and says what is broken, if anything is.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "heard_line.hpp"
#include "property/most_parts_in.hpp"
#include "takt/line/parts_in_line.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace random_plants {

using namespace takt;

/// What the outside knows of a line.
struct Sighting {
    using Number = std::pair<Index, std::uint64_t>;  ///< source, number

    explicit Sighting(const Plan& p) : plan(&p), buffers(p.buffers.size()), machines(p.machines()), states(p.machines(), State::starved), on_the_way(p.buffers.size(), 0) {}

    const Plan* plan;
    SimTime last{};
    std::set<Number> in_line;
    std::vector<std::deque<Number>> buffers;
    std::vector<std::deque<Number>> machines;  ///< more than one part on a moving line
    std::vector<State> states;
    std::vector<std::size_t> on_the_way;  ///< by buffer: parts that transporters have
    std::string broken;  ///< the first thing that was wrong

    static Number of(const Part& part) { return {part.source, part.number}; }

    void expect(bool condition, const char* what) {
        if (!condition && broken.empty()) broken = std::string(what) + " at " + std::to_string(to_seconds(last - run_start)) + " s";
    }
    void now(SimTime time) {
        expect(time >= last, "time runs back");
        last = time;
    }
};

struct Watcher : Listener {
    explicit Watcher(Sighting& all) : seen(&all) {}
    Sighting* seen;

    void entered(SimTime time, Index, const Part& part) override {
        seen->now(time);
        seen->expect(seen->in_line.insert(Sighting::of(part)).second, "a part enters twice");
    }
    void stored(SimTime time, Index buffer, const Part& part) override {
        seen->now(time);
        seen->expect(seen->in_line.count(Sighting::of(part)) == 1, "a part is stored that is not in the line");
        seen->buffers[buffer].push_back(Sighting::of(part));
        seen->expect(seen->buffers[buffer].size() <= most_parts_in(*seen->plan, buffer), "a buffer overflows");
    }
    void fetched(SimTime time, Index buffer) override {
        seen->now(time);
        seen->expect(++seen->on_the_way[buffer] <= seen->buffers[buffer].size(), "a part is fetched that is not there");
    }
    void taken(SimTime time, Index buffer, const Part& part) override {
        seen->now(time);
        std::deque<Sighting::Number>& parts = seen->buffers[buffer];
        const auto found = std::find(parts.begin(), parts.end(), Sighting::of(part));
        const bool may_be_taken = found == parts.begin() || seen->plan->buffers[buffer].is_store();
        seen->expect(found != parts.end() && may_be_taken,
                     "a part is taken that was not first in the buffer, or not in it");
        if (found != parts.end()) parts.erase(found);
        if (seen->plan->buffers[buffer].carried_by == none) return;
        seen->expect(seen->on_the_way[buffer] > 0, "a part is taken that nobody has brought");
        --seen->on_the_way[buffer];
    }
    void loaded(SimTime time, Index station, Index machine, const Part& part) override {
        seen->now(time);
        seen->expect(seen->in_line.count(Sighting::of(part)) == 1, "a part is loaded that is not in the line");
        std::deque<Sighting::Number>& parts = seen->machines[machine];
        // A part that was scrapped in work has not been finished.
        if (seen->plan->stations[station].moving == none)
            std::erase_if(parts, [&](const Sighting::Number& number) { return seen->in_line.count(number) == 0; });
        parts.push_back(Sighting::of(part));
        seen->expect(parts.size() <= most_parts_at(*seen->plan, station), "more parts are at a machine than it takes");
    }
    void finished(SimTime time, Index, Index machine, const Part& part) override {
        seen->now(time);
        std::deque<Sighting::Number>& parts = seen->machines[machine];
        seen->expect(!parts.empty() && parts.front() == Sighting::of(part),
                     "a machine finishes another part than the first that it loaded");
        if (!parts.empty()) parts.pop_front();
    }
    void left(SimTime time, Index, const Part& part) override { gone(time, part); }
    void scrapped(SimTime time, const Part& part) override { gone(time, part); }
    void absorbed(SimTime time, const Part& part) override { gone(time, part); }
    void split(SimTime time, Index, Index, const Part& part) override { gone(time, part); }
    void made(SimTime time, Index station, Index, const Part& part) override {
        seen->now(time);
        seen->expect(seen->plan->name_of_origin(part.source) == seen->plan->stations[station].name, "a part is not numbered by who made it");
        seen->expect(seen->in_line.insert(Sighting::of(part)).second, "a part is made twice");
    }
    void changed(SimTime time, Index machine, State from, State to) override {
        seen->now(time);
        seen->expect(seen->states[machine] == from && from != to, "a state changes from another than it was");
        seen->states[machine] = to;
    }

  private:
    void gone(SimTime time, const Part& part) {
        seen->now(time);
        seen->expect(seen->in_line.erase(Sighting::of(part)) == 1, "a part leaves that is not in the line");
    }
};

/// Books that must balance whatever the plant. \return what does not, or nothing
inline std::string broken_books(const Plan& plan, const ReplicationResult& result) {
    std::uint64_t released = 0;
    for (const SourceResult& source : result.sources) released += source.released;
    std::uint64_t made = 0, split = 0;
    for (const SplitResult& each : result.splits) made += each.made, split += each.split;
    if (result.in_line_at_start + released + made - split - result.units() - result.scrapped - result.absorbed != result.in_line_at_end)
        return "parts are lost or made";
    for (Index s = 0; s < plan.stations.size(); ++s) {
        const StationResult& station = result.stations[s];
        if (station.times.total() != plan.stations[s].machines * result.observed)
            return "the states of " + plan.stations[s].name + " do not add up to the time observed";
        for (const Duration time : station.times.time)
            if (time < Duration::zero()) return "negative time in a state of " + plan.stations[s].name;
    }
    for (Index r = 0; r < plan.robots.size(); ++r) {
        const Duration most = plan.stations[plan.robots[r].station].machines * result.observed;
        const RobotResult& robot = result.robots[r];
        if (robot.working < Duration::zero() || robot.down < Duration::zero() || robot.working > most)
            return "impossible times of " + plan.robots[r].name;
    }
    for (Index r = 0; r < plan.resources.size(); ++r) {
        const ResourceResult& people = result.resources[r];
        const double in_shifts =
            people.busy_seconds - people.late_busy_seconds + people.travelling_seconds - people.late_travelling_seconds;
        if (in_shifts > people.present_seconds + 1e-3 || in_shifts < -1e-3 || people.overtime_seconds() < 0)
            return plan.resources[r].name + " are at work for longer than they are there";
        if (people.waiting_seconds > 0 && people.asking_seconds <= 0)
            return "nobody may ask for " + plan.resources[r].name;
    }
    for (Index b = 0; b < plan.buffers.size(); ++b)
        if (result.buffers[b].highest > most_parts_in(plan, b))
            return plan.buffers[b].name + " overflows";
    for (Index z = 0; z < plan.zones.size(); ++z)
        if (result.zones[z].highest > plan.zones[z].most) return "zone " + plan.zones[z].name + " overflows";
    for (Index t = 0; t < plan.transporters.size(); ++t) {
        const TransporterResult& fleet = result.transporters[t];
        const double all = to_seconds(result.observed) * plan.transporters[t].count;
        const bool always = plan.transporters[t].calendar == none;
        if (fleet.scheduled_seconds() > all + 1e-3 || (always && fleet.scheduled_seconds() < all - 1e-3))
            return "the times of " + plan.transporters[t].name + " do not add up to the time observed";
    }
    for (Index r = 0; r < plan.milk_runs.size(); ++r) {
        const MilkRunPlan& run = plan.milk_runs[r];
        const MilkRunResult& counted = result.milk_runs[r];
        const double all = to_seconds(result.observed) * run.trains;
        if (counted.scheduled_seconds() > all + 1e-3 || (run.calendar == none && counted.scheduled_seconds() < all - 1e-3))
            return "the times of " + run.name + " do not add up to the time observed";
        if (counted.lots < counted.rounds || counted.lots > counted.rounds * run.carries || counted.late > counted.rounds)
            return "trains of " + run.name + " are empty, or too full";
    }
    for (const SourceResult& source : result.sources)
        if (source.orders.on_time + source.orders.late > source.orders.due) return "more orders are delivered than are due";
    for (const SinkResult& sink : result.sinks)
        if (sink.incomplete > sink.units || sink.in_sequence > sink.units) return "more than all units lack something";
    for (Index m = 0; m < plan.materials.size(); ++m) {
        const MaterialResult& material = result.materials[m];
        const std::uint64_t delivered = material.deliveries * plan.materials[m].lot;
        if (material.stock_at_start + delivered - material.consumed != material.stock_at_end)
            return "pieces of " + plan.materials[m].name + " are lost or made";
    }
    for (Index l = 0; l < plan.moving_lines.size(); ++l)
        if (result.moving_lines[l].parts_seconds > to_seconds(result.observed) * plan.moving_lines[l].pitches * (1 + 1e-12))
            return "too many parts on a moving line";
    return {};
}

/// Whether each zone counts the parts that carry its mark. \return which does not, or nothing
template <class Line>
std::string miscounted_zone(const Line& line) {
    const Plan& plan = line.plan();
    std::vector<std::uint32_t> found(plan.zones.size(), 0);
    for (const PlacedPart& each : parts_in(line))
        for (Index z = 0; z < found.size(); ++z)
            found[z] += plan.has_mark(each.part.marks, z);
    for (Index z = 0; z < found.size(); ++z)
        if (found[z] != line.zones().inside(z)) return "zone " + plan.zones[z].name + " counts other parts than it has";
    return {};
}

/// Whether each carrier is empty where parts are loaded, on its way back there, or under a part.
/// \return which is not, or nothing
template <class Line>
std::string lost_carriers(const Line& line) {
    const Plan& plan = line.plan();
    std::vector<std::size_t> found(plan.carriers.size(), 0);
    for (const PlacedPart& each : parts_in(line))
        if (each.part.carrier != none) ++found[each.part.carrier];
    for (Index c = 0; c < found.size(); ++c)
        if (found[c] + line.carriers().empty(c) + line.carriers().on_the_way_back(c) != plan.carriers[c].count)
            return "carriers " + plan.carriers[c].name + " are lost or made";
    return {};
}

/// Runs one replication under watch. \return what is broken, or nothing
inline std::string watch(const Plan& plan, std::uint64_t seed, std::uint64_t most_events) {
    Sighting seen(plan);
    Watcher watcher(seen);
    HeardLine line(plan, seed, 0, watcher);
    std::uint64_t at_one_instant = 0;
    for (std::uint64_t events = 0; events < most_events && seen.broken.empty() && line.now() < plan.end(); ++events) {
        const SimTime before = line.now();
        if (!line.step()) break;
        at_one_instant = line.now() == before ? at_one_instant + 1 : 0;
        if (at_one_instant > 100000) return "the clock stands still at " + std::to_string(to_seconds(before - run_start)) + " s";
    }
    if (!seen.broken.empty()) return seen.broken;
    if (seen.in_line.size() != line.parts()) return "the line counts other parts than there are";
    for (const std::string& wrong : {miscounted_zone(line), lost_carriers(line)})
        if (!wrong.empty()) return wrong;
    return broken_books(plan, line.result());
}

}  // namespace random_plants
