// One plant that uses everything that could want memory while it runs: queues of resources, waiting producers, reserved
// places, people who travel, carriers, transporters, material, trains that bring it, zones, conveyors, moving lines, batches, parts made of others, assembly, rework, setups, ramp-ups, stops on all clocks, and shifts.
#pragma once

#include <chrono>
#include <string>

#include "takt/random/distribution.hpp"
#include "takt/spec/line_spec.hpp"

inline takt::spec::CalendarSpec two_shifts() {
    using namespace takt::spec;
    using namespace std::chrono_literals;
    const auto shift = [](takt::Duration from, takt::Duration to, takt::Duration pause) {
        return ShiftSpec{.from = {from}, .to = {to}, .breaks = {{.from = {pause}, .length = 30min}}};
    };
    return {.shifts = {shift(6h, 14h, 10h), shift(14h, 22h, 18h)}};
}

inline takt::spec::FailureSpec failure(const char* name, takt::spec::Clock clock, takt::Distribution every) {
    return {.name = takt::spec::Name(name),
            .clock = clock,
            .every = every,
            .repair = takt::Distribution::of<takt::Lognormal>(240.0, 0.8),
            .crew = takt::spec::Ref("repair")};
}

/// Bodies ride on skids from `load` to `unload`; inspection sends some round again; doors come from a line of their own, packs for
/// each body.
inline takt::spec::LineSpec whole_plant() {
    using namespace takt;
    using namespace takt::spec;
    using namespace std::chrono_literals;

    const auto seconds = [](double mean) { return Distribution::of<Lognormal>(mean, 0.1); };
    const auto hours = [](double mean) { return Distribution::of<Exponential>(3600 * mean); };

    StationSpec load{.name = "load", .cycle = seconds(50), .setup = {{.time = seconds(40)}}, .loads = "skids"};
    StationSpec weld{.name = "weld",
                     .machines = 2,
                     .operations = {{.time = seconds(60), .robot = "gun"}, {.time = seconds(40)}},
                     .robots = {{.count = 3, .cycle = seconds(95), .failures = {failure("gun", Clock::operating, hours(4))}}},
                     .failures = {failure("clamp", Clock::scheduled, hours(3))}};
    StationSpec spot{.name = "spot",
                     .operations = {{.time = seconds(45), .robot = "gun", .operators = "team"}},
                     .priority = 1,
                     .failures = {failure("tip", Clock::cycles, Distribution::of<Geometric>(200.0, 1.0).counting())},
                     .maintenance = {{.every = hours(10), .length = seconds(300), .crew = Ref("repair")},
                                     {.begins = TimeOfDay{std::chrono::hours{6}}, .length = seconds(600)}},
                     .setup = {{.time = seconds(5), .operators = Ref("team")}}};
    StationSpec seal{.name = "seal",
                     .cycle = seconds(48),
                     .failures = {failure("nozzle", Clock::calendar, hours(5))},
                     .blocking = Blocking::before};
    StationSpec inspect{.name = "inspect",
                        .cycle = seconds(50),
                        .yield = Share{0.8},
                        .reworked_yield = Share{0.9},
                        .rework = "repair-queue",
                        .rework_limit = 2};
    StationSpec marry{.name = "marry",
                      .cycle = seconds(52),
                      .operators = "team",
                      .joins = {{.from = "doors", .count = 2}, {.from = "packs", .match = Match::number}}};
    StationSpec unload{.name = "unload", .cycle = seconds(50), .unloads = "skids"};
    StationSpec mend{.name = "mend",
                     .machines = 2,
                     .cycle = seconds(200),
                     .batch = BatchSpec{.most = 3, .least = 2, .longest_wait = 5min, .products = BatchProducts::one},
                     .to = "weld-in"};
    StationSpec shear{.name = "shear", .cycle = seconds(40), .makes = {{.count = 2}}};
    StationSpec cut{.name = "cut", .cycle = seconds(24), .failures = {failure("blade", Clock::operating, hours(2))}};
    StationSpec assemble{.name = "assemble", .cycle = seconds(46)};
    StationSpec trim{.name = "trim",
                     .cycle = Distribution::constant(55),
                     .moving = MovingLineSpec{.pitches = 9,
                                              .longest = 15min,
                                              .before_shift_end = BeforeShiftEnd::drain,
                                              .work = {{.from = 2, .to = 5, .time = Duration{56s}}},
                                              .drift = 8s,
                                              .andon = AndonSpec{.pulls = {0.02}, .help = seconds(40)}},
                     .failures = {failure("chain", Clock::operating, hours(6))}};
    marry.takes = Dispatch::in_sequence;
    weld.at_shift_end = ShiftEnd::finish;
    mend.ramp_up = Ref("launch");
    spot.materials = {{"clips", ByProduct<std::uint32_t>(4)}, {"caps", ByProduct<std::uint32_t>(1)}, {"nuts", ByProduct<std::uint32_t>(2)}};
    marry.materials = {{"clips", ByProduct<std::uint32_t>(2)}, {"seals", ByProduct<std::uint32_t>(1)}};
    cut.materials = {{"seals", ByProduct<std::uint32_t>(1)}};
    cut.when_missing = Shortage::leave_out;

    const TravelSpec to_repairs{.speed = {1.2},
                                .places = {{"shop", {.x = {0}}},
                                           {"weld", {.x = {20}, .y = Length{8}}},
                                           {"spot", {.x = {30}}},
                                           {"seal", {.x = {40}}},
                                           {"cut", {.x = {30}, .y = Length{25}}},
                                           {"trim", {.x = {80}, .y = Length{6}}}},
                                .base = Ref("shop")};
    const TravelSpec between_cells{
        .speed = {1.4}, .places = {{"spot", {.x = {30}}}, {"marry", {.x = {34}, .y = Length{3}}}}, .ways = Paths::straight};

    LineSpec plant;
    plant.name = "The whole plant";
    plant.products = {{"M5", {.share = Share{0.4}}}, {"M7", {.share = Share{0.6}}}};
    plant.calendars = {{"two-shift", two_shifts()}};
    plant.crews = {{"repair", {.size = 1, .order = Order::priority, .travel = to_repairs}}};
    plant.operators = {{"team", {.size = 1, .order = Order::nearest, .travel = between_cells}}};
    plant.robots = {{"gun", {.size = 2, .order = Order::priority}}};
    plant.carriers = {{"skids", {.count = 25, .places = 12, .returns_in = 4min}}};
    plant.materials = {{"clips", {.stock = 90, .reorder_point = 80, .lot = 8, .lead_time = seconds(900)}},
                       {"seals", {.stock = 60, .reorder_point = 30, .lot = 1, .lead_time = hours(0.2)}},
                       {"caps", {.stock = 60, .reorder_point = 40, .lot = 5}},
                       {"nuts", {.stock = 60, .reorder_point = 40, .lot = 7}}};
    plant.milk_runs = {{"tugger",
                        {.trains = 2,
                         .carries = 3,
                         .every = 10min,
                         .stops = {{"caps", hours(0.05), {}}, {"nuts", hours(0.02), {}}},
                         .unload = 20s,
                         .way_back = hours(0.05)}}};
    plant.transporters = {{"agvs",
                           {.count = 2,
                            .carries = 2,
                            .least = 2,
                            .longest_wait = 5min,
                            .speed = {0.5},
                            .load = 10s,
                            .unload = 10s,
                            .places = {{"spot-end", {.x = {0}}}, {"seal-begin", {.x = {20}, .y = Length{5}}}},
                            .fetches = Fetches::nearest,
                            .battery = BatterySpec{.lasts = 1h, .charge = 10min, .charger = "spot-end"}}}};
    plant.zones = {{"shop", {.most = 40, .from = {Ref("bodies")}, .to = {Ref("unload")}}},
                   {"cards", {.most = 16, .from = {Ref("cut")}, .to = {Ref("doors")}}},
                   {"middle", {.most = 3, .from = {Ref("weld")}, .to = {Ref("spot")}}}};
    plant.ramp_ups = {{"launch", {.learning = LearningSpec{.first = {2}, .rate = {0.9}}}}};
    plant.flows = {{"line",
                    {SourceSpec{.name = "bodies"}, load, BufferSpec{.name = "weld-in", .capacity = 8}, weld, spot,
                     BufferSpec{.name = "conveyor", .capacity = 6, .transit = 3min},
                     BufferSpec{.name = "dock",
                                .capacity = 2,
                                .carried_by = Ref("agvs"),
                                .pick_up = Ref("spot-end"),
                                .set_down = Ref("seal-begin")},
                     seal,
                     BufferSpec{.name = "lane", .capacity = 2}, inspect,
                     BufferSpec{.name = "marry-in", .capacity = 12, .lanes = 3, .lane_by = LaneRule::sequence}, marry,
                     unload, trim, SinkSpec{.name = "shipped", .measures = SinkMeasures::sequence}}},
                   {"battery",
                    {SourceSpec{.name = "cells", .follows = Ref("load")}, assemble,
                     BufferSpec{.name = "packs", .capacity = 40, .access = Access::any}}},
                   {"repairs", {BufferSpec{.name = "repair-queue", .capacity = 10}, mend}},
                   {"doors-line",
                    {SourceSpec{.name = "sheets", .every = hours(0.02), .overflow = Overflow::lose},
                     BufferSpec{.name = "sheet-rack", .capacity = 12, .stop_at = 9, .start_at = 3}, shear, cut,
                     BufferSpec{.name = "doors", .capacity = 20}}}};
    plant.run.horizon = 24h * 7 * 12;
    plant.run.warm_up = 24h;
    plant.run.calendar = Ref("two-shift");
    return plant;
}
