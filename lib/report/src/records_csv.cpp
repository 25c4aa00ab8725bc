#include "takt/report/records_csv.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "csv.hpp"

namespace takt {
namespace {

/// Whole microseconds as seconds, without what is not there: `90`, `90.25`.
std::string seconds_of(SimTime time) {
    const auto ticks = (time - run_start).count();
    std::string text = fmt::format("{}.{:06}", ticks / 1'000'000, ticks % 1'000'000);
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

class RecordsWriter {
  public:
    RecordsWriter(const Plan& plan, const Recording& recording)
        : plan_(plan), recording_(recording), stations_(stations_of_machines(plan)), rows_(plan.machines()) {}

    std::string csv() {
        add_cycles();
        add_stops();
        add_waits();
        Csv csv({"station", "machine", "start [s]", "end [s]", "reason"});
        for (Index m = 0; m < plan_.machines(); ++m) {
            if (plan_.stations[stations_[m]].moving != none) continue;
            write(csv, m, {recording_.from, recording_.to, "observed"});
            std::stable_sort(rows_[m].begin(), rows_[m].end(),
                             [](const Row& a, const Row& b) { return a.start < b.start; });
            for (const Row& row : rows_[m])
                write(csv, m, row);
        }
        return csv.text();
    }

  private:
    struct Row {
        SimTime start{};
        std::optional<SimTime> end{};
        std::string reason;

        friend bool operator==(const Row&, const Row&) = default;
    };

    void write(Csv& csv, Index machine, const Row& row) const {
        const StationPlan& station = plan_.stations[stations_[machine]];
        csv.row({station.name, csv_number(std::uint64_t{machine - station.first_machine + 1}), seconds_of(row.start),
                 row.end ? seconds_of(*row.end) : std::string(), row.reason});
    }

    /// A part is on a machine from when it is loaded until it is finished or scrapped. The parts of a batch have one cycle.
    void add_cycles() {
        std::map<PartId, std::pair<Index, SimTime>> under_way;
        for (const Move& move : recording_.moves) {
            if (move.kind == MoveKind::loaded) under_way[move.part] = {move.machine, move.time};
            if (move.kind != MoveKind::finished && move.kind != MoveKind::scrapped) continue;
            const auto work = under_way.find(move.part);
            if (work == under_way.end()) continue;
            const auto& [machine, since] = work->second;
            add_once(machine, {since, move.time, move.kind == MoveKind::finished ? "cycle" : "scrapped"});
            under_way.erase(work);
        }
        for (const auto& [part, work] : under_way)
            add_once(work.first, {work.second, {}, "cycle"});
    }

    void add_once(Index machine, Row row) {
        std::vector<Row>& rows = rows_[machine];
        const auto begun = std::find_if(rows.rbegin(), rows.rend(), [&](const Row& other) { return other.start < row.start; }).base();
        if (std::find(begun, rows.end(), row) == rows.end()) rows.push_back(std::move(row));
    }

    /// \return nothing for stops of robots with work of their own
    std::optional<std::string> reason_of(Index stop) const {
        const Index row = recording_.stops[stop].row;
        if (plan_.stops[row].planned) return "maintenance";
        for (const RobotPlan& robot : plan_.robots) {
            if (row < robot.stops.first || row >= robot.stops.last) continue;
            if (robot.operations.size() > 0) return std::nullopt;
            return robot.name.substr(robot.name.rfind('/') + 1) + '/' + plan_.stops[row].name;
        }
        return plan_.stops[row].name;
    }

    void add_stops() {
        std::vector<std::optional<SimTime>> since(recording_.stops.size());
        std::vector<std::optional<std::string>> reasons;
        for (Index stop = 0; stop < since.size(); ++stop)
            reasons.push_back(reason_of(stop));
        const auto add = [&](Index stop, std::optional<SimTime> end) {
            if (reasons[stop]) rows_[recording_.stops[stop].machine].push_back({*since[stop], end, *reasons[stop]});
        };
        for (const StopChange& change : recording_.stop_changes) {
            if (!change.begins && since[change.stop]) add(change.stop, change.time);
            since[change.stop] = change.begins ? std::optional(change.time) : std::nullopt;
        }
        for (Index stop = 0; stop < since.size(); ++stop)
            if (since[stop]) add(stop, {});
    }

    /// Stops have rows of their own, and being starved or blocked is no part of a cycle.
    static bool is_wait(State state) {
        return state == State::setup || state == State::on_break || state == State::off_shift ||
               state == State::waiting_for_crew || state == State::waiting_for_robot ||
               state == State::waiting_for_operator;
    }

    void add_waits() {
        std::vector<std::pair<State, SimTime>> now;
        for (const State state : recording_.start.states)
            now.emplace_back(state, recording_.from);
        for (const StateChange& change : lasting_changes(recording_)) {
            add_wait(change.machine, now[change.machine], change.time);
            now[change.machine] = {change.state, change.time};
        }
        for (Index m = 0; m < plan_.machines(); ++m)
            add_wait(m, now[m], {});
    }

    void add_wait(Index machine, const std::pair<State, SimTime>& since, std::optional<SimTime> end) {
        if (is_wait(since.first))
            rows_[machine].push_back(
                {since.second, end, std::string(state_names[static_cast<std::size_t>(since.first)])});
    }

    const Plan& plan_;
    const Recording& recording_;
    std::vector<Index> stations_;  ///< by machine
    std::vector<std::vector<Row>> rows_;
};

}  // namespace

std::string records_csv(const Plan& plan, const Recording& recording) {
    return RecordsWriter(plan, recording).csv();
}

}  // namespace takt
