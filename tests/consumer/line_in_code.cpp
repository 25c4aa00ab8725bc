// A tool builder's first program: two machines and a buffer, built in code and simulated ten times.
// The slower machine takes 60 s and never waits in the long run, so 8 hours give 480 units, less the first fill.
#include <chrono>
#include <cstdio>

#include <takt/experiment/run_experiment.hpp>
#include <takt/experiment/summary.hpp>
#include <takt/line/make_plan.hpp>
#include <takt/spec/line_spec.hpp>

using namespace takt;

int main() {
    spec::SourceSpec panels{.name = "panels"};
    spec::StationSpec press{.name = "press", .cycle = Distribution::constant(40)};
    spec::BufferSpec rack{.name = "rack", .capacity = 5};
    spec::StationSpec weld{.name = "weld", .cycle = Distribution::constant(60)};

    spec::LineSpec plant;
    plant.name = "Two machines";
    plant.flows = {{"line", {panels, press, rack, weld, spec::SinkSpec{.name = "shipped"}}}};
    plant.run.horizon = std::chrono::hours{8};

    const Plan plan = make_plan(plant);
    const Summary summary = summarise(plan, run_experiment(plan, options_of(plan)).replications);
    std::printf("%.0f units in 8 hours\n", summary.units.mean());
    return summary.units.mean() == 479 ? 0 : 1;
}
