// A tool that reads a plant from YAML and runs it once. Why that gives 479 units is said in line_in_code.cpp.
#include <cstdio>

#include <takt/line/make_plan.hpp>
#include <takt/line/simulate.hpp>
#include <takt/yaml/load.hpp>

constexpr const char* plant = R"(takt: 1
name: Two machines
line:
  - source: panels
  - station: {name: press, cycle: 40 s}
  - buffer: {name: rack, capacity: 5}
  - station: {name: weld, cycle: 60 s}
  - sink: shipped
run: {horizon: 8 h}
)";

int main() {
    const auto units = takt::simulate(takt::make_plan(takt::load_line_text(plant, "plant.yaml", ".")), 1, 0).units();
    std::printf("%llu units in 8 hours\n", static_cast<unsigned long long>(units));
    return units == 479 ? 0 : 1;
}
