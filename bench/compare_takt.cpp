// compare_takt ENGINE MODEL: takt's part of bench/compare, through its public interface: a plan made from a specification, one
// replication with all its statistics. ENGINE is "chosen", by takt itself as for every user, or "events", the event loop.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "compared_models.hpp"
#include "takt/experiment/replicate.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/line/simulate.hpp"
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

compared::Measured mm1(const ReplicationResult& result) {
    return {result.sources[0].released + result.stations[0].finished, result.parts_seconds / to_seconds(result.observed)};
}

compared::Measured tandem(const ReplicationResult& result) {
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
    const std::string_view engine = argc == 3 ? argv[1] : "";
    const std::string_view model = argc == 3 ? argv[2] : "";
    const int stations = compared::stations_of(model);
    if ((engine != "chosen" && engine != "events") || (model != "mm1" && stations == 0)) {
        std::fprintf(stderr, "usage: %s chosen|events mm1|tandem10|tandem100\n", argv[0]);
        return 2;
    }
    const Plan plan = stations == 0 ? mm1_plan() : tandem_plan(stations, tandem_horizon(stations));
    compared::measure([&] {
        const ReplicationResult result = engine == "chosen" ? replicate(plan, 1, 0) : simulate(plan, 1, 0);
        return stations == 0 ? mm1(result) : tandem(result);
    });
    return 0;
}
