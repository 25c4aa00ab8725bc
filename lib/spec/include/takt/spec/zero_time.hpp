// What can take no time at all.
#pragma once

#include <algorithm>
#include <variant>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt::spec {

/// A time whose mean is less than half a microsecond is mostly no time.
inline bool is_zero(const Distribution& value) {
    return value.dimension() == Dimension::time ? from_seconds(value.mean()) <= Duration::zero() : !(value.mean() > 0);
}

/// For some product it takes no time.
inline bool can_be_zero(const ByProduct<Distribution>& time) {
    if (!time.given()) return true;
    return (time.all && is_zero(*time.all)) ||
           std::any_of(time.each.begin(), time.each.end(), [](const auto& entry) { return is_zero(entry.second); });
}

inline bool can_be_zero(const std::vector<OperationSpec>& operations) {
    return std::all_of(operations.begin(), operations.end(),
                       [](const OperationSpec& operation) { return can_be_zero(operation.time); });
}

inline bool can_take_no_time(const ElementSpec& element) {
    if (const auto* buffer = std::get_if<BufferSpec>(&element)) return buffer->transit <= Duration::zero();
    const auto* station = std::get_if<StationSpec>(&element);
    if (station == nullptr) return true;
    const auto robot_can = [](const RobotSpec& robot) {
        return can_be_zero(robot.cycle) && can_be_zero(robot.operations) && robot.tasks.empty();  // that tasks take time is checked there
    };
    return can_be_zero(station->cycle) && can_be_zero(station->operations) &&
           std::all_of(station->robots.begin(), station->robots.end(), robot_can);
}

inline bool holds_any_number(const ElementSpec& element) {
    const auto* buffer = std::get_if<BufferSpec>(&element);
    return buffer != nullptr && !buffer->capacity.places;
}

inline bool can_be_zero(const ByProduct<Share>& share) {
    return (share.all && share.all->value == 0) ||
           std::any_of(share.each.begin(), share.each.end(), [](const auto& entry) { return entry.second.value == 0; });
}

/// No part of some product is good, the first time or after rework.
inline bool can_yield_nothing(const StationSpec& station) {
    return can_be_zero(station.yield) || can_be_zero(station.reworked_yield);
}

/// Always ready, without end.
inline bool is_saturated(const SourceSpec& source) {
    return !source.every && source.timetable.empty() && source.orders.empty() && !source.limit && !source.follows;
}

}  // namespace takt::spec
