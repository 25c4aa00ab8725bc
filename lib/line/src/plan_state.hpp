// The state that a run begins from, from spec to plan: names become indices, counts become parts.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "plan_names.hpp"
#include "takt/line/plan.hpp"
#include "takt/spec/names_of_stops.hpp"
#include "takt/spec/part_marks.hpp"
#include "takt/spec/part_origins.hpp"
#include "takt/spec/part_positions.hpp"

namespace takt {

/// \pre all else of the plan is made
class StatePlanner {
  public:
    explicit StatePlanner(PlanDraft& draft)
        : draft_(draft),
          plan_(draft.plan),
          written_(*draft.spec.state),
          origins_(spec::part_origins(draft.graph)),
          marks_(draft.spec, draft.graph) {}

    void run() {
        plan_.state.emplace();
        for (const auto& [station, state] : written_.stations)
            add_station(*draft_.graph.find(station.name), state);
        for (const auto& [buffer, parts] : written_.buffers)
            add_buffer(*draft_.graph.find(buffer.name), parts);
        for (const auto& [material, pieces] : written_.materials)
            plan_.materials[draft_.find(spec::Thing::material, material)].stock = pieces;
        for (const auto& [material, deliveries] : written_.deliveries)
            add_deliveries(draft_.find(spec::Thing::material, material), deliveries);
        for (const auto& [run, trains] : written_.trains)
            for (const Duration left : trains)
                plan_.state->trains.push_back({draft_.find(spec::Thing::milk_run, run), left});
        number_parts();
        for (SourcePlan& source : plan_.sources)
            if (source.limit != std::numeric_limits<std::uint64_t>::max()) source.limit += source.there_before;
    }

  private:
    void add_station(std::size_t element, const spec::StationStateSpec& state) {
        const auto& station = std::get<spec::StationSpec>(draft_.graph.element(element));
        spec::for_each_position(station, state.parts, [&](const spec::PartStateSpec& part, std::uint32_t position) {
            add_part(element, part, position - 1, part.left);
        });
        const Index index = draft_.index_of[element];
        const std::vector<std::string> names = spec::names_of_stops(station);
        for (const spec::StopStateSpec& stop : state.stops) {
            const auto row = std::find(names.begin(), names.end(), stop.name.text) - names.begin();
            plan_.state->stops.push_back(
                {index, stop.machine - 1, plan_.stations[index].stops.first + static_cast<Index>(row), stop.left});
        }
    }

    void add_deliveries(Index material, const std::vector<spec::DeliveryStateSpec>& deliveries) {
        for (const spec::DeliveryStateSpec& delivery : deliveries)
            plan_.state->deliveries.insert(plan_.state->deliveries.end(), delivery.count,
                                           {material, delivery.pieces.value_or(1), delivery.left});
    }

    /// In transit, parts between two whose place is known lie evenly between them.
    void add_buffer(std::size_t element, const std::vector<spec::PartStateSpec>& parts) {
        const Duration transit = plan_.buffers[draft_.index_of[element]].transit;
        std::uint64_t count = 0;
        for (const spec::PartStateSpec& part : parts)
            count += part.count;
        std::uint64_t nth = 0;
        Duration before{};
        for (const spec::PartStateSpec& part : parts) {
            for (std::uint32_t k = 0; k < part.count; ++k) {
                const Duration evenly =
                    from_seconds(to_seconds(transit) * static_cast<double>(++nth) / static_cast<double>(count));
                before = std::max(before, part.left.value_or(evenly));
                add_part(element, part, 0, before);
            }
        }
    }

    void add_part(std::size_t element, const spec::PartStateSpec& part, Index position, std::optional<Duration> left) {
        const auto& origin = origins_[element];
        const Index source = origin ? draft_.index_of[origin->source] : 0;
        StandingPartPlan standing;
        standing.at = {static_cast<ElementKind>(draft_.graph.kind(element)), draft_.index_of[element]};
        standing.position = position;
        standing.product = part.product.empty() ? 0 : draft_.find(spec::Thing::product, part.product);
        standing.source = source;
        if (origin && origin->carrier && !is_made(element, part)) standing.carrier = draft_.find(spec::Thing::carrier, *origin->carrier);
        standing.marks = marks_.usual(element);
        standing.age = part.age;
        standing.left = left;
        plan_.state->parts.push_back(std::move(standing));
    }

    bool is_made(std::size_t element, const spec::PartStateSpec& part) const {
        const auto* station = std::get_if<spec::StationSpec>(&draft_.graph.element(element));
        return station != nullptr && spec::is_made_there(*station, part);
    }

    /// The most downstream part has come first.
    void number_parts() {
        std::array<std::vector<std::size_t>, 4> turn;  // by element kind
        for (std::size_t i = 0; i < plan_.downstream_first.size(); ++i) {
            const ElementRef element = plan_.downstream_first[i];
            auto& turns = turn[static_cast<std::size_t>(element.kind)];
            if (turns.size() <= element.index) turns.resize(element.index + 1);
            turns[element.index] = i;
        }
        const auto turn_of = [&](const StandingPartPlan& part) {
            return turn[static_cast<std::size_t>(part.at.kind)][part.at.index];
        };
        std::vector<StandingPartPlan>& parts = plan_.state->parts;
        const auto pitch_of = [&](const StandingPartPlan& part) {
            const bool moves = part.at.kind == ElementKind::station && plan_.stations[part.at.index].moving != none;
            return moves ? part.position : 0;
        };
        std::stable_sort(parts.begin(), parts.end(), [&](const auto& a, const auto& b) {
            return turn_of(a) != turn_of(b) ? turn_of(a) < turn_of(b) : pitch_of(a) > pitch_of(b);
        });
        for (StandingPartPlan& part : parts)
            part.number = ++plan_.sources[part.source].there_before;
    }

    PlanDraft& draft_;
    Plan& plan_;
    const spec::StateSpec& written_;
    std::vector<std::optional<spec::PartOrigin>> origins_;
    spec::PartMarks marks_;
};

}  // namespace takt
