#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "unit/cli/program.hpp"

using namespace program;

namespace {

std::size_t count_of(const std::string& text, const std::string& part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

/// Names that would end a tag, a string or a comment where they were not escaped, and one that is very long.
const std::string hostile = R"(takt: 1
name: '</title><script>alert("x")</script>'
line:
  - source: 'a & b'
  - station: {name: '</script>', area: '"quoted" \n <b>', cycle: 60 s}
  - buffer: {name: '检查-)" +
                            std::string(90, 'x') + R"(', capacity: 3}
  - station: {name: 'back\slash"', cycle: 50 s, yield: 90 %}
  - sink: "it's"
run: {horizon: 1 h}
)";

}  // namespace

TEST_CASE("takt graph draws the line as SVG, with every element and its full name") {
    const Folder folder;
    const Answer answer = call({"graph", folder.write("cells.yaml", cells)});
    REQUIRE(answer.code == takt::exit_code::done);
    CHECK(answer.out.rfind("<svg xmlns=", 0) == 0);
    CHECK(has(answer.out, "<title>Cells</title>"));
    CHECK(has(answer.out, "<desc>A line of 2 stations and 1 buffer; parts go from left to right.</desc>"));
    for (const char* title :
         {"source panels", "station weld", "buffer store, 3 places", "station inspect", "sink shipped"})
        CHECK(has(answer.out, "<title>" + std::string(title) + "</title>"));
    CHECK(has(answer.out, "prefers-color-scheme: dark"));
    CHECK(count_of(answer.out, ">scrap</text>") == 1);  // of the inspection
}

TEST_CASE("takt graph --svg writes a file, and never over the plant") {
    const Folder folder;
    const std::string file = folder.write("cells.yaml", cells);
    const Answer answer = call({"graph", file, "--svg", folder / "cells.svg"});
    CHECK(answer.code == takt::exit_code::done);
    CHECK(answer.out.empty());
    CHECK(read(folder / "cells.svg") == call({"graph", file}).out);
    const Answer refused = call({"graph", file, "--svg", file});
    CHECK(refused.code == takt::exit_code::bad_input);
    CHECK(has(refused.err, "it is the file of the plant"));
    CHECK(read(file) == cells);
}

TEST_CASE("takt graph --dot writes text for Graphviz") {
    const Folder folder;
    const Answer answer = call({"graph", folder.write("cells.yaml", cells), "--dot"});
    REQUIRE(answer.code == takt::exit_code::done);
    CHECK(answer.out.rfind("digraph \"Cells\" {", 0) == 0);
    CHECK(has(answer.out, "label=\"store\\n3 places\""));
    CHECK(has(answer.out, "n0 -> n"));
}

TEST_CASE("names do no harm in the SVG and the DOT of a line") {
    const Folder folder;
    const std::string file = folder.write("hostile.yaml", hostile);
    const Answer svg = call({"graph", file});
    REQUIRE(svg.code == takt::exit_code::done);
    CHECK_FALSE(has(svg.out, "<script"));
    CHECK_FALSE(has(svg.out, "<b>"));
    CHECK(has(svg.out, "&lt;/title&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;"));
    CHECK(has(svg.out, "a &amp; b"));
    CHECK(has(svg.out, "\u2026</text>"));                              // cut in the picture
    CHECK(has(svg.out, std::string(90, 'x') + ", 3 places</title>"));  // whole in the title
    const Answer dot = call({"graph", file, "--dot"});
    CHECK(has(dot.out, R"(label="back\\slash\"")"));
    CHECK(has(dot.out, R"(label="\"quoted\" \\n <b>")"));
}

TEST_CASE("Graphviz draws what takt graph --dot writes" * doctest::skip(std::system("dot -V > /dev/null 2>&1") != 0)) {
    const Folder folder;
    const Answer dot = call({"graph", folder.write("hostile.yaml", hostile), "--dot"});
    const std::string command =
        "dot -Tsvg -o '" + folder / "drawn.svg" + "' '" + folder.write("line.dot", dot.out) + "' 2>&1";
    CHECK(std::system(command.c_str()) == 0);
    const std::string drawn = read(folder / "drawn.svg");
    CHECK(has(drawn, "&lt;/script&gt;"));
    CHECK(count_of(drawn, "class=\"edge\"") == count_of(dot.out, " -> "));
}

TEST_CASE("takt graph names the mistakes of a file, and asks for one where it is left out") {
    const Folder folder;
    const Answer wrong = call({"graph", folder.write("wrong.yaml", "takt: 1\nline: [{source: a}, {sinc: b}]\n")});
    CHECK(wrong.code == takt::exit_code::bad_input);
    CHECK(has(wrong.err, "wrong.yaml:2:"));
    CHECK(call({"graph"}).code == takt::exit_code::bad_input);
}
