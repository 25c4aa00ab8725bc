#include <doctest/doctest.h>

#include <sstream>

#include "approved.hpp"
#include "takt/cli/run.hpp"

TEST_CASE("the help of a station is as approved") {
    std::ostringstream out;
    std::ostringstream err;
    REQUIRE(takt::run({"help", "station"}, out, err, {}) == takt::exit_code::done);
    golden::check("help-station.txt", out.str());
}
