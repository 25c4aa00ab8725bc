// A line that only the event loop can compute, of any length: blocks of five stations, in which parts go one of two ways, meet
// again and are joined with others made beside, and of which two fail.
#pragma once

#include <chrono>
#include <string>

#include "takt/line/make_plan.hpp"
#include "takt/spec/line_spec.hpp"

inline takt::Plan mixed_plan(int stations, takt::Duration horizon) {
    using namespace takt;
    const auto failing = [](double every_hours) {
        return spec::FailureSpec{.every = Distribution::of<Exponential>(3600 * every_hours),
                                 .repair = Distribution::of<Lognormal>(300.0, 0.8)};
    };
    const auto buffer = [](const std::string& name) { return spec::BufferSpec{.name = name, .capacity = 10}; };
    const auto station = [](const std::string& name, double seconds) {
        return spec::StationSpec{.name = name, .cycle = Distribution::of<Exponential>(seconds)};
    };
    spec::LineSpec plant;
    plant.name = "Mixed line";
    spec::FlowSpec main{"line", {spec::SourceSpec{.name = "source"}}};
    for (int block = 1; block <= stations / 5; ++block) {
        const std::string number = " " + std::to_string(block);
        spec::StationSpec press = station("press" + number, 45);
        press.failures = {failing(4)};
        press.to = spec::RouteSpec{};
        press.to->choice = spec::Choice::share;
        press.to->targets = {{("left" + number).c_str(), 0.5, {}}, {("right" + number).c_str(), 0.5, {}}};
        spec::StationSpec left = station("left weld" + number, 90);
        left.to = ("pairs" + number).c_str();
        spec::StationSpec right = station("right weld" + number, 90);
        spec::StationSpec marriage = station("marriage" + number, 45);
        marriage.joins = {{.from = ("kits" + number).c_str()}};
        if (block > 1) main.elements.push_back(buffer("blanks" + number));
        for (const spec::ElementSpec& element :
             {spec::ElementSpec(press), spec::ElementSpec(buffer("left" + number)), spec::ElementSpec(left),
              spec::ElementSpec(buffer("right" + number)), spec::ElementSpec(right),
              spec::ElementSpec(buffer("pairs" + number)), spec::ElementSpec(marriage)})
            main.elements.push_back(element);
        spec::StationSpec kit = station("kitting" + number, 45);
        kit.failures = {failing(6)};
        plant.flows.push_back(
            {"kits of" + number, {spec::SourceSpec{.name = "pieces" + number}, kit, buffer("kits" + number)}});
    }
    main.elements.push_back(spec::SinkSpec{.name = "sink"});
    plant.flows.insert(plant.flows.begin(), main);
    plant.run.horizon = horizon;
    return make_plan(plant);
}
