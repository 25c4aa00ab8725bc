#include <doctest/doctest.h>

#include <string>

#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

std::string two_lines(const std::string& source, const std::string& join, const std::string& store = "access: any") {
    return "takt: 1\nline:\n  - source: {name: bodies, every: 60 s}\n  - station: {name: weld, cycle: 55 s}\n"
           "  - station: {name: marriage, cycle: 50 s, joins: [{from: packs, " +
           join + "}]}\n  - sink: out\nlines:\n  battery:\n    - source: {name: cells, " + source +
           "}\n    - buffer: {name: packs, capacity: 9, " + store + "}\n";
}

}  // namespace

TEST_CASE("packs that follow their bodies, and are matched by number") {
    const auto plant = load(two_lines("follows: weld", "match: number"));
    CHECK(station_of(plant, 2).joins.at(0).match == spec::Match::number);
    const auto& cells = std::get<spec::SourceSpec>(plant.flows.at(1).elements.at(0));
    CHECK(cells.follows->name == "weld");
    CHECK(*cells.follows->at.file == "plant.yaml");
    CHECK(cells.follows->at.line == 9);
    const auto unmatched = load(two_lines("every: 60 s", "count: 2"));
    CHECK(station_of(unmatched, 2).joins.at(0).match == spec::Match::any);
}

TEST_CASE("what is wrong with a marriage shows where it stands, once") {
    CHECK(errors_of(two_lines("follows: bodies", "match: nubmer")) ==
          "5:73: expected one of any, number, found `nubmer`, did you mean 'number'?");
    CHECK(errors_of(two_lines("folows: bodies", "match: number")) ==
          "9:29: unknown key `folows` in a source, did you mean 'follows'?");
    CHECK(errors_of(two_lines("follows: bodis", "match: number")) ==
          "9:38: expected a source or a station, found 'bodis', did you mean 'bodies'?");
    CHECK(errors_of(two_lines("follows: bodies", "mtch: number")) ==
          "5:66: unknown key `mtch` in a join, did you mean 'match'?");
    CHECK(errors_of(two_lines("follows: 60 s", "match: number")) ==
          "9:38: expected a source or a station, found '60 s'");
}

TEST_CASE("two ways to say when parts come, and two parts for a vehicle, are told in one pass") {
    CHECK(errors_of(two_lines("follows: bodies, every: 30 s", "match: number, count: 2")) ==
          "5:59: `count`: expected one part beside `match: number`, found 2\n"
          "9:15: expected no `every` beside `follows`, which says when parts come and of which product");
    CHECK(errors_of(two_lines("every: 60 s", "match: number")) ==
          "5:59: expected parts of one source with `follows` in 'packs' beside `match: number`, found others");
    CHECK(errors_of(two_lines("follows: bodies", "count: 1")) ==
          "9:15: expected `match: number` of the station that its parts are assembled at, found none");
}
