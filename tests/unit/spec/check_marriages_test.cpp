#include <doctest/doctest.h>

#include "plants.hpp"
#include "takt/spec/check_marriages.hpp"

using namespace plants;

namespace {

BufferSpec places(const char* name, std::uint32_t line) {
    BufferSpec made;
    made.name = Name(name, at(line));
    made.capacity = 9;
    made.at = at(line);
    return made;
}

StationSpec working(const char* name, std::uint32_t line) {
    StationSpec made;
    made.name = Name(name, at(line));
    made.cycle = seconds(50);
    made.at = at(line);
    return made;
}

SourceSpec follower(const char* name, std::uint32_t line, const char* whom) {
    SourceSpec made = source(name);
    made.at = at(line);
    made.follows = Ref(whom, at(line, 20));
    return made;
}

JoinSpec by_number(const char* from, std::uint32_t line) {
    JoinSpec made;
    made.from = Ref(from, at(line, 30));
    made.match = Match::number;
    return made;
}

/// Bodies are welded and married to packs that are launched with them.
LineSpec vehicles() {
    StationSpec marry = working("marry", 5);
    marry.joins = {by_number("packs", 5)};
    SinkSpec sink;
    sink.name = "shipped";
    LineSpec plant;
    plant.name = "vehicles";
    plant.flows.push_back({Name("line"), {source("bodies"), working("weld", 3), places("bank", 4), marry, sink}});
    plant.flows.push_back(
        {Name("battery"), {follower("cells", 11, "bodies"), working("pack", 12), places("packs", 13)}});
    return plant;
}

template <class T>
T& at_place(LineSpec& plant, std::size_t flow, std::size_t place) {
    return std::get<T>(plant.flows[flow].elements[place]);
}

}  // namespace

TEST_CASE("packs are launched as a vehicle is, or as a station begins with it") {
    LineSpec spec = vehicles();
    CHECK(errors(spec).empty());
    at_place<SourceSpec>(spec, 1, 0).follows = Ref("weld");
    CHECK(errors(spec).empty());
}

TEST_CASE("what is followed is a source or a station with vehicles of one source, once") {
    LineSpec spec = vehicles();
    at_place<SourceSpec>(spec, 1, 0).follows->name = "bodie";
    CHECK(errors(spec) ==
          Messages{"line.yaml:11:20: expected a source or a station, found 'bodie', did you mean 'bodies'?"});
    at_place<SourceSpec>(spec, 1, 0).follows->name = "bank";
    CHECK(errors(spec) == Messages{"line.yaml:11:20: expected a source or a station, found 'bank', which is a buffer"});
    at_place<SourceSpec>(spec, 1, 0).follows->name = "pack";
    CHECK(errors(spec).front() ==
          "line.yaml:11:20: expected a source that launches by itself, or a station behind one, found 'pack', whose "
          "parts "
          "are launched for others");
    spec = vehicles();
    StationSpec& weld = at_place<StationSpec>(spec, 0, 1);
    weld.yield = Share{0.9};
    weld.rework = Ref("repair");
    StationSpec repair = working("repair", 15);
    repair.to = RouteSpec(Ref("weld"));
    spec.flows.push_back({Name("repairs"), {repair}});
    CHECK(errors(spec).empty());
    at_place<SourceSpec>(spec, 1, 0).follows->name = "weld";
    CHECK(errors(spec) == Messages{"line.yaml:11:20: expected a station that each vehicle comes to once, found 'weld', "
                                   "to which they come again"});
    spec = vehicles();
    spec.flows.push_back({Name("more"), {source("other-bodies"), working("other-weld", 16)}});
    at_place<StationSpec>(spec, 2, 1).to = RouteSpec(Ref("weld"));
    CHECK(errors(spec) == Messages{"line.yaml:5:3: `match: number`: expected vehicles of one source, which follows "
                                   "none, in its main flow, found several sources"});
}

TEST_CASE("a source that follows has no launches of its own") {
    LineSpec spec = vehicles();
    at_place<SourceSpec>(spec, 1, 0).every = seconds(60);
    at_place<SourceSpec>(spec, 1, 0).limit = 7;
    const auto refused = [](const char* key) {
        return "line.yaml:11:3: expected no `" + std::string(key) +
               "` beside `follows`, which says when parts come and of which product";
    };
    CHECK(errors(spec) == Messages{refused("every"), refused("limit")});
    spec = vehicles();
    at_place<StationSpec>(spec, 0, 3).joins[0].match = Match::any;
    CHECK(errors(spec) ==
          Messages{
              "line.yaml:11:3: expected `match: number` of the station that its parts are assembled at, found none"});
}

TEST_CASE("a vehicle and its parts meet at one station, and there once") {
    LineSpec spec = vehicles();
    at_place<StationSpec>(spec, 0, 3).joins[0].count = 2;
    CHECK(errors(spec) == Messages{"line.yaml:5:30: `count`: expected one part beside `match: number`, found 2"});
    spec = vehicles();
    at_place<SourceSpec>(spec, 1, 0).follows.reset();
    at_place<SourceSpec>(spec, 1, 0).every = seconds(60);
    CHECK(errors(spec) == Messages{"line.yaml:5:30: expected parts of one source with `follows` in 'packs' beside "
                                   "`match: number`, found others"});
    spec = vehicles();
    StationSpec& weld = at_place<StationSpec>(spec, 0, 1);
    weld.to = RouteSpec();
    weld.to->choice = Choice::share;
    weld.to->targets = {{Ref("bank"), 0.5, {}}, {Ref("shipped"), 0.5, {}}};
    CHECK(errors(spec) == Messages{"line.yaml:5:30: expected that all vehicles from 'bodies' on come here, found a way "
                                   "to 'shipped' beside it"});
    spec = vehicles();
    StationSpec& pack = at_place<StationSpec>(spec, 1, 1);
    pack.yield = Share{0.9};
    pack.rework = Ref("shipped");
    CHECK(errors(spec) ==
          Messages{"line.yaml:5:30: expected that all parts of 'cells' come here, found a way to 'shipped' beside it"});
    spec = vehicles();
    StationSpec& marry = at_place<StationSpec>(spec, 0, 3);
    marry.yield = Share{0.9};
    marry.rework = Ref("bank");
    CHECK(errors(spec) == Messages{"line.yaml:5:3: `match: number`: expected a station that each vehicle comes to "
                                   "once, found one to which they come again"});
}

TEST_CASE("what a marriage chooses among can be looked at in time") {
    LineSpec spec = vehicles();
    BufferSpec& bank = at_place<BufferSpec>(spec, 0, 2);
    BufferSpec& packs = at_place<BufferSpec>(spec, 1, 2);
    bank.access = packs.access = Access::any;
    bank.capacity = packs.capacity = 1000;
    CHECK(errors(spec).empty());
    bank.capacity = 2000;
    CHECK(errors(spec) == Messages{"line.yaml:5:30: expected at most a million pairs of a vehicle and a part to choose "
                                   "among, found 2000 places for vehicles and 1000 in 'packs'"});
}

TEST_CASE("a plant that marries by number begins empty") {
    LineSpec spec = vehicles();
    spec.state.emplace();
    spec.state->at = at(20);
    CHECK(errors(spec) == Messages{"line.yaml:20:3: expected no `state` in a plant with `follows` or `match: number`: "
                                   "it has no words for vehicle numbers"});
}
