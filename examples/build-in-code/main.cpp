// Builds a line in C++, runs it, and reads the result: two stations, a buffer, failures, a repair crew.
//
//     source -> press -> [ 6 places ] -> weld -> shipped
//
// Times are in seconds unless they carry a unit of std::chrono.
#include <cstdio>

#include "takt/experiment/replicate.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/stats/confidence.hpp"

using namespace takt;
using namespace std::chrono_literals;

namespace {

spec::StationSpec station(const char* name, double cycle_s, double mtbf_s, double repair_s) {
    spec::StationSpec station;
    station.name = name;
    station.cycle = Distribution::constant(cycle_s);
    spec::FailureSpec failure;
    failure.every = Distribution::of<Exponential>(mtbf_s);
    failure.repair = Distribution::of<Lognormal>(repair_s, 0.8);
    failure.crew = spec::Ref("maintenance");
    station.failures.push_back(failure);
    return station;
}

spec::LineSpec two_stations() {
    spec::SourceSpec source;
    source.name = "coils";
    spec::BufferSpec buffer;
    buffer.name = "between";
    buffer.capacity = 6;
    spec::SinkSpec sink;
    sink.name = "shipped";

    spec::LineSpec plant;
    plant.name = "Two stations in code";
    plant.flows.push_back(
        {"line", {source, station("press", 55, 4 * 3600.0, 300), buffer, station("weld", 60, 6 * 3600.0, 420), sink}});
    plant.crews.push_back({"maintenance", {}});
    plant.run.horizon = 24h * 30;
    plant.run.warm_up = 24h;
    return plant;
}

}  // namespace

int main() {
    const Plan plan = make_plan(two_stations());  // throws SpecError with every mistake of the plant
    Tally units_per_hour;
    for (std::uint64_t replication = 0; replication < 10; ++replication) {
        const ReplicationResult result = replicate(plan, plan.seed, replication);
        units_per_hour.add(static_cast<double>(result.units()) / to_hours(result.observed));
    }
    const ConfidenceInterval jph = mean_interval(units_per_hour);
    std::printf("%.2f units an hour, 95 %% interval %.2f to %.2f\n", jph.estimate, jph.lower, jph.upper);
    // The slower station alone makes 60 an hour less its share of repairs: 60 * 6 h / (6 h + 7 min) = 58.86. No line can beat it.
    return jph.estimate < 58.86 && jph.estimate > 50 ? 0 : 1;
}
