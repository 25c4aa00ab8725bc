// A plant so small that its trace and its event log can be read: a body gets two doors, is inspected, and one is scrapped.
#include <doctest/doctest.h>

#include "approved.hpp"
#include "takt/experiment/recording.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/report/event_log.hpp"
#include "takt/report/recording_json.hpp"
#include "takt/report/trace.hpp"
#include "unit/line/plants.hpp"

using namespace takt;
using namespace plants;

namespace {

Plan small_plan() {
    StationSpec fit = station("fit \"doors\"", 10);
    fit.area = Name("body");
    fit.joins = {{Ref("rack"), 2, {}}};
    fit.failures = {failure(Clock::operating, 15, 5, Interrupted::scrap)};
    fit.failures.front().crew = Ref("crew");
    MaterialSpec bolts;
    bolts.stock = 20;
    fit.materials.push_back({Ref("bolts"), ByProduct<std::uint32_t>(4)});
    LineSpec spec = plant({timetable({0s, 0s, 1s, 1s}, "doors"), buffer("rack", 4), timetable({2s, 3s}, "bodies"), fit,
                           buffer("\u5e93", 1), station("</script>", 2), sink()},
                          1min);
    spec.crews.push_back({"crew", {}});
    spec.materials.push_back({"bolts", bolts});
    return make_plan(spec);
}

Recording small_recording(const Plan& plan) {
    return record(plan, 7, 0, run_start + 1s, run_start + 40s);
}

}  // namespace

TEST_CASE("the trace of a small plant is as approved") {
    const Plan plan = small_plan();
    golden::check("trace.json", trace_json(plan, small_recording(plan)));
}

TEST_CASE("the event log of a small plant is as approved") {
    const Plan plan = small_plan();
    golden::check("event-log.json", event_log_json(plan, small_recording(plan)));
}

TEST_CASE("the recording of a small plant for the page is as approved") {
    const Plan plan = small_plan();
    golden::check("recording.json", recording_json(plan, small_recording(plan)) + '\n');
}
