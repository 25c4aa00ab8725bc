// Lines whose times are whole slots: breakdowns that are counted in cycles, repairs that take a geometric number of slots.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "cases.hpp"
#include "measure.hpp"

using namespace takt;
using namespace takt::law;

namespace {

Distribution geometric_slots(double p, double slot) { return Distribution::of<Geometric>(slot / p, slot); }

/// At the start of each cycle the machine breaks down with probability p, and is repaired after a geometric time.
spec::FailureSpec breakdown(double p, double r, double slot) {
    spec::FailureSpec failure;
    failure.clock = spec::Clock::cycles;
    failure.every = Distribution::of<Geometric>(1 / p, 1.0).counting();
    failure.repair = geometric_slots(r, slot);
    return failure;
}

spec::StationSpec slotted_station(const std::string& name, const Json& service, double slot) {
    if (service.at("type") == "geometric") return station(name, geometric_slots(service.at("p"), slot));
    spec::StationSpec here = station(name, Distribution::constant(service.at("slots").get<double>() * slot));
    here.failures.push_back(breakdown(service.at("fail_prob"), service.at("repair_prob"), slot));
    return here;
}

void check_slotted(const std::string& id) {
    CAPTURE(id);
    const Json& c = find_case(id);
    const Json& parameters = c.at("parameters");
    const double slot = parameters.at("slot");
    std::vector<spec::StationSpec> stations;
    for (const Json& service : parameters.at("services"))
        stations.push_back(slotted_station("S" + std::to_string(stations.size() + 1), service, slot));
    const auto plant = serial(stations, parameters.at("capacities").get<std::vector<std::uint32_t>>());
    const Measured measured = measure(plant, {20, 5000 * slot, 100000 * slot});
    for (const auto& [answer, value] : c.at("answers").items()) {
        const double exact = value.get<double>();
        if (answer == "throughput_per_slot")
            compare(id + ' ' + answer, exact / slot, measured.at("throughput"), exact / slot);
        else if (answer == "lead_time_mean_slots")
            compare(id + ' ' + answer, exact * slot, measured.at("lead_time_mean"), exact * slot);
        else
            compare(id + ' ' + answer, exact, measured.at(answer), 1);
    }
}

/// The event-driven twin of Gershwin's line: two places fewer, for the part on the downstream machine and the one that the
/// upstream machine holds; its level is that of the buffer with these two.
void check_gershwin(const std::string& id) {
    CAPTURE(id);
    const Json& c = find_case(id);
    const Json& parameters = c.at("parameters");
    std::vector<spec::StationSpec> stations;
    for (std::size_t i = 0; i < 2; ++i) {
        stations.push_back(station("S" + std::to_string(i + 1), Distribution::constant(1)));
        stations.back().failures.push_back(breakdown(parameters.at("p")[i], parameters.at("r")[i], 1));
    }
    const auto places = parameters.at("N")[0].get<std::uint32_t>() - 2;
    const Measured measured = measure(serial(stations, {places}), {20, 5000, 200000});
    const Json& answers = c.at("answers");
    compare(id + " throughput", answers.at("throughput_per_slot"), measured.at("throughput"), 1);
    compare(id + " down 1", answers.at("down[M1]"), measured.at("down[S1]"), 1);
    compare(id + " down 2", answers.at("down[M2]"), measured.at("down[S2]"), 1);
    // A sum of means; the interval of the buffer's mean, the widest of the three, is taken for all.
    const double others = 1 - measured.at("starved[S2]").mean() + measured.at("blocked[S1]").mean();
    compare(id + " level", answers.at("level_mean[1]").get<double>() - others, measured.at("buffer_mean[B1]"),
            answers.at("level_mean[1]").get<double>());
}

}  // namespace

TEST_CASE("Gershwin's two-machine line by its event-driven twin: G01, G02") {
    check_gershwin("G01");
    check_gershwin("G02");
}

TEST_CASE("slotted lines with breakdowns and with geometric times: G03, G04, G05") {
    check_slotted("G03");
    check_slotted("G04");
    check_slotted("G05");
}
