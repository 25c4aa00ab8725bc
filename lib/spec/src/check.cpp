#include "takt/spec/check.hpp"

#include "check_batches.hpp"
#include "check_buffers.hpp"
#include "check_calendars.hpp"
#include "check_carriers.hpp"
#include "check_cells.hpp"
#include "check_flow.hpp"
#include "check_materials.hpp"
#include "check_milk_runs.hpp"
#include "check_money.hpp"
#include "check_moving_lines.hpp"
#include "check_names.hpp"
#include "check_part_marks.hpp"
#include "check_products.hpp"
#include "check_ramp_ups.hpp"
#include "check_resources.hpp"
#include "check_routes.hpp"
#include "check_run.hpp"
#include "check_sources.hpp"
#include "check_splits.hpp"
#include "check_state.hpp"
#include "check_transporters.hpp"
#include "check_travel.hpp"
#include "check_use.hpp"
#include "check_values.hpp"
#include "check_zero_time.hpp"
#include "check_zones.hpp"
#include "takt/core/diagnostic.hpp"
#include "takt/spec/check_draining.hpp"
#include "takt/spec/check_marriages.hpp"
#include "takt/spec/check_stations.hpp"
#include "takt/spec/check_traces.hpp"
#include "takt/spec/check_tune.hpp"
#include "takt/spec/checking.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt::spec {

void check(const LineSpec& plant, Diagnostics& diagnostics, const KeyPlaces& keys, Unused unused) {
    Checking checking(plant, diagnostics, keys);
    check_names(checking);
    check_values(checking);
    check_products(checking);
    check_calendars(checking);
    check_resources(checking);
    check_travel(checking);
    check_run(checking);
    check_sources(checking);
    check_stations(checking);
    check_buffers(checking);
    check_transporters(checking);
    check_cells(checking);
    check_traces(checking);
    check_moving_lines(checking);
    check_batches(checking);
    check_draining(checking);
    check_ramp_ups(checking);
    check_routes(checking);  // before the checks of the flow, which read what it found
    check_flow(checking);
    check_carriers(checking);
    check_materials(checking);
    check_milk_runs(checking);
    check_marriages(checking);
    check_zones(checking);
    check_part_marks(checking);
    check_splits(checking);
    check_state(checking);
    check_zero_time(checking);
    check_money(checking);
    check_use(checking, unused);
    check_tune(checking);
}

}  // namespace takt::spec
