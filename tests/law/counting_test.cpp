// The output of one shift as a random variable, and a queue with two classes of parts.
#include <doctest/doctest.h>

#include <boost/math/distributions/binomial.hpp>
#include <cmath>
#include <vector>

#include "cases.hpp"
#include "measure.hpp"
#include "takt/experiment/replicate.hpp"
#include "takt/line/make_plan.hpp"

using namespace takt;
using namespace takt::law;

TEST_CASE("the output of one exponential station in a shift is Poisson: L03") {
    const Json& c = find_case("L03");
    spec::LineSpec plant = serial({station("S1", Distribution::of<Exponential>(c.at("parameters").at("mean").get<double>()))}, {});
    plant.run.horizon = from_seconds(c.at("parameters").at("T").get<double>());
    const Plan plan = make_plan(plant);
    constexpr int replications = 20000;
    Tally output;
    std::vector<double> outputs;
    for (std::uint64_t replication = 0; replication < replications; ++replication) {
        outputs.push_back(static_cast<double>(replicate(plan, 3, replication).units()));
        output.add(outputs.back());
    }
    const Json& answers = c.at("answers");
    compare("L03 mean", answers.at("mean"), output, 480);
    // The standard error of a Poisson sample variance, from its fourth central moment m + 3 m^2; 4.5 of them is level 1e-5.
    const double m = answers.at("mean");
    const double error = std::sqrt((m + 3 * m * m - m * m) / replications);
    CHECK(std::abs(output.variance() - answers.at("variance").get<double>()) < 4.5 * error);
    // A p-quantile q of whole numbers: P(N <= q) >= p > P(N < q).
    for (const auto& answer : {std::pair{0.05, "output_p5"}, {0.5, "output_p50"}, {0.95, "output_p95"}}) {
        const double share = answer.first;
        const char* name = answer.second;
        CAPTURE(name);
        const double quantile = answers.at(name);
        double below = 0;
        double at_most = 0;
        for (const double value : outputs) {
            below += value < quantile ? 1 : 0;
            at_most += value <= quantile ? 1 : 0;
        }
        const boost::math::binomial law(replications, share);
        CHECK(at_most >= boost::math::quantile(law, false_alarm));
        CHECK(below <= boost::math::quantile(boost::math::complement(law, false_alarm)));
    }
}

TEST_CASE("a server with two classes and non-preemptive priority: Q09") {
    // Two stations share the one server. Each has so many machines that every part waits on a machine of its own, in the
    // queue of the server and not in front of the station: there it is served by class, then by arrival.
    constexpr int places = 300;
    const Json& c = find_case("Q09");
    const Json& parameters = c.at("parameters");
    Json model = {{"stations", Json::array()}, {"buffers", Json::array()}, {"arrivals", Json::array()},
                  {"resources", {{{"id", "server"}, {"size", 1}, {"discipline", "PRIORITY"}}}}};
    for (int k = 1; k <= 2; ++k) {
        const std::string id = std::to_string(k);
        const auto at = static_cast<std::size_t>(k - 1);
        const Json service = {{"type", "exponential"}, {"mean", parameters.at("mean_service")[at]}};
        model["stations"].push_back({{"id", "S" + id}, {"input", {"B" + id}}, {"priority", k}, {"servers", places},
                                     {"operations", {{{"time", service}, {"resource", "server"}}}},
                                     {"output", {{{"to", "sink"}}}}});
        model["buffers"].push_back({{"id", "B" + id}, {"capacity", "inf"}});
        const double rate = parameters.at("lambda")[at];
        model["arrivals"].push_back({{"to", "B" + id}, {"interarrival", {{"type", "exponential"}, {"mean", 1 / rate}}}});
    }
    const Measured measured = measure(network(model), {20, 10000, 400000});
    for (int k = 1; k <= 2; ++k) {
        const std::string id = std::to_string(k);
        const double rate = parameters.at("lambda")[static_cast<std::size_t>(k - 1)];
        const double exact = c.at("answers").at("Wq[" + id + "]");
        CHECK(measured.at("buffer_mean[B" + id + "]").mean() == 0);
        // Little's law: the mean number that waits is the mean wait times the rate.
        compare("Q09 Wq[" + id + "]", exact * rate / places, measured.at("waiting_resource[S" + id + "]"), exact * rate / places);
    }
}
