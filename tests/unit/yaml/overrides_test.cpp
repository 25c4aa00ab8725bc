#include <doctest/doctest.h>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

const std::string plant_text =
    "takt: 1\nproducts: {M7: {share: 70 %}, M5: {share: 30 %}}\ncrews: {maintenance: {size: 2}}\n"
    "templates: {weld: {cycle: {M7: 98 s, M5: 92 s}, failures: [{name: gun, every: 8 h, repair: 6 min, crew: "
    "maintenance}]}}\n"
    "line:\n- source: in\n- station: {name: framing-{n}, repeat: 3, use: weld}\n- buffer: {name: store v1.2, capacity: "
    "3}\n"
    "- station: {name: last, cycle: 1 s}\n- sink: out\n"
    "lines: {side: [{source: in2}, {station: {name: side-1, cycle: 5 s, to: store v1.2}}]}\n"
    "run: {horizon: 1 year}\n";

spec::LineSpec set(std::vector<std::string> settings) {
    LoadOptions options;
    options.overrides.assign(settings.begin(), settings.end());
    return load(plant_text, "/nonexistent", options);
}

std::string wrong(const std::string& setting) {
    LoadOptions options;
    options.overrides = {setting};
    return errors_of(plant_text, "/nonexistent", options);
}

}  // namespace

TEST_CASE("a setting takes the place of what the file says") {
    CHECK(set({"run.horizon=2 weeks"}).run.horizon == std::chrono::hours{336});
    CHECK(set({"target=120000 /year"}).target->per_second == doctest::Approx(120000.0 / 31536000));
    CHECK(set({"crews.maintenance.size=3"}).crews.at(0).value.size == 3);
    CHECK(set({"run.seed=5", "run.replications=3"}).run.seed == 5);
}

TEST_CASE("a setting reaches one of a repeat, and leaves the others as they are") {
    const auto plant = set({"line.framing-2.cycle=90 s", "line.framing-3.cycle.M7=91 s", "line.framing-2.machines=2"});
    CHECK(station_of(plant, 1).cycle.each.at(0).second.mean() == 98);
    CHECK(station_of(plant, 2).cycle.all->mean() == 90);
    CHECK(station_of(plant, 2).machines == 2);
    CHECK(station_of(plant, 3).cycle.each.at(0).second.mean() == 91);
    CHECK(station_of(plant, 3).cycle.each.at(1).second.mean() == 92);
}

TEST_CASE("items of a list go by name or by number, names may hold dots, and lines have their own") {
    CHECK(station_of(set({"line.framing-1.failures.gun.repair=3 min"}), 1).failures.at(0).repair.mean() == 180);
    CHECK(station_of(set({"line.framing-1.failures.1.repair=3 min"}), 1).failures.at(0).repair.mean() == 180);
    CHECK(std::get<spec::BufferSpec>(set({"line.store v1.2.capacity=9"}).flows[0].elements[4]).capacity.places == 9);
    const auto plant = set({"lines.side.side-1.cycle=7 s"});
    CHECK(std::get<spec::StationSpec>(plant.flows.at(1).elements.at(1)).cycle.all->mean() == 7);
}

TEST_CASE("a setting of nothing leaves the key out") {
    for (const std::string nothing : {"", " ", "~"}) {
        CHECK(!set({"products.M5.share=" + nothing, "products.M7.share=" + nothing}).products.at(0).value.share);
        CHECK(set({"run.horizon=" + nothing}).run.horizon == std::chrono::hours{24 * 7});
        CHECK(station_of(set({"line.framing-1.machines=2", "line.framing-1.machines=" + nothing}), 1).machines == 1);
    }
    LoadOptions options;
    options.overrides = {"products="};
    CHECK(load(one_station("cycle: 60 s", "products: {M7: {}, M5: {}}\n"), "/nonexistent", options).products.empty());
    CHECK(wrong("crews.maintenace=") == "(--set): there is no `maintenace` to set, did you mean 'maintenance'? (crews.maintenace=)");
}

TEST_CASE("a setting that begins with the name of something is told where that stands") {
    const auto hint = [](const std::string& setting, const std::string& word, const std::string& full) {
        return "(--set): there is no `" + word + "` to set, did you mean '" + full + "'? (" + setting + ")";
    };
    CHECK(wrong("last.cycle=5 s") == hint("last.cycle=5 s", "last", "line.last.cycle"));
    CHECK(wrong("framing-2.machines=2") == hint("framing-2.machines=2", "framing-2", "line.framing-2.machines"));
    CHECK(wrong("store v1.2.capacity=4") == hint("store v1.2.capacity=4", "store v1", "line.store v1.2.capacity"));
    CHECK(wrong("side-1.cycle=4 s") == hint("side-1.cycle=4 s", "side-1", "lines.side.side-1.cycle"));
    CHECK(wrong("line.side-1.cycle=4 s") == hint("line.side-1.cycle=4 s", "side-1", "lines.side.side-1.cycle"));
    CHECK(wrong("lines.side.last.cycle=4 s") == hint("lines.side.last.cycle=4 s", "last", "line.last.cycle"));
    CHECK(wrong("maintenance.size=3") == hint("maintenance.size=3", "maintenance", "crews.maintenance.size"));
    CHECK(wrong("M7.share=10 %") == hint("M7.share=10 %", "M7", "products.M7.share"));
}

TEST_CASE("a setting that leads nowhere is an error with the nearest word") {
    CHECK(wrong("run.horizn=2 weeks") ==
          "(--set): unknown key `horizn` in a run, did you mean 'horizon'? (run.horizn=2 weeks)");
    CHECK(wrong("rnu.horizon=2 weeks") ==
          "(--set): there is no `rnu` to set, did you mean 'run'? (rnu.horizon=2 weeks)");
    CHECK(wrong("line.framing-9.cycle=2 s") ==
          "(--set): there is no `framing-9` to set, did you mean 'framing-1'? (line.framing-9.cycle=2 s)");
    CHECK(wrong("crews.maintenace.size=3") ==
          "(--set): there is no `maintenace` to set, did you mean 'maintenance'? (crews.maintenace.size=3)");
    CHECK(wrong("line.framing-1=5") == "(--set): expected a key after the element's name (line.framing-1=5)");
    CHECK(wrong("run.horizon.x.y=5") == "(--set): there is no `x.y` to set, since `1 year` stands there, which has no keys (run.horizon.x.y=5)");
    CHECK(wrong("horizon") == "(--set): expected a path and a value such as `run.horizon=2 weeks`, found `horizon`");
    CHECK(wrong("=5") == "(--set): expected a path and a value such as `run.horizon=2 weeks`, found `=5`");
}

TEST_CASE("a value that cannot be read is an error with its setting") {
    CHECK(wrong("run.horizon=2") == "(--set): expected a duration such as `96 s`, found `2` (run.horizon=2)");
    CHECK(wrong("run.horizon=[") ==
          "(--set): cannot read the value of `run.horizon=[`: not YAML: end of sequence flow not found");
}
