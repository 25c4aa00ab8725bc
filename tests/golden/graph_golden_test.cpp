#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "approved.hpp"
#include "takt/cli/run.hpp"

TEST_CASE("the SVG and the DOT of a line with rework are as approved") {
    const std::string plant = TAKT_SOURCE_DIR "/examples/rework-loop/line.yaml";
    for (const bool dot : {false, true}) {
        std::ostringstream out;
        std::ostringstream err;
        std::vector<std::string> args{"graph", plant};
        if (dot) args.push_back("--dot");
        REQUIRE(takt::run(args, out, err, {}) == takt::exit_code::done);
        golden::check(dot ? "rework-loop.dot" : "rework-loop.svg", out.str());
    }
}
