#include <doctest/doctest.h>

#include "approved.hpp"
#include "takt/report/bottleneck_report.hpp"
#include "unit/line/plants.hpp"

using namespace takt;
using namespace plants;

namespace {

/// Nothing in it is random: the first station fails for five minutes after every hour of work, the second is the slowest.
LineSpec line_of_three_stations() {
    StationSpec first = station("first", 60);
    first.failures.push_back(failure(Clock::operating, 3600, 300));
    return plant({source(), first, buffer("store", 2), station("second", 63), station("third", 50), sink()}, 10h);
}

struct Studied {
    Plan plan = make_plan(line_of_three_stations());
    BottleneckStudy study;
    RunFacts facts;

    Studied() {
        StudyOptions options;
        options.replications = 2;
        options.most_changes = 3;
        options.parts = 2;
        study = study_bottlenecks(line_of_three_stations(), options);
        plan.digest = 0x1234;  // as it is with any version of the language
        facts = facts_of(study.experiment, "failing.yaml", 1);
        facts.version = "1.2.3";
    }
};

}  // namespace

TEST_CASE("the study of bottlenecks is as approved, as text, JSON and CSV") {
    const Studied made;
    golden::check("bottlenecks.txt", bottleneck_text(made.plan, made.study, made.facts));
    golden::check("bottlenecks.json", bottleneck_json(made.plan, made.study, made.facts));
    for (const CsvTable& table : bottleneck_tables(made.plan, made.study))
        golden::check(table.file_name, table.text);
}
