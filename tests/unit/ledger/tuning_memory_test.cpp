#include "takt/ledger/tuning_memory.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>

#include "temporary_folder.hpp"

using namespace takt;
namespace fs = std::filesystem;

namespace {

Measures run() {
    Measures made;
    made.units = 100'123;
    made.value = 0.1 + 0.2;  // 0.30000000000000004
    made.lead_time = 1.0 / 3;
    made.work_in_process = 5e-324;
    made.deadlock = true;
    return made;
}

}  // namespace

TEST_CASE("what the search keeps of a run comes back to the last bit") {
    CHECK(measures_of(payload_of(run())) == run());
    CHECK(measures_of(payload_of(Measures{})) == Measures{});
    Measures large = run();
    large.units = 9'007'199'254'740'991.0;
    large.value = std::numeric_limits<double>::max();
    CHECK(measures_of(payload_of(large)) == large);
}

TEST_CASE("a text that is no such run is none, whatever it is") {
    const std::string whole = payload_of(run());
    for (std::size_t length = 0; length < whole.size(); ++length)
        CHECK_FALSE(measures_of(whole.substr(0, length)));
    for (const char* key : {"units", "value", "lead_time_s", "work_in_process", "deadlock"}) {
        std::string other = whole;
        other[other.find(key)] = 'x';
        CHECK_FALSE(measures_of(other));
    }
    for (const char* text :
         {"", "null", "[]", "7", "{}", "\"units\"",
          "{\"units\":\"1\",\"value\":1,\"lead_time_s\":1,\"work_in_process\":1,\"deadlock\":false}",
          "{\"units\":1,\"value\":1,\"lead_time_s\":1,\"work_in_process\":1,\"deadlock\":0}", "\xff"})
        CHECK_FALSE(measures_of(text));
}

TEST_CASE("a ledger remembers runs by plan, seed and number") {
    const takt::test::TemporaryFolder folder;
    const fs::path file = folder / "ledger";
    {
        Ledger ledger(file);
        const TuningMemory memory = memory_in(ledger);
        memory.keep({0xabc, 7, 1'000'003}, run());
        CHECK(memory.recall({0xabc, 7, 1'000'003}) == run());
    }
    {
        Ledger ledger(file);
        const TuningMemory memory = memory_in(ledger);
        CHECK(memory.recall({0xabc, 7, 1'000'003}) == run());
        CHECK_FALSE(memory.recall({0xabc, 7, 1'000'004}));
        CHECK_FALSE(memory.recall({0xabc, 8, 1'000'003}));
        CHECK_FALSE(memory.recall({0xabd, 7, 1'000'003}));
        ledger.append({"tuning", 0xabc, 7, 5}, R"({"units":1})");  // of another version of takt
        CHECK_FALSE(memory.recall({0xabc, 7, 5}));
    }
}
