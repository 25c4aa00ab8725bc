// Zones: how many parts are in each, and who waits for room.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "takt/line/level.hpp"
#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/line/spells.hpp"

namespace takt {

/// What a part with these marks does at a door; nullptr: nothing.
inline const PassagePlan* passage_at(const DoorPlan& door, std::uint32_t marks) {
    const auto found =
        std::lower_bound(door.begin(), door.end(), marks,
                         [](const PassagePlan& passage, std::uint32_t from) { return passage.from < from; });
    return found != door.end() && found->from == marks ? &*found : nullptr;
}

/// The marks of a part behind a door.
inline std::uint32_t marks_behind(const DoorPlan& door, std::uint32_t marks) {
    const PassagePlan* passage = passage_at(door, marks);
    return passage == nullptr ? marks : passage->to;
}

/// A station or a source that finds no room in a zone is asked again when a part has left it; of several, the most downstream
/// first. A source that has offered its part to a buffer takes the offer back when others have filled the zone.
class Zones {
  public:
    explicit Zones(const Plan& plan) : plan_(&plan), zones_(plan.zones.size()) {}

    /// Parts that are in a zone.
    std::uint32_t inside(Index zone) const { return zones_[zone].inside.value(); }
    bool is_full(Index zone) const { return zones_[zone].inside.value() >= plan_->zones[zone].most; }

    /// Whether all zones that the part enters at the door have room. \param before a door that it goes through just before
    bool have_room(const DoorPlan& before, const DoorPlan& door, std::uint32_t marks) const {
        const PassagePlan* leaving = passage_at(before, marks);
        const PassagePlan* passage = passage_at(door, leaving == nullptr ? marks : leaving->to);
        return passage == nullptr || std::none_of(passage->enters.begin(), passage->enters.end(), [&](Index zone) {
                   return is_full(zone) && (leaving == nullptr || !contains(leaving->leaves, zone));
               });
    }
    bool have_room(const DoorPlan& door, std::uint32_t marks) const { return have_room({}, door, marks); }

    /// A part goes through a door. \return its marks from then on
    template <class Line>
    std::uint16_t pass(const DoorPlan& door, std::uint32_t marks, Line& line) {
        const PassagePlan* passage = passage_at(door, marks);
        if (passage == nullptr) return static_cast<std::uint16_t>(marks);
        for (const Index zone : passage->leaves)
            leave(zone, line);
        for (const Index zone : passage->enters)
            enter(zone, line);
        return passage->to;
    }

    /// A part is there as the run begins, however many there are.
    template <class Line>
    void stands(std::uint32_t marks, Line& line) {
        for (const Index mark : plan_->mark_sets[marks])
            if (mark < zones_.size()) enter(mark, line);
    }

    /// A part leaves the line, or becomes part of another.
    template <class Line>
    void gone(std::uint32_t marks, Line& line) {
        for (const Index mark : plan_->mark_sets[marks])
            if (mark < zones_.size()) leave(mark, line);
    }

    void restart_statistics(SimTime now) {
        for (Index z = 0; z < zones_.size(); ++z) {
            zones_[z].inside.restart(now);
            zones_[z].full.restart(is_full(z), now);
            zones_[z].highest = zones_[z].inside.value();
            zones_[z].entered = 0;
        }
    }

    void collect(SimTime now, ReplicationResult& result) const {
        for (Index z = 0; z < zones_.size(); ++z)
            result.zones.push_back({zones_[z].inside.integral(now), zones_[z].highest, zones_[z].entered,
                                    to_seconds(zones_[z].full.total(is_full(z), now))});
    }

  private:
    struct Zone {
        Level inside{};
        Spells full{};
        std::uint32_t highest = 0;
        std::uint64_t entered = 0;
    };

    static bool contains(const std::vector<Index>& all, Index one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    }

    template <class Line>
    void enter(Index index, Line& line) {
        Zone& zone = zones_[index];
        zone.inside.rise(line.now());
        zone.highest = std::max(zone.highest, zone.inside.value());
        ++zone.entered;
        if (!is_full(index)) return;
        zone.full.begins_if(zone.inside.value() == plan_->zones[index].most, line.now());
        for (const ElementRef& entry : plan_->zones[index].entries)
            if (entry.kind == ElementKind::source) line.sources().take_back_offer(entry.index, line);
    }

    template <class Line>
    void leave(Index index, Line& line) {
        Zone& zone = zones_[index];
        zone.full.ends_if(zone.inside.value() == plan_->zones[index].most, line.now());
        zone.inside.fall(line.now());
        for (const ElementRef& entry : plan_->zones[index].entries)
            if (entry.kind == ElementKind::source)
                line.mark(ElementKind::source, entry.index);
            else
                line.stations().part_waits(entry.index, line);
    }

    const Plan* plan_;
    std::vector<Zone> zones_;
};

}  // namespace takt
