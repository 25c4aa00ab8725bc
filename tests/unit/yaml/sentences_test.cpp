#include <doctest/doctest.h>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

TEST_CASE("a plain duration is a constant") {
    CHECK(cycle_of("96 s").is_constant());
    CHECK(cycle_of("96 s").mean() == 96);
    CHECK(cycle_of("1 h 30 min").mean() == 5400);
    CHECK(cycle_of("constant(2 min)").mean() == 120);
}

TEST_CASE("laws take their parameters by name, in any order, or by position") {
    CHECK(cycle_of("exponential(mean 42 min)").mean() == doctest::Approx(2520));
    CHECK(cycle_of("exponential(42 min)").mean() == doctest::Approx(2520));
    const Distribution by_name = cycle_of("lognormal(cv 0.5, mean 96 s)");
    const Distribution by_position = cycle_of("lognormal(96 s, 0.5)");
    CHECK(by_name.mean() == doctest::Approx(96));
    CHECK(by_name.cv() == doctest::Approx(0.5));
    CHECK(by_position.mean() == doctest::Approx(96));
    CHECK(by_position.cv() == doctest::Approx(0.5));
    CHECK(cycle_of("erlang(k 4, mean 2 min)").cv() == doctest::Approx(0.5));  // 1 / sqrt(k)
    CHECK(cycle_of("weibull(shape 1, scale 1 h)").mean() == doctest::Approx(3600));
}

TEST_CASE("laws can be shifted and scaled") {
    const Distribution shifted = cycle_of("20 s + exponential(mean 10 s)");
    CHECK(shifted.mean() == doctest::Approx(30));
    CHECK(shifted.variance() == doctest::Approx(100));
    CHECK(cycle_of("exponential(mean 10 s) + 20 s").mean() == doctest::Approx(30));
    const Distribution scaled = cycle_of("0.5 * exponential(mean 10 s)");
    CHECK(scaled.mean() == doctest::Approx(5));
    CHECK(scaled.variance() == doctest::Approx(25));
    CHECK(cycle_of("1 min + 2 * exponential(mean 10 s) + 5 s").mean() == doctest::Approx(85));
}

TEST_CASE("discrete and mixed laws go by shares") {
    CHECK(cycle_of("discrete(60 s: 80 %, 90 s: 20 %)").mean() == doctest::Approx(66));
    const Distribution mixed = cycle_of("mixture(20 %: exponential(mean 3 s), 80 %: exponential(mean 0.5 s))");
    CHECK(mixed.mean() == doctest::Approx(1.0));
    CHECK(mixed.variance() == doctest::Approx(2 * (0.2 * 9 + 0.8 * 0.25) - 1));  // hyperexponential
    CHECK(cycle_of("mixture(50 %: 1 s, 50 %: 2 s + exponential(1 s))").mean() == doctest::Approx(2));
}

TEST_CASE("maintenance by the time of day is read with its days, and its mistakes are told once") {
    const auto plant = load(one_station("cycle: 1 s, maintenance: {at: 22:00, days: [sat, sun], for: 4 h}"));
    const spec::MaintenanceSpec& planned = station_of(plant).maintenance.at(0);
    CHECK(planned.begins.value().since_midnight == std::chrono::hours{22});
    CHECK(planned.days.value().on == std::array<bool, 7>{false, false, false, false, false, true, true});
    CHECK_FALSE(planned.every);
    CHECK(errors_of(one_station("cycle: 1 s, maintenance: {at: 25:00, days: sat, for: 4 h}")) ==
          "4:75: expected a time of day from `00:00` to `24:00`, such as `06:30`, found `25:00`");
    CHECK(errors_of(one_station("cycle: 1 s, maintenance: {at: 22:00, days: sun day, for: 4 h}")) ==
          "4:88: expected days of the week such as `mon-fri`, `sat` or `daily`, found `sun day`");
    CHECK(errors_of(one_station("cycle: 1 s, maintenance: {at: 22:00, days: [], for: 4 h}")) ==
          "4:88: `days`: expected at least one day of the week, found none");
    CHECK(errors_of(one_station("cycle: 1 s, maintenance: {evry: 8 h, for: 4 h}")) ==
          "4:71: unknown key `evry` in a maintenance, did you mean 'every'?");
    CHECK(errors_of(one_station("cycle: 1 s, maintenance: {at: 22:00, clock: cycles, for: 4 h}")) ==
          "4:89: `clock`: expected `calendar`, or none, beside `at`, found another clock");
}

TEST_CASE("numbers of cycles count, and only where the clock counts them") {
    const auto plant = load(one_station(
        "cycle: 1 s, maintenance: {every: geometric(mean 100 cycles, step 1 cycles), clock: cycles, for: 2 min}"));
    const Distribution& every = station_of(plant).maintenance.at(0).every.value();
    CHECK(every.dimension() == Dimension::count);
    CHECK(every.mean() == doctest::Approx(100));
    CHECK(mistake_in("3 cycles") == "1: expected a time such as `96 s`, found `3 cycles`");
    CHECK(mistake_in("exponential(mean 3 cycles) + 1 s") ==
          "30: expected only times or only cycles in one distribution, found both");
    CHECK(errors_of(one_station("cycle: 1 s, failures: {every: 8 h, clock: cycles, repair: 1 min}")) ==
          "4:75: with `clock: cycles`, expected a number of cycles such as `200 cycles`, found `8 h`");
    CHECK(errors_of(one_station("cycle: 1 s, failures: {every: 200 cycles, repair: 1 min}")) ==
          "4:75: expected a time such as `8 h`, found `200 cycles`; write `clock: cycles` to count cycles");
}

TEST_CASE("mistakes in a sentence are shown at their letter") {
    CHECK(mistake_in("exponental(mean 42 min)") == "1: unknown distribution `exponental`, did you mean 'exponential'?");
    CHECK(mistake_in("exponential(maen 42 min)") ==
          "13: unknown parameter `maen`, did you mean 'mean'?; expected `exponential(mean ..)`");
    CHECK(mistake_in("exponential(mean 42)") == "18: expected a duration such as `96 s`, found `42`");
    CHECK(mistake_in("exponential(mean 42 min") == "24: expected `)` at the end of `exponential(mean 42 min`");
    CHECK(mistake_in("exponential 42 min") == "13: expected `(` after `exponential`");
    CHECK(mistake_in("exponential()") == "1: `mean` is missing, expected `exponential(mean ..)`");
    CHECK(mistake_in("exponential(1 s, 2 s)") == "18: expected no more than `exponential(mean ..)`");
    CHECK(mistake_in("lognormal(mean 1 s, mean 2 s)") == "21: `mean` is given twice");
    CHECK(mistake_in("lognormal(mean 1 s, cv 5 %)") == "24: expected a number without unit for `cv`, found `5 %`");
    CHECK(mistake_in("exponential(mean 1 s) s") == "23: expected the end of the distribution, found `s`");
    CHECK(mistake_in("exponential(1 s) + exponential(1 s)") ==
          "20: expected a quantity: a sum holds one law, and this is the second");
    CHECK(mistake_in("discrete(60 s: 80 %, 90 s 20 %)") == "27: expected a duration such as `96 s`, found `20`");
}

TEST_CASE("parameters that a law does not accept are shown at the law") {
    const std::string message = mistake_in("exponential(mean 0 s)");
    CHECK(message.substr(0, 19) == "1: expected a mean ");
    CHECK(message.substr(message.size() - 31) == ", found `exponential(mean 0 s)`");
    CHECK(mistake_in("mixture(30 %: 1 s, 80 %: 2 s)") ==
          "1: expected shares that add up to 100 %, not 110 %, found `mixture(30 %: 1 s, 80 %: 2 s)`");
}

TEST_CASE("columns count characters, in quotes too") {
    const auto errors = errors_of(
        "takt: 1\nname: \xC3\xA4\xC3\xB6\nline:\n  - source: in\n"
        "  - station: {name: \xE5\x86\xB2\xE5\x8E\x8B, cycle: \"1 s + \xC3\xA4\"}\n  - sink: out\n");
    CHECK(errors == "5:39: expected a duration such as `96 s`, found `\xC3\xA4`");
}

TEST_CASE("commas and colons of a sentence need no quotes, inside braces either") {
    const auto plant =
        load(one_station("cycle: {a: \"lognormal(mean 6 min, cv 0.8)\", b: lognormal(mean 6 min, cv 0.8)}, "
                         "setup: discrete(60 s: 80 %, 90 s: 20 %)",
                         "products: {a: , b: }\n"));
    CHECK(station_of(plant).cycle.each.at(1).second.mean() == doctest::Approx(360));
    CHECK(station_of(plant).setup.at(0).time.mean() == doctest::Approx(66));
}
