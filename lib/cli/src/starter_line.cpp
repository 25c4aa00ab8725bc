#include "starter_line.hpp"

namespace takt {

std::string_view starter_line() {
    return R"yaml(# A line to start from: three cells, stores between them, a test that sends some parts to repair.
#
#   takt check line.yaml         is the file right, and what is possible at all?
#   takt run line.yaml           what does the line make in a year?
#   takt bottlenecks line.yaml   what holds it back?
#   takt sweep line.yaml         which of the scenarios below is best?
#   takt tune line.yaml          what is the cheapest change that reaches the target?
#   takt help station            all keys of a station; `takt help` says what else there is
#
# Change it to your line. The order of a list is the flow. Every quantity has a unit.
takt: 1
name: My line
target: 140000 /year  # units that are to leave

run:
  start: 2026-01-05    # a Monday
  warm_up: 1 week      # runs before anything is counted
  horizon: 1 year
  replications: 10     # independent years; more of them make the answer surer
  calendar: two-shift  # when there is work

calendars:
  two-shift:
    days: mon-fri
    shifts:
      - {from: "06:00", to: "14:30", breaks: [{at: "10:00", for: 30 min}]}
      - {from: "14:30", to: "23:00", breaks: [{at: "18:30", for: 30 min}]}

# People who repair. One who is busy elsewhere is waited for.
crews:
  maintenance: {size: 1}

# What several stations have in common.
templates:
  cell:
    failures: {every: exponential(mean 3 h), repair: lognormal(mean 10 min, cv 0.8), crew: maintenance}

line:
  - source: panels  # there is always one
  - station: {name: weld, use: cell, cycle: 96 s}
  - buffer: {name: after-weld, capacity: 2}
  - station: {name: seal, use: cell, cycle: lognormal(mean 92 s, cv 0.1)}
  - buffer: {name: after-seal, capacity: 2}
  - station: {name: paint, use: cell, cycle: 94 s}
  - buffer: {name: after-paint, capacity: 2}
  - station: {name: test, cycle: 80 s, yield: 95 %, rework: repair}
  - sink: shipped

# What stands beside the main flow.
lines:
  repair-loop:
    - station: {name: repair, machines: 2, cycle: lognormal(mean 20 min, cv 0.5), to: shipped}

# For takt sweep: the line with some values changed.
scenarios:
  more-places: {set: {line.after-weld.capacity: 8, line.after-seal.capacity: 8}}
  second-repairer: {set: {crews.maintenance.size: 2}}
  faster-weld: {set: {line.weld.cycle: 90 s}}

# For takt tune: what may be changed, and what it costs.
tune:
  probability: 95 %
  plant_years: 400
  decisions:
    - {set: line.after-weld.capacity, from: 2, to: 20, cost: 8000 CNY, free: 2}
    - {set: line.after-seal.capacity, from: 2, to: 20, cost: 8000 CNY, free: 2}
    - {set: line.after-paint.capacity, from: 2, to: 20, cost: 8000 CNY, free: 2}
    - {set: crews.maintenance.size, from: 1, to: 2, cost: 600000 CNY, free: 1}
    - name: cycle of the weld cell
      set: line.weld.cycle
      options: [96 s, {value: 93 s, cost: 250000 CNY}, {value: 90 s, cost: 700000 CNY}]
)yaml";
}

}  // namespace takt
