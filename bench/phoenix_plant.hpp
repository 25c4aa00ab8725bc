// The Phoenix plant of the examples, and the same without what moves and counts between its shops.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "takt/yaml/load.hpp"

inline const std::filesystem::path phoenix_file = TAKT_SOURCE_DIR "/examples/phoenix/line.yaml";

/// \param which `whole`: as the file has it; `shops`: stations, buffers, conveyors, paced lines, robots, crews and shifts alone, so
///              with stores in turn, seats by the lot, and neither zone, transporters, ramp-up, levels, draining, matched packs nor
///              wheels.
///              As fast or slow as the plant was before it had those, so that its speed can be followed over the versions.
inline takt::spec::LineSpec phoenix_plant(std::string_view which) {
    takt::LoadOptions options;
    if (which == "shops")
        options.overrides = {"zones=",
                             "transporters=",
                             "ramp_ups=",
                             "line.trim.takes=",
                             "line.painted-body-store.lanes=",
                             "line.top-coat-oven.before_shift_end=",
                             "line.underbody-kits.stop_at=",
                             "line.underbody-kits.start_at=",
                             "line.shipped.measures=",
                             "line.final.materials.wheel-sets=",
                             "materials.wheel-sets=",
                             "materials.seat-sets.sequenced_from=",
                             "materials.seat-sets.stock=60",
                             "materials.seat-sets.reorder_point=48",
                             "materials.seat-sets.lot=24",
                             "line.white-bodies.carried_by=",
                             "line.white-bodies.pick_up=",
                             "line.white-bodies.set_down=",
                             "lines.battery-line.battery-modules.follows=",
                             "line.marriage.joins.1.match=",
                             "lines.battery-line.battery-packs.access=",
                             "lines.battery-line.battery-packs.capacity=40"};
    for (const char* number : {"1", "2", "3", "4", "5", "6"})
        if (which == "shops") options.overrides.push_back("lines.battery-line.pack-" + std::string(number) + ".ramp_up=");
    return takt::load_line(phoenix_file, options);
}
