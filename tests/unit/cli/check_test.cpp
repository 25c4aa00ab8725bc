#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "program.hpp"
#include "takt/tuning/check_ways.hpp"
#include "takt/yaml/load.hpp"

using namespace program;

namespace {

/// What `takt check` complains about, behind the file's name.
std::vector<std::string> complaints_of_check(const std::string& sections) {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells + sections);
    const Answer answer = call({"check", file});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.out.empty());
    std::istringstream lines(answer.err);
    std::vector<std::string> found;
    for (std::string line; std::getline(lines, line);)
        found.push_back(line.substr(std::min(file.size(), line.size())));
    return found;
}

std::string one_decision(const std::string& keys) {
    return "tune:\n  target: 30 /h\n  decisions:\n    - {" + keys + "}\n";
}

}  // namespace

TEST_CASE("check looks at what may be decided, and at scenarios, in one pass") {
    CHECK(complaints_of_check("tune:\n"
                              "  target: 30 /h\n"
                              "  decisions:\n"
                              "    - {set: line.stor.capacity, from: 3, to: 9}\n"
                              "    - {set: crews.repair.size, options: [{value: 1}, {value: many}]}\n"
                              "    - {name: hall, options: [{set: {line.store.capcity: 4}}]}\n"
                              "scenarios:\n"
                              "  larger: {set: {line.stor.capacity: 30}}\n") ==
          std::vector<std::string>{
              ":18:13: error: there is no `stor` to set, did you mean 'store'? (line.stor.capacity=3)",
              ":19:13: error: expected a whole number from 1 to 10000, found `many` (crews.repair.size=many)",
              ":20:37: error: unknown key `capcity` in a buffer, did you mean 'capacity'? (line.store.capcity=4)",
              ":22:38: error: there is no `stor` to set, did you mean 'store'? (line.stor.capacity=30)"});
}

TEST_CASE("of a range, check looks at both ends") {
    CHECK(complaints_of_check(one_decision("set: line.store.capacity, from: 3, to: 2000000000")).size() == 1);
    CHECK(complaints_of_check(one_decision("set: line.store.capacity, from: 9, to: -3")).size() == 1);
}

TEST_CASE("decisions that are right are no matter to check") {
    const Folder folder;
    const std::string file =
        folder.write("cells.yaml", cells + one_decision("set: line.store.capacity, from: 3, to: 9"));
    const Answer answer = call({"check", file});
    CHECK(answer.code == takt::exit_code::done);
    CHECK(answer.err.empty());
}

TEST_CASE("a look at decisions makes no more plants than it may, and stops when there is enough to say") {
    const Folder folder;
    const std::string many = one_decision("set: line.s.capacity, repeat: 900, from: 3, to: 9");
    const auto base = takt::load_line(folder.write("cells.yaml", cells + many));
    int tries = 0;
    const takt::ChangedPlant same = [&](const std::vector<takt::spec::Setting>&) {
        ++tries;
        return base;
    };
    takt::check_ways(*base.tune, same, 10);
    CHECK(tries == 10);
    tries = 0;
    takt::check_ways(*base.tune, same);
    CHECK(tries == 1800);
    const takt::ChangedPlant wrong = [&](const std::vector<takt::spec::Setting>& settings) -> takt::spec::LineSpec {
        ++tries;
        takt::Diagnostics diagnostics;
        diagnostics.error(settings.front().at, "expected another value");
        throw takt::SpecError(std::move(diagnostics));
    };
    tries = 0;
    CHECK_THROWS_AS(takt::check_ways(*base.tune, wrong), takt::SpecError);
    CHECK(tries == takt::Diagnostics::limit);
}
