#include "takt/core/nearest.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using takt::did_you_mean;
using takt::edit_distance;
using takt::nearest;

TEST_CASE("the edit distance counts insertions, deletions, substitutions and swaps of neighbours") {
    CHECK(edit_distance("buffer", "buffer") == 0);
    CHECK(edit_distance("buffer", "bufer") == 1);
    CHECK(edit_distance("bufer", "buffer") == 1);
    CHECK(edit_distance("buffer", "buffex") == 1);
    CHECK(edit_distance("buffer", "bufefr") == 1);
    CHECK(edit_distance("kitten", "sitting") == 3);
    CHECK(edit_distance("", "abc") == 3);
    CHECK(edit_distance("abc", "") == 3);
    CHECK(edit_distance("", "") == 0);
}

TEST_CASE("no part is edited twice, so ca and abc are three apart") {
    CHECK(edit_distance("ca", "abc") == 3);
}

TEST_CASE("the nearest word is the closest, and the first of those equally close") {
    const std::vector<std::string> known{"sink", "source", "station", "statiom"};
    CHECK(nearest("statoin", known) == "station");
    CHECK(nearest("snik", known) == "sink");
    CHECK(nearest("statio", known) == "station");
}

TEST_CASE("a word of which more than a third differs is not near") {
    const std::vector<std::string> known{"capacity"};
    CHECK(nearest("kapazity", known) == "capacity");
    CHECK(nearest("kapazitat", known) == "");
    CHECK(nearest("cap", known) == "");
    CHECK(nearest("", std::vector<std::string>{"a"}) == "a");
}

TEST_CASE("short words may have one wrong letter") {
    CHECK(nearest("M6", std::vector<std::string>{"M7"}) == "M7");
    CHECK(nearest("N6", std::vector<std::string>{"M7"}) == "");
}

TEST_CASE("words of more than 64 letters are not compared") {
    const std::string longer(65, 'a');
    CHECK(nearest(longer, std::vector<std::string>{longer}) == "");
    const std::string longest(64, 'a');
    CHECK(nearest(longest, std::vector<std::string>{longest}) == longest);
}

TEST_CASE("no more than a thousand words of a similar length are compared") {
    std::vector<std::string> known(1000, "station");
    known.push_back("buffer");
    known.push_back("conveyor");
    CHECK(nearest("bufer", known) == "buffer");  // the others are too long
    CHECK(nearest("conveyer", known) == "");
    known.erase(known.begin());
    known.erase(known.begin());
    CHECK(nearest("conveyer", known) == "conveyor");
}

TEST_CASE("the question names the nearest word, and is empty without one") {
    CHECK(did_you_mean("bufer", std::vector<std::string>{"buffer"}) == ", did you mean 'buffer'?");
    CHECK(did_you_mean("oven", std::vector<std::string>{"buffer"}) == "");
}
