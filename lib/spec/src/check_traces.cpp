#include "takt/spec/check_traces.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

std::size_t traces_in(const ByProduct<Distribution>& laws) {
    std::size_t traces = laws.all && laws.all->is_trace();
    for (const auto& [product, law] : laws.each)
        traces += law.is_trace();
    return traces;
}

std::size_t traces_in(const ByProduct<Distribution>& cycle, const std::vector<OperationSpec>& operations) {
    std::size_t traces = traces_in(cycle);
    for (const OperationSpec& operation : operations)
        traces += traces_in(operation.time);
    return traces;
}

bool has_trace(const std::vector<FailureSpec>& failures) {
    for (const FailureSpec& failure : failures)
        if ((failure.every && failure.every->is_trace()) || failure.repair.is_trace()) return true;
    return false;
}

}  // namespace

void check_traces(Checking& checking) {
    const auto one = [&](std::size_t traces, const Subject& subject) {
        if (traces > 1)
            checking.findings.error(subject, "expected one trace for the work of a machine, found " +
                                                 std::to_string(traces) + ": their values would have to come in turns");
    };
    for_each_element<StationSpec>(checking, [&](const StationSpec& station, const Subject& subject) {
        const std::size_t traces = traces_in(station.cycle, station.operations);
        one(traces, subject);
        for (const RobotSpec& robot : station.robots)
            one(traces_in(robot.cycle, robot.operations), subject);
        if (station.machines > 1 && (traces > 0 || has_trace(station.failures)))
            checking.findings.error(subject, "expected `machines: 1` at a station with a trace, found " +
                                                 std::to_string(station.machines) + ": each would have the same times");
    });
}

}  // namespace takt::spec
