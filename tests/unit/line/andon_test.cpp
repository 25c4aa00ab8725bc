// Operators along a moving line, against the recursion of each pitch written out.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "takt/line/andon.hpp"

using namespace takt;
using namespace std::chrono_literals;

namespace {

constexpr Index all_pitches = 7;

/// Product 0 is done in time everywhere; product 1 takes longer than the cycle of 60 s at two pitches in the middle.
MovingLinePlan plan_with(double pulls, Duration help, Duration drift) {
    MovingLinePlan plan;
    plan.pitches = all_pitches;
    plan.cycle = 60s;
    plan.drift = drift;
    plan.pulls = pulls;
    plan.help = Distribution::constant(to_seconds(help));
    plan.work.add(0, 3, {55s, 50s});
    plan.work.add(3, 5, {55s, 63s});
    plan.work.add(5, all_pitches, {58s, 40s});
    return plan;
}

/// What is written at Andon, for every pitch in every cycle; everyone pulls the cord at every job, or nobody does.
struct WrittenOut {
    const MovingLinePlan& plan;
    std::vector<Duration> behind = std::vector<Duration>(all_pitches);
    Duration stood{};

    Duration work(Index pitch, Index product) const {
        if (product == none) return Duration::zero();
        if (pitch < 3) return product == 0 ? 55s : 50s;
        if (pitch < 5) return product == 0 ? 55s : 63s;
        return product == 0 ? 58s : 40s;
    }

    Duration cycle_over(const std::vector<Index>& products, Duration elapsed, Duration waited) {
        Duration furthest{};
        for (Index pitch = 0; pitch < all_pitches; ++pitch) {
            Duration b = std::max(Duration::zero(), behind[pitch] - stood);
            if (pitch == 0) b = std::max(b, waited);
            if (plan.pulls == 1 && products[pitch] != none) b += to_duration(plan.help.mean());
            behind[pitch] = b + work(pitch, products[pitch]) - elapsed;
            furthest = std::max(furthest, behind[pitch]);
        }
        stood = std::max(Duration::zero(), furthest - plan.drift);
        return stood;
    }

    static Duration to_duration(double seconds) { return Duration{static_cast<std::int64_t>(seconds * 1e6)}; }
};

void compare(const MovingLinePlan& plan) {
    std::mt19937 random(20261126);
    Andon andon(plan, "trim", StreamMaker(1, 0));
    WrittenOut written{plan};
    std::vector<Index> products(all_pitches, none);
    int stands = 0;
    for (int cycle = 0; cycle < 5000; ++cycle) {
        CAPTURE(cycle);
        std::copy_backward(products.begin(), products.end() - 1, products.end());
        products.front() = random() % 5 == 0 ? none : random() % 3 == 0 ? 1 : 0;
        const Duration waited = products.front() != none && random() % 10 == 0 ? Duration{7s} : Duration::zero();
        const Duration elapsed = 60s + (random() % 4 == 0 ? Duration{12s} : Duration::zero()) + waited;
        const auto jobs = static_cast<std::uint32_t>(all_pitches - std::count(products.begin(), products.end(), none));
        const Duration stood = andon.cycle_over({products, jobs, elapsed, waited, 1});
        CHECK(stood == written.cycle_over(products, elapsed, waited));
        if (stood > Duration::zero()) {
            andon.moves(stood);
            ++stands;
        }
    }
    CHECK(stands > 100);
    CHECK(stands < 4900);
}

}  // namespace

TEST_CASE("who is behind on a moving line is found without looking at everyone") {
    compare(plan_with(0, 0s, 2s));    // by work that takes too long
    compare(plan_with(0, 0s, 4s));   // with more to catch up
    compare(plan_with(1, 4s, 1s));    // and by cords
    compare(plan_with(1, 9s, 15s));
}
