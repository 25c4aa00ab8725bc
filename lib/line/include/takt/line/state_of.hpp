// Where a line stands, in the words of a plant's file.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "takt/line/machine.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/ring.hpp"
#include "takt/spec/starting_state.hpp"

namespace takt {

namespace detail {

template <class Line>
class StateReader {
  public:
    explicit StateReader(const Line& line) : line_(line), plan_(line.plan()) {}

    spec::StateSpec read() {
        spec::StateSpec state;
        state.moment = plan_.start + std::chrono::floor<std::chrono::minutes>(line_.now() - run_start);
        for (Index b = 0; b < plan_.buffers.size(); ++b)
            if (auto parts = parts_in_buffer(b); !parts.empty())
                state.buffers.emplace_back(spec::Ref(plan_.buffers[b].name), std::move(parts));
        for (Index s = 0; s < plan_.stations.size(); ++s) {
            spec::StationStateSpec station{parts_at_station(plan_.stations[s]), stops_of(plan_.stations[s]), {}};
            if (!station.parts.empty() || !station.stops.empty())
                state.stations.emplace_back(spec::Ref(plan_.stations[s].name), std::move(station));
        }
        for (Index m = 0; m < plan_.materials.size(); ++m) {
            state.materials.emplace_back(spec::Ref(plan_.materials[m].name), line_.materials().stock(m));
            if (auto deliveries = deliveries_of(m); !deliveries.empty())
                state.deliveries.emplace_back(spec::Ref(plan_.materials[m].name), std::move(deliveries));
        }
        for (Index r = 0; r < plan_.milk_runs.size(); ++r)
            if (auto trains = line_.milk_runs().until_back(r, line_); !trains.empty())
                state.trains.emplace_back(spec::Ref(plan_.milk_runs[r].name), std::move(trains));
        return state;
    }

  private:
    spec::PartStateSpec standing(const Part& part, std::optional<Duration> left) const {
        spec::PartStateSpec made;
        if (plan_.products.size() > 1) made.product = plan_.products[part.product].name;
        made.left = left;
        made.age = line_.now() - part.entered;
        return made;
    }

    std::vector<spec::PartStateSpec> parts_in_buffer(Index b) const {
        const auto& stored = line_.buffers()[b].parts;
        std::vector<spec::PartStateSpec> parts;
        for (std::size_t i = 0; i < stored.size(); ++i) {
            parts.push_back(standing(stored[i].part, {}));
            if (plan_.buffers[b].transit > Duration::zero() && !line_.buffers()[b].is_carried)
                parts.back().left = std::max(Duration::zero(), stored[i].ready - line_.now());
        }
        return parts;
    }

    std::vector<spec::PartStateSpec> parts_at_station(const StationPlan& station) const {
        if (station.moving != none) return parts_on_moving_line(station);
        std::vector<spec::PartStateSpec> parts;
        for (std::uint32_t m = 0; m < station.machines; ++m) {
            const Machine& machine = line_.machines()[station.first_machine + m];
            if (machine.phase == Phase::idle) continue;
            const auto add = [&](const Part& part) {
                parts.push_back(standing(part, work_left(machine)));
                parts.back().position = m + 1;
            };
            add(machine.part);
            if (machine.others == none) continue;
            const Ring<Part>& others = line_.other_parts()[machine.others];
            for (std::size_t i = 0; i < others.size(); ++i) add(others[i]);
        }
        return parts;
    }

    /// One that has come out and finds no room stands at the last pitch again, with all others one pitch behind it.
    std::vector<spec::PartStateSpec> parts_on_moving_line(const StationPlan& station) const {
        const Machine& machine = line_.machines()[station.first_machine];
        const bool holds = machine.phase == Phase::holding;
        std::vector<spec::PartStateSpec> parts;
        line_.moving_lines().for_each_part(station.moving, machine, [&](const Part& part, std::size_t pitch) {
            const auto position = static_cast<std::uint32_t>(pitch + (holds ? 0 : 1));
            parts.push_back(standing(part, position == 1 ? work_left(machine) : std::nullopt));
            parts.back().position = position;
        });
        return parts;
    }

    /// Not given where other operations follow, or the setup has not ended. Above 0 for a part that is still to be split.
    std::optional<Duration> work_left(const Machine& machine) const {
        if (machine.phase == Phase::holding) return Duration::zero();
        if (machine.phase != Phase::working || machine.operation + 1 < plan_.stations[machine.station].operations.last)
            return std::nullopt;
        const Duration elapsed = machine.running ? line_.now() - machine.since_running : Duration::zero();
        Duration left{};
        if (!machine.own_done) left = machine.remaining - (machine.own_active ? elapsed : Duration::zero());
        for (Index r = machine.robots.first; r < machine.robots.last; ++r)
            left = std::max(left, line_.machines().robot(r).remaining - elapsed);
        return std::max(left, plan_.stations[machine.station].split == none ? Duration::zero() : Duration{1});
    }

    std::vector<spec::DeliveryStateSpec> deliveries_of(Index material) const {
        const MaterialPlan& plan = plan_.materials[material];
        std::vector<spec::DeliveryStateSpec> deliveries;
        line_.materials().for_each_delivery(material, [&](SimTime due, std::uint32_t pieces) {
            deliveries.push_back({due - line_.now(), {}, 1, {}});
            if (plan.sequenced) deliveries.back().pieces = pieces;
        });
        const std::uint32_t waiting = plan.brought_by == none ? 0 : line_.milk_runs().waiting(material);
        if (waiting > 0) deliveries.push_back({{}, {}, waiting, {}});
        return deliveries;
    }

    std::vector<spec::StopStateSpec> stops_of(const StationPlan& station) const {
        std::vector<spec::StopStateSpec> stops;
        for (std::uint32_t m = 0; m < station.machines; ++m) {
            const Rows rows = line_.machines()[station.first_machine + m].stops_of_machine;
            for (Index i = rows.first; i < rows.last; ++i) {
                if (!line_.stops().is_going_on(i) || line_.stops().is_of_robot(i)) continue;
                spec::StopStateSpec stop;
                stop.name = plan_.stops[line_.stops().row_of(i)].name;
                stop.machine = m + 1;
                if (line_.stops().is_in_work(i)) stop.left = line_.stops().left(i, line_);
                stops.push_back(std::move(stop));
            }
        }
        return stops;
    }

    const Line& line_;
    const Plan& plan_;
};

}  // namespace detail

/// What `state` of a plant's file would say, so that another run can begin there; to the minute. What has no words is
/// left out: robots that are down, how far the clocks of failures have run, where transporters are and what they carry, parts outside the
/// line, that one on a way back to where it called off material has done so. Timetables of milk runs begin anew.
/// \pre nothing is left to do at the line's present instant
template <class Line>
spec::StateSpec state_of(const Line& line) {
    return detail::StateReader<Line>(line).read();
}

}  // namespace takt
