#include "takt/spec/check_stations.hpp"

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "takt/spec/checking.hpp"
#include "takt/spec/zero_time.hpp"

namespace takt::spec {
namespace {

void check_robots_in(Checking& checking, const StationSpec& station, bool station_works,
                     const Subject& subject) {
    for (const RobotSpec& robot : station.robots) {
        if (robot.cycle.given() && !robot.operations.empty())
            checking.findings.error(robot.at, subject,
                                    "expected either `cycle` or `operations` of a robot, found both");
        if (!station_works && !has_work_of_its_own(robot))
            checking.findings.error(robot.at, subject,
                                    "expected `cycle` or `operations` of a robot, since its station has neither");
    }
}

void check_work(Checking& checking, const StationSpec& station, const Subject& subject) {
    const bool has_cycle = station.cycle.given();
    const bool has_operations = !station.operations.empty();
    if (has_cycle && has_operations)
        checking.findings.error(subject, "expected either `cycle` or `operations`, found both");
    if (!has_cycle && !has_operations && station.robots.empty())
        checking.findings.error(subject,
                                "expected `cycle`, `operations` or `robots` with work of their own, found none");
    check_robots_in(checking, station, has_cycle || has_operations || is_cell(station), subject);
    if (has_cycle || is_cell(station)) return;
    if (station.robot)
        checking.findings.error(
            station.robot->at, subject,
            "expected `robot` beside `cycle`, or in the operations that need it, found it without a cycle");
    if (station.operators)
        checking.findings.error(
            station.operators->at, subject,
            "expected `operator` beside `cycle`, or in the operations that need it, found it without a cycle");
}

template <class Stop>
void check_recurrence(Checking& checking, const std::vector<Stop>& stops, const Subject& subject) {
    for (const Stop& stop : stops)
        if (stop.every && is_zero(*stop.every))
            checking.findings.error(stop.at, subject, "`every`: expected a mean above 0, found 0: it would never work");
}

/// Failures come so long after the last repair, or as often as an availability makes them.
void check_how_often(Checking& checking, const std::vector<FailureSpec>& failures, const Subject& subject) {
    for (const FailureSpec& each : failures) {
        const auto wrong = [&](const std::string& message) { checking.findings.error(each.at, subject, message); };
        if (each.every && each.availability) wrong("expected either `every` or `availability`, found both");
        if (!each.every && !each.availability) wrong("expected `every` or `availability`, found neither");
        if (!each.availability) continue;
        const double share = each.availability->value;
        if (share == 0 || share == 1)
            wrong("`availability`: expected a share above 0 % and below 100 %, found " + as_percent(share));
        if (each.clock == Clock::cycles)
            wrong("expected `every` beside `clock: cycles`, found `availability`, which is a share of time");
        if (is_zero(each.repair)) wrong("`repair`: expected a mean above 0 beside `availability`, found 0");
    }
}

/// Maintenance comes so long after the last one, or by the time of day.
void check_when_due(Checking& checking, const std::vector<MaintenanceSpec>& maintenance, const Subject& subject) {
    for (const MaintenanceSpec& each : maintenance) {
        const auto wrong = [&](const char* message) { checking.findings.error(each.at, subject, message); };
        if (each.every && each.begins) wrong("expected either `every` or `at`, found both");
        if (!each.every && !each.begins) wrong("expected `every`, or `at` with a time of day, found neither");
        if (each.days && !each.begins) wrong("expected `at` with a time of day beside `days`, found none");
        if (each.days && !each.days->any()) wrong("`days`: expected at least one day of the week, found none");
        if (each.begins && each.clock != Clock::calendar) wrong("`clock`: expected `calendar`, or none, beside `at`, found another clock");
    }
}

/// Each part would be scrapped as soon as it is loaded, any number of them at one instant.
void check_scrapping(Checking& checking, const std::vector<FailureSpec>& failures, const Subject& subject) {
    for (const FailureSpec& failure : failures)
        if (failure.part == Interrupted::scrap && failure.clock == Clock::cycles && failure.every &&
            failure.every->mean() <= 1)
            checking.findings.error(failure.at, subject,
                                    "`every`: expected more than 1 cycle between failures that scrap the part, found 1");
}

void check_failures(Checking& checking, const std::vector<FailureSpec>& failures, const Subject& subject) {
    check_how_often(checking, failures, subject);
    check_recurrence(checking, failures, subject);
    check_scrapping(checking, failures, subject);
}

const BufferSpec* buffer_named(const Checking& checking, const std::string& name) {
    const auto found = checking.graph.find(name);
    return found ? std::get_if<BufferSpec>(&checking.graph.element(*found)) : nullptr;
}

void check_joins(Checking& checking, const StationSpec& station, const Subject& subject) {
    for (const JoinSpec& join : station.joins) {
        const BufferSpec* buffer = buffer_named(checking, join.from.name);
        if (buffer == nullptr || !buffer->capacity.places || *buffer->capacity.places >= join.count || join.count == 1) continue;
        checking.findings.error(join.at, subject,
                                "`count`: expected at most as many parts as " + in_quotes(join.from.name) + " has places (" +
                                    std::to_string(*buffer->capacity.places) + "), found " + std::to_string(join.count));
    }
}

/// Blocking before service means that a place is reserved.
void check_places_to_reserve(Checking& checking) {
    const FlowGraph& graph = checking.graph;
    for (std::size_t i = 0; i < graph.size(); ++i) {
        const auto* station = std::get_if<StationSpec>(&graph.element(i));
        if (station == nullptr || station->blocking != Blocking::before) continue;
        for (const FlowEdge& edge : graph.successors(i)) {
            const auto* buffer = std::get_if<BufferSpec>(&graph.element(edge.element));
            if (graph.kind(edge.element) == FlowKind::sink || (buffer != nullptr && buffer->capacity.places != 0u)) continue;
            checking.findings.error(subject_of(graph.element(i)),
                                    "expected a buffer with places, or a sink, behind a station with `blocking: before`, found " +
                                        in_quotes(graph.name(edge.element).text));
        }
    }
}

std::string change_text(const SetupSpec& setup) {
    const auto product = [](const Ref& ref) { return ref.empty() ? std::string("any product") : in_quotes(ref.name); };
    return "from " + product(setup.from) + " to " + product(setup.to);
}

void check_setups(Checking& checking, const StationSpec& station, const Subject& subject) {
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const SetupSpec& setup : station.setup) {
        checking.resolve_unless_empty(setup.from, Thing::product, subject);
        checking.resolve_unless_empty(setup.to, Thing::product, subject);
        if (!setup.from.empty() && setup.from.name == setup.to.name)
            checking.findings.error(setup.at, subject,
                                    "expected a change between two products, found one " + change_text(setup));
        if (!seen.emplace(setup.from.name, setup.to.name).second)
            checking.findings.error(
                setup.at, subject, "expected each change once, found the one " + change_text(setup) + " a second time");
    }
}

void check_transit(Checking& checking, const BufferSpec& buffer, const Subject& subject) {
    if (buffer.transit > Duration::zero() && buffer.capacity.places == 0u)
        checking.findings.error(subject, "expected a `capacity` of 1 or more beside `transit`, found 0");
}

}  // namespace

void check_stations(Checking& checking) {
    for_each_element<StationSpec>(checking, [&](const StationSpec& station, const Subject& subject) {
        check_work(checking, station, subject);
        check_failures(checking, station.failures, subject);
        check_recurrence(checking, station.maintenance, subject);
        check_when_due(checking, station.maintenance, subject);
        for (const RobotSpec& robot : station.robots)
            check_failures(checking, robot.failures, subject);
        check_setups(checking, station, subject);
        check_joins(checking, station, subject);
    });
    check_places_to_reserve(checking);
    for_each_element<BufferSpec>(
        checking, [&](const BufferSpec& buffer, const Subject& subject) { check_transit(checking, buffer, subject); });
}

}  // namespace takt::spec
