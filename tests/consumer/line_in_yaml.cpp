// The same plant read from YAML, and its report.
#include <cstdio>
#include <string>

#include <takt/experiment/run_experiment.hpp>
#include <takt/experiment/summary.hpp>
#include <takt/line/make_plan.hpp>
#include <takt/report/text_report.hpp>
#include <takt/yaml/load.hpp>

constexpr const char* plant = R"(takt: 1
name: Two machines
line:
  - source: panels
  - station: {name: press, cycle: 40 s}
  - buffer: {name: rack, capacity: 5}
  - station: {name: weld, cycle: 60 s}
  - sink: shipped
run: {horizon: 8 h, replications: 2}
)";

int main() {
    const takt::Plan plan = takt::make_plan(takt::load_line_text(plant, "plant.yaml", "."));
    const takt::ExperimentResult experiment = takt::run_experiment(plan, takt::options_of(plan));
    const takt::Summary summary = takt::summarise(plan, experiment.replications);
    const std::string report = takt::text_report(plan, summary, takt::facts_of(experiment, "plant.yaml", plan.seed));
    std::fputs(report.c_str(), stdout);
    return summary.units.mean() == 479 && report.find("weld") != std::string::npos ? 0 : 1;
}
