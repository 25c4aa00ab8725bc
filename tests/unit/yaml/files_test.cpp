#include <doctest/doctest.h>

#include "unit/yaml/plant_text.hpp"
#include "takt/yaml/files_read.hpp"
#include "temporary_folder.hpp"

using namespace takt;
using namespace takt::test;

namespace {

const std::string line = "line:\n- source: in\n- station: {name: a, cycle: 1 s, calendar: early}\n- sink: out\n";

/// A source with these keys, in line 3 from column 21 on, before one station.
std::string with_source(const std::string& keys) {
    return "takt: 1\nline:\n- source: {name: in, " + keys +
           "}\n- station: {name: a, cycle: 1 s}\n- sink: out\nproducts: {M7: , M5: }\n";
}

const std::vector<spec::ReleaseSpec>& orders_of(const spec::LineSpec& plant) {
    return std::get<spec::SourceSpec>(plant.flows.at(0).elements.at(0)).orders;
}

}  // namespace

TEST_CASE("included files add their sections, from their own folders") {
    const TemporaryFolder folder;
    folder.write("shifts.yaml", "calendars: {early: {shifts: [{from: 06:00, to: 14:00}]}}\n");
    folder.write("parts/people.yaml", "include: more.yaml\ncrews: {m: {size: 2}}\n");
    folder.write(
        "parts/more.yaml",
        "templates: {fast: {cycle: 2 s}}\nlines: {side: [{source: s}, {station: {name: b, use: fast, to: a2}}]}\n");
    const auto file = folder.write("plant.yaml",
                                   "takt: 1\ninclude: [shifts.yaml, parts/people.yaml]\n"
                                   "line:\n- source: in\n- station: {name: a, cycle: 1 s, calendar: early}\n"
                                   "- station: {name: a2, use: fast}\n- sink: out\n");
    const auto plant = load_line(file);
    CHECK(plant.calendars.at(0).name.text == "early");
    CHECK(plant.crews.at(0).value.size == 2);
    CHECK(plant.flows.size() == 2);
    CHECK(station_of(plant, 2).cycle.all->mean() == 2);
}

TEST_CASE("a plant without a name is called as its file, without the extension") {
    const TemporaryFolder folder;
    const std::string plain = "takt: 1\nline:\n- source: in\n- station: {name: a, cycle: 1 s}\n- sink: out\n";
    CHECK(load_line(folder.write("paint shop.v2.yaml", plain)).name.text == "paint shop.v2");
    CHECK(load_line(folder.write("named.yaml", plain + "name: Paint\n")).name.text == "Paint");
    CHECK(load(plain).name.text == "plant");
}

TEST_CASE("mistakes in an included file are shown there") {
    const TemporaryFolder folder;
    folder.write("shifts.yaml", "calendars:\n  early: {shifts: [{from: 06:00, to: 25:00}]}\n");
    CHECK(errors_of("takt: 1\ninclude: shifts.yaml\n" + line, folder.string()) ==
          "shifts.yaml:2:38: expected a time of day from `00:00` to `24:00`, such as `06:30`, found `25:00`");
    folder.write("shifts.yaml", "calendar: {}\nrun: {horizon: 1 year}\n");
    CHECK(
        errors_of("takt: 1\ninclude: shifts.yaml\nline:\n- source: in\n- station: {name: a, cycle: 1 s}\n- sink: out\n",
                  folder.string()) ==
        "shifts.yaml:1:1: unknown key `calendar` in an included file, did you mean 'calendars'?\n"
        "shifts.yaml:2:1: unknown key `run` in an included file");
}

TEST_CASE("an include that is missing, circular, or given twice") {
    const TemporaryFolder folder;
    CHECK(errors_of("takt: 1\ninclude: shifts.yaml\n" + line, folder.string()) ==
          "2:10: there is no file `shifts.yaml`");
    folder.write("a.yaml", "include: b.yaml\n");
    folder.write("b.yaml", "include: a.yaml\n");
    CHECK(errors_of("takt: 1\ninclude: a.yaml\n" + line, folder.string()) ==
          "b.yaml:1:10: `a.yaml` includes itself, by way of other files or at once");
    folder.write("shifts.yaml", "calendars: {early: {shifts: [{from: 06:00, to: 14:00}]}}\n");
    CHECK(load("takt: 1\ninclude: [shifts.yaml, shifts.yaml]\n" + line, folder.string()).calendars.size() == 1);
    CHECK(errors_of("takt: 1\ninclude: shifts.yaml\ncalendars: {early: {shifts: [{from: 06:00, to: 14:00}]}}\n" + line,
                    folder.string()) == "shifts.yaml:1:13: `early` is given twice, in two files");
}

TEST_CASE("orders come from a CSV file, quoted cells and any line end included") {
    const TemporaryFolder folder;
    folder.write("orders.csv", "product,at,count\r\nM7,0 h,3\r\n\"M5\", 2 h ,1\r\n\r\n");
    const auto plant = load(with_source("orders: orders.csv"), folder.string());
    const auto& orders = orders_of(plant);
    REQUIRE(orders.size() == 2);
    CHECK(orders[0].product.name == "M7");
    CHECK(orders[0].count == 3);
    CHECK(orders[1].product.name == "M5");
    CHECK(*orders[1].time == std::chrono::hours{2});
    CHECK(to_string(orders[1].product.at) == "orders.csv:3:1");
}

TEST_CASE("orders have due dates where the column says so, and a timetable where the key does") {
    const TemporaryFolder folder;
    folder.write("orders.csv", "product,due [h]\nM7,8.5\nM5,\n");
    const auto plant = load(with_source("orders: orders.csv"), folder.string());
    CHECK(*orders_of(plant)[0].due == std::chrono::minutes{510});
    CHECK_FALSE(orders_of(plant)[1].due.has_value());
    folder.write("orders.csv", "product,due\nM7,soon\nM5,200 cycles\n");
    CHECK(errors_of(with_source("orders: orders.csv"), folder.string()) ==
          "orders.csv:2:4: expected a duration such as `96 s`, found `soon`\n"
          "orders.csv:3:4: expected a duration such as `96 s`, found `200 cycles`");
    CHECK(errors_of(with_source("timetable: [{at: 0 h, due: 8}]"))
              .ends_with("expected a duration such as `96 s`, found `8`"));
}

TEST_CASE("a timetable comes from a list, or from a CSV file with the unit in its head") {
    const TemporaryFolder folder;
    folder.write("times.csv", "at [min],product\n0,M7\n90,M5\n");
    const auto plant = load(with_source("timetable: times.csv, repeats: 1 day"), folder.string());
    const auto& timetable = std::get<spec::SourceSpec>(plant.flows[0].elements[0]).timetable;
    REQUIRE(timetable.size() == 2);
    CHECK(*timetable[1].time == std::chrono::minutes{90});
    const auto listed = load(with_source("timetable: [{at: 0 h, product: M7, count: 30}, {at: 2 h}]"));
    CHECK(std::get<spec::SourceSpec>(listed.flows[0].elements[0]).timetable.at(0).count == 30);
}

TEST_CASE("mistakes in a CSV file have their line and column") {
    const TemporaryFolder folder;
    const auto said = [&](const std::string& csv) {
        folder.write("orders.csv", csv);
        return errors_of(with_source("orders: orders.csv"), folder.string());
    };
    CHECK(said("product,at,cuont\nM7,0 h,1\n") == "orders.csv:1:12: unknown column `cuont`, did you mean 'count'?");
    CHECK(said("at\n1 h\n") == "orders.csv:1:1: expected a column `product` in the head");
    CHECK(said("product,product\nM7,M7\n") == "orders.csv:1:9: the column `product` is given twice");
    CHECK(said("product,at\nM7,0 h\nM7,5\nM7,x\n") ==
          "orders.csv:3:4: expected a duration such as `96 s`, found `5`\norders.csv:4:4: expected a duration such as "
          "`96 s`, found `x`");
    CHECK(said("product,count\nM7,0\n") == "orders.csv:2:4: expected a whole number from 1 to 10000000, found `0`");
    CHECK(said("product,at\nM7\n") == "orders.csv:2:1: expected 2 cells as in the head, found 1");
    CHECK(said("product,at\nM7\nM7,5\nM7,1 h,2\n\"M7\n") ==
          "orders.csv:2:1: expected 2 cells as in the head, found 1\n"
          "orders.csv:3:4: expected a duration such as `96 s`, found `5`\n"
          "orders.csv:4:1: expected 2 cells as in the head, found 3\n"
          "orders.csv:5:1: the quote that begins here is not closed");
    CHECK(said("product\n\"M7\n") == "orders.csv:2:1: the quote that begins here is not closed");
    CHECK(said("product\nM\"7\n") == "orders.csv:2:2: found a quote inside a cell that does not begin with one");
    CHECK(said("") == "orders.csv:1:1: expected a table with a head, found nothing");
    CHECK(said(std::string("product\nM\0", 10)) == "orders.csv:2:2: expected a text file, found a NUL byte");
    CHECK(said("product\nM9\n").substr(0, 15) == "orders.csv:2:1:");
}

TEST_CASE("distributions come from values and from histograms") {
    const TemporaryFolder folder;
    folder.write("values.csv", "value [min]\n1\n2\n3\n");
    CHECK(cycle_of("empirical(values.csv)", folder.string()).mean() == doctest::Approx(120));
    CHECK(cycle_of("10 s + 0.5 * empirical(values.csv)", folder.string()).mean() == doctest::Approx(70));
    folder.write("bins.csv", "from [s],to [s],weight\n0,10,1\n10,30,3\n");
    CHECK(cycle_of("histogram(bins.csv)", folder.string()).mean() == doctest::Approx(0.25 * 5 + 0.75 * 20));
    folder.write("values.csv", "value\n1\n");
    CHECK(mistake_in("empirical(values.csv)", folder.string()) ==
          "values.csv:1:1: expected a head with a unit, such as `value [s]`");
    folder.write("values.csv", "value [s]\n1\n-2\n");
    CHECK(mistake_in("empirical(values.csv)", folder.string()) ==
          "values.csv:3:1: expected a number of 0 or more such as `96.5`, found `-2`");
    folder.write("values.csv", "value [sec]\n1\n");
    CHECK(mistake_in("empirical(values.csv)", folder.string()) ==
          "values.csv:1:1: unknown unit `sec`, did you mean 's'?");
    folder.write("bins.csv", "from [s],to [s],weight\n0,10,1\n11,30,3\n");
    CHECK(mistake_in("histogram(bins.csv)", folder.string()) ==
          "bins.csv:3:1: expected the bin to begin where the one before ends");
    CHECK(mistake_in("empirical(none.csv)", folder.string()) == "11: there is no file `none.csv`");
}

TEST_CASE("all mistakes of values and of histograms are told in one pass") {
    const TemporaryFolder folder;
    folder.write("v.csv", "value [s]\n5\n-6\nx\nnan\n7,8\n");
    for (const std::string law : {"trace(v.csv)", "empirical(v.csv)"})
        CHECK(errors_of(one_station("cycle: " + law), folder.string()) ==
              "v.csv:3:1: expected a number of 0 or more such as `96.5`, found `-6`\n"
              "v.csv:4:1: expected a number of 0 or more such as `96.5`, found `x`\n"
              "v.csv:5:1: expected a number of 0 or more such as `96.5`, found `nan`\n"
              "v.csv:6:1: expected 1 cells as in the head, found 2");
    folder.write("bins.csv", "from [s],to [s],weight\n0,10,x\n10,y,-1\n20,30,1\n31,31,1\n");
    CHECK(errors_of(one_station("cycle: histogram(bins.csv)"), folder.string()) ==
          "bins.csv:2:6: expected a number of 0 or more such as `96.5`, found `x`\n"
          "bins.csv:3:4: expected a number of 0 or more such as `96.5`, found `y`\n"
          "bins.csv:3:6: expected a number of 0 or more such as `96.5`, found `-1`\n"
          "bins.csv:5:1: expected the bin to begin where the one before ends");
}

TEST_CASE("a file that is broken shows all of its mistakes once, however often it is mentioned") {
    const TemporaryFolder folder;
    folder.write("v.csv", "value [s]\nx\ny\n");
    const std::string errors = errors_of(
        "takt: 1\nline:\n- source: in\n- station: {name: a, cycle: empirical(v.csv)}\n- station: {name: b, cycle: trace(v.csv)}\n- sink: out\n",
        folder.string());
    CHECK(errors.find("v.csv:3:1") == errors.rfind("v.csv:3:1"));
}

TEST_CASE("plants that are loaded with the same kept files are made of the same texts") {
    const TemporaryFolder folder;
    folder.write("v.csv", "value [s]\n10\n");
    folder.write("shared.yaml", "crews: {m: {size: 2}}\n");
    const auto link = folder.path() / "linked.yaml";
    std::filesystem::create_symlink("shared.yaml", link);
    const std::string text = "takt: 1\ninclude: linked.yaml\nline:\n- source: in\n- station: {name: a, cycle: empirical(v.csv)}\n- sink: out\n";
    const auto file = folder.write("plant.yaml", text);
    FilesRead kept;
    LoadOptions options;
    options.kept = &kept;
    (void)load_line(file, options);
    folder.write("plant.yaml", "nothing");
    std::filesystem::remove(folder.path() / "shared.yaml");
    std::filesystem::remove(link);
    std::filesystem::create_symlink("linked.yaml", link);  // in a circle
    folder.write("v.csv", "value [s]\n99\n");
    const spec::LineSpec again = load_line(file, options);
    CHECK(again.crews.at(0).value.size == 2);
    CHECK(station_of(again).cycle.all->mean() == 10);
    CHECK(kept.paths().size() == 3);
    CHECK_THROWS_AS(load_line(file), SpecError);
}

TEST_CASE("files at hand are a plant, and nothing else is read for it") {
    const std::vector<PlantFile> files{
        {"plant.yaml", "takt: 1\ninclude: more/shared.yaml\nline:\n- source: in\n- station: {name: a, cycle: empirical(v.csv)}\n- sink: out\n"},
        {"more/shared.yaml", "include: crews.yaml\n"},
        {"more/crews.yaml", "crews: {m: {size: 2}}\n"},
        {"v.csv", "value [s]\n10\n"}};
    const spec::LineSpec plant = load_line_files(files);
    CHECK(plant.crews.at(0).value.size == 2);
    CHECK(station_of(plant).cycle.all->mean() == 10);
    for (const char* other : {"/etc/passwd", "../etc/passwd", "none.csv", "v.csv/../../../etc/passwd"}) {
        std::vector<PlantFile> reaching = files;
        reaching.front().text.replace(reaching.front().text.find("v.csv"), 5, other);
        CHECK_THROWS_AS(load_line_files(reaching), SpecError);
    }
    CHECK_THROWS_WITH(load_line_files({{"a.yaml", "takt: 2\n"}}), doctest::Contains("a.yaml:1:7: error: "));
}
