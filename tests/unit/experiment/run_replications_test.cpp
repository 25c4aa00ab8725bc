#include "takt/experiment/run_replications.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "units_of.hpp"

using namespace takt;
using takt::test::units_of;

namespace {

/// Units are a function of seed and number, as in a real replication.
ReplicationResult counted(std::uint64_t seed, std::uint64_t number) {
    ReplicationResult result;
    result.replication = number;
    result.sinks.resize(1);
    result.sinks[0].units = 1000 * seed + number * number;
    return result;
}

ExperimentOptions options(std::uint32_t replications, unsigned threads) {
    ExperimentOptions made;
    made.replications = replications;
    made.threads = threads;
    made.seed = 7;
    return made;
}

}  // namespace

TEST_CASE("results come in the order of their numbers for any number of threads") {
    // Earlier replications take longer, so that with several threads later ones finish first.
    const auto uneven = [](std::uint64_t seed, std::uint64_t number, std::stop_token) {
        std::this_thread::sleep_for(std::chrono::milliseconds(8 - number % 8));
        return counted(seed, number);
    };
    const std::vector<std::uint64_t> alone = units_of(run_replications(options(20, 1), uneven));
    REQUIRE(alone.size() == 20);
    CHECK(alone[3] == 7009);
    for (const unsigned threads : {2u, 3u, 8u, 50u})
        CHECK(units_of(run_replications(options(20, threads), uneven)) == alone);
}

TEST_CASE("numbers begin at the first replication asked for") {
    ExperimentOptions later = options(2, 1);
    later.first_replication = 5;
    const auto experiment = run_replications(
        later, [](std::uint64_t seed, std::uint64_t number, std::stop_token) { return counted(seed, number); });
    CHECK(units_of(experiment) == std::vector<std::uint64_t>{7025, 7036});
}

TEST_CASE("a replication that throws is reported by its number, and the others count") {
    const auto faulty = [](std::uint64_t seed, std::uint64_t number, std::stop_token) {
        if (number == 2) throw std::runtime_error("broken");
        return counted(seed, number);
    };
    const ExperimentResult experiment = run_replications(options(4, 2), faulty);
    CHECK(experiment.replications.size() == 3);
    REQUIRE(experiment.failed.size() == 1);
    CHECK(experiment.failed[0].replication == 2);
    CHECK(experiment.failed[0].message == "broken");
    CHECK_FALSE(experiment.interrupted);
}

TEST_CASE("a stop keeps the finished replications and drops the one in work") {
    std::stop_source source;
    ExperimentOptions stopped = options(10, 1);
    stopped.stop = source.get_token();
    const auto stops_in_third = [&](std::uint64_t seed, std::uint64_t number, std::stop_token stop) {
        if (number == 2) source.request_stop();
        ReplicationResult result = counted(seed, number);
        result.interrupted = stop.stop_requested();
        return result;
    };
    const ExperimentResult experiment = run_replications(stopped, stops_in_third);
    CHECK(experiment.interrupted);
    CHECK(experiment.asked == 10);
    CHECK(units_of(experiment) == std::vector<std::uint64_t>{7000, 7001});
}

TEST_CASE("progress is told once for each finished replication, never by two threads at once") {
    std::atomic<int> inside{0};
    std::vector<std::uint32_t> done;
    ExperimentOptions told = options(30, 4);
    told.progress = [&](const Progress& progress) {
        CHECK(inside.fetch_add(1) == 0);
        done.push_back(progress.done);
        CHECK(progress.total == 30);
        inside.fetch_sub(1);
    };
    run_replications(told,
                     [](std::uint64_t seed, std::uint64_t number, std::stop_token) { return counted(seed, number); });
    REQUIRE(done.size() == 30);
    for (std::uint32_t i = 0; i < 30; ++i)
        CHECK(done[i] == i + 1);
}

TEST_CASE("an exception of the listener comes out of the experiment") {
    ExperimentOptions told = options(3, 2);
    told.progress = [](const Progress&) { throw std::logic_error("listener"); };
    const auto replicate = [](std::uint64_t seed, std::uint64_t number, std::stop_token) {
        return counted(seed, number);
    };
    CHECK_THROWS_AS(run_replications(told, replicate), std::logic_error);
}

TEST_CASE("no replications asked for are none done") {
    const auto replicate = [](std::uint64_t seed, std::uint64_t number, std::stop_token) {
        return counted(seed, number);
    };
    const ExperimentResult experiment = run_replications(options(0, 2), replicate);
    CHECK(experiment.replications.empty());
    CHECK_FALSE(experiment.interrupted);
}
