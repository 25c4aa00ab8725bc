// Known optima: the simulated throughput of the best designs is the exact one, and they come out in the right order.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "cases.hpp"
#include "measure.hpp"

using namespace takt;
using namespace takt::law;

namespace {

Tally throughput(const std::vector<double>& means, const std::vector<std::uint32_t>& places,
                 const std::vector<std::uint32_t>& machines = {}) {
    std::vector<spec::StationSpec> stations;
    for (std::size_t i = 0; i < means.size(); ++i) {
        stations.push_back(station("S" + std::to_string(i + 1), Distribution::of<Exponential>(means[i])));
        if (!machines.empty()) stations.back().machines = machines[i];
    }
    return measure(serial(stations, places)).at("throughput");
}

void check_buffer_allocation(const std::string& id) {
    CAPTURE(id);
    const Json& c = find_case(id);
    for (const Json& design : c.at("answers").at("top")) {
        const double exact = design.at("throughput");
        compare(id + ' ' + design.at("allocation").dump(), exact,
                throughput(real(c.at("parameters").at("means")), whole(design.at("allocation"))), exact);
    }
}

}  // namespace

TEST_CASE("places over buffers: O01, O02") {
    check_buffer_allocation("O01");
    check_buffer_allocation("O02");
}

TEST_CASE("the fewest places for a target: O03") {
    const Json& c = find_case("O03");
    const auto means = real(c.at("parameters").at("means"));
    const Json& answers = c.at("answers");
    const Tally best = throughput(means, whole(answers.at("best_allocation_at_minimum")));
    compare("O03", answers.at("best_throughput_at_minimum"), best, 1);
    // With one place less no allocation reaches the target; the best of them has the stated throughput.
    const double with_one_less = answers.at("best_throughput_with_one_less");
    const std::uint32_t places = answers.at("minimal_total_buffer").get<std::uint32_t>() - 1;
    Tally highest;
    for (std::uint32_t first = 0; first <= places; ++first) {
        const Tally tally = throughput(means, {first, places - first});
        CHECK(tally.mean() < c.at("parameters").at("target").get<double>());
        if (highest.count() == 0 || tally.mean() > highest.mean()) highest = tally;
    }
    compare("O03 with one less", with_one_less, highest, 1);
}

TEST_CASE("the bowl: more work at the ends than in the middle: O04") {
    const Json& c = find_case("O04");
    const auto places = whole(c.at("parameters").at("capacities"));
    const Json& answers = c.at("answers");
    compare("O04 best", answers.at("best_throughput"), throughput(real(answers.at("best_means")), places), 1);
    compare("O04 balanced", answers.at("balanced_throughput"), throughput({1, 1, 1}, places), 1);
}

TEST_CASE("machines over stations: O05") {
    const Json& c = find_case("O05");
    const Json& parameters = c.at("parameters");
    double last = 2;
    for (const Json& design : c.at("answers").at("top")) {
        const Tally tally =
            throughput(real(parameters.at("means")), whole(parameters.at("capacities")), whole(design.at("servers")));
        compare("O05 " + design.at("servers").dump(), design.at("throughput"), tally, 1);
        CHECK(tally.mean() < last);
        last = tally.mean();
    }
}
