#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "program.hpp"
#include "takt/core/version.hpp"

using namespace program;

TEST_CASE("an unknown option is answered with the nearest") {
    const Answer answer = call({"run", "--replicatoins", "5", "plant.yaml"});
    CHECK(answer.code == takt::exit_code::bad_input);
    CHECK(answer.err == "takt: unknown option '--replicatoins', did you mean '--replications'?; see takt --help\n");
    CHECK(call({"run", "plant.yaml", "--jsn=x"}).err.find("did you mean '--json'?") != std::string::npos);
}

TEST_CASE("an unknown command is answered with the nearest") {
    CHECK(call({"chekc", "plant.yaml"}).err ==
          "takt: unknown command 'chekc', did you mean 'check'?; see takt --help\n");
}

TEST_CASE("arguments that make no sense are exit code 2, with nothing on standard output") {
    const std::vector<std::vector<std::string>> bad{{},
                                                    {""},
                                                    {"run"},
                                                    {"check"},
                                                    {"run", "a.yaml", "b.yaml"},
                                                    {"run", "a.yaml", "-n", "0"},
                                                    {"run", "a.yaml", "-n", "2.5"},
                                                    {"run", "a.yaml", "--seed", "-1"},
                                                    {"run", "a.yaml", "--seed", "9007199254740993"},
                                                    {"run", "a.yaml", "--threads", "many"},
                                                    {"run", "a.yaml", "--set"},
                                                    {"run", "a.yaml", "--csv"},
                                                    {"schema", "--bogus"},
                                                    {"--bogus"}};
    for (const std::vector<std::string>& args : bad) {
        const Answer answer = call(args);
        INFO(answer.err);
        CHECK(answer.code == takt::exit_code::bad_input);
        CHECK(answer.out.empty());
        CHECK(answer.err.find("takt: ") == 0);
    }
}

TEST_CASE("arguments cannot steer the terminal through a message") {
    CHECK(call({"\x1b[2J"}).err.find('\x1b') == std::string::npos);
    CHECK(call({"run", "\x1b[2J.yaml"}).err.find('\x1b') == std::string::npos);
}

TEST_CASE("help comes on standard output with examples, for each command") {
    CHECK(call({"--help"}).out.find("Examples:") != std::string::npos);
    for (const char* command : {"run", "check", "help", "schema", "version"}) {
        const Answer answer = call({command, "--help"});
        INFO(command);
        CHECK(answer.code == takt::exit_code::done);
        CHECK(answer.out.find("takt " + std::string(command)) != std::string::npos);
        CHECK(answer.out.find("Example") != std::string::npos);
    }
}

TEST_CASE("the version is that of the library") {
    CHECK(call({"version"}).out == "takt " + std::string(takt::version) + "\n");
    CHECK(call({"--version"}).out == call({"version"}).out);
}

TEST_CASE("the schema is JSON") {
    CHECK(nlohmann::json::parse(call({"schema"}).out).is_object());
}

TEST_CASE("check says what a good plant can do, and whether its target is possible") {
    const Folder folder;
    const std::string file = folder.write("press.yaml", press);
    const Answer good = call({"check", file});
    CHECK(good.code == takt::exit_code::done);
    CHECK(good.out.find("at most 6,000 units in 100 h in the long run (60.0 JPH)") != std::string::npos);
    CHECK(call({"check", file, "--set", "target=61 /h"}).code == takt::exit_code::target_missed);
    CHECK(call({"check", file, "--set", "target=59 /h"}).code == takt::exit_code::done);
    CHECK(call({"check", file, "--set", "line.press.cycl=1 s"}).code == takt::exit_code::bad_input);
}
