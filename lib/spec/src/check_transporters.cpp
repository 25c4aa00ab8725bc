#include "check_transporters.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "check_spots.hpp"
#include "takt/core/nearest.hpp"
#include "takt/spec/checking.hpp"
#include "takt/spec/driving.hpp"

namespace takt::spec {
namespace {

/// The place of a fleet with this name, if it has one.
const SpotSpec* find_place(const TransporterSpec& fleet, std::string_view name) {
    for (const auto& place : fleet.places)
        if (place.name.text == name) return &place.value;
    return nullptr;
}

class TransporterCheck {
  public:
    explicit TransporterCheck(Checking& checking) : checking_(checking) {}

    void run() {
        const auto& fleets = checking_.plant.transporters;
        if (fleets.size() > most_fleets)
            return checking_.findings.error(
                fleets[most_fleets].name.at, subject(fleets[most_fleets]),
                "expected at most " + std::to_string(most_fleets) + " of them, found " + std::to_string(fleets.size()));
        for (const auto& fleet : fleets)
            check_fleet(fleet);
        for (std::size_t i = 0; i < checking_.graph.size(); ++i)
            if (const auto* buffer = std::get_if<BufferSpec>(&checking_.graph.element(i))) check_buffer(i, *buffer);
        for (const auto& fleet : fleets)
            if (fleet.value.battery && is_sound(fleet.value)) check_reserve(fleet);
    }

  private:
    using Fleet = Named<TransporterSpec>;

    static constexpr std::size_t most_fleets = 100;
    /// Each is a row and a column of a table.
    static constexpr std::size_t most_places = 200;

    static Subject subject(const Fleet& fleet) { return subject_of(fleet, "transporter"); }

    void error(const Fleet& fleet, const Place& at, const std::string& message) {
        checking_.findings.error(at, subject(fleet), message);
    }

    void check_fleet(const Fleet& fleet) {
        const TransporterSpec& each = fleet.value;
        check_speed(each.speed, [&](const std::string& message) { error(fleet, each.at, message); });
        if (each.places.size() > most_places)
            error(fleet, each.at,
                  "`places`: expected at most " + std::to_string(most_places) + ", found " +
                      std::to_string(each.places.size()));
        check_load(fleet);
        if (each.loop && !(each.loop->metres > 0))
            error(fleet, each.at, "`loop`: expected more than 0 m, found " + as_text(each.loop->metres) + " m");
        for (const auto& place : each.places)
            check_place(fleet, place);
        checking_.resolve(each.calendar, Thing::calendar, subject(fleet));
        if (!each.battery) return;
        expect_place(fleet, each.battery->charger, "charger", subject(fleet));
        if (each.battery->lasts <= Duration::zero())
            error(fleet, each.battery->at, "`lasts`: expected more than 0 s, found " + as_text(each.battery->lasts));
    }

    /// Who waits for more parts goes with fewer in the end, since no more may come.
    void check_load(const Fleet& fleet) {
        const TransporterSpec& each = fleet.value;
        if (each.least > each.carries)
            error(fleet, each.at,
                  "`least`: expected no more than one carries, " + std::to_string(each.carries) + ", found " + std::to_string(each.least));
        if (each.least > 1 && !each.longest_wait)
            error(fleet, each.at, "expected the key `longest_wait` beside `least`, after which one is sent for fewer parts");
        if (each.longest_wait && *each.longest_wait <= Duration::zero())
            error(fleet, each.at, "`longest_wait`: expected a time longer than 0, found " + as_text(*each.longest_wait));
        if (each.longest_wait && each.least == 1)
            checking_.findings.warning(subject(fleet), "`longest_wait` has no effect where one is sent for a single part");
    }

    void check_place(const Fleet& fleet, const Named<SpotSpec>& place) {
        const SpotSpec& spot = place.value;
        const auto fault = [&](const std::string& message) {
            error(fleet, spot.at, in_quotes(place.name.text) + ": " + message);
        };
        check_coordinates(spot, fault);
        if (!fleet.value.loop) return;
        if (spot.y) fault("expected no `y` on a loop, where `x` says how far along it the place is");
        if (spot.x.metres >= fleet.value.loop->metres && fleet.value.loop->metres > 0)
            fault("expected less than the length of the loop, " + as_text(fleet.value.loop->metres) + " m, found " +
                  as_text(spot.x.metres) + " m");
    }

    void expect_place(const Fleet& fleet, const Ref& ref, const std::string& key, const Subject& subject) {
        if (find_place(fleet.value, ref.name) != nullptr || fleet.value.places.size() > most_places) return;
        std::vector<std::string_view> names;
        for (const auto& place : fleet.value.places)
            names.push_back(place.name.text);
        const std::string near = nearest(ref.name, names);
        checking_.findings.error(ref.at, subject,
                                 "`" + key + "`: expected a place of " + in_quotes(fleet.name.text) + ", found " +
                                     in_quotes(ref.name) +
                                     (near.empty() ? "" : ", did you mean " + in_quotes(near) + "?"));
    }

    void check_buffer(std::size_t element, const BufferSpec& buffer) {
        const Subject subject = subject_of(checking_.graph.element(element));
        if (!buffer.carried_by) {
            const char* key = buffer.pick_up ? "`pick_up`" : buffer.set_down ? "`set_down`" : "`sent`";
            if (buffer.pick_up || buffer.set_down || buffer.sent != Sent::with_room)
                checking_.findings.warning(subject, std::string(key) + " has no effect without `carried_by`");
            return;
        }
        checking_.resolve(*buffer.carried_by, Thing::transporter, subject);
        check_kind(element, buffer, subject);
        if (!checking_.known.has(Thing::transporter, buffer.carried_by->name)) return;
        const Fleet& fleet =
            checking_.plant.transporters[checking_.known.position(Thing::transporter, buffer.carried_by->name)];
        for (const auto& [ref, key] :
             {std::pair{&buffer.pick_up, "pick_up"}, std::pair{&buffer.set_down, "set_down"}}) {
            if (*ref)
                expect_place(fleet, **ref, key, subject);
            else
                checking_.findings.error(buffer.carried_by->at, subject,
                                         std::string("expected `") + key + "` beside `carried_by`, found none");
        }
        if (is_sound(fleet.value) && rides(fleet.value, buffer) && ride(fleet.value, buffer) <= Duration::zero())
            checking_.findings.error(
                buffer.carried_by->at, subject,
                "expected a way that takes some time, with what it takes to load and unload, found none");
    }

    /// Transporters take one part after the other from where they wait.
    void check_kind(std::size_t element, const BufferSpec& buffer, const Subject& subject) {
        const auto refuse = [&](const char* expected, const char* found) {
            checking_.findings.error(buffer.carried_by->at, subject,
                                     std::string("expected ") + expected + " beside `carried_by`, found " + found);
        };
        if (buffer.capacity.places && *buffer.capacity.places == 0)
            refuse("a capacity of some places, where parts wait for a transporter,", "0");
        if (buffer.transit > Duration::zero()) refuse("no `transit`", "one: the way takes as long as the drive");
        if (buffer.lanes || buffer.access == Access::any)
            refuse("first in, first out", buffer.lanes ? "`lanes`" : "`access: any`");
        if (buffer.stop_at || buffer.start_at) refuse("no `stop_at` and `start_at`", "them");
        for (const FlowEdge& edge : checking_.graph.successors(element)) {
            const auto* taker = std::get_if<StationSpec>(&checking_.graph.element(edge.element));
            if (taker == nullptr || edge.why != Why::join) continue;
            for (const JoinSpec& join : taker->joins)
                if (join.from.name == buffer.name.text && join.count > 1)
                    checking_.findings.error(
                        join.at, subject_of(checking_.graph.element(edge.element)),
                        "expected one part at a time from what transporters bring, found `count: " +
                            std::to_string(join.count) + "`; put a buffer between");
        }
    }

    static bool is_sound(const TransporterSpec& fleet) {
        return fleet.speed.metres_per_second > 0 && fleet.places.size() <= most_places &&
               (!fleet.battery ||
                (find_place(fleet, fleet.battery->charger.name) != nullptr && fleet.battery->lasts > Duration::zero()));
    }

    static bool rides(const TransporterSpec& fleet, const BufferSpec& buffer) {
        return buffer.pick_up && buffer.set_down && find_place(fleet, buffer.pick_up->name) != nullptr &&
               find_place(fleet, buffer.set_down->name) != nullptr;
    }

    static Duration drive(const TransporterSpec& fleet, std::string_view from, std::string_view to) {
        return driving_time(fleet, *find_place(fleet, from), *find_place(fleet, to));
    }
    static Duration ride(const TransporterSpec& fleet, const BufferSpec& buffer) {
        return fleet.load + drive(fleet, buffer.pick_up->name, buffer.set_down->name) + fleet.unload;
    }

    static std::size_t position(const TransporterSpec& fleet, const SpotSpec& spot) {
        const auto is_it = [&](const auto& place) { return &place.value == &spot; };
        return static_cast<std::size_t>(std::find_if(fleet.places.begin(), fleet.places.end(), is_it) -
                                        fleet.places.begin());
    }

    /// By place: how long it takes to get there from the place farthest from it.
    static std::vector<Duration> longest_fetches(const TransporterSpec& fleet) {
        std::vector<Duration> longest(fleet.places.size());
        for (std::size_t to = 0; to < longest.size(); ++to)
            for (const auto& from : fleet.places)
                longest[to] = std::max(longest[to], driving_time(fleet, from.value, fleet.places[to].value));
        return longest;
    }

    /// A battery that is just not low when a part is set down lasts to the next part, on with it, and to the charger.
    void check_reserve(const Fleet& fleet) {
        const BatterySpec& battery = *fleet.value.battery;
        const std::vector<Duration> fetches = longest_fetches(fleet.value);
        Duration longest{};
        for (std::size_t i = 0; i < checking_.graph.size(); ++i) {
            const auto* buffer = std::get_if<BufferSpec>(&checking_.graph.element(i));
            if (buffer == nullptr || !buffer->carried_by || buffer->carried_by->name != fleet.name.text) continue;
            if (!rides(fleet.value, *buffer)) continue;
            const auto* pick_up = find_place(fleet.value, buffer->pick_up->name);
            longest = std::max(longest, fetches[position(fleet.value, *pick_up)] +
                                            drive(fleet.value, buffer->pick_up->name, buffer->set_down->name) +
                                            drive(fleet.value, buffer->set_down->name, battery.charger.name));
        }
        const double least = to_seconds(longest) / to_seconds(battery.lasts);
        if (battery.below.value >= least) return;
        error(fleet, battery.at,
              "`below`: expected at least " + as_percent(std::ceil(least * 1000) / 1000) +
                  ", so that the battery lasts to the farthest part, on with it, and to the charger (" +
                  as_text(longest) + " of driving), found " + as_percent(battery.below.value));
    }

    Checking& checking_;
};

}  // namespace

void check_transporters(Checking& checking) {
    TransporterCheck(checking).run();
}

}  // namespace takt::spec
