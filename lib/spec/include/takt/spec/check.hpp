// All mistakes of a plant that can be known before it runs, in one pass.
#pragma once

#include "takt/core/diagnostic.hpp"
#include "takt/spec/check_buffers.hpp"
#include "takt/spec/check_calendars.hpp"
#include "takt/spec/check_carriers.hpp"
#include "takt/spec/check_cells.hpp"
#include "takt/spec/check_draining.hpp"
#include "takt/spec/check_flow.hpp"
#include "takt/spec/check_marriages.hpp"
#include "takt/spec/check_materials.hpp"
#include "takt/spec/check_moving_lines.hpp"
#include "takt/spec/check_names.hpp"
#include "takt/spec/check_part_marks.hpp"
#include "takt/spec/check_products.hpp"
#include "takt/spec/check_ramp_ups.hpp"
#include "takt/spec/check_resources.hpp"
#include "takt/spec/check_routes.hpp"
#include "takt/spec/check_run.hpp"
#include "takt/spec/check_sources.hpp"
#include "takt/spec/check_state.hpp"
#include "takt/spec/check_stations.hpp"
#include "takt/spec/check_traces.hpp"
#include "takt/spec/check_transporters.hpp"
#include "takt/spec/check_tune.hpp"
#include "takt/spec/check_use.hpp"
#include "takt/spec/check_values.hpp"
#include "takt/spec/check_zero_time.hpp"
#include "takt/spec/check_zones.hpp"
#include "takt/spec/checking.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt::spec {

/// Adds everything that is wrong with the plant to the diagnostics, errors first, then warnings. A plant without errors
/// can be made into a plan and run. Works on any plant, however wrong it is.
/// \complexity n log n in the size of the plant
inline void check(const LineSpec& plant, Diagnostics& diagnostics) {
    Checking checking(plant, diagnostics);
    check_names(checking);
    check_values(checking);
    check_products(checking);
    check_calendars(checking);
    check_resources(checking);
    check_run(checking);
    check_sources(checking);
    check_stations(checking);
    check_buffers(checking);
    check_transporters(checking);
    check_cells(checking);
    check_traces(checking);
    check_moving_lines(checking);
    check_draining(checking);
    check_ramp_ups(checking);
    check_routes(checking);  // before the checks of the flow, which read what it found
    check_flow(checking);
    check_carriers(checking);
    check_materials(checking);
    check_marriages(checking);
    check_zones(checking);
    check_part_marks(checking);
    check_state(checking);
    check_zero_time(checking);
    check_use(checking);
    check_tune(checking);
}

}  // namespace takt::spec
