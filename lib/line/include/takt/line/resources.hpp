// Resources that stations wait for: repair crews, operators, shared robots.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "takt/line/level.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/requester.hpp"
#include "takt/line/result.hpp"
#include "takt/line/timeline.hpp"
#include "takt/line/timers.hpp"
#include "takt/line/travellers.hpp"

namespace takt {

/// Requests wait in one queue, by arrival or by priority and then arrival; nobody who is at work is interrupted. When a
/// shift ends, members leave as they finish what they are at; until then that is overtime.
///
/// A part that rests over the end of a shift keeps what its operation has. That is no work, so it is not counted as such; nor is a
/// station that does not work waited at.
///
/// Where members travel, a request waits until somebody is there, and who is free and not needed goes back to the base.
class Resources {
  public:
    explicit Resources(const Plan& plan) : plan_(&plan), works_(plan.calendars.size() + 1, true), travellers_(plan) {
        if (travellers_.count() > 0) looked_at_.resize(plan.stations.size(), 0);
        resources_.resize(plan.resources.size());
        for (Index i = 0; i < resources_.size(); ++i) {
            resources_[i].held.resize(works_.size(), 0);
            resources_[i].asked.resize(works_.size(), 0);
            for (const auto& [count, skills] : plan.resources[i].groups) resources_[i].free.push_back(count);
            resources_[i].queue.reserve(most_requests(i));
            resources_[i].asked_by = calendars_of_askers(i);
        }
    }

    template <class Claim>
    void claim_timers(Claim&& claim) {
        travellers_.claim_timers(claim);
    }

    template <class Line>
    void begin(Line& line) {
        for (Index c = 0; c + 1 < works_.size(); ++c) note(c, line.presence(c) == Presence::working, line.now());
        for (Index i = 0; i < resources_.size(); ++i) {
            appear(i, line.presence(plan_->resources[i].calendar) == Presence::working, line);
            resources_[i].asking.set(is_asked(resources_[i]), line.now());
        }
    }

    template <class Line>
    void request(Index index, Requester requester, std::uint32_t priority, std::uint64_t skill, Line& line) {
        Resource& resource = resources_[index];
        const Request request{requester, plan_->resources[index].by_priority ? priority : 0, skill,
                              line.machines()[machine_of(requester, line)].station};
        const auto behind = std::upper_bound(resource.queue.begin(), resource.queue.end(), request,
                                             [](const Request& a, const Request& b) { return a.priority < b.priority; });
        resource.queue.insert(behind, request);
        ++resource.asked[waits_by(requester, line)];
        resource.waiting.add(works_[waits_by(requester, line)], line.now());
        line.observer().requested(line.now(), index, requester);
        line.mark_resource(index);
    }

    /// Ends the use of a member, or the wait for one if none was granted yet (`none`).
    /// \param member what `granted` said: the group that he is of, or the traveller
    template <class Line>
    void give_back(Index index, Requester requester, Index member, Line& line) {
        if (member == none) return withdraw(index, requester, line);
        Resource& resource = resources_[index];
        if (travellers_.travels(index)) {
            travellers_.let_go(member);
            says(member, line);
        } else {
            ++resource.free[member];
        }
        --resource.held[works_by(requester, line)];
        change(resource, &Resource::busy, &Resource::late_busy, false, works_[works_by(requester, line)], line.now());
        line.observer().given_back(line.now(), index, requester);
        line.mark_resource(index);
    }

    /// Grants what can be granted, in the order of the queue; who needs a skill that is away does not hold up the others.
    template <class Line>
    void settle(Index index, Line& line) {
        if (travellers_.travels(index)) return send(index, line);
        Resource& resource = resources_[index];
        for (std::size_t i = 0; resource.present && i < resource.queue.size();) {
            const Request request = resource.queue[i];
            const Index group = free_group(index, request.skill);
            if (group == none) {
                ++i;
                continue;
            }
            resource.queue.erase(resource.queue.begin() + static_cast<std::ptrdiff_t>(i));
            --resource.free[group];
            is_there(index, request.requester, group, line);
        }
    }

    /// Somebody has come to where he was sent.
    template <class Line>
    void on(Rank, Index traveller, Line& line) {
        const Index index = travellers_[traveller].resource;
        note_way(resources_[index], false, line.now());
        const bool is_needed = travellers_.arrives(traveller);
        says(traveller, line);
        if (is_needed)
            is_there(index, travellers_[traveller].requester, traveller, line);
        else
            line.mark_resource(index);
    }

    template <class Line>
    void presence_changed(Index calendar, Presence presence, Line& line) {
        const bool does = presence == Presence::working;
        note(calendar, does, line.now());
        for (Index i = 0; i < resources_.size(); ++i)
            if (plan_->resources[i].calendar == calendar) appear(i, does, line);
    }

    const Travellers& travellers() const { return travellers_; }

    void restart_statistics(SimTime now) {
        for (Resource& resource : resources_) {
            resource.busy.restart(now);
            resource.there.restart(now);
            resource.waiting.restart(now);
            resource.travelling.restart(now);
            resource.late_busy.restart(now);
            resource.late_travelling.restart(now);
            resource.asking.restart(now);
            resource.granted = 0;
        }
    }

    void collect(SimTime now, ReplicationResult& result) const {
        for (const Resource& resource : resources_)
            result.resources.push_back({resource.busy.integral(now), resource.there.integral(now),
                                        resource.waiting.integral(now), resource.travelling.integral(now),
                                        resource.granted, resource.late_busy.integral(now),
                                        resource.late_travelling.integral(now), resource.asking.integral(now)});
    }

  private:
    struct Request {
        Requester requester;
        std::uint32_t priority = 0;
        std::uint64_t skill = 0;
        Index station = none;
    };

    struct Resource {
        bool present = true;
        std::vector<std::uint32_t> free;  ///< by group
        std::vector<Request> queue;
        std::vector<std::uint32_t> held;   ///< members, by the calendar that their work follows
        std::vector<std::uint32_t> asked;  ///< requests, by the calendar of who waits
        std::vector<Index> asked_by;       ///< calendars of the stations that may ask
        Level busy;
        Level there;
        Level waiting;
        Level travelling;
        Level late_busy;  ///< as `busy` and `travelling` while the resource is not present, 0 while it is
        Level late_travelling;
        Level asking;  ///< 1 while a station works that may ask
        std::uint64_t granted = 0;
    };

    template <class Line>
    void is_there(Index index, Requester requester, Index member, Line& line) {
        Resource& resource = resources_[index];
        ++resource.held[works_by(requester, line)];
        change(resource, &Resource::busy, &Resource::late_busy, true, works_[works_by(requester, line)], line.now());
        waits_no_longer(resource, requester, line);
        ++resource.granted;
        line.granted(requester, index, member);
    }

    template <class Line>
    void withdraw(Index index, Requester requester, Line& line) {
        Resource& resource = resources_[index];
        const auto asked = std::find_if(resource.queue.begin(), resource.queue.end(),
                                        [&](const Request& request) { return request.requester == requester; });
        if (asked != resource.queue.end())
            resource.queue.erase(asked);
        else if (!travellers_.calls_off(index, requester))
            return;
        waits_no_longer(resource, requester, line);
    }

    /// A request that somebody can be sent to.
    struct Sending {
        std::size_t request = 0;
        Travellers::Choice who;
    };

    /// The first in the queue that somebody can come to, or the one whom somebody comes to first. Of requests without a skill the
    /// first one at a station will do.
    template <class Line>
    Sending next_sending(Index index, const Line& line) {
        const std::vector<Request>& queue = resources_[index].queue;
        Sending best;
        ++looks_;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            if (queue[i].skill == 0 && std::exchange(looked_at_[queue[i].station], looks_) == looks_) continue;
            const Travellers::Choice who = travellers_.choose(index, queue[i].station, queue[i].skill, line.now());
            if (who.traveller == none || (best.who.traveller != none && who.takes >= best.who.takes)) continue;
            best = {i, who};
            if (!plan_->resources[index].serves_nearest) break;
        }
        return best;
    }

    /// Sends members to who waits for them, and the others back. Where a run begins with a state they are there already.
    /// \complexity O(requests) for each that is sent, and O(members) for each station that is looked at: one, or all for the nearest
    template <class Line>
    void send(Index index, Line& line) {
        Resource& resource = resources_[index];
        while (resource.present && !resource.queue.empty() && travellers_.at_hand(index) > 0) {
            const Sending next = next_sending(index, line);
            if (next.who.traveller == none) break;
            const Request request = resource.queue[next.request];
            resource.queue.erase(resource.queue.begin() + static_cast<std::ptrdiff_t>(next.request));
            send(index, next.who, request, line);
        }
        const Rows all = travellers_.of(index);
        for (Index t = all.first; t < all.last; ++t) {
            if (travellers_[t].errand != Traveller::Errand::free) continue;
            const Duration takes = travellers_.send_back(t, line.now());
            if (takes > Duration::zero()) sets_out(index, t, takes, line);
        }
    }

    template <class Line>
    void send(Index index, Travellers::Choice who, const Request& request, Line& line) {
        const bool is_there_already = plan_->state && line.now() == run_start;
        const Duration takes = is_there_already ? Duration::zero() : who.takes;
        const auto before = line.observer().cause();
        line.observer().sent_for(line.now(), index, request.requester, line.now() + takes);
        stops_going_back(index, who.traveller, line);
        travellers_.send(who.traveller, request.station, request.requester, line.now());
        if (takes > Duration::zero()) {
            sets_out(index, who.traveller, takes, line);
        } else {
            travellers_.arrives(who.traveller);
            says(who.traveller, line);
            is_there(index, request.requester, who.traveller, line);
        }
        line.observer().back_to(before);
    }

    template <class Line>
    void sets_out(Index index, Index traveller, Duration takes, Line& line) {
        note_way(resources_[index], true, line.now());
        says(traveller, line);
        line.loop().at(travellers_[traveller].timer, line.now() + takes);
    }

    template <class Line>
    void says(Index traveller, Line& line) const {
        line.observer().travels(line.now(), traveller, travellers_[traveller]);
    }

    template <class Line>
    void stops_going_back(Index index, Index traveller, Line& line) {
        if (travellers_[traveller].errand != Traveller::Errand::returning) return;
        note_way(resources_[index], false, line.now());
        line.loop().cancel(travellers_[traveller].timer);
    }

    /// When everyone who may ask does: each machine for its operation, and each stop of each machine and robot.
    std::size_t most_requests(Index resource) const {
        std::size_t most = 0;
        for (const StationPlan& station : plan_->stations)
            most += most_requests(resource, station);
        return most;
    }

    std::size_t most_requests(Index resource, const StationPlan& station) const {
        const auto count_stops = [&](Rows stops) {
            std::size_t count = 0;
            for (Index i = stops.first; i < stops.last; ++i) count += plan_->stops[i].crew == resource;
            return count;
        };
        std::size_t of_machine = count_stops(station.stops);
        for (Index r = station.robots.first; r < station.robots.last; ++r)
            of_machine += count_stops(plan_->robots[r].stops);
        bool needed = false;
        for (Index o = station.operations.first; o < station.operations.last; ++o)
            needed = needed || plan_->operations[o].robot == resource || plan_->operations[o].operators == resource;
        for (Index i = station.setups.first; i < station.setups.last; ++i) {
            const Index operation = plan_->setups[i].operation;
            needed = needed || (operation != none && plan_->operations[operation].operators == resource);
        }
        return station.machines * (of_machine + needed);
    }

    std::vector<Index> calendars_of_askers(Index resource) const {
        std::vector<Index> calendars;
        for (const StationPlan& station : plan_->stations) {
            const Index calendar = calendar_of(station);
            const bool is_new = std::find(calendars.begin(), calendars.end(), calendar) == calendars.end();
            if (is_new && most_requests(resource, station) > 0) calendars.push_back(calendar);
        }
        return calendars;
    }

    /// A station works that may ask.
    bool is_asked(const Resource& resource) const {
        return std::any_of(resource.asked_by.begin(), resource.asked_by.end(),
                           [&](Index calendar) { return works_[calendar]; });
    }

    template <class Line>
    static Index machine_of(Requester requester, Line& line) {
        return requester.kind == Requester::Kind::machine ? requester.index : line.stops().machine_of(requester.index);
    }

    /// The calendar of the station that waits; the number of calendars: of none.
    template <class Line>
    Index waits_by(Requester requester, Line& line) const {
        return calendar_of(station_of(machine_of(requester, line), line));
    }

    Index calendar_of(const StationPlan& station) const {
        return station.calendar == none ? static_cast<Index>(plan_->calendars.size()) : station.calendar;
    }

    /// Repairs go on when the station does not work, and so does the part in work where it is finished.
    template <class Line>
    Index works_by(Requester requester, Line& line) const {
        const bool rests = requester.kind == Requester::Kind::machine && !station_of(requester.index, line).finishes_at_shift_end;
        return rests ? waits_by(requester, line) : static_cast<Index>(plan_->calendars.size());
    }

    template <class Line>
    const StationPlan& station_of(Index machine, Line& line) const {
        return plan_->stations[line.machines()[machine].station];
    }

    /// Who follows the calendar works from now on, or does not.
    void note(Index calendar, bool does, SimTime now) {
        if (std::exchange(works_[calendar], does) == does) return;
        for (Resource& resource : resources_) {
            change(resource, &Resource::busy, &Resource::late_busy, does, resource.held[calendar], now);
            change(resource.waiting, does, resource.asked[calendar], now);
            resource.asking.set(is_asked(resource), now);
        }
    }

    /// So many more, or fewer, do something; when they are not present, in their overtime.
    static void change(Resource& resource, Level Resource::*all, Level Resource::*late, bool rises, std::uint32_t by,
                       SimTime now) {
        change(resource.*all, rises, by, now);
        if (!resource.present) [[unlikely]]
            change(resource.*late, rises, by, now);
    }

    static void note_way(Resource& resource, bool begins, SimTime now) {
        change(resource, &Resource::travelling, &Resource::late_travelling, begins, 1, now);
    }

    static void change(Level& level, bool rises, std::uint32_t by, SimTime now) {
        rises ? level.add(by, now) : level.subtract(by, now);
    }

    template <class Line>
    void waits_no_longer(Resource& resource, Requester requester, Line& line) {
        --resource.asked[waits_by(requester, line)];
        resource.waiting.subtract(works_[waits_by(requester, line)], line.now());
    }

    template <class Line>
    void appear(Index index, bool present, Line& line) {
        Resource& resource = resources_[index];
        resource.present = present;
        resource.there.set(present ? plan_->resources[index].size() : 0, line.now());
        resource.late_busy.set(present ? 0 : resource.busy.value(), line.now());
        resource.late_travelling.set(present ? 0 : resource.travelling.value(), line.now());
        if (present) line.mark_resource(index);
    }

    /// Among the groups with a free member who has the skill, the one with the fewest skills.
    Index free_group(Index index, std::uint64_t skill) const {
        const auto& groups = plan_->resources[index].groups;
        Index best = none;
        for (Index g = 0; g < groups.size(); ++g) {
            if (resources_[index].free[g] == 0 || (groups[g].second & skill) != skill) continue;
            if (best == none || std::popcount(groups[g].second) < std::popcount(groups[best].second)) best = g;
        }
        return best;
    }

    const Plan* plan_;
    std::vector<std::uint8_t> works_;  ///< by calendar; in the end what follows none
    std::vector<Resource> resources_;
    Travellers travellers_;
    std::vector<std::uint64_t> looked_at_;  ///< by station: the latest look for who is to be sent
    std::uint64_t looks_ = 0;
};

}  // namespace takt
