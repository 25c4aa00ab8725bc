#include "takt/tuning/evaluations.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <memory>
#include <stop_token>

#include "small_problems.hpp"
#include "takt/tuning/judge.hpp"

using namespace takt;

namespace {

TuningProblem line() {
    return small::problem({.means = {60, 60, 60}, .horizon = std::chrono::hours{20}});
}

/// Runs 0 to 5 of every design, with a critical path of one of them in between.
std::vector<Measures> all_runs(Evaluations& runs) {
    std::vector<Evaluations::Id> ids;
    small::for_each_design(runs.problem(), [&](const Design& design) { ids.push_back(runs.id_of(design)); });
    runs.run(ids, 0, 2);
    runs.trace(ids[7], 3);
    runs.run(ids, 1, 5);
    std::vector<Measures> all;
    for (const Evaluations::Id id : ids)
        for (std::uint64_t r = 0; r < 6; ++r)
            all.push_back(runs.at(id, r));
    return all;
}

}  // namespace

TEST_CASE("runs of designs are what replications of their plans are, with one thread and with several") {
    const TuningProblem problem = line();
    Evaluations alone(problem, {}, 1, {});
    const std::vector<Measures> found = all_runs(alone);
    for (const unsigned threads : {2u, 5u}) {
        Evaluations together(problem, {}, threads, {});
        CHECK(all_runs(together) == found);
        CHECK(together.runs() == alone.runs());
    }
    const Plan plan = problem.plan({2, 3});
    const ReplicationResult result = replicate(plan, problem.seed, 4);
    CHECK(alone.at(alone.id_of({2, 3}), 4).units == static_cast<double>(result.units()));
    CHECK(alone.at(alone.id_of({2, 3}), 4) == measures_of(plan, result));
}

TEST_CASE("the same design is the same entry, and its runs are made once") {
    const TuningProblem problem = line();
    small::Kept kept;
    Evaluations runs(problem, kept.memory(), 2, {});
    const Evaluations::Id id = runs.id_of({1, 1});
    CHECK(runs.id_of({1, 2}) != id);
    CHECK(runs.id_of({1, 1}) == id);
    CHECK(runs.designs() == 2);
    runs.run(id, 0, 5);
    runs.run(id, 3, 4);
    CHECK(runs.runs() == 7);
    CHECK(kept.kept == 7);
    CHECK(runs.made(id) == 7);
    CHECK_FALSE(runs.has(id, 7));
    runs.trace(id, 2);  // a critical path needs the run itself, again
    CHECK(runs.runs() == 9);
    CHECK(kept.kept == 9);
}

TEST_CASE("more designs than plans are kept are run like few") {
    const TuningProblem problem =
        small::problem({.means = {60, 60, 60}, .most_places = 11, .horizon = std::chrono::hours{2}});
    Evaluations runs(problem, {}, 2, {});
    std::vector<Evaluations::Id> ids;
    small::for_each_design(problem, [&](const Design& design) { ids.push_back(runs.id_of(design)); });
    REQUIRE(ids.size() == 144);
    runs.run(ids, 0, 2);
    CHECK(runs.runs() == 288);
    for (const Evaluations::Id id : {ids.front(), ids[77], ids.back()})
        CHECK(runs.at(id, 1).units == static_cast<double>(replicate(*runs.plan(id), problem.seed, 1).units()));
}

TEST_CASE("what is remembered is recalled and not made again, but counted") {
    const TuningProblem problem = line();
    small::Kept kept;
    Evaluations first(problem, kept.memory(), 1, {});
    const std::vector<Measures> found = all_runs(first);
    kept.kept = kept.recalled = 0;
    Evaluations again(problem, kept.memory(), 2, {});
    CHECK(all_runs(again) == found);
    CHECK(again.runs() == first.runs());
    CHECK(kept.kept == 3);  // the critical paths
    CHECK(kept.kept + kept.recalled == again.runs());
}

TEST_CASE("what is remembered of another seed is another run") {
    TuningProblem problem = line();
    small::Kept kept;
    Evaluations first(problem, kept.memory(), 1, {});
    first.run(first.id_of({1, 1}), 0, 4);
    problem.seed = 2;
    Evaluations second(problem, kept.memory(), 1, {});
    second.run(second.id_of({1, 1}), 0, 4);
    CHECK(kept.recalled == 0);
    CHECK_FALSE(first.at(0, 0) == second.at(0, 0));
}

TEST_CASE("a stop ends it, and what was finished is kept") {
    const TuningProblem problem = line();
    for (const unsigned threads : {1u, 2u}) {
        small::Kept kept;
        std::stop_source stop;
        kept.at_keep = [&] {
            if (kept.kept == 5) stop.request_stop();
        };
        Evaluations runs(problem, kept.memory(), threads, stop.get_token());
        CHECK_THROWS_AS(runs.run(runs.id_of({1, 1}), 0, 50), TuningStopped);
        CHECK(runs.runs() == 0);
        CHECK(kept.kept >= 5);
        CHECK(kept.kept < 5 + threads);
        CHECK_THROWS_AS(runs.trace(runs.id_of({1, 1}), 1), TuningStopped);
    }
}

TEST_CASE("what goes wrong in a thread is said by the one who asked") {
    TuningProblem problem = line();
    TuningMemory broken;
    broken.keep = [](const RunKey&, const Measures&) { throw std::runtime_error("the disk is full"); };
    Evaluations runs(problem, broken, 2, {});
    CHECK_THROWS_WITH_AS(runs.run(runs.id_of({1, 1}), 0, 8), "the disk is full", std::runtime_error);
}

TEST_CASE("differences are of runs with the same numbers, worked out by hand") {
    // Way 0 makes 100, 110, 120, 130; way 1 makes 2, 4, 6, 4 more.
    const auto units = [](std::uint16_t way, std::uint64_t r) {
        const double more[] = {2, 4, 6, 4};
        return 100 + 10 * static_cast<double>(r) + (way == 1 ? more[r] : way == 2 ? 50 : 0);
    };
    const small::Written written(units);
    Evaluations runs = written.evaluations();
    const std::vector<Evaluations::Id> ids{runs.id_of({0}), runs.id_of({1}), runs.id_of({2})};
    runs.run(ids, 0, 4);
    Judge judge(runs);
    CHECK_FALSE(judge.has_reference());
    CHECK(judge.mean(ids[1]).mean == 119);  // (102 + 114 + 126 + 134) / 4
    judge.pool(ids);
    // Sums of squared deviations: 15, 5, 5 and 15 from 115; 17, 5, 7 and 15 from 119; with 3 degrees each.
    const double spread = std::sqrt((500.0 + 588 + 500) / 9);
    CHECK(judge.spread() == doctest::Approx(spread));
    const Measured more = judge.difference(ids[1], ids[0], 4);
    CHECK(more.mean == 4);
    CHECK(more.runs == 4);
    // Deviations -2, 0, 2, 0: 8; and two runs in which a fifth of the spread was seen.
    CHECK(more.error == doctest::Approx(std::sqrt((8 + 2 * spread * spread / 25) / 5 / 4)));
    CHECK(judge.difference(ids[0], ids[1], 4).mean == -4);
    CHECK(judge.difference(ids[1], ids[0], 2).mean == 3);

    judge.refer_to(ids[0], 4);
    CHECK(judge.mean(ids[0]).mean == 115);
    CHECK(judge.mean(ids[1], 2).mean == 118);  // the level of the reference, and the difference over two runs
    CHECK(judge.mean(ids[2]).mean == 165);
    Tally fresh;
    for (const double each : {200.0, 200.0, 200.0, 200.0})
        fresh.add(each);
    judge.learn(fresh);
    CHECK(judge.mean(ids[0]).mean == 157.5);  // eight runs of the reference now
    CHECK(judge.mean(ids[2]).mean == 207.5);  // the level of all designs moves
    CHECK(judge.difference(ids[2], ids[0], 4).mean == 50);
    CHECK(judge.level_error() == doctest::Approx(judge.spread() / std::sqrt(8.0)));
}

TEST_CASE("the goal says what a run is worth") {
    const small::Written written([](std::uint16_t, std::uint64_t) { return 10.0; });
    TuningProblem problem = written.problem;
    Evaluations runs(problem, written.memory(), 1, {});
    const Judge judge(runs);
    Measures run;
    run.units = 10;
    run.value = 70;
    CHECK(judge.worth(run) == 10);
    problem.goal = spec::Goal::value;
    CHECK(judge.worth(run) == 70);
    CHECK(judge.worth_of_unit(run) == 7);
    problem.unit_value = 3;
    CHECK(judge.worth(run) == 30);
}
