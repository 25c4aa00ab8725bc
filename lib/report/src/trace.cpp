#include "takt/report/trace.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "dates.hpp"
#include "machine_slices.hpp"
#include "takt/line/nodes.hpp"
#include "trace_events.hpp"

namespace takt {
namespace {

std::string machine_name(const StationPlan& station, std::uint32_t number) {
    return station.machines == 1 ? station.name : fmt::format("{}#{}", station.name, number + 1);
}

class TraceText {
  public:
    TraceText(const Plan& plan, const Recording& recording) : plan_(plan), recording_(recording) {}

    std::string json() {
        write_machines();
        write_resources();
        write_buffers();
        write_materials();
        write_deadlock();
        return fmt::format(R"({{"displayTimeUnit":"ms","otherData":{},"traceEvents":[)", facts()) + events_.text() +
               "\n]}\n";
    }

  private:
    std::string facts() const {
        return fmt::format(R"({{"plant":{},"digest":"{:016x}","seed":"{}","replication":"{}","start":"{}"}})",
                           json_string(plan_.name), plan_.digest, recording_.seed, recording_.replication,
                           iso_time(plan_, run_start));
    }

    std::uint32_t add_process(std::string_view name) {
        events_.name_process(++processes_, name);
        return processes_;
    }

    void write_machines() {
        std::map<std::string, std::uint32_t> areas;
        std::vector<Track> tracks;
        for (const StationPlan& station : plan_.stations) {
            const auto [area, is_new] = areas.emplace(station.area, processes_ + 1);
            if (is_new) add_process(station.area.empty() ? "stations" : station.area);
            for (std::uint32_t k = 0; k < station.machines; ++k) {
                tracks.push_back({area->second, station.first_machine + k + 1});
                machine_names_.push_back(machine_name(station, k));
                machines_.push_back(json_string(machine_names_.back()));
                events_.name_thread(tracks.back(), machine_name(station, k));
            }
        }
        MachineSlices(plan_, recording_, std::move(tracks), events_).write();
    }

    // Members of crews and teams, and shared robots. Who comes takes the first line of the chart that is free.

    struct Member {
        Track track;
        Requester holder{};
        SimTime since{};
        bool is_busy = false;
        Traveller::Errand errand = Traveller::Errand::at_work;  ///< if busy
    };

    void write_resources() {
        members_.resize(plan_.resources.size());
        add_members(ResourceKind::crew, "crews");
        add_members(ResourceKind::operators, "operators");
        add_members(ResourceKind::robot, "robots");
        for (const Holding& holding : recording_.start.holdings)
            comes(holding, recording_.from);
        for (const HoldingChange& change : recording_.holdings)
            change.begins ? comes(change.holding, change.time) : goes(change.holding, change.time);
        for (Index r = 0; r < plan_.resources.size(); ++r)
            for (std::uint32_t k = 0; plan_.resources[r].travel && k < plan_.resources[r].size(); ++k)
                travellers_.push_back({r, k});
        for (const TravellerChange& change : recording_.start.travellers)
            travels(change, recording_.from);
        for (const TravellerChange& change : recording_.travellers)
            travels(change, change.time);
        for (Index r = 0; r < members_.size(); ++r)
            for (Member& member : members_[r])
                end(r, member, recording_.to);
    }

    void add_members(ResourceKind kind, std::string_view process) {
        std::uint32_t number = 0, thread = 0;
        for (Index r = 0; r < plan_.resources.size(); ++r) {
            const ResourcePlan& resource = plan_.resources[r];
            if (resource.kind != kind) continue;
            if (number == 0) number = add_process(process);
            for (std::uint32_t k = 0; k < std::min(resource.size(), most_members); ++k) {
                members_[r].push_back({{number, ++thread}});
                events_.name_thread(members_[r].back().track,
                                    resource.size() == 1 ? resource.name : fmt::format("{} {}", resource.name, k + 1));
            }
        }
    }

    /// Each who travels has a line of his own.
    void travels(const TravellerChange& change, SimTime now) {
        const auto [resource, number] = travellers_[change.traveller];
        if (number >= members_[resource].size()) return;
        Member& member = members_[resource][number];
        end(resource, member, now);
        member.is_busy = change.errand != Traveller::Errand::free;
        member.errand = change.errand;
        member.holder = change.requester;
        member.since = now;
    }

    void comes(const Holding& holding, SimTime now) {
        if (plan_.resources[holding.resource].travel) return;
        for (Member& member : members_[holding.resource]) {
            if (member.is_busy) continue;
            member.holder = holding.holder;
            member.since = now;
            member.is_busy = true;
            return;
        }
    }

    void goes(const Holding& holding, SimTime now) {
        if (plan_.resources[holding.resource].travel) return;
        for (Member& member : members_[holding.resource])
            if (member.is_busy && member.holder == holding.holder) return end(holding.resource, member, now);
    }

    void end(Index resource, Member& member, SimTime now) {
        if (!std::exchange(member.is_busy, false) || member.since == now) return;
        if (member.errand == Traveller::Errand::returning)
            return events_.slice(member.track, R"("to the base")", "way", "grey", member.since, now, {});
        const bool repairs = member.holder.kind == Requester::Kind::stop;
        const RecordedStop stop =
            repairs ? recording_.stops[member.holder.index] : RecordedStop{none, member.holder.index};
        std::string args = "\"machine\":" + machines_[stop.machine];
        if (repairs) args += ",\"stop\":" + json_string(plan_.stops[stop.row].name);
        if (member.errand == Traveller::Errand::coming)
            return events_.slice(member.track, json_string("to " + machine_names_[stop.machine]), "way", "grey", member.since, now, args);
        events_.slice(member.track, machines_[stop.machine],
                      plan_.resources[resource].kind == ResourceKind::crew ? "repair" : "work",
                      repairs ? "terrible" : "good", member.since, now, args);
    }

    void write_buffers() {
        if (plan_.buffers.empty()) return;
        const std::uint32_t process = add_process("buffers");
        std::vector<std::string> names;
        for (const BufferPlan& buffer : plan_.buffers)
            names.push_back(json_string(buffer.name));
        std::vector<std::uint32_t> levels = recording_.start.levels, shown = levels;
        for (Index b = 0; b < levels.size(); ++b)
            if (plan_.buffers[b].written) events_.counter(process, names[b], "parts", recording_.from, levels[b]);
        std::vector<Index> touched;
        const auto show = [&](SimTime now) {
            for (const Index b : touched)
                if (std::exchange(shown[b], levels[b]) != levels[b] && plan_.buffers[b].written)
                    events_.counter(process, names[b], "parts", now, levels[b]);
            touched.clear();
        };
        for (std::size_t i = 0; i < recording_.moves.size(); ++i) {
            const Move& move = recording_.moves[i];
            if (i > 0 && recording_.moves[i - 1].time != move.time) show(recording_.moves[i - 1].time);
            if (move.kind != MoveKind::stored && move.kind != MoveKind::taken) continue;
            const auto buffer = static_cast<Index>(move.node - node_of_buffer(plan_, 0));
            move.kind == MoveKind::stored ? ++levels[buffer] : --levels[buffer];
            touched.push_back(buffer);
        }
        if (!recording_.moves.empty()) show(recording_.moves.back().time);
    }

    void write_materials() {
        if (plan_.materials.empty()) return;
        const std::uint32_t process = add_process("materials");
        for (Index m = 0; m < plan_.materials.size(); ++m)
            events_.counter(process, json_string(plan_.materials[m].name), "pieces", recording_.from,
                            recording_.start.stocks[m]);
        for (const StockChange& change : recording_.stocks)
            events_.counter(process, json_string(plan_.materials[change.material].name), "pieces", change.time,
                            change.pieces);
    }

    void write_deadlock() {
        if (!recording_.deadlock) return;
        std::string args = "\"cycle\":";
        append_array(args, recording_.deadlock->cycle, [](const std::string& wait) { return json_string(wait); });
        events_.instant(add_process("line"), "deadlock", recording_.deadlock->time, args);
    }

    static constexpr std::uint32_t most_members = 1000;  ///< that have a line in the chart

    const Plan& plan_;
    const Recording& recording_;
    TraceEvents events_;
    std::uint32_t processes_ = 0;
    std::vector<std::string> machine_names_;
    std::vector<std::string> machines_;                             ///< the same as JSON
    std::vector<std::vector<Member>> members_;                      ///< by resource
    std::vector<std::pair<Index, std::uint32_t>> travellers_;       ///< resource, and which of its members
};

}  // namespace

std::string trace_json(const Plan& plan, const Recording& recording) {
    return TraceText(plan, recording).json();
}

}  // namespace takt
