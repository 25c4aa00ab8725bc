#include "takt/ledger/ledger.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "takt/random/stream.hpp"
#include "temporary_folder.hpp"

using namespace takt;
namespace fs = std::filesystem;

namespace {

/// A file that is not there yet, and gone at the end of the test.
class Path {
  public:
    operator const fs::path&() const { return path_; }

    std::string text() const {
        std::ifstream file(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    }
    void write(const std::string& text) const { std::ofstream(path_, std::ios::binary) << text; }

  private:
    takt::test::TemporaryFolder folder_;
    fs::path path_{folder_ / "ledger"};
};

LedgerKey unit(std::uint64_t replication) {
    return {"test", 0xabcdef, 7, replication};
}

std::string payload(std::uint64_t replication) {
    return R"({"units":)" + std::to_string(10 + replication) + "}";
}

void fill(const Path& path, std::uint64_t records) {
    Ledger ledger(path);
    for (std::uint64_t i = 0; i < records; ++i)
        ledger.append(unit(i), payload(i));
}

}  // namespace

TEST_CASE("what was appended is found, in the same process and in a later one") {
    const Path path;
    {
        Ledger ledger(path);
        ledger.append(unit(3), payload(3));
        CHECK(ledger.find(unit(3)) == payload(3));
        CHECK_FALSE(ledger.find(unit(4)));
    }
    const Ledger again(path);
    CHECK(again.problems().empty());
    CHECK(again.size() == 1);
    CHECK(again.find(unit(3)) == payload(3));
    CHECK_FALSE(again.find({"other", 0xabcdef, 7, 3}));
    CHECK_FALSE(again.find({"test", 0xabcde, 7, 3}));
    CHECK_FALSE(again.find({"test", 0xabcdef, 8, 3}));
}

TEST_CASE("a record is a line of JSON that says what it is of") {
    const Path path;
    fill(path, 1);
    const auto record = nlohmann::json::parse(path.text()).at("record");
    CHECK(record.at("key").at("plan") == "0000000000abcdef");
    CHECK(record.at("key").at("seed") == 7);
    CHECK(record.at("payload").at("units") == 10);
}

TEST_CASE("a unit that is there is not written again") {
    const Path path;
    fill(path, 2);
    const std::string before = path.text();
    fill(path, 2);
    CHECK(path.text() == before);
}

TEST_CASE("cut anywhere, a ledger keeps the whole records before the cut and goes on after them") {
    const Path path;
    fill(path, 3);
    const std::string whole = path.text();
    const std::size_t line = whole.size() / 3;
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        CAPTURE(cut);
        path.write(whole.substr(0, cut));
        {
            Ledger ledger(path);
            CHECK(ledger.size() == cut / line);
            CHECK(ledger.problems().size() == (cut % line == 0 ? 0 : 1));
            for (std::uint64_t i = 0; i < 3; ++i)
                ledger.append(unit(i), payload(i));
        }
        CHECK(path.text() == whole);
    }
}

TEST_CASE("whichever byte is changed, the record is named and not used, and the others are") {
    const Path path;
    fill(path, 3);
    const std::string whole = path.text();
    const std::size_t line = whole.size() / 3;
    for (std::size_t i = 0; i + 1 < line; ++i) {
        CAPTURE(i);
        std::string changed = whole;
        changed[line + i] = static_cast<char>(changed[line + i] ^ 1);
        path.write(changed);
        const Ledger ledger(path);
        CHECK(ledger.size() >= 2);
        CHECK_FALSE(ledger.contains(unit(1)));
        REQUIRE(!ledger.problems().empty());
        CHECK(ledger.problems().front().find(static_cast<const fs::path&>(path).string() + ":2: ") == 0);
    }
}

TEST_CASE("garbage is never taken for a ledger, and never written to") {
    const Path path;
    Stream random(StreamKey{1, 2, 3, 4});
    for (int round = 0; round < 200; ++round) {
        std::string garbage;
        for (std::uint64_t i = random() % 4000 + 8; i > 0; --i)
            garbage += static_cast<char>(random() % (round % 2 == 0 ? 256 : 12) + (round % 2 == 0 ? 0 : 0x20));
        path.write(garbage);
        CHECK_THROWS_AS(Ledger{path}, LedgerError);
        CHECK(path.text() == garbage);
    }
}

TEST_CASE("a file of something else, a folder and a pipe are refused by name") {
    const Path path;
    path.write("takt: 1\nname: Press\n");
    CHECK_THROWS_WITH_AS(Ledger{path}, doctest::Contains("it is something else"), LedgerError);
    CHECK_THROWS_AS(Ledger{fs::temp_directory_path()}, LedgerError);
    CHECK_THROWS_AS((Ledger{fs::path("/dev/zero"), Ledger::Access::read}), LedgerError);
    CHECK_THROWS_AS((Ledger{fs::path("/no/such/file"), Ledger::Access::read}), LedgerError);
}

TEST_CASE("one writer at a time, and nobody reads what is being written") {
    const Path path;
    const Ledger writer(path);
    CHECK_THROWS_WITH_AS(Ledger{path}, doctest::Contains("another process is using it"), LedgerError);
    CHECK_THROWS_AS((Ledger{path, Ledger::Access::read}), LedgerError);
}

TEST_CASE("any number may read at once, and leave the file as it is") {
    const Path path;
    fill(path, 2);
    path.write(path.text() + "{\"sum\":\"12");
    const std::string before = path.text();
    const Ledger one(path, Ledger::Access::read);
    const Ledger other(path, Ledger::Access::read);
    CHECK(one.size() == 2);
    CHECK(other.problems().size() == 1);
    CHECK(path.text() == before);
}

TEST_CASE("a line too long for a record is passed over") {
    const Path path;
    fill(path, 1);
    path.write(path.text() + std::string(Ledger::longest_record + 5, 'x') + '\n' + path.text());
    const Ledger ledger(path);
    CHECK(ledger.size() == 1);
    REQUIRE(ledger.problems().size() == 1);
    CHECK(ledger.problems().front().find(":2: it is too long") != std::string::npos);
}

TEST_CASE("a record of another version of takt is not used, and named") {
    const Path path;
    // The sum is right: FNV-1a of the record.
    const std::string record =
        R"({"key":{"format":1,"takt":"0.0.9","kind":"test","plan":"0000000000abcdef","seed":7,"replication":0},"payload":{}})";
    char sum[17];
    std::snprintf(sum, sizeof sum, "%016llx", static_cast<unsigned long long>(hash_of(record)));
    path.write(R"({"sum":")" + std::string(sum) + R"(","record":)" + record + "}\n");
    const Ledger ledger(path);
    CHECK(ledger.size() == 0);
    REQUIRE(ledger.problems().size() == 1);
    CHECK(ledger.problems().front().find("made by takt 0.0.9") != std::string::npos);
}
