#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "takt/yaml/load_records.hpp"
#include "unit/yaml/plant_text.hpp"
#include "temporary_folder.hpp"

using namespace takt;
using namespace takt::test;
using std::chrono::microseconds;
using std::chrono::seconds;

namespace {

const TemporaryFolder& folder() {
    static const TemporaryFolder folder;
    return folder;
}

fit::Records records_in(const std::string& text) {
    return load_records(folder().write("records.csv", text));
}

/// All that is wrong, `line:column: message`.
std::string wrong_in_records(const std::string& text) {
    std::string lines;
    try {
        records_in(text);
    } catch (const SpecError& error) {
        for (const Diagnostic& each : error.diagnostics().entries()) {
            const Place& place = each.place;
            lines += (lines.empty() ? "" : "\n") + std::to_string(place.line) + ":" + std::to_string(place.column) +
                     ": " + each.message;
        }
    }
    return lines;
}

/// What is wrong with an instant of a row.
std::string wrong_start(const std::string& text) {
    return wrong_in_records("station,start,end,reason\na," + text + ",,cycle\n");
}

Duration start_of(const std::string& head, const std::string& text) {
    return records_in("station," + head + ",end,reason\na," + text + ",,cycle\n").rows.at(0).start;
}

}  // namespace

TEST_CASE("columns and rows come in any order, and a word of takt in any spelling") {
    const fit::Records read =
        records_in("reason,end [s],start [s],station\nCycle,30,12.5,cutter\nOff-shift,12,10,cutter\nJam,40,30,\"a, b\"\n");
    CHECK(read.stations == std::vector<std::string>{"cutter", "a, b"});
    CHECK(read.reasons == std::vector<std::string>{"cycle", "off_shift", "Jam"});
    REQUIRE(read.rows.size() == 3);
    CHECK(read.rows[0].start == microseconds{12'500'000});
    CHECK(read.rows[0].end == seconds{30});
    CHECK(read.rows[2].machine == 1);
}

TEST_CASE("an instant is a date, a number in the unit of its column, or a time with its unit") {
    const Duration day = std::chrono::sys_days{std::chrono::year{2026} / 1 / 5}.time_since_epoch();
    CHECK(start_of("start", "2026-01-05") == day);
    CHECK(start_of("start", "2026-01-05T06:30:12.25") == day + microseconds{23'412'250'000});
    CHECK(start_of("start", "2026-01-05 06:30") == day + seconds{23'400});
    CHECK(start_of("start", "2026-01-05T06:30:12Z") == day + seconds{23'412});
    CHECK(start_of("start", "2026-01-05T06:30:12+08:00") == day + seconds{23'412 - 8 * 3600});
    CHECK(start_of("start [min]", "1.5") == seconds{90});
    CHECK(start_of("start [s]", "2419199.999999") == microseconds{2'419'199'999'999});
    CHECK(start_of("start", "1 h 30 min") == seconds{5400});
}

TEST_CASE("an instant that is none is answered with what was expected") {
    CHECK(wrong_start("2026-01-05T25:00") ==
          "2:3: expected an instant such as `2026-01-05T06:30:12` or `2026-01-05 06:30:12.250`, found "
          "`2026-01-05T25:00`");
    CHECK(wrong_start("2026-02-30") == "2:3: expected a date such as `2026-10-01`, found `2026-02-30`");
    CHECK(wrong_start("2026-01-05T06:30:12+") != "");
    CHECK(wrong_start("2026-01-05T06:30:12.") != "");
    CHECK(wrong_start("12") ==
          "2:3: expected a date such as `2026-01-05T06:30:12`, or a unit in the head, such as `start [s]`, found `12`");
    CHECK(wrong_start("soon") == "2:3: expected a duration such as `96 s`, found `soon`");
    CHECK(wrong_in_records("station,start [s],end [s],reason\na,-3,4,cycle\n") ==
          "2:3: expected a number of 0 or more such as `96.5`, found `-3`");
    CHECK(wrong_in_records("station,start [s],end [s],reason\na,1e99,,cycle\n") ==
          "2:3: expected a number of 0 or more such as `96.5`, found `1e99`");
    CHECK(wrong_in_records("station,start [cycles],end,reason\na,3,4 s,cycle\n") ==
          "2:3: expected a head such as `start [s]`, with a unit of time");
    CHECK(wrong_in_records("station,start,end,reason\na,1 h,2026-01-05,cycle\n") ==
          "2:7: expected a time as in the rows before, found the date `2026-01-05`");
}

TEST_CASE("all mistakes of a file come at once, each with its place") {
    CHECK(wrong_in_records("station,machine,start [s],end [s],reason\n"
                ",1,0,10,cycle\n"
                "a,0,0,10,cycle\n"
                "a,1,10,5,cycle\n"
                "a,1,0,5,\n"
                "b,1,0,10,cycle\n"
                "b,1,9,20,cycle\n"
                "b,1,30,,jam\n"
                "b,1,40,50,jam\n") ==
          "2:1: expected a station, found nothing\n"
          "3:3: expected a whole number from 1 to 10000, found `0`\n"
          "4:8: expected an end after the start, found `5`\n"
          "5:9: expected `cycle`, or what stopped the station, found nothing\n"
          "7:1: expected a beginning after the end of the `cycle` in line 6, which overlaps\n"
          "9:1: expected a beginning after the end of the `jam` in line 8, which has none");
}

TEST_CASE("a file that is no table of records is answered where it shows") {
    CHECK(wrong_in_records("") == "1:1: expected a table with a head, found nothing");
    CHECK(wrong_in_records("station,start,end,reason\n") ==
          "1:1: expected records under the head `station,start,end,reason`, found none");
    CHECK(wrong_in_records("station,start,end\na,1 s,2 s\n") == "1:1: expected a head such as `station,start,end,reason`");
    CHECK(wrong_in_records("station,strat,end,reason\n") == "1:9: unknown column `strat`, did you mean 'start'?");
    CHECK(wrong_in_records("station,start,end,reason\na,1 s\n") == "2:1: expected 4 cells as in the head, found 2");
    CHECK(wrong_in_records("station,start,end,reason\na,1 s\na,soon,2 s,cycle\na,1 s,2 s,cycle,x\n") ==
          "2:1: expected 4 cells as in the head, found 2\n"
          "3:3: expected a duration such as `96 s`, found `soon`\n"
          "4:1: expected 4 cells as in the head, found 5");
    CHECK(wrong_in_records("station,start,end,reason\n\"a,1 s,2 s,cycle\n") == "2:1: the quote that begins here is not closed");
    CHECK_THROWS_AS(load_records(folder().path() / "nothing.csv"), SpecError);
    CHECK_THROWS_AS(load_records(folder().path()), SpecError);
}

TEST_CASE("a misspelt `cycle` is doubted") {
    std::vector<Diagnostic> warnings;
    load_records(folder().write("records.csv", "station,start [s],end [s],reason\na,0,1,cycel\na,2,3,cycel\n"),
                 &warnings);
    REQUIRE(warnings.size() == 1);
    CHECK(warnings[0].message == "`cycel` is taken as the name of a failure, did you mean 'cycle'?");
}

namespace {

const std::string some_records =
    "station,machine,start [s],end [s],reason\ncutter,1,0,100,observed\ncutter,1,0,10,cycle\ncutter,1,10,30,cycle\n"
    "cutter,1,15,19,jam\ncutter,1,30,42,cycle\nwelder,1,0,5,cycle\nwelder,2,0,7,cycle\n";

/// Ten samples of what a sentence is read as, in order.
std::vector<double> values_of(const std::string& sentence) {
    folder().write("records.csv", some_records);
    folder().write("values.csv", "value [min]\n3\n1\n");
    const Distribution law = cycle_of(sentence, folder().string());
    Stream stream(StreamKey{1});
    std::vector<double> values;
    for (std::uint64_t i = 0; i < 4; ++i)
        values.push_back(law.sample(stream, i));
    return values;
}

std::string wrong_with(const std::string& sentence) {
    folder().write("records.csv", some_records);
    return mistake_in(sentence, folder().string());
}

}  // namespace

TEST_CASE("a trace follows the values of a file, or the times of records") {
    CHECK(values_of("trace(values.csv)") == std::vector<double>{180, 60, 180, 60});
    CHECK(values_of("trace(records.csv, station cutter, cycle)") == std::vector<double>{10, 16, 12, 10});
    CHECK(values_of("trace(records.csv, station cutter, repair jam)") == std::vector<double>{4, 4, 4, 4});
    // 15 s of work to the first jam; 23 after it, which the end of the records cut off.
    CHECK(values_of("trace(records.csv, station cutter, every jam)") == std::vector<double>{15, 38, 38, 38});
    CHECK(values_of("trace(records.csv, station cutter, every jam, clock calendar)") ==
          std::vector<double>{15, 96, 96, 96});
    CHECK(values_of("trace(records.csv, station welder, machine 2, cycle)") == std::vector<double>{7, 7, 7, 7});
    CHECK(values_of("2 * trace(values.csv)") == std::vector<double>{360, 120, 360, 120});
}

TEST_CASE("an empirical law takes records of all machines") {
    folder().write("records.csv", some_records);
    const Distribution law = cycle_of("empirical(records.csv, station welder, cycle)", folder().string());
    CHECK(law.mean() == doctest::Approx(6));
}

TEST_CASE("what cannot be taken from records is answered at its place") {
    CHECK(wrong_with("trace(records.csv, station cuter, cycle)") ==
          "7: expected a station in `records.csv`, found `cuter`, did you mean 'cutter'?");
    CHECK(wrong_with("trace(records.csv, station cutter, every jamm)") ==
          "7: expected a reason of stops in `records.csv`, found `jamm`, did you mean 'jam'?");
    CHECK(wrong_with("trace(records.csv, station welder, cycle)") ==
          "7: expected `machine 1` or another, since `welder` has 2 machines in `records.csv`");
    CHECK(wrong_with("trace(records.csv, station welder, machine 3, cycle)") ==
          "7: there is no machine 3 of `welder` in `records.csv`");
    CHECK(wrong_with("trace(records.csv, station welder, machine 1, repair jam)") ==
          "7: there is nothing of this kind of `welder` in `records.csv`");
    CHECK(wrong_with("trace(records.csv, station cutter)") ==
          "34: expected `station NAME`, and `cycle`, `every FAILURE` or `repair FAILURE` after the file");
    CHECK(wrong_with("trace(records.csv, statoin cutter, cycle)") ==
          "20: expected `station`, `machine`, `clock`, `cycle`, `every` or `repair`, found `statoin`, did you mean "
          "'station'?");
    CHECK(wrong_with("trace(records.csv, station cutter, every)") == "41: expected something after `every`, found ``");
    CHECK(wrong_with("trace(records.csv, station cutter, every jam, clock calender)") ==
          "53: expected `operating`, `scheduled` or `calendar`, found `calender`, did you mean 'calendar'?");
    CHECK(wrong_with("trace(records.csv)")
              .find("expected a head with a unit, such as `value [s]`; of records, which times are meant") !=
          std::string::npos);
    CHECK(wrong_with("trace(../records.csv, station cutter, cycle)").find("is outside of the folder") !=
          std::string::npos);
    folder().write("bad.csv", "station,start [s],end [s],reason\na,3,2,cycle\na,5,4,cycle\n");
    CHECK(mistake_in("trace(bad.csv, station a, cycle)", folder().string()) ==
          "bad.csv:2:5: expected an end after the start, found `2` (`takt fit` shows 1 more)");
}

TEST_CASE("records may be separated by semicolons, with decimal commas") {
    const fit::Records with_commas = records_in("station,start [s],end [s],reason\npress,0,96.5,cycle\npress,96.5,200,jam\n");
    const fit::Records with_semicolons = records_in("station;start [s];end [s];reason\npress;0;96,5;cycle\npress;96,5;200;jam\n");
    REQUIRE(with_semicolons.rows.size() == 2);
    CHECK(with_semicolons.rows[0].end == with_commas.rows[0].end);
    CHECK(with_semicolons.rows[1].start == with_commas.rows[1].start);
    CHECK(with_semicolons.reasons == with_commas.reasons);
}
