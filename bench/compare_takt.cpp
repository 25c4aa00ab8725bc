// compare_takt MODEL: takt's part of bench/compare, through its public interface: a plan made from a specification, one
// replication with all its statistics.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "compared_models.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/replicate.hpp"
#include "takt/spec/line_spec.hpp"
#include "tandem_line.hpp"

namespace {

using namespace takt;

Plan mm1_plan() {
    spec::LineSpec plant;
    plant.name = "M/M/1";
    plant.flows.push_back(
        {"line",
         {spec::SourceSpec{.name = "arrivals", .every = Distribution::of<Exponential>(1 / compared::load)},
          spec::BufferSpec{.name = "queue", .capacity = spec::Capacity::unlimited()},
          spec::StationSpec{.name = "server", .cycle = Distribution::of<Exponential>(1.0)}, spec::SinkSpec{.name = "served"}}});
    plant.run.horizon = from_seconds(static_cast<double>(compared::customers) / compared::load);
    return make_plan(plant);
}

compared::Measured mm1(const Plan& plan) {
    const ReplicationResult result = replicate(plan, 1, 0);
    return {result.sources[0].released + result.stations[0].finished, result.parts_seconds / to_seconds(result.observed)};
}

compared::Measured tandem(const Plan& plan) {
    const ReplicationResult result = replicate(plan, 1, 0);
    compared::Measured measured;
    for (const StationResult& station : result.stations) measured.events += station.finished;
    measured.answer = static_cast<double>(result.units()) / (to_hours(result.observed) * 60);
    return measured;
}

/// About as many operations as the peers do; a line of this kind makes 0.8 units a minute.
Duration tandem_horizon(int stations) {
    const auto units = static_cast<double>(compared::operations) / stations;
    return from_seconds(60 * units / 0.8);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view model = argc == 2 ? argv[1] : "";
    const int stations = compared::stations_of(model);
    if (model == "mm1") {
        const Plan plan = mm1_plan();
        compared::measure([&] { return mm1(plan); });
    } else if (stations > 0) {
        const Plan plan = tandem_plan(stations, tandem_horizon(stations));
        compared::measure([&] { return tandem(plan); });
    } else {
        std::fprintf(stderr, "usage: %s mm1|tandem10|tandem100\n", argv[0]);
        return 2;
    }
    return 0;
}
