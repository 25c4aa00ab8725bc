#include <doctest/doctest.h>

#include <sys/resource.h>

#include "temporary_folder.hpp"
#include "unit/yaml/plant_text.hpp"

using namespace takt;
using namespace takt::test;

namespace {

/// Elements between a source and a sink: the first begins in line 4, in column 5.
std::string with_elements(const std::string& elements, const std::string& rest = "") {
    return "takt: 1\nline:\n  - source: in\n" + elements + "  - sink: out\n" + rest;
}

/// A station for each row of `cells.csv`; its keys begin in line 4, column 16.
std::string with_cells(const std::string& keys) {
    return with_elements("  - station: {" + keys + ", repeat: cells.csv}\n");
}

std::vector<std::string> names_of(const spec::LineSpec& plant) {
    std::vector<std::string> names;
    for (const spec::ElementSpec& element : plant.flows.at(0).elements)
        names.push_back(spec::name_of(element).text);
    return names;
}

using Names = std::vector<std::string>;

/// The most memory that the program has had so far.
long most_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

}  // namespace

TEST_CASE("a repeat with a table makes an element for each of its rows") {
    const TemporaryFolder folder;
    folder.write("cells.csv",
                 "station,cycle time [s],machines,MTBF [h]\nframing,96,2,8\nrespot,\"uniform(low 90 s, high 94 s)\",1,\"weibull(shape 2, scale 9 h)\"\n");
    const auto plant = load(with_cells("name: <station>, cycle: <cycle time>, machines: <machines>, area: row {n}, "
                                       "failures: {every: 2 h + <MTBF>, repair: 5 min}"),
                            folder.string());
    CHECK(names_of(plant) == Names{"in", "framing", "respot", "out"});
    const spec::StationSpec& framing = station_of(plant, 1);
    CHECK(framing.cycle.all->mean() == 96);
    CHECK(framing.machines == 2);
    CHECK(framing.area->text == "row 1");
    CHECK(framing.failures.at(0).every->mean() == 10 * 3600);
    const spec::StationSpec& respot = station_of(plant, 2);
    CHECK(respot.cycle.all->mean() == doctest::Approx(92));
    CHECK(respot.area->text == "row 2");
}

TEST_CASE("a key in which an empty cell is used is left out, and the template's or the usual value counts") {
    const TemporaryFolder folder;
    folder.write("cells.csv", "station,cycle [s],MTBF [h],machines\na,96,8,2\nb,,,\n");
    const auto plant = load("takt: 1\nproducts: {M7: {share: 50 %}, M5: {share: 50 %}}\ntemplates: {cell: {cycle: 50 s}}\n" +
                                with_cells("name: <station>, use: cell, setup: [{from: M7, to: M5, time: <cycle>}], machines: <machines>, "
                                           "failures: {every: exponential(mean <MTBF>), repair: 5 min}")
                                    .substr(8),
                            folder.string());
    CHECK(station_of(plant, 1).setup.size() == 1);
    CHECK(station_of(plant, 1).failures.size() == 1);
    CHECK(station_of(plant, 1).machines == 2);
    CHECK(station_of(plant, 2).setup.empty());
    CHECK(station_of(plant, 2).failures.empty());
    CHECK(station_of(plant, 2).machines == 1);
    CHECK(station_of(plant, 2).cycle.all->mean() == 50);
}

TEST_CASE("templates may use the columns, too, and values by product are filled in one by one") {
    const TemporaryFolder folder;
    folder.write("cells.csv", "station,M7 [s],M5 [s]\na,96,92\nb,94,\n");
    const auto plant = load("takt: 1\nproducts: {M7: {share: 60 %}, M5: {share: 40 %}}\ntemplates: {cell: {cycle: {M7: <M7>, M5: 90 s}}}\n" +
                                with_cells("name: <station>, use: cell").substr(8),
                            folder.string());
    CHECK(station_of(plant, 1).cycle.each.at(0).second.mean() == 96);
    CHECK(station_of(plant, 2).cycle.each.at(0).second.mean() == 94);
    CHECK(station_of(plant, 2).cycle.each.at(1).second.mean() == 90);
}

TEST_CASE("a section repeats several elements in turn, by the rows of a table or by a number") {
    const TemporaryFolder folder;
    folder.write("cells.csv", "station,places\na,4\nb,0\n");
    const std::string elements =
        "elements: [{station: {name: <station>, cycle: 9 s}}, {buffer: {name: behind <station>, capacity: <places>}}]";
    const auto by_rows = load(with_elements("  - section: {repeat: cells.csv, " + elements + "}\n"), folder.string());
    CHECK(names_of(by_rows) == Names{"in", "a", "behind a", "b", "behind b", "out"});
    CHECK(std::get<spec::BufferSpec>(by_rows.flows.at(0).elements.at(2)).capacity.places == 4u);
    const auto by_number = load(with_elements("  - section:\n      repeat: 2\n      elements:\n"
                                              "        - station: {name: s-{n}, cycle: {n}0 s}\n"
                                              "        - buffer: {name: b-{n}, capacity: {n}}\n"));
    CHECK(names_of(by_number) == Names{"in", "s-1", "b-1", "s-2", "b-2", "out"});
    CHECK(station_of(by_number, 3).cycle.all->mean() == 20);
    CHECK(std::get<spec::BufferSpec>(by_number.flows.at(0).elements.at(4)).capacity.places == 2u);
}

TEST_CASE("a table as spreadsheets write it, with a mark at the beginning and blank rows and columns, is read") {
    const TemporaryFolder folder;
    folder.write("cells.csv", "\xEF\xBB\xBFstation,cycle [s],,\r\na,96,,\r\n\r\n,,,\r\nb,94,,a note\r\n,,,\r\n");
    const auto plant = load(with_cells("name: <station>-{n}, cycle: <cycle>"), folder.string());
    CHECK(names_of(plant) == Names{"in", "a-1", "b-2", "out"});
    CHECK(station_of(plant, 2).cycle.all->mean() == 94);
}

TEST_CASE("a setting reaches the element of a row") {
    const TemporaryFolder folder;
    folder.write("cells.csv", "station,cycle [s]\na,96\nb,94\n");
    LoadOptions options;
    options.overrides = {"line.b.cycle=50 s"};
    const auto plant = load(with_cells("name: <station>, cycle: <cycle>"), folder.string(), options);
    CHECK(station_of(plant, 1).cycle.all->mean() == 96);
    CHECK(station_of(plant, 2).cycle.all->mean() == 50);
}

TEST_CASE("a decision may be there for each row of a table, but for those whose cells are empty") {
    const TemporaryFolder folder;
    folder.write("cells.csv", "station,cycle [s],most,price [CNY]\na,96,12,800\nb,94,,900\nc,92,6,700\n");
    const std::string decision = "{set: line.behind <station>.capacity, repeat: cells.csv, from: 2, to: <most>, cost: <price>}";
    const std::string elements =
        "  - section: {repeat: cells.csv, elements: [{station: {name: <station>, cycle: <cycle>}}, "
        "{buffer: {name: behind <station>, capacity: 2}}]}\n  - station: {name: last, cycle: 9 s}\n";
    const auto tune_of = [&](const std::string& decisions) {
        return load(with_elements(elements, "target: 100 /day\ntune: {decisions: " + decisions + "}\n"), folder.string()).tune.value();
    };
    const spec::TuneSpec tune = tune_of("[" + decision + ", {set: line.last.machines, from: 1, to: 2}]");
    REQUIRE(tune.decisions.size() == 3);
    CHECK(tune.decisions[0].paths.at(0).text == "line.behind a.capacity");
    CHECK(tune.decisions[0].to->text == "12");
    CHECK(tune.decisions[0].cost->amount == 800);
    CHECK(tune.decisions[1].paths.at(0).text == "line.behind c.capacity");
    CHECK(tune.decisions[2].paths.at(0).text == "line.last.machines");
    CHECK(tune_of(decision).decisions.size() == 2);
    folder.write("cells.csv", "station,cycle [s],most,price [CNY]\na,96,many,800\nb,94,4,-\n");
    CHECK(errors_of(with_elements(elements, "target: 100 /day\ntune: {decisions: " + decision + "}\n"), folder.string()) ==
          "cells.csv:2:6: expected a number, with its unit if it has one, such as `98 s`, found 'many'\n"
          "cells.csv:3:8: expected an amount of money such as `300000 CNY`, found `-`");
}

TEST_CASE("a table belongs to the files that a plant is made of") {
    const TemporaryFolder folder;
    folder.write("lists/cells.csv", "station,cycle [s]\na,96\n");
    const std::string text = with_elements("  - station: {name: <station>, cycle: <cycle>, repeat: lists/cells.csv}\n");
    std::vector<PlantFile> files;
    LoadOptions options;
    options.files = &files;
    load(text, folder.string(), options);
    REQUIRE(files.size() == 2);
    CHECK(files[1].path == "lists/cells.csv");
    CHECK(names_of(load_line_files(files)) == Names{"in", "a", "out"});
}

TEST_CASE("mistakes in cells are shown there, those of all rows in one pass") {
    const TemporaryFolder folder;
    folder.write("cells.csv", "station,cycle [s],yield [%]\na,9x,98\nb,96\nc,94,198\n,95,97\na,90,97\n");
    CHECK(errors_of(with_cells("name: <station>, cycle: <cycle>, yield: <yield>"), folder.string()) ==
          "cells.csv:2:3: unknown unit `x`, did you mean 's'?\n"
          "cells.csv:3:1: expected 3 cells as in the head, found 2\n"
          "cells.csv:4:6: expected a share from 0 % to 100 %, found `198 %`\n"
          "cells.csv:5:1: a station needs the key `name`: what it is called, such as `name: framing`");
}

TEST_CASE("what the check finds in a row is shown there") {
    const TemporaryFolder folder;
    folder.write("cells.csv", "station,crew,MTBF [h]\na,fitters,8\nb,fiters,8\na,fitters,8\n");
    CHECK(errors_of(with_cells("name: <station>, cycle: 9 s, failures: {every: exponential(mean <MTBF>), repair: 1 s, crew: <crew>}") +
                        "crews: {fitters: {size: 1}}\n",
                    folder.string()) ==
          "cells.csv:3:3: expected a crew, found 'fiters', did you mean 'fitters'?\n"
          "cells.csv:4:1: expected a name that no other element has, found 'a' a second time (cells.csv:2:1)");
}

TEST_CASE("a column that is not there is told once, where it is used") {
    const TemporaryFolder folder;
    folder.write("cells.csv", "station,cycle [s]\na,96\nb,96\n");
    CHECK(errors_of(with_cells("name: <station>, cycle: <cylce>"), folder.string()) ==
          "4:39: there is no column `cylce` in `cells.csv`, did you mean 'cycle'?");
    CHECK(errors_of(with_cells("name: <station>, cycle: 9 s, area: '<5 % of <station>'"), folder.string()).empty());
}

TEST_CASE("an element for each row needs a column or the number in its name") {
    const TemporaryFolder folder;
    folder.write("cells.csv", "station,cycle [s]\na,96\nb,96\n");
    CHECK(errors_of(with_cells("name: cell, cycle: <cycle>"), folder.string()) ==
          "4:21: expected a column such as `<station>`, or `{n}`, in the name of an element for each row, found `cell`");
    CHECK(errors_of(with_cells("name: cell-{n}, cycle: <cycle>"), folder.string()).empty());
}

TEST_CASE("a table may be separated by semicolons, with decimal commas, or by tabs, as spreadsheets of other countries write it") {
    const TemporaryFolder folder;
    const auto cycles_of = [&](const std::string& table) {
        folder.write("cells.csv", table);
        const auto plant = load(with_cells("name: <station>, cycle: <cycle>"), folder.string());
        std::vector<double> cycles;
        for (const auto& element : plant.flows[0].elements)
            if (const auto* station = std::get_if<spec::StationSpec>(&element)) cycles.push_back(station->cycle.all->mean());
        return cycles;
    };
    const std::vector<double> expected{96.5, 1234.25, 0.125};
    CHECK(cycles_of("station,cycle [s]\na,96.5\nb,1234.25\nc,0.125\n") == expected);
    CHECK(cycles_of("station;cycle [s]\na;96,5\nb;1234,25\nc;0,125\n") == expected);
    CHECK(cycles_of("\r\nstation ; cycle [s]\r\n\"a;1\"; 96,5\r\nb;1234.25\r\nc;0.125\r\n") == expected);
    CHECK(cycles_of("station\tcycle [s]\na\t 96.5 \nb\t1234.25\nc\t0.125\n") == expected);
    // A comma in a quoted head does not count, nor do tabs around the cells of a table with commas.
    CHECK(cycles_of("station;cycle [s];\"remarks, if any\"\na;96,5;\nb;1234,25;x, y\nc;0,125;\n") == expected);
    CHECK(cycles_of("station,\tcycle [s]\na,\t96.5\nb,\t1234.25\nc,0.125\n") == expected);
}

TEST_CASE("points between thousands are refused where semicolons separate the cells: 1.234 is another number in the next country") {
    const TemporaryFolder folder;
    const auto said_of = [&](const std::string& cell) {
        folder.write("cells.csv", "station;cycle [s]\na;" + cell + "\n");
        return errors_of(with_cells("name: <station>, cycle: <cycle>"), folder.string());
    };
    CHECK(said_of("1.234") == "cells.csv:2:3: expected a number without points between thousands, found `1.234`; where semicolons separate the "
                              "cells, a comma is what stands before the decimals");
    CHECK(said_of("1.234.567,5").find("found `1.234.567,5`") != std::string::npos);
    CHECK(said_of("1234,5").empty());
    folder.write("cells.csv", "station;cycle [s]\n110.020;96,5\n110.030;98\n");  // names, not numbers
    CHECK(names_of(load(with_cells("name: <station>, cycle: <cycle>"), folder.string())) == Names{"in", "110.020", "110.030", "out"});
    CHECK(said_of("\"1\"x") == "cells.csv:2:6: expected a semicolon after the closing quote");
}

TEST_CASE("a table without a sound head is refused") {
    const TemporaryFolder folder;
    const auto said_of = [&](const std::string& table) {
        folder.write("cells.csv", table);
        return errors_of(with_cells("name: <station>, cycle: 9 s"), folder.string());
    };
    CHECK(said_of("station,cycle [s\na,1\n") == "cells.csv:1:9: expected a head such as `cycle [s]`, found `cycle [s`");
    CHECK(said_of("station,[s]\na,1\n") == "cells.csv:1:9: expected the name of a column such as `cycle [s]`, found `[s]`");
    CHECK(said_of("station,cycle,station\na,1,b\n") == "cells.csv:1:15: the column `station` is given twice");
    CHECK(said_of("station\n") == "cells.csv:1:1: expected at least one row below the head");
    CHECK(said_of("\n") == "cells.csv:1:1: expected a table with a head, found nothing");
    CHECK(said_of("station\n\xBA\xB8\n") == "cells.csv:2:1: expected UTF-8, found the byte 0xBA; spreadsheets save it as `CSV UTF-8`");
    CHECK(said_of("station\n\"a\n") == "cells.csv:2:1: the quote that begins here is not closed");
}

TEST_CASE("a table is a CSV file in the folder of the plant") {
    const TemporaryFolder folder;
    CHECK(errors_of(with_cells("name: <station>, cycle: 9 s"), folder.string()) == "4:52: there is no file `cells.csv`");
    CHECK(errors_of(with_elements("  - station: {name: s, cycle: 9 s, repeat: ../cells.csv}\n"), folder.string()) ==
          "4:44: `../cells.csv` is outside of the folder of the main file");
    CHECK(errors_of(with_elements("  - station: {name: s-{n}, cycle: 9 s, repeat: cells.xls}\n"), folder.string()) ==
          "4:48: expected a number such as `4`, or a CSV file with a row for each, found `cells.xls`");
}

TEST_CASE("a section has a repeat and elements, none of which repeats itself") {
    CHECK(errors_of(with_elements("  - section: 4\n")) == "4:14: expected the keys `repeat` and `elements`, found `4`");
    CHECK(errors_of(with_elements("  - section: {elements: [{buffer: {name: b-{n}, capacity: 1}}]}\n")) ==
          "4:14: a section needs the key `repeat`, such as `repeat: stations.csv`");
    CHECK(errors_of(with_elements("  - section: {repaet: 2, elements: [{station: {name: b-{n}, cycle: 1 s}}]}\n")) ==
          "4:15: unknown key `repaet` in a section, did you mean 'repeat'?");
    CHECK(errors_of(with_elements("  - section: {repeat: 2, elements: [{station: {name: b-{n}, cycle: 1 s, repeat: 2}}]}\n")) ==
          "4:81: an element of a section is repeated with it, and not by itself");
    CHECK(errors_of(with_elements("  - section: {repeat: 2, elements: [{section: {repeat: 2, elements: []}}]}\n")) ==
          "4:38: a section cannot hold another section");
    CHECK(errors_of(with_elements("  - section: {repeat: 2, elements: {station: a}}\n")) ==
          "4:36: expected a list of elements, each beginning with `- `, found a map");
    CHECK(errors_of(with_elements("  - secton: {repeat: 2, elements: [{station: {name: b-{n}, cycle: 1 s}}]}\n")) ==
          "4:5: unknown element `secton`, did you mean 'section'?");
}

TEST_CASE("small files that tables would make large are refused") {
    const TemporaryFolder folder;
    std::string rows = "station\n";
    for (int i = 0; i < 60000; ++i) rows += "s" + std::to_string(i) + "\n";
    folder.write("cells.csv", rows);
    CHECK(errors_of(with_elements("  - section: {repeat: cells.csv, elements: [{buffer: {name: <station>, capacity: 1}}, "
                                  "{buffer: {name: b <station>, capacity: 1}}]}\n"),
                    folder.string())
              .find("more than 100000 elements") != std::string::npos);
    std::string area;
    for (int i = 0; i < 600; ++i) area += "<text>";
    folder.write("cells.csv", "text\n" + std::string(100, 'x') + "\n");
    CHECK(errors_of(with_cells("name: s-{n}, cycle: 9 s, area: " + area), folder.string()) ==
          "cells.csv:2:1: with this the text at plant.yaml:4:46 has more than 10000 letters");
    folder.write("cells.csv", std::string(10001, ','));
    CHECK(errors_of(with_cells("name: s-{n}, cycle: 9 s"), folder.string()) == "cells.csv:1:10001: more than 10000 cells in a row");
    std::string keys = "cycle: {";
    for (int i = 0; i < 200; ++i) keys += "p" + std::to_string(i) + ": <text>, ";
    rows = "text\n";
    for (int i = 0; i < 60000; ++i) rows += "9 s\n";
    folder.write("cells.csv", rows);
    CHECK(errors_of(with_cells("name: s-{n}, " + keys + "}"), folder.string()).find("repeats and templates make more than 2000000 values") !=
          std::string::npos);
}

TEST_CASE("long cells that are used often do not fill the memory before they are refused") {
    const TemporaryFolder folder;
    std::string keys = "name: s-{n}";
    for (int i = 0; i < 100; ++i) keys += ", x" + std::to_string(i) + ": <text>";
    std::string rows = "text\n";
    for (int i = 0; i < 1000; ++i) rows += std::string(9000, 'x') + "\n";
    folder.write("cells.csv", rows);  // 900 MB, if all of it were filled in
    const long before = most_kilobytes();
    CHECK(errors_of(with_cells(keys), folder.string()).find("repeats and templates make more than 2000000 values") != std::string::npos);
    CHECK(most_kilobytes() - before < 600'000);
}
