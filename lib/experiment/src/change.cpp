#include "takt/experiment/change.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "takt/spec/line_spec.hpp"

namespace takt {
namespace {

void scale(Duration& time, double factor) {
    time = from_seconds(to_seconds(time) * factor);
}

void scale(Distribution& time, double factor) {
    time = time.scaled(factor);
}

template <class T>
void scale(spec::ByProduct<T>& time, double factor) {
    if (time.all) scale(*time.all, factor);
    for (auto& [product, each] : time.each)
        scale(each, factor);
}

void scale(std::vector<spec::OperationSpec>& operations, double factor) {
    for (spec::OperationSpec& operation : operations)
        scale(operation.time, factor);
}

void scale(spec::TaskSpec& task, double factor) {
    if (task.each) scale(*task.each, factor);
    scale(task.time, factor);
}

void add_carrier(spec::CarrierSpec& carrier) {
    ++carrier.count;
    if (carrier.places.places) ++*carrier.places.places;
}

/// All work at a station: its own, that of its robots, and that of the operators along a moving line.
void scale_work(spec::StationSpec& station, double factor) {
    scale(station.cycle, factor);
    scale(station.operations, factor);
    for (spec::RobotSpec& robot : station.robots) {
        scale(robot.cycle, factor);
        scale(robot.operations, factor);
        for (spec::TaskSpec& task : robot.tasks)
            scale(task, factor);
    }
    if (!station.moving) return;
    for (spec::PitchWorkSpec& work : station.moving->work)
        scale(work.time, factor);
}

template <class Action>
void for_each_failure(spec::StationSpec& station, Action action) {
    for (spec::FailureSpec& failure : station.failures)
        action(failure);
    for (spec::RobotSpec& robot : station.robots)
        for (spec::FailureSpec& failure : robot.failures)
            action(failure);
}

/// Every repair takes `seconds` less on average, with the same coefficient of variation. Failures come as often as before, so what an
/// availability makes of them is kept.
void shorten_repairs(spec::StationSpec& station, double seconds) {
    for_each_failure(station, [seconds](spec::FailureSpec& failure) {
        failure.every = spec::every_of(failure);
        failure.availability.reset();
        const double mean = failure.repair.mean();
        if (mean > 0) scale(failure.repair, std::max(0.0, 1 - seconds / mean));
    });
}

/// It begins with as many as before.
void add_to_batch(spec::StationSpec& station) {
    if (!station.batch) return;
    station.batch->least = station.batch->least_to_begin();
    ++station.batch->most;
}

template <class Element>
Element* find_element(spec::LineSpec& plant, const std::string& name) {
    for (spec::FlowSpec& flow : plant.flows)
        for (spec::ElementSpec& element : flow.elements)
            if (auto* found = std::get_if<Element>(&element); found != nullptr && found->name.text == name)
                return found;
    return nullptr;
}

template <class T>
T* find_named(std::vector<spec::Named<T>>& list, const std::string& name) {
    for (spec::Named<T>& each : list)
        if (each.name.text == name) return &each.value;
    return nullptr;
}

std::vector<spec::Named<spec::ResourceSpec>>& resources_of(spec::LineSpec& plant, Lever lever) {
    if (lever == Lever::crew) return plant.crews;
    return lever == Lever::operators ? plant.operators : plant.robots;
}

/// Ways take less time, be it that they are shorter.
bool shorten_ways(spec::LineSpec& plant, const std::string& name, double factor) {
    bool found = false;
    for (auto* resources : {&plant.crews, &plant.operators, &plant.robots}) {
        spec::ResourceSpec* const each = find_named(*resources, name);
        if (each == nullptr || !each->travel) continue;
        each->travel->speed.metres_per_second /= factor;
        found = true;
    }
    return found;
}

void add_member(spec::ResourceSpec& resource) {
    if (resource.members.empty())
        ++resource.size;
    else
        ++resource.members.front().count;
}

}  // namespace

bool apply(const Change& change, spec::LineSpec& plant) {
    const auto change_it = [](auto* found, auto action) {
        if (found != nullptr) action(*found);
        return found != nullptr;
    };
    switch (change.lever) {
        case Lever::cycle:
            return change_it(find_element<spec::StationSpec>(plant, change.element),
                             [&](spec::StationSpec& s) { scale_work(s, change.factor); });
        case Lever::repair:
            return change_it(find_element<spec::StationSpec>(plant, change.element),
                             [&](spec::StationSpec& s) { shorten_repairs(s, change.step); });
        case Lever::place:
            return change_it(find_element<spec::BufferSpec>(plant, change.element), [&](spec::BufferSpec& b) {
                if (b.capacity.places) *b.capacity.places += static_cast<std::uint32_t>(change.step);
            });
        case Lever::carrier:
            return change_it(find_named(plant.carriers, change.element), add_carrier);
        case Lever::transporter:
            return change_it(find_named(plant.transporters, change.element),
                             [](spec::TransporterSpec& fleet) { ++fleet.count; });
        case Lever::train:
            return change_it(find_named(plant.milk_runs, change.element), [](spec::MilkRunSpec& run) { ++run.trains; });
        case Lever::lot:
            return change_it(find_named(plant.milk_runs, change.element), [](spec::MilkRunSpec& run) { ++run.carries; });
        case Lever::zone:
            return change_it(find_named(plant.zones, change.element), [](spec::ZoneSpec& zone) { ++zone.most; });
        case Lever::batch:
            return change_it(find_element<spec::StationSpec>(plant, change.element), add_to_batch);
        case Lever::way:
            return shorten_ways(plant, change.element, change.factor);
        default:
            return change_it(find_named(resources_of(plant, change.lever), change.element),
                             add_member);
    }
}

}  // namespace takt
