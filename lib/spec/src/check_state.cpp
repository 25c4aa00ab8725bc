#include "check_state.hpp"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "check_run.hpp"
#include "takt/spec/checking.hpp"
#include "takt/spec/names_of_stops.hpp"
#include "takt/spec/part_origins.hpp"
#include "takt/spec/part_positions.hpp"

namespace takt::spec {
namespace {

class StateCheck {
  public:
    /// \pre the plant has a state
    explicit StateCheck(Checking& checking)
        : checking_(checking), state_(*checking.plant.state), origins_(part_origins(checking.graph)) {}

    void run() {
        check_year(checking_, std::chrono::floor<std::chrono::days>(state_.moment), "at", subject());
        for_each_once(state_.buffers, Thing::buffer, [&](std::size_t element, const auto& parts, const Ref& at) {
            check_buffer(std::get<BufferSpec>(checking_.graph.element(element)), parts, at);
            count_carriers(element, parts);
        });
        for_each_once(state_.stations, Thing::station,
                      [&](std::size_t element, const StationStateSpec& station, const Ref& at) {
                          check_station(std::get<StationSpec>(checking_.graph.element(element)), station, at);
                          count_carriers(element, not_made_there(element, station.parts));
                      });
        Once materials;
        for (const auto& [material, pieces] : state_.materials) {
            checking_.resolve(material, Thing::material, subject());
            expect_once(materials, material);
        }
        check_deliveries();
        check_trains();
        check_size();
        check_carriers();
    }

  private:
    Subject subject() const { return {StateSpec::about.word, nullptr, &state_.at}; }

    void error(const Place& at, const std::string& of, const std::string& message) {
        checking_.findings.error(at, subject(), in_quotes(of) + ": " + message);
    }

    void expect_once(Once& once, const Ref& ref) {
        if (once.seen(ref.name, ref.at) != nullptr) error(ref.at, ref.name, "expected once, found a second time");
    }

    template <class T, class Check>
    void for_each_once(const std::vector<std::pair<Ref, T>>& all, Thing thing, Check check) {
        Once once;
        for (const auto& [element, held] : all) {
            checking_.resolve(element, thing, subject());
            expect_once(once, element);
            if (checking_.known.has(thing, element.name)) check(*checking_.graph.find(element.name), held, element);
        }
    }

    /// What a station has made rides on nothing yet.
    std::vector<PartStateSpec> not_made_there(std::size_t element, std::vector<PartStateSpec> parts) const {
        const auto& station = std::get<StationSpec>(checking_.graph.element(element));
        std::erase_if(parts, [&](const PartStateSpec& part) { return is_made_there(station, part); });
        return parts;
    }

    std::uint64_t count_of(const std::vector<PartStateSpec>& parts) {
        std::uint64_t count = 0;
        for (const PartStateSpec& part : parts)
            count += part.count;
        return count;
    }

    void check_product(const PartStateSpec& part, const Ref& where) {
        if (!part.product.empty()) return checking_.resolve(part.product, Thing::product, subject());
        if (checking_.plant.products.size() > 1)
            error(part.at, where.name, "expected a `product`, found none: the plant makes several");
    }

    void check_buffer(const BufferSpec& buffer, const std::vector<PartStateSpec>& parts, const Ref& at) {
        const std::uint64_t count = count_of(parts);
        parts_ += count;
        // What is on a transporter is counted with the parts that wait for one.
        const std::uint64_t carried = buffer.carried_by ? most_carried(*buffer.carried_by) : 0;
        if (buffer.capacity.places && count > *buffer.capacity.places + carried)
            error(at.at, at.name,
                  "expected at most as many parts as places, " + std::to_string(*buffer.capacity.places + carried) +
                      ", found " + std::to_string(count));
        Duration before{};
        for (const PartStateSpec& part : parts) {
            check_product(part, at);
            if (part.position) error(part.at, at.name, "expected no `position` in a buffer, where the order says it");
            if (!part.left) continue;
            check_transit(buffer, *part.left, before, part, at);
            before = *part.left;
        }
    }

    std::uint64_t most_carried(const Ref& fleet) const {
        if (!checking_.known.has(Thing::transporter, fleet.name)) return 0;
        const TransporterSpec& named = checking_.plant.transporters[checking_.known.position(Thing::transporter, fleet.name)].value;
        return std::uint64_t{named.count} * named.carries;
    }

    void check_transit(const BufferSpec& buffer, Duration left, Duration before, const PartStateSpec& part,
                       const Ref& at) {
        if (buffer.transit == Duration::zero())
            return error(part.at, at.name, "expected no `left`, since the buffer has no `transit`");
        if (left > buffer.transit)
            error(part.at, at.name,
                  "`left`: expected at most the transit, " + as_text(buffer.transit) + ", found " + as_text(left));
        if (left < before)
            error(part.at, at.name,
                  "`left`: expected no less than that of the part in front, " + as_text(before) + ", found " +
                      as_text(left));
    }

    void check_station(const StationSpec& station, const StationStateSpec& state, const Ref& at) {
        const std::uint32_t positions = station.moving ? station.moving->pitches : station.machines;
        const std::string what = parts_at_position(station) > 1 ? "its machines take" : station.moving ? "pitches" : "machines";
        const std::uint64_t places = std::uint64_t{positions} * parts_at_position(station);
        const std::uint64_t count = count_of(state.parts);
        parts_ += count;
        if (count > places) {
            error(at.at, at.name,
                  "expected at most as many parts as " + what + ", " + std::to_string(places) + ", found " +
                      std::to_string(count));
        } else {
            check_positions(station, state.parts, positions, at);
        }
        check_stops(station, state.stops, at);
    }

    void check_positions(const StationSpec& station, const std::vector<PartStateSpec>& parts, std::uint32_t positions,
                         const Ref& at) {
        std::map<std::uint32_t, std::vector<const PartStateSpec*>> taken;
        for_each_position(station, parts, [&](const PartStateSpec& part, std::uint32_t position) {
            std::vector<const PartStateSpec*>& here = taken[position];
            here.push_back(&part);
            if (position < 1 || position > positions)
                error(part.at, at.name,
                      "`position`: expected 1 to " + std::to_string(positions) + ", found none that is left");
            else if (here.size() > parts_at_position(station))
                error(part.at, at.name,
                      parts_at_position(station) > 1 ? "expected at most " + std::to_string(parts_at_position(station)) +
                                          " parts at a machine, found more at " + std::to_string(position)
                                    : "expected one part at a position, found two at " + std::to_string(position));
            else if (!station.makes.empty() && here.size() > 1 &&
                     !(is_made_there(station, part) && is_made_there(station, *here.front())))
                error(part.at, at.name,
                      "expected one part at a machine, or such as it has made, with `left: 0 s`, found several at " +
                          std::to_string(position));
            else if (here.front()->left != part.left)
                error(part.at, at.name, "`left`: expected the same for all parts of a batch, found another one");
            else if (station.moving && part.left && position != 1)
                error(part.at, at.name,
                      "expected `left` at the first pitch only, where it says when the line moves on");
        });
        for (const PartStateSpec& part : parts)
            check_product(part, at);
    }

    void check_stops(const StationSpec& station, const std::vector<StopStateSpec>& stops, const Ref& at) {
        const std::vector<std::string> names = names_of_stops(station);
        std::set<std::pair<std::string, std::uint32_t>> going_on;
        for (const StopStateSpec& stop : stops) {
            if (std::find(names.begin(), names.end(), stop.name.text) == names.end())
                error(stop.at, at.name,
                      "expected a failure or maintenance of the station, found " + in_quotes(stop.name.text) +
                          (names.empty() ? std::string("; it has none") : did_you_mean(stop.name.text, names)));
            if (stop.machine > station.machines)
                error(stop.at, at.name,
                      "`machine`: expected 1 to " + std::to_string(station.machines) + ", found " +
                          std::to_string(stop.machine));
            if (!going_on.insert({stop.name.text, stop.machine}).second)
                error(stop.at, at.name,
                      "expected each stop once, found " + in_quotes(stop.name.text) + " a second time");
        }
    }

    void check_deliveries() {
        Once once;
        for (const auto& [material, deliveries] : state_.deliveries) {
            checking_.resolve(material, Thing::material, subject());
            expect_once(once, material);
            if (!checking_.known.has(Thing::material, material.name)) continue;
            const auto& all = checking_.plant.materials;
            check_deliveries(all[checking_.known.position(Thing::material, material.name)].value, deliveries, material);
        }
    }

    void check_deliveries(const MaterialSpec& material, const std::vector<DeliveryStateSpec>& deliveries, const Ref& at) {
        if (!has_supplier(material) && !material.sequenced_from && !deliveries.empty())
            return error(at.at, at.name, "expected a material that is called off, found one without `reorder_point` and `lot`");
        expect_few_pieces(material, deliveries, at);
        Duration before{};
        for (const DeliveryStateSpec& delivery : deliveries) {
            parts_ += delivery.count;
            if (!material.sequenced_from) {
                if (delivery.pieces) error(delivery.at, at.name, "expected no `pieces`, since it comes in lots");
                continue;
            }
            if (!delivery.left) error(delivery.at, at.name, "expected `left`, since it comes in sequence");
            if (delivery.left.value_or(before) < before)
                error(delivery.at, at.name,
                      "`left`: expected no less than that of the one in front, " + as_text(before) + ", found " +
                          as_text(*delivery.left));
            before = delivery.left.value_or(before);
        }
    }

    /// As many as there may be beside the line.
    void expect_few_pieces(const MaterialSpec& material, const std::vector<DeliveryStateSpec>& deliveries, const Ref& at) {
        constexpr double most = 1e8;
        double pieces = 0;
        for (const DeliveryStateSpec& delivery : deliveries)
            pieces += static_cast<double>(delivery.count) *
                      (material.sequenced_from ? delivery.pieces.value_or(1) : material.lot.value_or(0));
        if (pieces > most) error(at.at, at.name, "expected at most 100000000 pieces on their way, found more");
    }

    void check_trains() {
        Once once;
        for (const auto& [run, left] : state_.trains) {
            checking_.resolve(run, Thing::milk_run, subject());
            expect_once(once, run);
            if (!checking_.known.has(Thing::milk_run, run.name)) continue;
            const MilkRunSpec& named = checking_.plant.milk_runs[checking_.known.position(Thing::milk_run, run.name)].value;
            if (left.size() > named.trains)
                error(run.at, run.name,
                      "expected at most as many times as trains, " + std::to_string(named.trains) + ", found " +
                          std::to_string(left.size()));
        }
    }

    void check_size() {
        constexpr std::uint64_t most = 1'000'000;
        if (parts_ > most) checking_.findings.error(subject(), "expected at most 1000000 parts and deliveries in all, found more");
    }

    void count_carriers(std::size_t element, const std::vector<PartStateSpec>& parts) {
        if (origins_[element] && origins_[element]->carrier)
            carriers_[origins_[element]->carrier->name] += count_of(parts);
    }

    void check_carriers() {
        for (const auto& [name, count] : carriers_) {
            if (!checking_.known.has(Thing::carrier, name)) continue;
            const auto& carrier = checking_.plant.carriers[checking_.known.position(Thing::carrier, name)].value;
            if (count > carrier.count)
                checking_.findings.error(subject(), "expected at most as many parts on " + in_quotes(name) +
                                                        " as there are, " + std::to_string(carrier.count) + ", found " +
                                                        std::to_string(count));
        }
    }

    Checking& checking_;
    const StateSpec& state_;
    std::vector<std::optional<PartOrigin>> origins_;
    std::uint64_t parts_ = 0;  ///< and deliveries
    std::map<std::string_view, std::uint64_t> carriers_;  ///< by name: parts on one
};

}  // namespace

void check_state(Checking& checking) {
    if (checking.plant.state) StateCheck(checking).run();
}

}  // namespace takt::spec
