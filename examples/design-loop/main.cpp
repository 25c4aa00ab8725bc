// Embeds takt in a loop over designs: how many places between the stations are worth their money?
//
// A line of four exponential stations of a minute each; 1,000 yuan a unit, 20,000 yuan a place and year. All designs see the
// same random numbers (same seed, same names), so their differences are sharp although few hours are simulated. Only units
// are asked for, so takt computes this serial line by its recursion, eight replications side by side.
#include <cstdint>
#include <cstdio>
#include <string>

#include "takt/experiment/screen.hpp"
#include "takt/line/make_plan.hpp"

using namespace takt;
using namespace std::chrono_literals;

namespace {

spec::LineSpec line_with(std::uint32_t places) {
    spec::LineSpec plant;
    plant.name = "Four stations";
    plant.run.horizon = 24h * 14;
    plant.run.warm_up = 24h;
    spec::FlowSpec flow{"line", {}};
    spec::SourceSpec source;
    source.name = "parts";
    flow.elements.push_back(source);
    for (int i = 1; i <= 4; ++i) {
        spec::StationSpec station;
        station.name = spec::Name("station-" + std::to_string(i));
        station.cycle = Distribution::of<Exponential>(60.0);
        flow.elements.push_back(station);
        if (i == 4) break;
        spec::BufferSpec buffer;
        buffer.name = spec::Name("buffer-" + std::to_string(i));
        buffer.capacity = places;
        flow.elements.push_back(buffer);
    }
    spec::SinkSpec sink;
    sink.name = "done";
    flow.elements.push_back(sink);
    plant.flows.push_back(flow);
    return plant;
}

double units_a_year(std::uint32_t places) {
    ExperimentOptions options;
    options.replications = 8;
    options.seed = 42;
    return screen(make_plan(line_with(places)), options).units().mean() * (365.0 / 14);
}

}  // namespace

int main() {
    std::printf("places  units a year  one more place a buffer brings\n");
    double before = 0;
    bool never_fewer = true;
    for (std::uint32_t places = 0; places <= 8; ++places) {
        const double units = units_a_year(places);
        if (places > 0) std::printf("%41.0f\n", units - before);
        std::printf("%6u  %12.0f\n", places, units);
        never_fewer = never_fewer && units >= before;
        before = units;
    }
    return never_fewer ? 0 : 1;  // with common random numbers another place never loses a unit
}
