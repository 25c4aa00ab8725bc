// A plant as plain data: what a user wrote, units converted, names not yet resolved. No behaviour.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "takt/spec/calendar.hpp"
#include "takt/spec/element.hpp"
#include "takt/spec/field.hpp"
#include "takt/spec/material.hpp"
#include "takt/spec/milk_run.hpp"
#include "takt/spec/ramp_up.hpp"
#include "takt/spec/resource.hpp"
#include "takt/spec/scenario.hpp"
#include "takt/spec/starting_state.hpp"
#include "takt/spec/transporter.hpp"
#include "takt/spec/tune.hpp"
#include "takt/spec/value.hpp"
#include "takt/spec/zone.hpp"

namespace takt::spec {

struct ProductSpec {
    std::optional<Share> share{};
    std::optional<Money> price{};
    std::optional<Money> scrap_cost{};
    Place at{};

    static constexpr About about{"product", "What is made: its share of the mix and its price."};

    template <class Visitor>
    static void fields(ProductSpec& s, Visitor& v) {
        v(Field{"share", "share of the mix; equal shares if none is given, none for what stations make of others", "70 %"}, s.share);
        v(Field{"price", "value of a good unit", "300000 CNY"}, s.price);
        v(Field{"scrap_cost", "what is lost with a scrapped part", "60000 CNY"}, s.scrap_cost);
    }
};

struct RunSpec {
    Duration horizon = std::chrono::hours{24 * 7};
    Duration warm_up{};
    std::uint32_t replications = 10;
    std::uint64_t seed = 1;
    std::optional<Ref> calendar{};
    Date start = std::chrono::sys_days{std::chrono::year{2026} / 1 / 5};  // a Monday
    Place at{};

    static constexpr About about{"run", "How long, how often and from which seed the plant is simulated."};

    template <class Visitor>
    static void fields(RunSpec& s, Visitor& v) {
        v(Field{"horizon", "how long the plant is observed, after the warm-up", "1 year"}, s.horizon);
        v(Field{"warm_up", "how long it runs before anything is counted", "1 week"}, s.warm_up);
        v(Field{"replications", "independent runs", "10", Need::optional, {1, 1e6}}, s.replications);
        v(Field{"seed", "the seed of all random numbers", "1", Need::optional, {0, 9007199254740992.0}}, s.seed);
        v(Field{"calendar", "when the plant works, where nothing else is said; always if left out", "two-shift"},
          s.calendar);
        v(Field{"start", "the date of the first day, from midnight; a Monday if left out", "2026-01-05"}, s.start);
    }
};

/// Elements one after the other: a part goes from each to the next unless the element says otherwise.
struct FlowSpec {
    Name name{};  ///< "line" for the main one
    std::vector<ElementSpec> elements{};
};

struct LineSpec {
    Name name{};
    std::string description{};
    std::vector<Named<ProductSpec>> products{};
    std::vector<Named<CalendarSpec>> calendars{};
    std::vector<Named<ResourceSpec>> crews{};
    std::vector<Named<ResourceSpec>> operators{};
    std::vector<Named<ResourceSpec>> robots{};
    std::vector<Named<CarrierSpec>> carriers{};
    std::vector<Named<MaterialSpec>> materials{};
    std::vector<FlowSpec> flows{};  ///< the main line first
    RunSpec run{};
    std::optional<Rate> target{};
    std::optional<EnergyPrice> energy_price{};
    std::vector<Named<RampUpSpec>> ramp_ups{};
    std::optional<TuneSpec> tune{};
    std::vector<Named<ZoneSpec>> zones{};
    std::vector<Named<TransporterSpec>> transporters{};
    std::vector<Named<MilkRunSpec>> milk_runs{};
    std::optional<StateSpec> state{};
    std::vector<Named<ScenarioSpec>> scenarios{};  ///< other plants to compare this one with
    Place at{};

    static constexpr About about{"plant", "A plant: what is made, who works when, and the line that parts go along."};

    /// The keys of the whole file that hold values of the plant; the flows are read by the front end.
    template <class Visitor>
    static void fields(LineSpec& s, Visitor& v) {
        v(Field{"name", "what the plant is called; as its file, without the extension, if left out", "Two cells and a store"},
          s.name);
        v(Field{"description", "what it is, and which question it answers", "A body shop in two shifts."}, s.description);
        v(Field{"products", "what is made", "{M7: {share: 70 %}, M5: {share: 30 %}}"}, s.products);
        v(Field{"calendars", "when work is scheduled", "{early: {shifts: [{from: \"06:00\", to: \"14:30\"}]}}"},
          s.calendars);
        v(Field{"crews", "who repairs and maintains", "{maintenance: {size: 2}}"}, s.crews);
        v(Field{"operators", "who works at the stations", "{team-a: {size: 3}}"}, s.operators);
        v(Field{"robots", "robots that several stations share", "{handler: {order: priority}}"}, s.robots);
        v(Field{"carriers", "skids and pallets in closed loops", "{skids: {count: 40}}"}, s.carriers);
        v(Field{"ramp_ups", "how stations get better over the months after the start",
                "{launch: {steps: [{from: 2026-01-05, cycle: 150 %}, {from: 2026-04-01}]}}"},
          s.ramp_ups);
        v(Field{"materials", "bought parts that suppliers deliver to the line",
                "{seats: {stock: 60, reorder_point: 40, lot: 24, lead_time: 3 h}}"},
          s.materials);
        v(Field{"zones", "limits of work in process, by zone",
                "{paint: {most: 60, from: sealing, to: paint-unloading}}"},
          s.zones);
        v(Field{"transporters", "vehicles that carry parts from place to place",
                "{agvs: {count: 6, speed: 1.2 m/s, places: {weld: {x: 0 m}, paint: {x: 80 m}}}}"},
          s.transporters);
        v(Field{"milk_runs", "trains that bring materials to the line, round several stops",
                "{tugger: {every: 20 min, carries: 8, stops: [{material: axles, drive: 3 min}]}}"},
          s.milk_runs);
        v(Field{"run", "how long, how often and from which seed the plant is simulated", "{horizon: 1 year}"}, s.run);
        v(Field{"target", "how many good units are wanted; for an hour, of scheduled time", "100000 /year"}, s.target);
        v(Field{"energy_price", "what a kilowatt-hour costs", "0.65 CNY/kWh"}, s.energy_price);
        v(Field{"tune", "what may be changed, what it costs, and what is wanted; the question that `takt tune` answers",
                "{decisions: [{set: line.body-store.capacity, from: 10, to: 60, cost: 12000 CNY}]}"},
          s.tune);
        v(Field{"state", "where the plant stands as the run begins, or a file beside this one that says it; an empty plant if left out",
                "{at: 2026-03-02 10:40, buffers: {body-store: [M7, {product: M5, count: 12}]}}"},
          s.state);
        v(Field{"scenarios", "plants to compare this one with, for `takt sweep`",
                "{larger-store: {set: {line.store.capacity: 60}}}"},
          s.scenarios);
    }
};

}  // namespace takt::spec
