#include "alike.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "takt/line/plan.hpp"

namespace takt {
namespace {

template <class Row, class Same>
bool all_alike(const std::vector<Row>& a, const std::vector<Row>& b, Same same) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), same);
}

bool same_rows(Rows a, Rows b) {
    return a.first == b.first && a.last == b.last;
}

bool alike(const DispatchPlan& a, const DispatchPlan& b) {
    return a.rule == b.rule && a.longest_run == b.longest_run && a.longest_wait == b.longest_wait;
}

bool alike(const StationPlan& a, const StationPlan& b) {
    const auto same_input = [](const InputPlan& x, const InputPlan& y) {
        return x.buffers == y.buffers && x.count == y.count && x.match == y.match;
    };
    const auto same_need = [](const NeedPlan& x, const NeedPlan& y) {
        return x.material == y.material && x.pieces == y.pieces;
    };
    return all_alike(a.inputs, b.inputs, same_input) && all_alike(a.materials, b.materials, same_need) &&
           same_rows(a.operations, b.operations) && same_rows(a.robots, b.robots) && same_rows(a.stops, b.stops) &&
           same_rows(a.setups, b.setups) && a.yield.empty() == b.yield.empty() &&
           a.reworked_yield.empty() == b.reworked_yield.empty() && a.rework == b.rework &&
           a.rework_limit == b.rework_limit && a.leaves_out == b.leaves_out && a.incomplete == b.incomplete &&
           alike(a.takes, b.takes) && a.loads == b.loads && a.unloads == b.unloads &&
           a.blocks_before == b.blocks_before && a.calendar == b.calendar && a.ramp_up == b.ramp_up &&
           a.finishes_at_shift_end == b.finishes_at_shift_end && a.entry == b.entry && a.moving == b.moving &&
           a.priority == b.priority && a.route == b.route;
}

/// The work of operators who have times of their own, which decide together with the cycle when the line stands.
bool same_work(const MovingLinePlan& a, const MovingLinePlan& b, std::size_t products) {
    if (a.work.is_cycle() || b.work.is_cycle()) return a.work.is_cycle() == b.work.is_cycle();
    const auto same = [&](const PitchWork::Stretch& x, const PitchWork::Stretch& y) {
        for (Index p = 0; p < std::max<std::size_t>(1, products); ++p)
            if (a.work.time(x, p) != b.work.time(y, p)) return false;
        return x.first == y.first && x.last == y.last;
    };
    return a.cycle == b.cycle && all_alike(a.work.stretches(), b.work.stretches(), same);
}

bool alike(const MovingLinePlan& a, const MovingLinePlan& b, std::size_t products) {
    return a.pitches == b.pitches && a.waits_for_parts == b.waits_for_parts && a.longest == b.longest &&
           a.drift == b.drift && a.pulls == b.pulls && a.help.mean() == b.help.mean() && same_work(a, b, products);
}

bool alike(const BatchPlan& a, const BatchPlan& b) {
    return a.station == b.station && a.most == b.most && a.least == b.least && a.longest_wait == b.longest_wait &&
           a.of_one_product == b.of_one_product;
}

bool alike(const SplitPlan& a, const SplitPlan& b) {
    return a.station == b.station && all_alike(a.makes, b.makes, [](const MadePlan& x, const MadePlan& y) {
               return x.product == y.product && x.count == y.count;
           });
}

bool alike(const Timeline& a, const Timeline& b) {
    return all_alike(a.changes(), b.changes(),
                     [](const PresenceChange& x, const PresenceChange& y) { return x.at == y.at && x.to == y.to; });
}

bool alike(const RampUpPlan& a, const RampUpPlan& b) {
    const auto same_step = [](const RampStepPlan& x, const RampStepPlan& y) {
        return x.from == y.from && x.cycle == y.cycle && x.failures == y.failures && x.yield == y.yield;
    };
    return all_alike(a.steps, b.steps, same_step) && a.learns == b.learns && a.first == b.first &&
           a.exponent == b.exponent;
}

bool alike(const StopPlan& a, const StopPlan& b) {
    return a.planned == b.planned && a.clock == b.clock && a.weekly == b.weekly && a.crew == b.crew && a.skill == b.skill &&
           a.priority == b.priority && a.part == b.part;
}

bool alike(const SourcePlan& a, const SourcePlan& b) {
    const auto same_release = [](const ReleasePlan& x, const ReleasePlan& y) {
        return x.time == y.time && x.product == y.product && x.count == y.count;
    };
    const auto same_spacing = [](const SpacingPlan& x, const SpacingPlan& y) {
        return x.product == y.product && x.most == y.most && x.in == y.in;
    };
    return a.every.has_value() == b.every.has_value() && all_alike(a.releases, b.releases, same_release) &&
           a.repeats == b.repeats && a.sequence == b.sequence && a.shares_up_to == b.shares_up_to &&
           a.is_level == b.is_level && all_alike(a.spacing, b.spacing, same_spacing) && a.limit == b.limit &&
           a.loses == b.loses && a.calendar == b.calendar && a.follows == b.follows &&
           a.follows_station == b.follows_station && a.route == b.route;
}

bool alike(const ExitPlan& a, const ExitPlan& b) {
    return a.to == b.to && a.share_up_to == b.share_up_to && a.product == b.product;
}

/// But for how fast they are.
bool alike(const std::optional<TravelPlan>& a, const std::optional<TravelPlan>& b) {
    if (!a || !b) return a.has_value() == b.has_value();
    return a->ways == b->ways && a->places == b->places && a->base == b->base;
}

bool alike(const ResourcePlan& a, const ResourcePlan& b) {
    const auto same_skills = [](const auto& x, const auto& y) { return x.second == y.second; };
    return a.kind == b.kind && a.by_priority == b.by_priority && a.serves_nearest == b.serves_nearest &&
           alike(a.travel, b.travel) && a.calendar == b.calendar &&
           all_alike(a.groups, b.groups, same_skills);
}

bool alike(const MaterialPlan& a, const MaterialPlan& b) {
    return a.stock == b.stock && a.reorder_point == b.reorder_point && a.lot == b.lot && a.sequenced == b.sequenced &&
           a.brought_by == b.brought_by;
}

/// When a train leaves decides what it brings, so a path says nothing of other rounds.
bool alike(const MilkRunPlan& a, const MilkRunPlan& b) {
    const auto same_stop = [](const MilkRunStopPlan& x, const MilkRunStopPlan& y) {
        return x.material == y.material && x.drive.mean() == y.drive.mean();
    };
    return a.trains == b.trains && a.carries == b.carries && a.every == b.every && all_alike(a.stops, b.stops, same_stop) &&
           a.unload == b.unload && a.way_back.mean() == b.way_back.mean() && a.calendar == b.calendar;
}

/// How a limit of work in process holds the line up is not told apart from what is in it.
bool alike(const ZonePlan& a, const ZonePlan& b) {
    return a.most == b.most && a.entries == b.entries && a.holders == b.holders;
}

/// Fleets differ at most in how many there are: a quicker one moves other ways of a path than that of its parts.
bool alike(const TransporterPlan& a, const TransporterPlan& b) {
    const auto same_battery = [](const BatteryPlan& x, const BatteryPlan& y) {
        return x.lasts == y.lasts && x.low == y.low && x.charge == y.charge && x.charger == y.charger &&
               x.chargers == y.chargers;
    };
    return a.drives == b.drives && a.carries == b.carries && a.least == b.least && a.longest_wait == b.longest_wait && (a.carries == 1 || a.handling == b.handling) &&
           a.fetches_nearest == b.fetches_nearest && a.calendar == b.calendar && a.buffers == b.buffers &&
           a.battery.has_value() == b.battery.has_value() && (!a.battery || same_battery(*a.battery, *b.battery));
}

}  // namespace

bool are_alike(const Plan& a, const Plan& b) {
    const auto same = [](const auto& x, const auto& y) { return alike(x, y); };
    return a.warm_up == b.warm_up && a.horizon == b.horizon && a.products.size() == b.products.size() &&
           all_alike(a.calendars, b.calendars,
                             [](const auto& x, const auto& y) { return alike(x.timeline, y.timeline); }) &&
           all_alike(a.ramp_ups, b.ramp_ups, same) && all_alike(a.exits, b.exits, same) &&
           all_alike(a.routes, b.routes,
                             [](const RoutePlan& x, const RoutePlan& y) {
                                 return x.choice == y.choice && same_rows(x.exits, y.exits);
                             }) &&
           all_alike(a.operations, b.operations,
                             [](const OperationPlan& x, const OperationPlan& y) {
                                 return x.time.size() == y.time.size() && x.robot == y.robot &&
                                        x.operators == y.operators;
                             }) &&
           all_alike(a.stops, b.stops, same) && all_alike(a.stations, b.stations, same) &&
           all_alike(a.moving_lines, b.moving_lines,
                             [&](const auto& x, const auto& y) { return alike(x, y, a.products.size()); }) &&
           all_alike(a.batches, b.batches, same) && all_alike(a.splits, b.splits, same) &&
           all_alike(a.buffers, b.buffers,
                             [](const BufferPlan& x, const BufferPlan& y) {
                                 const bool same_levels = x.stop_at == y.stop_at && x.start_at == y.start_at;
                                 const bool same_store =
                                     x.lanes == y.lanes && x.lane_by == y.lane_by && x.any_access == y.any_access;
                                 return x.takers == y.takers && x.next == y.next && x.entry == y.entry && same_levels &&
                                        same_store && x.carried_by == y.carried_by && x.pick_up == y.pick_up &&
                                        x.set_down == y.set_down && x.needs_room_ahead == y.needs_room_ahead &&
                                        ((x.stop_at == 0 && x.lanes == 0) || x.capacity == y.capacity);
                             }) &&
           all_alike(a.robots, b.robots,
                             [](const RobotPlan& x, const RobotPlan& y) {
                                 return same_rows(x.operations, y.operations) &&
                                        same_rows(x.stops, y.stops) && x.slowed == y.slowed;
                             }) &&
           all_alike(a.sources, b.sources, same) && a.sinks.size() == b.sinks.size() &&
           all_alike(a.resources, b.resources, same) &&
           all_alike(a.carriers, b.carriers,
                             [](const CarrierPlan& x, const CarrierPlan& y) {
                                 return x.places == y.places && x.loaders == y.loaders && x.unloaders == y.unloaders;
                             }) &&
           all_alike(a.materials, b.materials, same) && all_alike(a.milk_runs, b.milk_runs, same) && all_alike(a.zones, b.zones, same) &&
           all_alike(a.transporters, b.transporters, same);
}

}  // namespace takt
