// The line of the tandem benchmarks: exponential stations of one minute, ten places between them, never short of parts,
// blocking after service.
#pragma once

#include <chrono>
#include <string>

#include "takt/line/make_plan.hpp"
#include "takt/spec/line_spec.hpp"

inline takt::Plan tandem_plan(int stations, takt::Duration horizon) {
    using namespace takt;
    spec::FlowSpec flow{"line", {spec::SourceSpec{.name = "source"}}};
    for (int i = 0; i < stations; ++i) {
        const std::string number = std::to_string(i + 1);
        if (i > 0) flow.elements.push_back(spec::BufferSpec{.name = "buffer " + number, .capacity = 10});
        flow.elements.push_back(
            spec::StationSpec{.name = "station " + number, .cycle = Distribution::of<Exponential>(60.0)});
    }
    flow.elements.push_back(spec::SinkSpec{.name = "sink"});
    spec::LineSpec plant;
    plant.name = "Tandem line";
    plant.flows.push_back(flow);
    plant.run.horizon = horizon;
    return make_plan(plant);
}
