#include "check_travel.hpp"

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "check_spots.hpp"
#include "needs_of.hpp"
#include "takt/core/nearest.hpp"
#include "takt/spec/checking.hpp"

namespace takt::spec {
namespace {

class TravelCheck {
  public:
    explicit TravelCheck(Checking& checking) : checking_(checking) {}

    void run() {
        if (!find_needs()) return;
        check(checking_.plant.crews, Thing::crew);
        check(checking_.plant.operators, Thing::operators);
        check(checking_.plant.robots, Thing::robot);
    }

  private:
    using Resource = Named<ResourceSpec>;

    /// Which stations need whom, of those who travel or serve the nearest. \return whether there are any
    bool find_needs() {
        bool any = false;
        for (const auto* all : {&checking_.plant.crews, &checking_.plant.operators, &checking_.plant.robots})
            for (const Resource& each : *all)
                any = any || each.value.travel || each.value.order == Order::nearest;
        if (!any) return false;
        needs_[0].resize(checking_.plant.crews.size());
        needs_[1].resize(checking_.plant.operators.size());
        needs_[2].resize(checking_.plant.robots.size());
        for_each_element<StationSpec>(checking_, [&](const StationSpec& station, const Subject&) {
            for_each_need(station, [&](Thing thing, const Ref& ref) {
                if (checking_.known.has(thing, ref.name))
                    needs_[kind_of(thing)][checking_.known.position(thing, ref.name)].insert(station.name.text);
            });
        });
        return true;
    }

    static std::size_t kind_of(Thing thing) { return thing == Thing::crew ? 0 : thing == Thing::operators ? 1 : 2; }

    void check(const std::vector<Resource>& all, Thing thing) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Subject subject = subject_of(all[i], word(thing));
            if (all[i].value.travel) {
                check_size(all[i].value, subject);
                check_travel(*all[i].value.travel, subject, needs_[kind_of(thing)][i]);
            } else if (all[i].value.order == Order::nearest) {
                checking_.findings.error(subject, "`order`: expected `travel` beside `nearest`, found none");
            }
        }
    }

    /// Whoever is free may have to be looked at for each station that needs one.
    static constexpr std::uint64_t most_members = 1000;
    /// Each has a timer.
    static constexpr std::uint64_t most_in_all = 100000;

    void check_size(const ResourceSpec& resource, const Subject& subject) {
        std::uint64_t members = 0;
        for (const MembersSpec& group : resource.members)
            members += group.count;
        const std::uint64_t size = resource.members.empty() ? resource.size : members;
        if (size > most_members)
            checking_.findings.error(subject, "`size`: expected at most " + std::to_string(most_members) + " beside `travel`, found " +
                                                  std::to_string(size));
        const bool was_in = travellers_ <= most_in_all;
        travellers_ += size;
        if (was_in && travellers_ > most_in_all)
            checking_.findings.error(subject, "expected at most " + std::to_string(most_in_all) + " who travel in all, found more");
    }

    void check_travel(const TravelSpec& travel, const Subject& subject, const std::set<std::string_view>& needed_at) {
        check_speed(travel.speed, [&](const std::string& message) { checking_.findings.error(travel.at, subject, message); });
        std::unordered_set<std::string_view> names;
        for (const auto& place : travel.places) {
            names.insert(place.name.text);
            check_place(travel, place, subject, needed_at);
        }
        if (travel.base && !names.contains(travel.base->name))
            checking_.findings.error(travel.base->at, subject,
                                     "`base`: expected one of the `places`, found " + in_quotes(travel.base->name) +
                                         did_you_mean(travel.base->name, names));
        std::size_t missing = 0;
        std::string_view first;
        for (const std::string_view station : needed_at)
            if (!names.contains(station) && missing++ == 0) first = station;
        if (missing == 0) return;
        const std::string others = missing == 1 ? " has" : " and " + std::to_string(missing - 1) + " more have";
        checking_.findings.error(travel.at, subject,
                                 "`places`: expected one for each station that needs them; " + in_quotes(std::string(first)) +
                                     others + " none");
    }

    void check_place(const TravelSpec& travel, const Named<SpotSpec>& place, const Subject& subject,
                     const std::set<std::string_view>& needed_at) {
        const Name& name = place.name;
        check_coordinates(place.value, [&](const std::string& message) {
            checking_.findings.error(place.value.at, subject, in_quotes(name.text) + ": " + message);
        });
        if ((travel.base && travel.base->name == name.text) || needed_at.contains(name.text)) return;
        if (!checking_.known.has(Thing::station, name.text)) {
            Ref ref(name.text);
            ref.at = name.at;
            checking_.say_unknown(ref, {Thing::station}, subject);
        } else {
            checking_.findings.warning(name.at, subject, "nobody is needed at " + in_quotes(name.text));
        }
    }

    Checking& checking_;
    std::uint64_t travellers_ = 0;
    std::vector<std::set<std::string_view>> needs_[3];
};

}  // namespace

void check_travel(Checking& checking) {
    TravelCheck(checking).run();
}

}  // namespace takt::spec
