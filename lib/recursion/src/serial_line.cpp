#include "takt/recursion/serial_line.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "takt/core/time.hpp"
#include "takt/line/plan.hpp"

namespace takt {
namespace {

/// Follows the parts from the source to the sink.
class SerialReader {
  public:
    explicit SerialReader(const Plan& plan) : plan_(plan) {}

    MaybeSerial read() {
        refuse_if(plan_.sources.size() != 1 || plan_.sinks.size() != 1, "it has several sources or sinks");
        refuse_if(!plan_.resources.empty() || !plan_.carriers.empty(), "crews, operators, robots or carriers are shared");
        refuse_if(!plan_.materials.empty(), "it takes bought parts");
        refuse_if(!plan_.transporters.empty(), "it has transporters");
        refuse_if(!plan_.zones.empty(), "it has zones with limits of work in process");
        refuse_if(plan_.products.size() > 1, "it makes several products");
        refuse_if(plan_.calendar != none, "it has shifts");
        refuse_if(plan_.state.has_value(), "it begins from a state");
        // Times are whole numbers in doubles, which are exact to 2^53 microseconds.
        refuse_if(plan_.warm_up + plan_.horizon >= longest_run, "its run is longer than 70 years");
        if (reason_.empty()) read_source(plan_.sources.front());
        if (reason_.empty()) follow();
        if (!reason_.empty()) return reason_;
        line_.warm_up = plan_.warm_up;
        line_.horizon = plan_.horizon;
        return line_;
    }

  private:
    static constexpr Duration longest_run = std::chrono::hours{70LL * 365 * 24};
    static constexpr std::uint32_t most_places = 1'000'000;

    void refuse_if(bool condition, const std::string& reason) {
        if (condition && reason_.empty()) reason_ = reason;
    }

    void read_source(const SourcePlan& source) {
        refuse_if(!source.releases.empty() || !source.sequence.empty(), "its parts come by a list");
        refuse_if(source.loses, "arrivals are lost where there is no room");
        refuse_if(source.calendar != none, "its source has shifts");
        line_.source = source.name;
        line_.every = source.every;
        line_.limit = source.limit;
    }

    void follow() {
        ElementRef to = only_exit(plan_.sources.front().route, "its source");
        double work = 0;
        while (reason_.empty() && to.kind == ElementKind::buffer) {
            const BufferPlan& buffer = plan_.buffers[to.index];
            refuse_if(buffer.takers.empty(), "no station takes parts from " + buffer.name);
            refuse_if(buffer.next.has_value() || buffer.takers.size() > 1, "parts go on from " + buffer.name + " in several ways");
            refuse_if(buffer.transit > Duration::zero(), buffer.name + " has a transit time");
            refuse_if(buffer.stop_at > 0, buffer.name + " has levels at which feeding stops and goes on");
            refuse_if(buffer.capacity.value_or(0) > most_places, buffer.name + " has more than a million places");
            if (!reason_.empty()) return;
            const StationPlan& station = plan_.stations[buffer.takers.front()];
            read_station(station, buffer.capacity);
            if (!reason_.empty()) return;
            if (line_.stations.size() == 1)
                refuse_if(!line_.every && !buffer.capacity && line_.limit > most_places,
                          "more than a million parts come at once");
            line_.stations.back().station = buffer.takers.front();
            line_.stations.back().buffer = to.index;
            refuse_if(line_.stations.size() > plan_.stations.size(), "its parts go round");
            work += line_.stations.back().time.mean();
            to = only_exit(station.route, station.name);
        }
        refuse_if(line_.stations.size() != plan_.stations.size(), "not all of its stations stand in one row");
        refuse_if(!(work > 0), "its parts take no time");
    }

    ElementRef only_exit(Index route, const std::string& name) {
        const Rows exits = plan_.routes[route].exits;
        refuse_if(exits.size() != 1 || is_scrap(plan_.exits[exits.first].to), "parts go on from " + name + " in several ways");
        return plan_.exits[exits.first].to;
    }

    void read_station(const StationPlan& plan, std::optional<std::uint32_t> places_before) {
        refuse_if(plan.machines != 1, plan.name + " has several machines");
        refuse_if(plan.inputs.size() != 1 || plan.inputs[0].buffers.size() != 1 || plan.inputs[0].count != 1,
                  plan.name + " assembles");
        refuse_if(plan.operations.size() != 1 || plan.setups.size() > 0, plan.name + " has several operations, or setups");
        refuse_if(plan.moving != none, plan.name + " is a moving line");
        refuse_if(plan.batch != none, plan.name + " works on several parts together");
        refuse_if(plan.split != none, plan.name + " makes several parts of one");
        refuse_if(!plan.yield.empty(), plan.name + " has a yield");
        refuse_if(plan.blocks_before, plan.name + " blocks before service");
        refuse_if(plan.calendar != none, plan.name + " has shifts");
        refuse_if(plan.ramp_up != none, plan.name + " has a ramp-up");
        if (!reason_.empty()) return;
        const std::string machine = plan.name + "#1";
        line_.stations.push_back(
            {machine, plan_.operations[plan.operations.first].time_of(0), places_before, {}});
        read_failures(plan.stops, machine, none);
        for (Index r = plan.robots.first; r < plan.robots.last; ++r) {
            const RobotPlan& robot = plan_.robots[r];
            refuse_if(robot.operations.size() > 0, robot.name + " has work of its own");
            refuse_if(!robot.slowed.empty(), "others take over what " + robot.name + " does");
            read_failures(robot.stops, machine + '/' + robot.name, r);
        }
    }

    void read_failures(Rows stops, const std::string& owner, Index robot) {
        for (Index s = stops.first; s < stops.last; ++s) {
            const StopPlan& stop = plan_.stops[s];
            const bool plain = !stop.planned && stop.clock == spec::Clock::operating && stop.part == spec::Interrupted::resume;
            refuse_if(!plain, owner + " has maintenance, or failures on another clock than that of its work");
            line_.stations.back().failures.push_back({owner + '!' + stop.name, stop.every, stop.length, robot});
        }
    }

    const Plan& plan_;
    SerialLine line_;
    std::string reason_;
};

}  // namespace

MaybeSerial serial_line(const Plan& plan) {
    return SerialReader(plan).read();
}

}  // namespace takt
