#include "takt/spec/zero_time.hpp"

#include <algorithm>
#include <variant>
#include <vector>

#include "takt/core/time.hpp"
#include "takt/spec/element.hpp"

namespace takt::spec {
namespace {

/// For some product it takes no time.
bool can_be_zero(const ByProduct<Distribution>& time) {
    if (!time.given()) return true;
    return (time.all && is_zero(*time.all)) ||
           std::any_of(time.each.begin(), time.each.end(), [](const auto& entry) { return is_zero(entry.second); });
}

bool can_be_zero(const std::vector<OperationSpec>& operations) {
    return std::all_of(operations.begin(), operations.end(),
                       [](const OperationSpec& operation) { return can_be_zero(operation.time); });
}

}  // namespace

bool can_take_no_time(const ElementSpec& element) {
    if (const auto* buffer = std::get_if<BufferSpec>(&element)) return buffer->transit <= Duration::zero();
    const auto* station = std::get_if<StationSpec>(&element);
    if (station == nullptr) return true;
    const auto robot_can = [](const RobotSpec& robot) {
        return can_be_zero(robot.cycle) && can_be_zero(robot.operations) && robot.tasks.empty();  // that tasks take time is checked there
    };
    return can_be_zero(station->cycle) && can_be_zero(station->operations) &&
           std::all_of(station->robots.begin(), station->robots.end(), robot_can);
}

namespace {

bool can_be_zero(const ByProduct<Share>& share) {
    return (share.all && share.all->value == 0) ||
           std::any_of(share.each.begin(), share.each.end(), [](const auto& entry) { return entry.second.value == 0; });
}

}  // namespace

bool can_yield_nothing(const StationSpec& station) {
    return can_be_zero(station.yield) || can_be_zero(station.reworked_yield);
}

}  // namespace takt::spec
