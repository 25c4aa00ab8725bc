// What a line is made of: its elements, kind by kind, and what can be asked of them whoever observes the line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <tuple>
#include <type_traits>
#include <utility>

#include "takt/line/batches.hpp"
#include "takt/line/buffers.hpp"
#include "takt/line/calendars.hpp"
#include "takt/line/carriers.hpp"
#include "takt/line/due_dates.hpp"
#include "takt/line/machines.hpp"
#include "takt/line/marriages.hpp"
#include "takt/line/materials.hpp"
#include "takt/line/milk_runs.hpp"
#include "takt/line/moving_lines.hpp"
#include "takt/line/other_parts.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/producer.hpp"
#include "takt/line/ramp_ups.hpp"
#include "takt/line/resources.hpp"
#include "takt/line/routes.hpp"
#include "takt/line/sinks.hpp"
#include "takt/line/sources.hpp"
#include "takt/line/splits.hpp"
#include "takt/line/stations.hpp"
#include "takt/line/stops.hpp"
#include "takt/line/streams.hpp"
#include "takt/line/transporters.hpp"
#include "takt/line/warm_up.hpp"
#include "takt/line/zones.hpp"

namespace takt {

/// Elements of one kind live in one table; a table is any type with some of these members, all found when the line is
/// compiled, none virtual:
///     begin(line), settle(i, line), on(rank, i, line), presence_changed(calendar, presence, line), claim_timers(claim),
///     branch(number, line), restart_statistics(now), collect(now, result)
///
/// Not a template: what only looks at a line, as the search for deadlocks does, is compiled once for all observers.
class Elements {
  public:
    const Plan& plan() const { return *plan_; }

    template <class Table>
    Table& table() {
        return std::get<Table>(tables_);
    }
    template <class Table>
    const Table& table() const {
        return std::get<Table>(tables_);
    }
    Machines& machines() { return table<Machines>(); }
    const Machines& machines() const { return table<Machines>(); }
    Stations& stations() { return table<Stations>(); }
    const Stations& stations() const { return table<Stations>(); }
    Buffers& buffers() { return table<Buffers>(); }
    const Buffers& buffers() const { return table<Buffers>(); }
    Sources& sources() { return table<Sources>(); }
    const Sources& sources() const { return table<Sources>(); }
    const Sinks& sinks() const { return table<Sinks>(); }
    Materials& materials() { return table<Materials>(); }
    const Materials& materials() const { return table<Materials>(); }
    MilkRuns& milk_runs() { return table<MilkRuns>(); }
    const MilkRuns& milk_runs() const { return table<MilkRuns>(); }
    MovingLines& moving_lines() { return table<MovingLines>(); }
    const MovingLines& moving_lines() const { return table<MovingLines>(); }
    Batches& batches() { return table<Batches>(); }
    const Batches& batches() const { return table<Batches>(); }
    OtherParts& other_parts() { return table<OtherParts>(); }
    const OtherParts& other_parts() const { return table<OtherParts>(); }
    Splits& splits() { return table<Splits>(); }
    Carriers& carriers() { return table<Carriers>(); }
    const Carriers& carriers() const { return table<Carriers>(); }
    Zones& zones() { return table<Zones>(); }
    const Zones& zones() const { return table<Zones>(); }
    Transporters& transporters() { return table<Transporters>(); }
    const Transporters& transporters() const { return table<Transporters>(); }
    Marriages& marriages() { return table<Marriages>(); }
    const Marriages& marriages() const { return table<Marriages>(); }
    Resources& resources() { return table<Resources>(); }
    Stops& stops() { return table<Stops>(); }
    const Stops& stops() const { return table<Stops>(); }
    RampUps& ramp_ups() { return table<RampUps>(); }

    Presence presence(Index calendar) const { return table<Calendars>().presence(calendar); }
    bool presence_changes_at(Index calendar, SimTime now) const { return table<Calendars>().changes_at(calendar, now); }

    bool has_room(ElementRef to) const { return to.kind == ElementKind::sink || buffers().has_room(to.index); }

    SimTime waiting_since(Producer producer) const {
        switch (producer.kind) {
            case ElementKind::source: return sources().holding_since(producer.index);
            case ElementKind::buffer: return buffers().offered_since(producer.index);
            default: return machines()[producer.index].holding_since;
        }
    }

    const Part& held_part(Producer producer) const {
        switch (producer.kind) {
            case ElementKind::source: return sources().held_part(producer.index);
            case ElementKind::buffer: return buffers().head(producer.index, *this);
            default: return machines()[producer.index].part;
        }
    }

    /// The marks with which it will come.
    std::uint32_t held_marks(Producer producer) const {
        switch (producer.kind) {
            case ElementKind::source:
                return marks_behind(plan_->sources[producer.index].door, held_part(producer).marks);
            case ElementKind::buffer:
                return marks_behind(plan_->buffers[producer.index].door,
                                    buffers().next_marks(producer.index, 0, *this));
            default:
                return stations().marks_on_leaving(machines()[producer.index]);
        }
    }

  protected:
    // In the order in which they begin and in which a dispatch looks for them: those with the most events first.
    using Tables = std::tuple<Machines, Stations, Buffers, Stops, Resources, Sinks, Carriers, Sources, Calendars,
                              MovingLines, Batches, OtherParts, Splits, WarmUp, DueDates, RampUps, MilkRuns, Materials, Zones, Transporters, Marriages>;

    Elements(const Plan& plan, const StreamMaker& stream)
        : plan_(&plan),
          tables_(made(plan, stream, std::type_identity<Tables>())) {}

    /// Each of the plan and its random streams, of the plan alone, or of nothing.
    template <class Table>
    static Table made(const Plan& plan, const StreamMaker& stream) {
        if constexpr (std::is_constructible_v<Table, const Plan&, const StreamMaker&>)
            return Table(plan, stream);
        else if constexpr (std::is_constructible_v<Table, const Plan&>)
            return Table(plan);
        else
            return Table();
    }

    template <class... Table>
    static std::tuple<Table...> made(const Plan& plan, const StreamMaker& stream, std::type_identity<std::tuple<Table...>>) {
        return {made<Table>(plan, stream)...};
    }

    template <class Table, std::size_t... I>
    static constexpr std::uint8_t position(std::index_sequence<I...>) {
        std::size_t found = 0;
        ((std::is_same_v<Table, std::tuple_element_t<I, Tables>> ? (found = I, 0) : 0), ...);
        return static_cast<std::uint8_t>(found);
    }
    template <class Table>
    static constexpr std::uint8_t position() {
        return position<Table>(std::make_index_sequence<std::tuple_size_v<Tables>>());
    }

    template <class Action>
    void for_each_table(Action&& action) {
        std::apply([&](auto&... tables) { (action(tables), ...); }, tables_);
    }

    const Plan* plan_;
    Tables tables_;
};

}  // namespace takt
