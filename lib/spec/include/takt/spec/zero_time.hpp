// What can take no time at all.
#pragma once

#include <variant>

#include "takt/core/time.hpp"
#include "takt/spec/element.hpp"

namespace takt::spec {

/// A time whose mean is less than half a microsecond is mostly no time.
inline bool is_zero(const Distribution& value) {
    return value.dimension() == Dimension::time ? from_seconds(value.mean()) <= Duration::zero() : !(value.mean() > 0);
}

bool can_take_no_time(const ElementSpec& element);

inline bool holds_any_number(const ElementSpec& element) {
    const auto* buffer = std::get_if<BufferSpec>(&element);
    return buffer != nullptr && !buffer->capacity.places;
}

/// No part of some product is good, the first time or after rework.
bool can_yield_nothing(const StationSpec& station);

/// Always ready, without end.
inline bool is_saturated(const SourceSpec& source) {
    return !source.every && source.timetable.empty() && source.orders.empty() && !source.limit && !source.follows;
}

}  // namespace takt::spec
