#include <doctest/doctest.h>

#include <string>

#include "plants.hpp"

using namespace plants;

namespace {

RouteSpec route(Choice choice, std::vector<RouteTarget> targets, Place place = {}) {
    RouteSpec made;
    made.choice = choice;
    made.targets = std::move(targets);
    made.at = place;
    return made;
}

/// two_cells with a repair station behind the sink.
LineSpec with_repair() {
    LineSpec spec = two_cells();
    station_of(spec, "inspect").yield = Share{0.9};
    station_of(spec, "inspect").rework = Ref("repair");
    auto repair = station("repair");
    repair.to = "inspect";
    spec.flows[0].elements.push_back(repair);
    return spec;
}

/// A line of packs whose store is joined by the main line's second station.
LineSpec with_packs() {
    LineSpec spec = two_cells();
    spec.flows.push_back({Name("packs"), {source("cells"), station("pack"), buffer("pack-store")}});
    station_of(spec, "inspect").joins = {{"pack-store", 1, {}}};
    return spec;
}

}  // namespace

TEST_CASE("rework, assembly of a side line and scrap are no mistakes") {
    CHECK(errors(with_repair()) == Messages{});
    CHECK(errors(with_packs()) == Messages{});
    LineSpec spec = two_cells();
    station_of(spec, "inspect").to = route(Choice::share, {{"next", 0.9, {}}, {"scrap", 0.1, {}}});
    CHECK(errors(spec) == Messages{});
}

TEST_CASE("a list ends in a sink, in a joined buffer, or in an element with a target") {
    LineSpec spec = with_packs();
    station_of(spec, "inspect").joins.clear();
    CHECK(errors(spec) ==
          Messages{"buffer 'pack-store': expected an element that takes its parts, or the key `to`, found "
                   "the end of the list after 'pack-store'"});
    get<BufferSpec>(spec, "pack-store").to = "shipped";
    CHECK(errors(spec) == Messages{});
}

TEST_CASE("a source in the middle of a list takes no parts") {
    const auto spec = plant({source("a"), station("b"), source("c"), station("d"), sink("e")});
    CHECK(errors(spec) ==
          Messages{"station 'b': expected an element that takes its parts, or the key `to`, found the source "
                   "'c' after 'b'"});
}

TEST_CASE("the word next needs an element that follows") {
    LineSpec spec = with_repair();
    station_of(spec, "repair").to = Ref("next", at(9));
    CHECK(errors(spec) ==
          Messages{"line.yaml:9:3: expected an element after 'repair' that 'next' can mean, found none"});
}

TEST_CASE("a misspelt target is one error, with the word that was meant") {
    LineSpec spec = with_repair();
    station_of(spec, "inspect").rework = Ref("repiar", at(7, 40));
    CHECK(errors(spec) ==
          Messages{"line.yaml:7:40: expected a station, a buffer or a sink, found 'repiar', did you mean "
                   "'repair'?"});
}

TEST_CASE("sources are no targets") {
    LineSpec spec = with_repair();
    station_of(spec, "repair").to = Ref("panels", at(9));
    CHECK(errors(spec) ==
          Messages{"line.yaml:9:3: expected a station, a buffer or a sink, found 'panels', which is a source"});
}

TEST_CASE("only buffers are joined, and each once") {
    LineSpec spec = with_packs();
    station_of(spec, "inspect").joins = {
        {"pack-store", 1, {}}, {Ref("pack", at(8)), 1, {}}, {Ref("pack-store", at(9)), 2, {}}};
    CHECK(errors(spec) ==
          Messages{"line.yaml:8:3: expected a buffer, found 'pack', which is a station",
                   "line.yaml:9:3: `joins`: expected each buffer once, with a `count`, found 'pack-store' a "
                   "second time"});
}

TEST_CASE("a joined buffer does not lead to the station besides") {
    LineSpec spec = with_packs();
    get<BufferSpec>(spec, "pack-store").to = Ref("inspect", at(7));
    station_of(spec, "inspect").joins = {{Ref("pack-store", at(8)), 1, {}}, {Ref("store", at(9)), 1, {}}};
    CHECK(errors(spec) ==
          Messages{"line.yaml:8:3: `joins`: expected a buffer whose parts do not come here by themselves, found "
                   "'pack-store', which has this station under its `to`: leave that out",
                   "line.yaml:9:3: `joins`: expected a buffer whose parts do not come here by themselves, found "
                   "'store', which stands before it: write it in a list of its own"});
}

TEST_CASE("a misspelt buffer under joins is one error") {
    LineSpec spec = with_packs();
    station_of(spec, "inspect").joins = {{Ref("packstore", at(8)), 1, {}}};
    CHECK(errors(spec) == Messages{"line.yaml:8:3: expected a buffer, found 'packstore', did you mean 'pack-store'?"});
}

TEST_CASE("shares of a route add up to 100 %") {
    LineSpec spec = with_repair();
    station_of(spec, "weld").to = route(Choice::share, {{"store", 0.9, {}}, {"repair", 0.2, {}}}, at(5, 9));
    CHECK(errors(spec) == Messages{"line.yaml:5:9: `to`: expected shares that add up to 100 %, found 110 %"});
}

TEST_CASE("buffers do not choose by share, and only among stations") {
    LineSpec spec = with_repair();
    auto& to = get<BufferSpec>(spec, "store").to;
    to = route(Choice::first, {{"inspect", 0, {}}, {"repair", 0, {}}});
    CHECK(errors(spec) == Messages{});
    to = route(Choice::share, {{"inspect", 0.5, {}}, {"repair", 0.5, {}}}, at(6));
    CHECK(errors(spec).size() == 1);
    to = route(Choice::first, {{"inspect", 0, {}}, {Ref("shipped", at(6, 9)), 0, {}}}, at(6));
    CHECK(
        errors(spec) ==
        Messages{"line.yaml:6:9: `to`: expected stations under `first` of a buffer, found 'shipped', which is a sink"});
}

TEST_CASE("an element that nothing reaches is named, and what only follows from it is not") {
    LineSpec spec = with_repair();
    station_of(spec, "inspect").rework.reset();
    CHECK(errors(spec) ==
          Messages{"station 'repair': expected parts to come from a source, but nothing ever reaches 'repair'"});
    const auto two_sinks = plant({source("a"), station("s"), sink("b"), sink("c")});
    CHECK(errors(two_sinks) ==
          Messages{"sink 'c': expected parts to come from a source, but nothing ever reaches 'c'"});
    const auto chain = plant({source("a"), station("s"), sink("b"), station("c"), station("d"), sink("e")});
    CHECK(errors(chain) == Messages{"station 'c': expected parts to come from a source, but nothing ever reaches 'c'"});
}

TEST_CASE("elements that only feed each other are reached by nothing") {
    LineSpec spec = plant({source("a"), station("s"), sink("b"), station("c"), station("d")});
    station_of(spec, "d").to = route(Choice::rotate, {{"c", 0, {}}, {"b", 0, {}}});
    CHECK(errors(spec) == Messages{"station 'c': expected parts to come from a source, but nothing ever reaches 'c'"});
}

TEST_CASE("a station that only joins has no main flow") {
    LineSpec spec = with_packs();
    station_of(spec, "inspect").joins.clear();
    auto marriage = station("marriage");
    marriage.joins = {{"pack-store", 1, {}}};
    marriage.to = "shipped";
    spec.flows[0].elements.push_back(marriage);
    CHECK(errors(spec) ==
          Messages{"station 'marriage': expected parts to come from a source, but nothing ever reaches 'marriage'"});
}

TEST_CASE("parts that go round in a closed loop can never leave") {
    LineSpec spec = plant({source("a"), station("s"), station("t"), station("u"), sink("b")});
    station_of(spec, "u").to = "t";
    const auto found = errors(spec);
    REQUIRE(found.size() == 2);
    CHECK(found[0] == "sink 'b': expected parts to come from a source, but nothing ever reaches 'b'");
    CHECK(found[1] ==
          "station 't': expected a way to a sink, but parts that reach 't' can never leave: 't', 'u' lead only to "
          "each other");
}

TEST_CASE("a station that routes to itself keeps its parts") {
    LineSpec spec = two_cells();
    station_of(spec, "weld").to = route(Choice::rotate, {{"weld", 0, {}}, {"weld", 0, {}}});
    const auto found = errors(spec);
    REQUIRE(found.size() == 2);
    CHECK(found[1] ==
          "station 'weld': expected a way to a sink, but parts that reach 'weld' can never leave: it leads only "
          "to itself");
}

TEST_CASE("an assembly whose second input comes only from behind it never begins") {
    LineSpec spec = two_cells();
    spec.flows[0].elements.push_back(buffer("back"));
    station_of(spec, "inspect").to = route(Choice::rotate, {{"shipped", 0, {}}, {"back", 0, {}}});
    station_of(spec, "inspect").joins = {{Ref("back", at(6, 20)), 1, {}}};
    CHECK(errors(spec) ==
          Messages{"line.yaml:6:20: expected a buffer that is filled from elsewhere, found 'back', whose "
                   "parts come only from stations that wait for them"});
}

TEST_CASE("a returned part may be joined again where others begin the loop") {
    LineSpec spec = two_cells();
    auto first = source("first");
    first.limit = 10;
    first.to = "back";
    spec.flows[0].elements.push_back(first);
    spec.flows[0].elements.push_back(buffer("back"));
    station_of(spec, "inspect").to = route(Choice::rotate, {{"shipped", 0, {}}, {"back", 0, {}}});
    station_of(spec, "inspect").joins = {{"back", 1, {}}};
    CHECK(errors(spec) == Messages{});
}

TEST_CASE("a plant has a source and a sink") {
    CHECK(errors(LineSpec{}) == Messages{"plant: expected a line with at least one source and one sink, found none"});
    CHECK(errors(plant({})) == Messages{"line 'line': expected at least one element, found none"});
    CHECK(errors(plant({station("a"), sink("b")})) ==
          Messages{"line 'line': expected at least one source, found none"});
    LineSpec spec = plant({source("a"), station("b")});
    station_of(spec, "b").to = "scrap";
    CHECK(errors(spec) == Messages{"line 'line': expected at least one sink, found none"});
}

TEST_CASE("a carrier is loaded and unloaded, first the one and then the other") {
    LineSpec spec = two_cells();
    spec.carriers.push_back({Name("skids", at(2)), {40, {}, {}}});
    station_of(spec, "weld").loads = Ref("skids", at(5));
    CHECK(errors(spec) ==
          Messages{"line.yaml:2:3: expected a station that unloads 'skids', found only ones that load it"});
    station_of(spec, "inspect").unloads = Ref("skids", at(7));
    CHECK(errors(spec) == Messages{});
    std::swap(station_of(spec, "weld").loads, station_of(spec, "inspect").loads);
    std::swap(station_of(spec, "weld").unloads, station_of(spec, "inspect").unloads);
    CHECK(errors(spec) ==
          Messages{"line.yaml:7:3: expected 'skids' behind a station that loads it, found no way from one",
                   "line.yaml:5:3: expected 'skids' before a station that unloads it, found no way to one"});
}

TEST_CASE("seventy carriers are told apart") {
    std::vector<ElementSpec> elements{source("a")};
    LineSpec spec;
    for (int i = 0; i < 70; ++i) {
        const std::string carrier = "c" + std::to_string(i);
        spec.carriers.push_back({Name(carrier), {1, {}, {}}});
        auto load = station(("load-" + carrier).c_str());
        auto unload = station(("unload-" + carrier).c_str());
        load.loads = Ref(carrier);
        unload.unloads = Ref(carrier);
        // The last one stands the wrong way round.
        if (i == 69) std::swap(load.loads, unload.loads), std::swap(load.unloads, unload.unloads);
        elements.push_back(load);
        elements.push_back(unload);
    }
    elements.push_back(sink("b"));
    spec.flows.push_back({Name("line"), elements});
    CHECK(errors(spec) ==
          Messages{"station 'load-c69': expected 'c69' behind a station that loads it, found no way from one",
                   "station 'unload-c69': expected 'c69' before a station that unloads it, found no way to "
                   "one"});
}

TEST_CASE("a source that is always ready needs something that takes time") {
    LineSpec spec = plant({source("a"), station("s", 0), buffer("b"), sink("c")});
    CHECK(errors(spec) ==
          Messages{"source 'a': expected `every`, a timetable, orders or a `limit`, found a source that is "
                   "always ready before elements that take no time, or that have unlimited room: "
                                     "infinitely many parts would pass at "
                   "once"});
    get<BufferSpec>(spec, "b").transit = 1s;
    CHECK(errors(spec) == Messages{});
    get<BufferSpec>(spec, "b").transit = 0s;
    get<SourceSpec>(spec, "a").limit = 10;
    CHECK(errors(spec) == Messages{});
}

TEST_CASE("different mistakes are all found in one pass") {
    LineSpec spec = with_repair();
    add_products(spec);
    spec.products[1].value.share = Share{0.4};
    station_of(spec, "weld").machines = 0;
    station_of(spec, "weld").failures = {failure(3600, 60)};
    station_of(spec, "weld").failures.front().crew = Ref("nobody");
    station_of(spec, "inspect").rework.reset();
    spec.run.horizon = 0h;
    CHECK(errors(spec).size() == 5);
}

TEST_CASE("a hundred thousand stations are checked within seconds") {
    std::vector<ElementSpec> elements{source("a")};
    for (int i = 0; i < 100000; ++i) {
        auto each = station(("s" + std::to_string(i)).c_str());
        each.rework = Ref("s" + std::to_string(i == 0 ? 0 : i - 1));
        each.yield = Share{0.9};
        elements.push_back(each);
    }
    elements.push_back(sink("b"));
    LineSpec spec = plant(std::move(elements));
    const auto begin = std::chrono::steady_clock::now();
    CHECK(errors(spec) == Messages{});
    for (int i = 0; i < 100000; ++i)
        std::get<StationSpec>(spec.flows[0].elements[static_cast<std::size_t>(i) + 1]).rework =
            Ref("t" + std::to_string(i));
    CHECK(errors(spec).size() == Diagnostics::limit);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    // Far above what it takes, so that only a step from n log n to n squared fails.
    CHECK(took.count() < 20);
}
