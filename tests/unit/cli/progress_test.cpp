#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "takt/report/display.hpp"
#include "unit/cli/program.hpp"

using namespace program;

namespace {

takt::Terminal terminal_of_width(int width) {
    takt::Terminal terminal;
    terminal.err_is_tty = true;
    terminal.err_width = width;
    return terminal;
}

/// What was drawn on the line, one after the other, without the signs that wipe it.
std::vector<std::string> drawn(const std::string& err) {
    const std::string wipe = "\r\x1b[K";
    std::vector<std::string> lines;
    for (std::size_t at = 0; at <= err.size();) {
        const std::size_t end = std::min(err.find(wipe, at), err.size());
        lines.push_back(err.substr(at, end - at));
        at = end + wipe.size();
    }
    while (!lines.empty() && lines.back().empty())
        lines.pop_back();
    return lines;
}

std::string last_drawn(const std::vector<std::string>& args, const takt::Terminal& terminal) {
    const std::vector<std::string> lines = drawn(call(args, terminal).err);
    REQUIRE_FALSE(lines.empty());
    return lines.back();
}

}  // namespace

TEST_CASE("a run shows its units with their interval and its JPH while it goes on") {
    const Folder folder;
    // 6000 units in 100 h in each of the three replications, so the interval has no width.
    const std::string file = folder.write("press.yaml", press);
    CHECK(last_drawn({"run", file}, terminal_of_width(100)) ==
          "[####################] 3 of 3 replications, 6000 +- 0.0 units, 60.0 JPH");
    CHECK(drawn(call({"run", file}, terminal_of_width(100)).err).front() ==
          "[....................] 0 of 3 replications");
}

TEST_CASE("the line of progress fits whatever width the terminal has, and keeps the output longest") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    for (int width = 2; width <= 120; width += 7) {
        CAPTURE(width);
        for (const std::string& line : drawn(call({"run", file}, terminal_of_width(width)).err))
            CHECK(takt::display_width(line) < width);
    }
    CHECK(last_drawn({"run", file}, terminal_of_width(40)).find(" units") != std::string::npos);
    CHECK(last_drawn({"run", file}, terminal_of_width(40)).find("[#") == std::string::npos);
}

TEST_CASE("the output is green or red where it is sure on which side of the target it is, and only with colours") {
    const Folder folder;
    takt::Terminal terminal = terminal_of_width(100);
    const auto run = [&](const std::string& target) {
        return last_drawn({"run", folder.write("press.yaml", press + "target: " + target + "\n")}, terminal);
    };
    CHECK(run("60 /h").find('\x1b') == std::string::npos);
    terminal.err_colour = true;
    CHECK(run("59 /h").find("\x1b[32m6000 +- 0.0 units\x1b[0m") != std::string::npos);
    CHECK(run("61 /h").find("\x1b[31m6000 +- 0.0 units\x1b[0m") != std::string::npos);
    CHECK(last_drawn({"run", folder.write("press.yaml", press)}, terminal).find('\x1b') == std::string::npos);
}

TEST_CASE("where several plants are run only the count is shown") {
    const Folder folder;
    const std::string file =
        folder.write("press.yaml", press + "scenarios: {quicker: {set: {line.press.cycle: 50 s}}}\n");
    const std::string err = call({"sweep", file}, terminal_of_width(100)).err;
    CHECK(err.find("[####################] 6 of 6 replications\r") != std::string::npos);
    CHECK(err.find(" units") == std::string::npos);
}
