#include <doctest/doctest.h>

#include "plants.hpp"

using namespace plants;

namespace {

HourlyCost an_hour(const char* currency) {
    return {{20, currency}};
}

/// A plant with five amounts of money in EUR, from line 3 to 60.
LineSpec plant_in_euros() {
    LineSpec spec = two_cells();
    spec.at = at(1, 1);
    spec.target = Rate{0.01};
    spec.products = {{Name("A", at(3)), {}}};
    spec.products[0].value.price = Money{10, "EUR"};
    spec.products[0].value.scrap_cost = Money{2, "EUR"};
    spec.products[0].value.at = at(3);
    station_of(spec, "weld").cost = an_hour("EUR");
    station_of(spec, "weld").at = at(30);
    spec.tune.emplace();
    spec.tune->budget = Money{100, "EUR"};
    spec.tune->at = at(50);
    spec.tune->decisions.resize(1);
    DecisionSpec& decision = spec.tune->decisions[0];
    decision.paths = {Name("line.store.capacity")};
    decision.from = Name("1");
    decision.to = Name("4");
    decision.cost = Money{5, "EUR"};
    decision.at = at(60);
    return spec;
}

Messages differs(const std::string& place, const std::string& key, const std::string& found, int others = 5) {
    return {"line.yaml:" + place + ": `" + key + "`: expected money in EUR as in " + std::to_string(others) +
            (others == 1 ? " other place" : " other places") + ", found " + found};
}

}  // namespace

TEST_CASE("all money of a plant is in one currency, wherever it stands") {
    LineSpec spec = plant_in_euros();
    CHECK(errors(spec) == Messages{});
    spec.energy_price = EnergyPrice{{0.5, "CNY"}};
    CHECK(errors(spec) == differs("1:1", "energy_price", "CNY"));

    spec = plant_in_euros();
    station_of(spec, "inspect").cost = an_hour("USD");
    station_of(spec, "inspect").at = at(31);
    CHECK(errors(spec) == differs("31:3", "cost", "USD"));

    spec = plant_in_euros();
    spec.crews.push_back({Name("fitters", at(20)), {}});
    spec.crews[0].value.cost = an_hour("CNY");
    spec.crews[0].value.at = at(20);
    CHECK(errors(spec) == differs("20:3", "cost", "CNY"));

    spec = plant_in_euros();
    OptionSpec option;
    option.name = Name("other");
    option.cost = Money{3, "CNY"};
    option.at = at(62);
    spec.tune->decisions.push_back({});
    spec.tune->decisions[1].options = {option};
    spec.tune->decisions[1].at = at(61);
    CHECK(errors(spec) == differs("62:3", "cost", "CNY"));
}

TEST_CASE("nothing is in no currency") {
    LineSpec spec = plant_in_euros();
    spec.energy_price = EnergyPrice{{0, "CNY"}};
    CHECK(errors(spec) == Messages{});
}

TEST_CASE("the currency of most places is right, and of the first where several are said as often") {
    LineSpec spec = two_cells();
    station_of(spec, "weld").cost = an_hour("CNY");
    station_of(spec, "weld").at = at(31);
    station_of(spec, "inspect").cost = an_hour("EUR");
    station_of(spec, "inspect").at = at(30);
    CHECK(errors(spec) == differs("31:3", "cost", "CNY", 1));
    spec.energy_price = EnergyPrice{{0.5, "EUR"}};
    spec.products = {{Name("A", at(3)), {}}};
    spec.products[0].value.price = Money{10, "USD"};
    spec.products[0].value.at = at(3);
    CHECK(errors(spec) == Messages{differs("3:3", "price", "USD", 2)[0], differs("31:3", "cost", "CNY", 2)[0]});
}

TEST_CASE("money of a plant that is made in C++ has no place, and is counted each for itself") {
    LineSpec spec = two_cells();
    station_of(spec, "weld").cost = an_hour("EUR");
    station_of(spec, "inspect").cost = an_hour("EUR");
    spec.energy_price = EnergyPrice{{0.5, "CNY"}};
    CHECK(errors(spec) == Messages{"plant: `energy_price`: expected money in EUR as in 2 other places, found CNY"});
}
