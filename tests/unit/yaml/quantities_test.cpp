#include <doctest/doctest.h>

#include <clocale>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

/// The horizon of a run, in microseconds.
std::int64_t horizon(const std::string& text) {
    return load(one_station("cycle: 1 s", "run: {horizon: " + text + "}\n")).run.horizon.count();
}

double target(const std::string& text) {
    return load(one_station("cycle: 1 s", "target: " + text + "\n")).target->per_second;
}

spec::RateOf target_of(const std::string& text) {
    return load(one_station("cycle: 1 s", "target: " + text + "\n")).target->of;
}

std::string wrong_horizon(const std::string& text) {
    return errors_of(one_station("cycle: 1 s", "run: {horizon: " + text + "}\n"));
}

std::string wrong_target(const std::string& text) {
    return errors_of(one_station("cycle: 1 s", "target: " + text + "\n"));
}

}  // namespace

TEST_CASE("durations have units from microseconds to years of 365 days") {
    CHECK(horizon("5 us") == 5);
    CHECK(horizon("5 ms") == 5'000);
    CHECK(horizon("96 s") == 96'000'000);
    CHECK(horizon("1.5 min") == 90'000'000);
    CHECK(horizon("8 h") == 28'800'000'000);
    CHECK(horizon("1 day") == 86'400'000'000);
    CHECK(horizon("2 days") == 172'800'000'000);
    CHECK(horizon("1 week") == 604'800'000'000);
    CHECK(horizon("2 weeks") == 1'209'600'000'000);
    CHECK(horizon("1 year") == 31'536'000'000'000);
    CHECK(horizon("2 years") == 63'072'000'000'000);
}

TEST_CASE("durations can be put together from larger to smaller units") {
    CHECK(horizon("1 h 30 min") == 5'400'000'000);
    CHECK(horizon("1h30min") == 5'400'000'000);
    CHECK(horizon("\"1 day 2 h 3 min 4 s\"") == (86400LL + 7200 + 180 + 4) * 1'000'000);
    CHECK(mistake_in("30 min 1 h") == "8: expected a smaller unit than the one before, found `1 h`");
    CHECK(mistake_in("1 s 1 s") == "5: expected a smaller unit than the one before, found `1 s`");
}

TEST_CASE("a duration without a unit is an error that shows how to write one") {
    CHECK(mistake_in("96") == "1: expected a duration such as `96 s`, found `96`");
    CHECK(mistake_in("9.6e1") == "1: expected a duration such as `96 s`, found `9.6e1`");
    CHECK(mistake_in("1 h 30") == "5: expected a duration such as `96 s`, found `30`");
}

TEST_CASE("a unit that is none is named together with the near one") {
    CHECK(mistake_in("96 sec") == "4: unknown unit `sec`, did you mean 's'?");
    CHECK(mistake_in("5 m") == "3: unknown unit `m`, did you mean 'min'?");
    CHECK(mistake_in("2 hours") == "3: unknown unit `hours`, did you mean 'h'?");
    CHECK(mistake_in("2 wekks") == "3: unknown unit `wekks`, did you mean 'weeks'?");
    CHECK(mistake_in("2 month") == "3: unknown unit `month`: months differ in length; write days or weeks");
    CHECK(mistake_in("2 parsecs") == "3: unknown unit `parsecs`; known are us, ms, s, min, h, days, weeks and years");
}

TEST_CASE("numbers that are none, negative or too large are refused") {
    CHECK(mistake_in("nan s") == "1: unknown distribution `nan`");
    CHECK(mistake_in("-5 s") == "1: expected a duration such as `96 s`, found `-5 s`");
    CHECK(mistake_in("+5 s") == "1: expected a duration such as `96 s`, found `+5 s`");
    CHECK(mistake_in("1e400 s") == "1: expected a number that a computer can hold, found `1e400`");
    CHECK(mistake_in("201 years") == "1: expected at most 200 years, found `201 years`");
    CHECK(mistake_in("1_000 s") == "1: expected a duration such as `96 s`, found `1_000 s`");
    CHECK(wrong_target("inf /h") == "6:9: expected a rate such as `30 /h`, found `inf /h`");
}

TEST_CASE("rates are units for a unit of time") {
    CHECK(target("30 /h") == doctest::Approx(30.0 / 3600));
    CHECK(target("30/h") == doctest::Approx(30.0 / 3600));
    CHECK(target_of("30 /h") == spec::RateOf::scheduled_time);
    CHECK(target_of("0.5 /min") == spec::RateOf::scheduled_time);
    CHECK(target_of("720 /day") == spec::RateOf::all_time);
    CHECK(target_of("100000 /year") == spec::RateOf::year);
    CHECK(target("100000 /year") == doctest::Approx(100000.0 / 31536000));
    CHECK(target("12 /min") == doctest::Approx(0.2));
    CHECK(target("1 /s") == doctest::Approx(1));
    CHECK(target("500 /day") == doctest::Approx(500.0 / 86400));
    CHECK(target("500 /week") == doctest::Approx(500.0 / 604800));
    CHECK(wrong_target("30") == "6:9: expected a rate such as `30 /h`, found `30`");
    CHECK(wrong_target("30 h") == "6:9: expected a rate such as `30 /h`, found `30 h`");
    CHECK(wrong_target("30 /hour") == "6:13: unknown unit `hour`, did you mean 'h'?");
}

TEST_CASE("shares are percentages from 0 to 100") {
    const auto yield = [](const std::string& text) {
        return station_of(load(one_station("cycle: 1 s, yield: " + text))).yield.all->value;
    };
    CHECK(yield("92 %") == doctest::Approx(0.92));
    CHECK(yield("92%") == doctest::Approx(0.92));
    CHECK(yield("0.5 %") == doctest::Approx(0.005));
    CHECK(errors_of(one_station("cycle: 1 s, yield: 0.92")) == "4:64: expected a share such as `92 %`, found `0.92`");
    CHECK(errors_of(one_station("cycle: 1 s, yield: 101 %")) ==
          "4:64: expected a share from 0 % to 100 %, found `101 %`");
}

TEST_CASE("money is an amount with the three letters of a currency") {
    const auto plant = load(one_station("cycle: 1 s", "products: {M7: {price: 300000 CNY}}\n"));
    CHECK(plant.products.at(0).value.price->amount == 300000);
    CHECK(plant.products.at(0).value.price->currency == "CNY");
    for (const char* wrong : {"300000", "300000 yuan", "CNY 300000", "-5 CNY", "300000 CNYX"}) {
        CAPTURE(wrong);
        const auto errors =
            errors_of(one_station("cycle: 1 s", "products: {M7: {price: " + std::string(wrong) + "}}\n"));
        CHECK(errors == "6:24: expected an amount of money such as `300000 CNY`, found `" + std::string(wrong) + "`");
    }
}

TEST_CASE("costs of an hour, prices of energy and powers have their units") {
    const auto plant =
        load(one_station("cycle: 1 s, cost: 40.5 CNY/h, power: {working: 80 kW, waiting: 1.5MW, off: 500 W}",
                         "energy_price: 0.65 CNY / kWh\n"));
    CHECK(plant.energy_price->a_kwh.amount == 0.65);
    CHECK(plant.energy_price->a_kwh.currency == "CNY");
    CHECK(station_of(plant).cost->an_hour.amount == 40.5);
    CHECK(station_of(plant).power->working->watts == 80e3);
    CHECK(station_of(plant).power->waiting->watts == 1.5e6);
    CHECK(station_of(plant).power->off->watts == 500);
    CHECK_FALSE(station_of(plant).power->down.has_value());
    const auto wrong = [](const std::string& keys) { return errors_of(one_station("cycle: 1 s, " + keys)); };
    CHECK(wrong("cost: 40 EUR") == "4:63: expected a cost for each hour such as `90 CNY/h`, found `40 EUR`");
    CHECK(wrong("cost: 40 EUR/s") == "4:63: expected a cost for each hour such as `90 CNY/h`, found `40 EUR/s`");
    CHECK(wrong("power: {working: 80}") == "4:74: expected a power such as `80 kW`, found `80`");
    CHECK(wrong("power: {working: 80 kWh}") == "4:74: expected a power such as `80 kW`, found `80 kWh`");
    CHECK(wrong("power: {working: 1 kW, wating: 1 kW}") ==
          "4:80: unknown key `wating` in a power, did you mean 'waiting'?");
    CHECK(wrong("power: {working: 1 kW, idle: 1 kW}") ==
          "4:80: unknown key `idle` in a power; known are working, setup, waiting, down, off");
    CHECK(wrong("power: {off: 1 kW}") ==
          "4:64: a power needs the key `working`: while work progresses on a part, such as `working: 80 kW`");
    CHECK(errors_of(one_station("cycle: 1 s", "energy_price: 0.65 CNY/h\n")) ==
          "6:15: expected a price of energy such as `0.65 CNY/kWh`, found `0.65 CNY/h`");
}

TEST_CASE("counts are whole numbers within the limits of their key") {
    CHECK(station_of(load(one_station("cycle: 1 s, machines: 3"))).machines == 3);
    for (const char* wrong : {"0", "10001", "2.5", "-1", "two", "1e3", "99999999999999999999999"}) {
        CAPTURE(wrong);
        CHECK(errors_of(one_station("cycle: 1 s, machines: " + std::string(wrong))) ==
              "4:67: expected a whole number from 1 to 10000, found `" + std::string(wrong) + "`");
    }
}

TEST_CASE("a capacity is a number of places or unlimited") {
    const auto capacity = [](const std::string& text) {
        const auto plant = load(
            "takt: 1\nline:\n- source: in\n- station: {name: a, cycle: 1 s}\n- buffer: {name: b, capacity: " + text +
            "}\n- station: {name: c, cycle: 1 s}\n- sink: out\n");
        return std::get<spec::BufferSpec>(plant.flows[0].elements[2]).capacity.places;
    };
    CHECK(capacity("30") == 30);
    CHECK(capacity("0") == 0);
    CHECK(capacity("unlimited") == std::nullopt);
    CHECK_THROWS_WITH_AS(
        capacity("many"),
        doctest::Contains(
            "plant.yaml:5:31: error: expected a number of places such as `30` or `120 m every 6 m`, or `unlimited`, found `many`"),
        SpecError);
}

TEST_CASE("a conveyor is as long as it takes, and holds what fits on it") {
    const auto belt = [](const std::string& keys) {
        const auto plant = load("takt: 1\nline:\n  - source: in\n  - station: {name: s, cycle: 1 s}\n  - buffer: {name: belt, " + keys +
                                "}\n  - sink: out\n");
        return std::get<spec::BufferSpec>(plant.flows[0].elements[2]);
    };
    CHECK(belt("capacity: 120 m every 6 m, transit: 120 m at 3 m/min").capacity.places == 20u);
    CHECK(belt("capacity: 120 m every 6 m, transit: 120 m at 3 m/min").transit == std::chrono::minutes{40});
    CHECK(belt("capacity: 1.2 m every 0.4 m").capacity.places == 3u);
    CHECK(belt("capacity: 7 m every 2 m").capacity.places == 3u);
    CHECK(horizon("36 m at 6 m/h") == 21'600'000'000);
    CHECK(wrong_horizon("120 m at 0 m/min") == "6:16: expected a way such as `120 m at 3 m/min`, found `120 m at 0 m/min`");
    CHECK(wrong_horizon("120 m at 3 min") == "6:16: expected a way such as `120 m at 3 m/min`, found `120 m at 3 min`");
    CHECK(wrong_horizon("120 m") == "6:20: unknown unit `m`, did you mean 'min'?");
    CHECK(wrong_horizon("1e6 m at 1e-6 m/year") == "6:16: expected at most 200 years, found `1e6 m at 1e-6 m/year`");
}

TEST_CASE("a comma stays no decimal point, whatever the locale") {
    const char* const before = std::setlocale(LC_NUMERIC, nullptr);
    const std::string kept = before == nullptr ? "C" : before;
    for (const char* locale : {"de_DE.UTF-8", "fr_FR.UTF-8", "C"}) {
        std::setlocale(LC_NUMERIC, locale);
        CHECK(horizon("1.5 s") == 1'500'000);
    }
    std::setlocale(LC_NUMERIC, kept.c_str());
}
