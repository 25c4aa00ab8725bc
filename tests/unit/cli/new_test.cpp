#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "unit/cli/program.hpp"

using namespace program;

TEST_CASE("takt new writes a line that checks without a message, runs, and is the one of the tutorial") {
    const Folder folder;
    const std::string file = folder / "mine.yaml";
    const Answer written = call({"new", file});
    REQUIRE(written.code == takt::exit_code::done);
    CHECK(written.out.find("mine.yaml is written") != std::string::npos);
    CHECK(read(file) == read(TAKT_SOURCE_DIR "/examples/tutorial/line.yaml"));
    const Answer checked = call({"check", file});
    CHECK(checked.code == takt::exit_code::done);
    CHECK(checked.err.empty());
    const Answer ran = call({"run", file, "--horizon", "4 weeks", "-n", "2"});
    CHECK(ran.err.empty());
    CHECK(ran.out.find("My line makes ") == 0);
}

TEST_CASE("takt new writes over nothing, and says so") {
    const Folder folder;
    const std::string file = folder.write("line.yaml", "mine");
    const Answer answer = call({"new", file});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.err == "takt: cannot write " + file + ": it is there already\n");
    CHECK(read(file) == "mine");
    std::filesystem::create_symlink(folder / "elsewhere.yaml", folder / "link.yaml");
    CHECK(call({"new", folder / "link.yaml"}).code ==
          takt::exit_code::bad_input);  // a link is there, though it leads nowhere
    CHECK_FALSE(std::filesystem::exists(folder / "elsewhere.yaml"));
    CHECK(call({"new", folder / "no-folder/line.yaml"}).code == takt::exit_code::bad_input);
}
