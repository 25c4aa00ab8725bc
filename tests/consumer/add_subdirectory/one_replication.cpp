// A tool that needs the event loop and the line, and no experiments: one replication of two machines and a buffer. Why that gives
// 479 units is said in line_in_code.cpp.
#include <chrono>
#include <cstdio>

#include <takt/line/make_plan.hpp>
#include <takt/line/simulate.hpp>
#include <takt/spec/line_spec.hpp>

using namespace takt;

int main() {
    spec::LineSpec plant;
    plant.name = "Two machines";
    plant.flows = {{"line",
                    {spec::SourceSpec{.name = "panels"}, spec::StationSpec{.name = "press", .cycle = Distribution::constant(40)},
                     spec::BufferSpec{.name = "rack", .capacity = 5},
                     spec::StationSpec{.name = "weld", .cycle = Distribution::constant(60)}, spec::SinkSpec{.name = "shipped"}}}};
    plant.run.horizon = std::chrono::hours{8};
    const auto units = simulate(make_plan(plant), 1, 0).units();
    std::printf("%llu units in 8 hours\n", static_cast<unsigned long long>(units));
    return units == 479 ? 0 : 1;
}
