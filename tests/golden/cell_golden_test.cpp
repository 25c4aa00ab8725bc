#include <doctest/doctest.h>

#include <sstream>

#include "approved.hpp"
#include "takt/cli/run.hpp"

TEST_CASE("what is said of a robot cell without simulating is as approved") {
    std::ostringstream out;
    std::ostringstream err;
    // Its target is out of reach as it is.
    REQUIRE(takt::run({"check", TAKT_SOURCE_DIR "/examples/robot-cell/line.yaml"}, out, err, {}) ==
            takt::exit_code::target_missed);
    golden::check("robot-cell.txt", out.str());
}
