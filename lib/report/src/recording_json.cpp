#include "takt/report/recording_json.hpp"

#include <chrono>
#include <cstdint>
#include <utility>
#include <vector>

#include "json_text.hpp"
#include "takt/line/nodes.hpp"

namespace takt {
namespace {

std::uint64_t key_of(const Plan& plan, PartId part) {
    return part.number * plan.origins() + part.source;
}

/// Differences of whole milliseconds, whose sums are the whole milliseconds.
class Clock {
  public:
    explicit Clock(SimTime from) : from_(from) {}

    std::int64_t since_last(SimTime time) {
        const std::int64_t now = std::chrono::floor<std::chrono::milliseconds>(time - from_).count();
        return now - std::exchange(last_, now);
    }

  private:
    SimTime from_;
    std::int64_t last_ = 0;
};

template <class Entries>
void append_times(std::string& text, const Entries& entries, SimTime from) {
    Clock clock(from);
    text += "\"t_ms\":";
    append_array(text, entries, [&](const auto& entry) { return clock.since_last(entry.time); });
}

template <class Names>
void append_names(std::string& text, const Names& names) {
    append_array(text, names, [](const auto& name) { return json_string(name); });
}

std::vector<std::string> product_names(const Plan& plan) {
    std::vector<std::string> names;
    for (const ProductPlan& product : plan.products)
        names.push_back(product.name);
    return names;
}

void append_machines(std::string& text, const Plan& plan) {
    std::vector<std::string> machines;
    for (Index s = 0; s < plan.stations.size(); ++s)
        for (std::uint32_t k = 0; k < plan.stations[s].machines; ++k)
            machines.push_back(fmt::format(R"({{"node":{},"station":{},"machine":{}}})", node_of_station(plan, s),
                                           json_string(plan.stations[s].name), k + 1));
    append_array(text, machines, [](const std::string& machine) -> const std::string& { return machine; });
}

void append_start(std::string& text, const Plan& plan, const RecordedStart& start) {
    text += "{\"states\":";
    append_array(text, start.states, [](State state) { return static_cast<unsigned>(state); });
    text += ",\"levels\":";
    Index buffer = 0;
    append_array(text, start.levels,
                 [&](std::uint32_t level) { return fmt::format("[{},{}]", node_of_buffer(plan, buffer++), level); });
    text += ",\"parts\":";
    append_array(text, start.parts, [&](const RecordedPart& part) {
        return fmt::format("[{},{},{}]", key_of(plan, part.part), part.product, part.node);
    });
    text += '}';
}

void append_moves(std::string& text, const Plan& plan, const Recording& recording) {
    text += '{';
    append_times(text, recording.moves, recording.from);
    text += ",\"part\":";
    append_array(text, recording.moves, [&](const Move& move) { return key_of(plan, move.part); });
    text += ",\"product\":";
    append_array(text, recording.moves, [](const Move& move) { return move.product; });
    text += ",\"kind\":";
    append_array(text, recording.moves, [](const Move& move) { return static_cast<unsigned>(move.kind); });
    text += ",\"node\":";
    append_array(text, recording.moves, [](const Move& move) { return move.node; });
    text += '}';
}

void append_changes(std::string& text, const Recording& recording) {
    const std::vector<StateChange> changes = lasting_changes(recording);
    text += '{';
    append_times(text, changes, recording.from);
    text += ",\"machine\":";
    append_array(text, changes, [](const StateChange& change) { return change.machine; });
    text += ",\"state\":";
    append_array(text, changes, [](const StateChange& change) { return static_cast<unsigned>(change.state); });
    text += '}';
}

}  // namespace

std::string recording_json(const Plan& plan, const Recording& recording) {
    std::string text = fmt::format(R"({{"from_s":{},"to_s":{},"products":)", to_seconds(recording.from - run_start),
                                   to_seconds(recording.to - run_start));
    append_names(text, product_names(plan));
    text += ",\"states\":";
    append_names(text, state_names);
    text += ",\"kinds\":";
    append_names(text, move_kind_names);
    append(text, ",\"sources\":{},\"machines\":", plan.origins());
    append_machines(text, plan);
    text += ",\"start\":";
    append_start(text, plan, recording.start);
    text += ",\"moves\":";
    append_moves(text, plan, recording);
    text += ",\"changes\":";
    append_changes(text, recording);
    return text + '}';
}

}  // namespace takt
