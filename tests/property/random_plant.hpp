// Random plants of all that the language has, each made from a number.
#pragma once

#include <cstdint>
#include <vector>

#include "property/plant_maker.hpp"
#include "property/random_additions.hpp"
#include "property/random_features.hpp"

namespace random_plants {

/// Every third has ramp-ups, every fourth moving lines, every fifth materials, two thirds of those some that trains bring, every second rules of dispatch, every seventh robot
/// cells, two of every seven zones, two of every five a yield of reworked parts, every eighth levels of buffers, two of every nine
/// stores, two of every six are drained before shifts end, every second marries by number where it assembles and can, three of
/// every eleven have transporters, half of those with carriers a way back for them, two of every five machines that take batches, two of every seven some that make
/// several parts of one, every fourth people who travel, and so on; the first six are of the maker alone. A test asks that all of them together use every key of the language.
inline LineSpec random_plant(std::uint64_t seed) {
    const std::vector<std::uint8_t> bytes = bytes_of(seed);
    LineSpec plant = random_plant(bytes.data(), bytes.size());
    if (seed <= 5) return plant;  // of fingerprints.txt
    if (seed % 13 < 2) add_growing_calendars(plant, seed);
    if (seed % 3 == 1) add_launches(plant, seed);
    if (seed % 9 > 4) add_second_inputs(plant, seed);
    if (seed % 4 == 0) add_moving_lines(plant, seed);
    if (seed % 5 == 0) add_materials(plant, seed);
    if (seed % 3 == 0) add_ramp_ups(plant, seed);
    if (seed % 2 == 0) add_dispatch(plant, seed);
    if (seed % 7 == 0) add_robot_cells(plant, seed);
    if (seed % 7 < 2) add_zones(plant, seed);
    if (seed % 9 < 2) add_stores(plant, seed);
    if (seed % 5 < 2) add_reworked_yields(plant, seed);
    if (seed % 8 == 3) add_levels(plant, seed);
    if (seed % 6 < 2) add_draining(plant, seed);
    if (seed % 2 == 1) add_marriages(plant, seed);
    if (seed % 11 < 3) add_transporters(plant, seed);
    if (seed % 3 > 0) add_setters(plant, seed);
    if (seed % 5 > 2) add_batches(plant, seed);
    if (seed % 7 > 4) add_splits(plant, seed);
    if (seed % 7 == 5) add_maintenance_by_time_of_day(plant, seed);
    if (seed % 2 == 1) add_ways_back(plant, seed);
    if (seed % 11 < 3) add_ways_of_driving(plant, seed);
    if (seed % 7 > 3) add_due_dates(plant, seed);
    if (seed % 10 == 3) add_ways_around(plant, seed);
    if (seed % 5 == 0) add_completion(plant, seed);
    if (seed % 8 < 3) add_kinds_of_work(plant, seed);
    if (seed % 12 == 7) add_traces(plant, seed);
    if (seed % 6 > 3) add_availabilities(plant, seed);
    if (seed % 4 == 1) add_travel(plant, seed);
    if (seed % 3 == 2) add_money(plant, seed);
    return plant;
}

}  // namespace random_plants
