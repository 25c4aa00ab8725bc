#include "machine_slices.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace takt {
namespace {

/// Names of colours that viewers of this format know.
constexpr std::array<std::string_view, state_count> colours{"thread_state_running",          // working
                                                            "thread_state_runnable",         // setup
                                                            "thread_state_sleeping",         // starved
                                                            "thread_state_uninterruptible",  // blocked
                                                            "thread_state_iowait",           // waiting for crew
                                                            "rail_load",                     // waiting for robot
                                                            "rail_animation",                // waiting for operator
                                                            "rail_idle",                     // waiting for carrier
                                                            "startup",                       // waiting for material
                                                            "bad",                           // andon
                                                            "terrible",                      // down
                                                            "olive",                         // maintenance
                                                            "grey",                          // break
                                                            "white"};                        // off-shift

}  // namespace

MachineSlices::MachineSlices(const Plan& plan, const Recording& recording, std::vector<Track> tracks,
                             TraceEvents& events)
    : recording_(recording),
      tracks_(std::move(tracks)),
      events_(events),
      now_(recording.start.states.size()),
      open_(recording.start.states.size()) {
    for (const ProductPlan& product : plan.products)
        products_.push_back(json_string(product.name));
    for (Index origin = 0; origin < plan.origins(); ++origin)
        origins_.push_back(json_string(plan.name_of_origin(origin)));
    for (Index m = 0; m < now_.size(); ++m)
        now_[m].state = recording.start.states[m];
    for (const RecordedPart& part : recording.start.parts)
        if (part.machine != none) begin(part.machine, part.part, part.product);
    touched_.clear();
    for (Index m = 0; m < open_.size(); ++m)
        open_[m] = {now_[m], recording.from};
}

void MachineSlices::write() {
    std::size_t move = 0, change = 0;
    const std::vector<Move>& moves = recording_.moves;
    const std::vector<StateChange>& changes = recording_.changes;
    while (move < moves.size() || change < changes.size()) {
        const SimTime now = std::min(move < moves.size() ? moves[move].time : never,
                                     change < changes.size() ? changes[change].time : never);
        for (; move < moves.size() && moves[move].time == now; ++move)
            apply(moves[move]);
        for (; change < changes.size() && changes[change].time == now; ++change) {
            now_[changes[change].machine].state = changes[change].state;
            touch(changes[change].machine);
        }
        end_instant(now);
    }
    for (Index m = 0; m < open_.size(); ++m)
        close(m, recording_.to);
}

void MachineSlices::apply(const Move& move) {
    if (move.kind == MoveKind::loaded || move.kind == MoveKind::made) {
        leave(move.part);
        begin(move.machine, move.part, move.product);
    } else if (move.kind != MoveKind::finished) {
        leave(move.part);
    }
}

void MachineSlices::leave(PartId part) {
    const auto found = machines_.find(part);
    if (found == machines_.end()) return;
    Doing& doing = now_[found->second];
    if (doing.part == part) doing.part.reset();
    touch(found->second);
    machines_.erase(found);
}

void MachineSlices::begin(Index machine, PartId part, Index product) {
    now_[machine].part = part;
    now_[machine].product = product;
    machines_[part] = machine;
    touch(machine);
}

void MachineSlices::touch(Index machine) {
    if (touched_.empty() || touched_.back() != machine) touched_.push_back(machine);
}

void MachineSlices::end_instant(SimTime now) {
    for (const Index machine : touched_) {
        Open& open = open_[machine];
        if (open.doing == now_[machine]) continue;
        close(machine, now);
        open = {now_[machine], now};
    }
    touched_.clear();
}

void MachineSlices::close(Index machine, SimTime now) {
    const Open& open = open_[machine];
    if (open.since == now) return;
    const auto state = static_cast<std::size_t>(open.doing.state);
    events_.slice(tracks_[machine], '"' + std::string(state_names[state]) + '"', "state", colours[state], open.since,
                  now, args(open.doing));
}

std::string MachineSlices::args(const Doing& doing) const {
    if (!doing.part) return {};
    return fmt::format(R"("product":{},"source":{},"part":{})", products_[doing.product], origins_[doing.part->source],
                       doing.part->number);
}

}  // namespace takt
