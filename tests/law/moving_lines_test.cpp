// Moving lines against max-plus recursions, hand counts and the greatest of many exponential times.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "cases.hpp"
#include "exit_times.hpp"
#include "measure.hpp"

using namespace takt;
using namespace takt::law;

namespace {

spec::LineSpec moving_line(std::uint32_t pitches, double cycle) {
    spec::StationSpec belt = station("belt", Distribution::constant(cycle));
    belt.moving.emplace();
    belt.moving->pitches = pitches;
    return serial({belt}, {});
}

spec::StationSpec& belt_of(spec::LineSpec& plant) {
    return std::get<spec::StationSpec>(plant.flows.front().elements[1]);
}

spec::PitchWorkSpec work_at(std::uint32_t pitch, const Json& times) {
    spec::PitchWorkSpec work;
    work.from = pitch;
    work.to = pitch;
    for (const auto& [product, seconds] : times.items())
        work.time.each.emplace_back(spec::Ref(product), from_seconds(seconds.get<double>()));
    return work;
}

}  // namespace

TEST_CASE("an indexing line moves when its slowest station is done: D04") {
    const Json& c = find_case("D04");
    const Json& times = c.at("parameters").at("times");
    // A cycle shorter than all the work: the line stands until the last of the operators is done.
    spec::LineSpec plant = moving_line(static_cast<std::uint32_t>(times.size()), 1);
    for (std::size_t pitch = 0; pitch < times.size(); ++pitch)
        belt_of(plant).moving->work.push_back(work_at(static_cast<std::uint32_t>(pitch + 1), times[pitch]));
    for (const auto& [product, seconds] : times[0].items())
        plant.products.push_back({spec::Name(product), {}});
    auto& source = std::get<spec::SourceSpec>(plant.flows.front().elements.front());
    for (const Json& product : c.at("parameters").at("sequence"))
        source.sequence.emplace_back(product.get<std::string>());
    const auto exits = exit_times(plant, 30000);
    const Json& answers = c.at("answers");
    CHECK(exits.front() == answers.at("exit_time_part_1").get<double>());
    REQUIRE(exits.size() >= 303);
    CHECK(exits[299] == answers.at("exit_time_part_300").get<double>());
    CHECK(count_by(exits, 14400) == answers.at("count_by_14400").get<std::size_t>());
    const double per_second = 3 / (exits[302] - exits[299]);
    CHECK(per_second == doctest::Approx(answers.at("throughput_per_second").get<double>()).epsilon(1e-12));
}

TEST_CASE("a paced belt of five positions with breaks: D05") {
    const Json& c = find_case("D05");
    const Json& parameters = c.at("parameters");
    spec::LineSpec plant =
        moving_line(parameters.at("stations").get<std::uint32_t>(), parameters.at("takt").get<double>());
    spec::CalendarSpec calendar;
    calendar.days = spec::Weekdays::daily();
    for (const Json& interval : parameters.at("calendar").at("intervals")) {
        spec::ShiftSpec shift;
        shift.from.since_midnight = from_seconds(interval[0].get<double>());
        shift.to.since_midnight = from_seconds(interval[1].get<double>());
        calendar.shifts.push_back(shift);
    }
    plant.calendars.push_back({spec::Name("shift"), calendar});
    plant.run.calendar = spec::Ref("shift");
    const auto exits = exit_times(plant, 28800);
    CHECK(exits.front() == c.at("answers").at("exit_time_part_1").get<double>());
    CHECK(exits.size() == c.at("answers").at("count_by_28800").get<std::size_t>());
}

TEST_CASE("a line that stands for cords stands for the greatest of many exponential times") {
    // N jobs a cycle c; each cord is pulled with probability p, the help is exponential with mean h, there is no drift. So
    // the greatest help X has P(X <= x) = (1 - p e^(-x/h))^N, and E[X] = h sum over k = 1..N of (1 - (1 - p)^k) / k.
    constexpr double cycle = 60;
    for (const auto& [pitches, p, h] : {std::tuple{40u, 0.02, 30.0}, {150u, 0.002, 45.0}, {3u, 0.6, 20.0}}) {
        CAPTURE(pitches);
        double stand = 0;
        for (std::uint32_t k = 1; k <= pitches; ++k)
            stand += h * (1 - std::pow(1 - p, k)) / k;
        spec::LineSpec plant = moving_line(pitches, cycle);
        belt_of(plant).moving->andon.emplace();
        belt_of(plant).moving->andon->pulls = {p};
        belt_of(plant).moving->andon->help = Distribution::of<Exponential>(h);
        const double exact = 1 / (cycle + stand);
        // A horizon that does not end with a whole cycle counts up to one unit more or less.
        compare("throughput", exact, measure(plant, {20, 20000, 1000000}).at("throughput"), exact, 1e-6);
    }
}

TEST_CASE("how far an operator is behind is a random walk between two walls") {
    // One pitch, work of 9 s in a cycle of 10, help of 5 s at one job in ten, drift of 5 s, so whoever pulls is behind by
    // 4 s more and makes up 1 s at each other job. How far he is behind (0 to 5) is a Markov chain.
    constexpr double p = 0.1;
    constexpr int drift = 5, gain = 4;
    std::vector<double> share(drift + 1, 0.0);
    share[0] = 1;
    double stand = 0;
    for (int step = 0; step < 20000; ++step) {
        std::vector<double> next(share.size(), 0.0);
        stand = 0;
        for (int behind = 0; behind <= drift; ++behind) {
            const double here = share[static_cast<std::size_t>(behind)];
            next[static_cast<std::size_t>(std::max(0, behind - 1))] += here * (1 - p);
            next[static_cast<std::size_t>(std::min(drift, behind + gain))] += here * p;
            stand += here * p * std::max(0, behind + gain - drift);
        }
        share = next;
    }
    spec::LineSpec plant = moving_line(1, 10);
    spec::MovingLineSpec& moving = *belt_of(plant).moving;
    spec::PitchWorkSpec work;
    work.time = from_seconds(9);
    moving.work.push_back(work);
    moving.drift = from_seconds(drift);
    moving.andon.emplace();
    moving.andon->pulls = {p};
    moving.andon->help = Distribution::constant(5);
    CHECK(stand > 0.05);
    const double exact = 1 / (10 + stand);
    compare("throughput", exact, measure(plant, {20, 20000, 1000000}).at("throughput"), exact, 1e-6);
}
