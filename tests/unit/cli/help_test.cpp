#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "program.hpp"
#include "takt/report/display.hpp"
#include "takt/spec/route.hpp"
#include "takt/yaml/schema.hpp"
#include "takt/yaml/vocabulary.hpp"

using namespace program;
using Json = nlohmann::json;

namespace {

std::string help_of(const std::string& word) {
    const Answer answer = call({"help", word});
    CAPTURE(word);
    CHECK(answer.code == takt::exit_code::done);
    CHECK(answer.err.empty());
    return answer.out;
}

/// A line that begins with the word, two columns from the edge.
bool lists(const std::string& text, const std::string& word) {
    return has(text, "\n  " + word + " ");
}

int longest_line(const std::string& text) {
    std::istringstream lines(text);
    int longest = 0;
    for (std::string line; std::getline(lines, line);)
        longest = std::max(longest, takt::display_width(line));
    return longest;
}

}  // namespace

TEST_CASE("help alone lists every type, law and quantity of the language") {
    const Answer answer = call({"help"});
    CHECK(answer.code == takt::exit_code::done);
    for (const takt::TypeEntry& type : takt::vocabulary().types)
        CHECK(lists(answer.out, std::string(type.about.word)));
    for (const takt::LawEntry& law : takt::vocabulary().laws)
        CHECK(lists(answer.out, std::string(law.name)));
    for (const takt::QuantityEntry& quantity : takt::vocabulary().quantities)
        CHECK(lists(answer.out, std::string(quantity.word)));
    CHECK(has(call({"--help"}).out, "takt help station"));
}

TEST_CASE("everything that the schema defines has help, with every key") {
    const Json schema = Json::parse(takt::json_schema());
    const std::string plant = help_of("plant");
    for (const auto& member : schema.at("properties").items())
        CHECK(lists(plant, member.key()));
    for (const auto& definition : schema.at("definitions").items()) {
        const std::string word = definition.key();
        const std::string text = help_of(word);
        CHECK(text.find(word + ": ") == 0);
        if (!definition.value().contains("properties")) continue;
        for (const auto& member : definition.value()["properties"].items()) {
            const std::string key = member.key();
            CAPTURE(word);
            CAPTURE(key);
            CHECK((lists(text, key) || has(text, key + ",") || has(text, " " + key + "\n")));
        }
    }
}

TEST_CASE("every key of every type can be asked for, and says what it means there") {
    for (const takt::TypeEntry& type : takt::vocabulary().types)
        for (const takt::KeyEntry& key : type.keys) {
            CAPTURE(key.field.key);
            const std::string text = help_of(std::string(key.field.key));
            CHECK(has(text, std::string(type.about.word)));
        }
}

TEST_CASE("a type is shown with where it stands, what its keys take, and an example") {
    const std::string text = help_of("station");
    CHECK(has(text, "station of element"));
    CHECK(has(text, "a whole number from 1 to 10000, such as `machines: 2`"));
    CHECK(has(text, "a duration or a distribution, or one for each product,\n"));
    CHECK(has(text, " such as `cycle: {M7: 98 s, M5: 92 s}`\n"));
    CHECK(has(text, "what it is called (required)"));
    CHECK(has(text, "finish: the part in work is finished, and no other begun"));
    CHECK(has(text, "repeat"));
    CHECK(has(text, "Example\n  line: [{source: panels}, {station: {name: weld, cycle: 96 s}}, {sink: shipped}]\n"));
    CHECK(has(help_of("sink"), "keys of `sink`, or a name"));
}

TEST_CASE("laws are shown with their parameters, and as a list") {
    const std::string law = help_of("lognormal");
    CHECK(lists(law, "mean"));
    CHECK(has(law, "a number without a unit"));
    CHECK(has(law, "lognormal(mean 96 s, cv 0.05)"));
    const std::string list = help_of("distributions");
    CHECK(lists(list, "exponential"));
    CHECK(lists(list, "mixture"));
}

TEST_CASE("a key is shown with each type that has it") {
    const std::string text = help_of("cycle");
    CHECK(lists(text, "station"));
    CHECK(lists(text, "robot"));
    CHECK(has(text, "how long it works on a part; as long as the station if left out"));
    CHECK(has(help_of("calendar"), "`calendar` as a key of"));
}

TEST_CASE("routes are shown with the ways to choose") {
    const std::string text = help_of("routes");
    for (const takt::spec::Field& key : takt::spec::route_keys)
        CHECK(lists(text, std::string(key.key)));
    CHECK(has(text, "Example\n  to: {shares: {a: 30 %, b: 70 %}}\n"));
}

TEST_CASE("an unknown word is answered with the nearest, and exit code 2") {
    const Answer answer = call({"help", "statoin"});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.out.empty());
    CHECK(answer.err == "takt: there is no word 'statoin', did you mean 'station'?; see takt help\n");
    CHECK(call({"help", "qqqqqqqq"}).err == "takt: there is no word 'qqqqqqqq'; see takt help\n");
    CHECK(call({"help", "\x1b[2J"}).err.find('\x1b') == std::string::npos);
    CHECK(call({"help", "station", "buffer"}).code == takt::exit_code::bad_input);
}

TEST_CASE("words of the trade lead to those of the language") {
    CHECK(help_of("conwip") == "conwip: no word of the language; see `takt help zone`\n");
    CHECK(help_of("skids") == "skids: no word of the language; see `takt help carrier`, `takt help returns_in`\n");
    const std::string before = "`takt help ";
    for (const char* word :
         {"agv",    "assembly", "backlog",   "bath",     "booth",    "bulk",   "call-off",     "campaign", "cell",
          "colour", "conveyor", "dispatch",  "draining", "geometry", "hanger", "inspection",   "jis",
          "jit",    "kanban",   "levelling", "marriage", "oven",     "pallet", "resequencing", "sequencing",
          "shop",   "store",    "supplier",  "truck",    "vehicle",  "wip"}) {
        const std::string text = help_of(word);
        std::size_t hints = 0;
        for (std::size_t at = text.find(before); at != std::string::npos; at = text.find(before, at + 1), ++hints) {
            std::string see = text.substr(at + before.size(), text.find('`', at + 1) - at - before.size());
            std::replace(see.begin(), see.end(), '\n', ' ');
            CHECK_FALSE(has(help_of(see), "no word of the language"));
        }
        CHECK(hints > 0);
    }
}

TEST_CASE("help names the options of a command that is asked for") {
    CHECK(help_of("check") == "For the command, see takt check --help.\n");
    CHECK(has(help_of("run"), "see takt run --help"));
    CHECK(lists(help_of("run"), "horizon"));
}

TEST_CASE("no line of the help is longer than the width") {
    for (const int width : {80, 100, 120}) {
        takt::Terminal terminal;
        terminal.width = width;
        CAPTURE(width);
        CHECK(longest_line(call({"help"}, terminal).out) <= width);
        for (const std::string_view word : takt::vocabulary().words()) {
            CAPTURE(word);
            CHECK(longest_line(call({"help", std::string(word)}, terminal).out) <= width);
        }
    }
    takt::Terminal wide;
    wide.width = 300;
    CHECK(longest_line(call({"help"}, wide).out) <= 120);
    CHECK(longest_line(call({"help", "--width", "60"}).out) <= 60);
}
