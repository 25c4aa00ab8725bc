// Hostile and broken files: each ends in clear messages, soon.
#include <doctest/doctest.h>

#include <sys/stat.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <string>

#include "unit/yaml/plant_text.hpp"
#include "temporary_folder.hpp"

using namespace takt;
using namespace takt::test;

namespace {

const std::string line = "line:\n- source: in\n- station: {name: a, cycle: 1 s}\n- sink: out\n";

std::string times(const std::string& text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i)
        all += text;
    return all;
}

#ifdef NDEBUG
constexpr double longest_seconds = 5;
#else
constexpr double longest_seconds = 60;  // without optimisation, and with sanitizers
#endif

/// The errors of a text, which must come soon. Processor time, so that a busy machine does no harm.
std::string soon(const std::string& text, const std::string& folder = "/nonexistent") {
    const std::clock_t start = std::clock();
    const std::string errors = errors_of(text, folder);
    CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < longest_seconds);
    return errors;
}

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

}  // namespace

TEST_CASE("a file of 10 MB is refused before it is read") {
    CHECK(soon(times("# a comment\n", 900'000)) == "1:1: the file is larger than 4 MiB");
    const TemporaryFolder folder;
    const auto file = folder.write("large.yaml", times("# a comment\n", 900'000));
    CHECK_THROWS_WITH_AS(load_line(file), doctest::Contains("large.yaml:1:1: error: the file is larger than 4 MiB"),
                         SpecError);
}

TEST_CASE("a nesting of 10,000 is refused, in brackets and in indents") {
    CHECK(soon(times("[", 10'000)) == "1:101: nested more than 100 deep");
    CHECK(soon("takt: 1\nline: " + times("{a: ", 10'000)) == "2:403: nested more than 100 deep");
    CHECK(soon("takt: 1\nline: " + times("[", 4'000'000)) == "2:107: nested more than 100 deep");
    CHECK(soon(times("- ", 10'000)) == "1:201: nested more than 100 deep");
    std::string indents;
    for (std::size_t i = 0; i < 2'800; ++i)
        indents += std::string(i, ' ') + "a:\n";
    CHECK(soon(indents) == "101:101: nested more than 100 deep");
}

TEST_CASE("aliases that stand for billions of values are refused") {
    std::string bomb = "takt: 1\na: &a [x, x, x, x, x, x, x, x, x, x]\n";
    for (char name = 'b'; name < 'k'; ++name) {
        const std::string previous = std::string("*") + static_cast<char>(name - 1);
        bomb += std::string(1, name) + ": &" + name + " [" + times(previous + ", ", 9) + previous + "]\n";
    }
    CHECK(soon(bomb) == "7:8: aliases stand for more than 200000 values");
    CHECK(soon("takt: 1\na: &a [*a]\n") == "2:8: the alias stands for a value that holds the alias itself");
}

TEST_CASE("numbers that are none, negative, or larger than any computer holds") {
    CHECK(mistake_in(".nan s") == "1: expected a duration such as `96 s`, found `.nan s`");
    CHECK(mistake_in("inf s") == "1: unknown distribution `inf`");
    CHECK(mistake_in("-96 s") == "1: expected a duration such as `96 s`, found `-96 s`");
    CHECK(mistake_in("exponential(mean -1 s)") == "18: expected a duration such as `96 s`, found `-1 s`");
    CHECK(mistake_in(std::string(400, '9') + " s") ==
          "1: expected a number that a computer can hold, found `" + std::string(60, '9') + "...`");
    CHECK(mistake_in("1e300 years") == "1: expected at most 200 years, found `1e300 years`");
    CHECK(mistake_in("1e308 s + 1e308 s") == "1: expected at most 200 years, found `1e308 s`");
    CHECK(mistake_in("1e300 * exponential(mean 1e9 s)") == "1: expected a factor above 0 and up to a million");
}

TEST_CASE("a reference to nothing is shown where it is mentioned, with the nearest name") {
    const std::string errors = soon(
        "takt: 1\nline:\n- source: in\n- station: {name: framing, cycle: 1 s, yield: 90 %, rework: framng}\n- sink: "
        "out\n");
    CHECK(errors.substr(0, 5) == "4:61:");
    CHECK(errors.find("framing") != std::string::npos);
}

TEST_CASE("shares that do not add up are shown at their route or section") {
    CHECK(soon("takt: 1\nproducts: {M7: {share: 70 %}, M5: {share: 20 %}}\n" + line).substr(0, 2) == "2:");
    const std::string errors = soon(
        "takt: 1\nline:\n- source: in\n- station: {name: a, cycle: 1 s, to: {shares: {b: 30 %, out: 60 %}}}\n"
        "- station: {name: b, cycle: 1 s}\n- sink: out\n");
    CHECK(errors.substr(0, 5) == "4:38:");
}

TEST_CASE("an unreachable sink is shown at its name") {
    const std::string errors =
        soon("takt: 1\nline:\n- source: in\n- station: {name: a, cycle: 1 s, to: out}\n- sink: out\n- sink: lost\n");
    CHECK(errors.substr(0, 4) == "6:9:");
}

TEST_CASE("bytes that are no text are shown where they are") {
    CHECK(soon(std::string("takt: 1\nname: a\0b\n", 18)) == "2:8: expected a text file, found a NUL byte");
    CHECK(soon("takt: 1\nname: \xC3\xA4 \xFF\n") == "2:9: expected UTF-8, found the byte 0xFF");
    CHECK(soon("takt: 1\nname: \xED\xA0\x80\n") == "2:7: expected UTF-8, found the byte 0xED");
    CHECK(soon("takt: 1\nname: \x1B[31m\n") == "2:7: found the control character 0x1B");
    CHECK(soon("takt: 1\rname: a\n") == "1:8: found a carriage return without a line feed");
    CHECK(soon("takt: 1\nname: \"a\\0b\"\n" + line) == "2:7: in this text: expected a text file, found a NUL byte");
    CHECK(soon("") == "1:1: the file is empty");
    CHECK(soon(" \n\n") == "1:1: the file is empty");
    CHECK(soon("# nothing\n") == "1:1: the file holds nothing but comments");
    CHECK(soon("\xEF\xBB\xBFtakt: 1\r\nline: 5\r\n") ==
          "2:7: expected a list of elements, each beginning with `- `, found `5`");
}

TEST_CASE("a map of 200,000 keys") {
    std::string text = "takt: 1\n" + line;
    for (int i = 0; i < 200'000; ++i)
        text += "k" + std::to_string(i) + ": 1\n";
    CHECK(first_line(soon(text)) == "6:1: unknown key `k0` in a plant");
    std::string names = "takt: 1\n" + line + "crews:\n";
    for (int i = 0; i < 200'000; ++i)
        names += "  k" + std::to_string(i) + ": {}\n";
    CHECK(soon(names).empty());
}

TEST_CASE("a very long text") {
    CHECK(first_line(soon("takt: 1\nname: " + std::string(4'000'000, 'x') + "\n" + line)) ==
          "2:7: expected a name of 1 to 100 letters on one line, found `" + std::string(60, 'x') + "...`");
    CHECK(soon(one_station("cycle: " + times("exponential(", 300'000))).substr(0, 2) == "4:");
    CHECK(soon(one_station("cycle: \"" + times("mixture(50 %: 1 s, 50 %: ", 20'000) + "\""))
              .find("mixtures nested at most 16 deep") != std::string::npos);
    CHECK(soon("takt: 1\nname: " + times("a(", 1'000'000) + times(")", 1'000'000) + "\n" + line).substr(0, 4) ==
          "2:7:");
}

TEST_CASE("small files that repeats would make large") {
    CHECK(first_line(soon("takt: 1\nline:\n- source: in\n" +
                          times("- station: {name: \"a-{n}\", repeat: 100000, cycle: 1 s}\n", 5) + "- sink: out\n")) ==
          "4:36: more than 100000 elements");
    const std::string failures = times("{every: 8 h, repair: 1 s}, ", 2'000);
    const std::string many =
        soon("takt: 1\ntemplates: {t: {cycle: 1 s, failures: [" + failures + "]}}\nline:\n- source: in\n" +
             "- station: {name: \"a-{n}\", repeat: 100000, use: t}\n- sink: out\n");
    CHECK(many.find("repeats and templates make more than 2000000 values") != std::string::npos);
}

TEST_CASE("many mistakes are cut at a limit") {
    std::string text = "takt: 1\nline:\n- source: in\n";
    for (int i = 0; i < 20'000; ++i)
        text += "- station: {name: a" + std::to_string(i) + ", cycle: 5, cylce: 6, foo: bar}\n";
    const std::string errors = soon(text + "- sink: out\n");
    CHECK(static_cast<std::size_t>(std::count(errors.begin(), errors.end(), '\n')) + 1 == Diagnostics::limit);
}

TEST_CASE("two documents, tags, tabs and a missing bracket") {
    CHECK(soon("takt: 1\n---\ntakt: 1\n") == "2:1: expected one document in the file, a second begins here");
    CHECK(soon("takt: !int 1\n") == "1:7: tags are not part of the language, found `!int`");
    CHECK(soon("takt: 1\nline:\n\t- source: in\n") == "3:2: expected spaces before this, found a tab");
    CHECK(soon("takt: 1\nline: [{source: in}\n") == "3:1: not YAML: end of sequence flow not found");
    CHECK(soon("takt: 1\n? [a, b]\n: c\n" + line) == "2:3: expected a word as key, found a list");
}

TEST_CASE("five different mistakes, five messages") {
    const std::string errors = errors_of(
        "takt: 1\n"
        "name: five mistakes\n"
        "products: {M7: {share: 70 %}, M5: {share: 20 %}}\n"
        "line:\n"
        "  - source: panels\n"
        "  - station: {name: framing, cycle: 96}\n"
        "  - buffer: {name: store, capasity: 30}\n"
        "  - station:\n"
        "      name: inspect\n"
        "      cycle: lognormal(mean 60 s, cf 0.1)\n"
        "      yield: 96 %\n"
        "      rework: framin\n"
        "  - sink: shipped\n");
    std::vector<std::string> places;
    for (std::size_t at = 0; at < errors.size(); at = std::min(errors.find('\n', at), errors.size() - 1) + 1)
        places.push_back(errors.substr(at, errors.find(": ", at) - at));
    REQUIRE(places.size() == 5);
    CHECK(places[0].substr(0, 2) == "3:");
    CHECK(places[1] == "6:37");
    CHECK(places[2] == "7:27");
    CHECK(places[3] == "10:35");
    CHECK(places[4] == "12:15");
}

TEST_CASE("no file outside of the folder is read, however the way leads there") {
    const TemporaryFolder folder;
    folder.write("secret.yaml", "crews: {m: {size: 2}}\n");
    folder.write("inside/plain.txt", "");
    const std::string inside = (folder.path() / "inside").string();
    std::filesystem::create_symlink(folder.path() / "secret.yaml", folder.path() / "inside" / "link.yaml");
    std::filesystem::create_directory_symlink(folder.path(), folder.path() / "inside" / "up");
    const auto refused = [&](const std::string& path) {
        return soon("takt: 1\ninclude: " + path + "\n" + line, inside);
    };
    CHECK(refused("../secret.yaml") == "2:10: `../secret.yaml` is outside of the folder of the main file");
    CHECK(refused("link.yaml") == "2:10: `link.yaml` is outside of the folder of the main file");
    CHECK(refused("up/secret.yaml") == "2:10: `up/secret.yaml` is outside of the folder of the main file");
    CHECK(refused((folder.path() / "secret.yaml").string()).find("is an absolute path") != std::string::npos);
    CHECK(refused("/dev/zero").find("is an absolute path") != std::string::npos);
    CHECK(refused("\"\"").find("is no path of a file") != std::string::npos);
    CHECK(refused(".").find("expected a regular file") != std::string::npos);
}

TEST_CASE("a pipe or a device in place of a file does not hang") {
    const TemporaryFolder folder;
    REQUIRE(mkfifo((folder.path() / "pipe.csv").c_str(), 0600) == 0);
    CHECK(mistake_in("empirical(pipe.csv)", folder.string()).substr(0, 28) == "11: expected a regular file,");
    REQUIRE(mkfifo((folder.path() / "plant.yaml").c_str(), 0600) == 0);
    CHECK_THROWS_WITH_AS(load_line(folder.path() / "plant.yaml"), doctest::Contains("expected a regular file"),
                         SpecError);
    CHECK_THROWS_WITH_AS(load_line("/dev/zero"), doctest::Contains("expected a regular file"), SpecError);
    CHECK_THROWS_WITH_AS(load_line(folder.path() / "missing.yaml"), doctest::Contains("there is no file"), SpecError);
}

TEST_CASE("tables of more rows or bytes than allowed") {
    const TemporaryFolder folder;
    folder.write("orders.csv", "product\n" + times("M7\n", 1'000'001));
    const std::string text =
        "takt: 1\nline:\n- source: {name: in, orders: orders.csv}\n- station: {name: a, cycle: 1 s}\n- sink: "
        "out\nproducts: {M7: }\n";
    CHECK(soon(text, folder.string()) == "orders.csv:1000002:1: more than 1000000 rows");
    folder.write("orders.csv", "product\n" + std::string(17 * 1024 * 1024, '\n'));
    CHECK(soon(text, folder.string()) == "3:30: the file is larger than 16 MiB");
}
