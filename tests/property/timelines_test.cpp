// What a close look at random plants shows over time adds up to the ordinary result of the same replication.
#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <string>

#include "property/random_plant.hpp"
#include "takt/experiment/close_look.hpp"
#include "takt/experiment/static_look.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/nodes.hpp"
#include "takt/line/simulate.hpp"

using namespace takt;
using namespace random_plants;

namespace {

/// Counts from the middle of the run on in every other plant.
Plan plan_with_warm_up(std::uint64_t seed) {
    spec::LineSpec plant = random_plant(seed);
    if (seed % 2 == 1 && plant.run.warm_up == Duration::zero()) plant.run.warm_up = plant.run.horizon / 2;
    return make_plan(plant);
}

CloseLook look_at(const Plan& plan, std::uint64_t seed) {
    return look_closely(plan, loss_reference(plan, static_look(plan)), seed, 0, 4);
}

template <class Number>
Number sum(const std::vector<Number>& all) {
    return std::accumulate(all.begin(), all.end(), Number{});
}

LevelSlot::Wide part_ticks(const LevelTimeline& buffer) {
    LevelSlot::Wide all = 0;
    for (const LevelSlot& slot : buffer.slots())
        all += slot.part_ticks;
    return all;
}

double seconds_of(LevelSlot::Wide ticks) {
    return 1e-6 * static_cast<double>(ticks);
}

/// The integral by slots, the integral by levels, and what the buffer itself has counted, all the same.
void check_buffer(const Plan& plan, const CloseLook& look, Index b) {
    CAPTURE(plan.buffers[b].name);
    const LevelTimeline& buffer = look.timelines.buffers[b];
    const BufferResult& result = look.run.result.buffers[b];
    LevelSlot::Wide by_level = 0;
    for (std::size_t level = 0; level < buffer.times().size(); ++level)
        by_level += level * static_cast<LevelSlot::Wide>(buffer.times()[level].count());
    CHECK(seconds_of(part_ticks(buffer)) == result.level_seconds);
    CHECK(seconds_of(by_level) == result.level_seconds);
    CHECK(sum(buffer.times()) == look.run.result.observed);
    CHECK(to_seconds(buffer.times().empty() ? Duration{} : buffer.times()[0]) == result.empty_seconds);
    const auto capacity = plan.buffers[b].capacity;
    const bool is_carried = plan.buffers[b].carried_by != none;  // full is then where no part on the way is counted
    if (capacity && !is_carried && buffer.times().size() > *capacity)
        CHECK(to_seconds(buffer.times()[*capacity]) == result.full_seconds);
    std::uint32_t highest = 0;
    for (std::size_t i = 0; i < look.timelines.slots.count; ++i) {
        const LevelSlot& slot = buffer.slots()[i];
        const Duration time = Timelines::length_of(look.timelines.slots, i, look.timelines.to);
        CHECK(seconds_of(slot.part_ticks) <= slot.most * to_seconds(time) * (1 + 1e-12));
        CHECK(seconds_of(slot.part_ticks) >= slot.least * to_seconds(time) * (1 - 1e-12));
        highest = std::max(highest, slot.most);
    }
    CHECK(highest == result.highest);
}

void check_states(const Plan& plan, const CloseLook& look, Index s) {
    CAPTURE(plan.stations[s].name);
    StateTimes all;
    const TimeSlots& slots = look.timelines.state_slots;
    for (std::size_t i = 0; i < slots.count; ++i) {
        all += look.timelines.states[s][i];
        CHECK(look.timelines.states[s][i].total() ==
              plan.stations[s].machines * Timelines::length_of(slots, i, look.timelines.to));
    }
    CHECK(all == look.run.result.stations[s].times);
}

std::map<Node, std::int64_t> flowing_in(const CloseLook& look) {
    std::map<Node, std::int64_t> in;
    for (const PartFlow& flow : look.timelines.flows)
        in[flow.to] += static_cast<std::int64_t>(flow.parts);
    return in;
}

std::uint64_t parts_out(const Plan& plan, const CloseLook& look) {
    std::uint64_t out = 0;
    for (const PartFlow& flow : look.timelines.flows)
        if (flow.from < plan.sources.size()) out += flow.parts;
    return out;
}

}  // namespace

TEST_CASE("what is seen over time adds up to the ordinary result of the same replication, on random plants") {
    int with_slots = 0, with_scrap = 0, with_joins = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        CAPTURE(seed);
        const Plan plan = plan_with_warm_up(seed);
        const CloseLook look = look_at(plan, seed);
        const ReplicationResult& result = look.run.result;
        CHECK(result == simulate(plan, seed, 0));
        const Timelines& lines = look.timelines;
        if (lines.slots.count == 0) continue;
        ++with_slots;
        CHECK(lines.slots.count <= TimelineGrid::most_slots);
        CHECK(lines.state_slots.count <= TimelineGrid::most_state_slots);
        CHECK(lines.state_slots.length % lines.slots.length == Duration::zero());
        CHECK(lines.to - lines.slots.from == result.observed);
        CHECK(sum(lines.units) == result.units());
        CHECK(sum(lines.scheduled) == result.scheduled);
        CHECK(sum(lines.lead_times.bins().counts) == result.units());
        for (Index b = 0; b < plan.buffers.size(); ++b)
            if (plan.buffers[b].written) check_buffer(plan, look, b);
        for (Index s = 0; s < plan.stations.size(); ++s)
            check_states(plan, look, s);
        const auto in = flowing_in(look);
        const auto into = [&](Node node) { return in.count(node) > 0 ? in.at(node) : 0; };
        for (Index i = 0; i < plan.sinks.size(); ++i)
            CHECK(into(node_of_sink(plan, i)) == static_cast<std::int64_t>(result.sinks[i].units));
        for (Index b = 0; b < plan.buffers.size(); ++b)
            if (plan.buffers[b].written)
                CHECK(into(node_of_buffer(plan, b)) == static_cast<std::int64_t>(result.buffers[b].entered));
        CHECK(into(scrap_node(plan)) == static_cast<std::int64_t>(result.scrapped));
        with_scrap += result.scrapped > 0 ? 1 : 0;
        with_joins += result.absorbed > 0 ? 1 : 0;
    }
    CHECK(with_slots > 250);
    CHECK(with_scrap > 50);
    CHECK(with_joins > 30);
}

TEST_CASE("parts do not vanish on their way: what flows into a station and out of it differs by what it holds") {
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        const Plan plan = plan_with_warm_up(seed);
        const CloseLook look = look_at(plan, seed);
        if (look.timelines.slots.count == 0) continue;
        const auto in = flowing_in(look);
        std::int64_t arrived = 0, gone = 0;
        for (const auto& [node, parts] : in) {
            CHECK(node < node_count(plan));
            if (node >= node_of_sink(plan, 0)) gone += parts;
        }
        arrived = static_cast<std::int64_t>(parts_out(plan, look));
        // What has left its source and neither left nor become part of another is in the line; so was what came before.
        const auto growth = static_cast<std::int64_t>(look.run.result.in_line_at_end) -
                            static_cast<std::int64_t>(look.run.result.in_line_at_start);
        for (const SplitResult& each : look.run.result.splits) arrived += static_cast<std::int64_t>(each.made - each.split);
        CHECK(std::abs(arrived - gone - static_cast<std::int64_t>(look.run.result.absorbed) - growth) <=
              static_cast<std::int64_t>(plan.sources.size()));
    }
}

TEST_CASE("the memory of a close look does not grow with the parts that were in the line") {
    const Plan plan = plan_with_warm_up(2);
    PartFlows flows(plan);
    Part part;
    part.source = 0;
    for (part.number = 1; part.number <= 100000; ++part.number) {
        flows.entered(0, part);
        flows.loaded(0, part);
        flows.left(0, part);
    }
    CHECK(flows.parts_in_line() == 0);
    CHECK(flows.flows() == std::vector<PartFlow>{{node_of_source(plan, 0), node_of_station(plan, 0), 100000},
                                                 {node_of_station(plan, 0), node_of_sink(plan, 0), 100000}});
}
