#include "takt/report/event_log.hpp"

#include <array>
#include <map>
#include <utility>
#include <vector>

#include "dates.hpp"
#include "json_text.hpp"
#include "takt/line/nodes.hpp"

namespace takt {
namespace {

constexpr std::array<std::string_view, move_kind_count> event_names{"enter",  "store", "take",  "load",
                                                                    "finish", "leave", "scrap", "absorb",
                                                                    "split",  "make"};

constexpr std::string_view types = R"("objectTypes":[
{"name":"part","attributes":[{"name":"product","type":"string"}]},
{"name":"source","attributes":[]},
{"name":"station","attributes":[{"name":"area","type":"string"}]},
{"name":"buffer","attributes":[]},
{"name":"sink","attributes":[]}
],"eventTypes":[
{"name":"enter","attributes":[]},
{"name":"store","attributes":[]},
{"name":"take","attributes":[]},
{"name":"load","attributes":[{"name":"machine","type":"string"}]},
{"name":"finish","attributes":[{"name":"machine","type":"string"}]},
{"name":"leave","attributes":[]},
{"name":"scrap","attributes":[]},
{"name":"absorb","attributes":[]},
{"name":"split","attributes":[{"name":"machine","type":"string"}]},
{"name":"make","attributes":[{"name":"machine","type":"string"}]}
],)";

class EventLog {
  public:
    EventLog(const Plan& plan, const Recording& recording) : plan_(plan), recording_(recording) {
        name_nodes();
        for (const ProductPlan& product : plan.products)
            products_.push_back(json_string(product.name));
        stations_ = stations_of_machines(plan);
        note_joins();
        note_splits();
    }

    std::string json() {
        std::string text = "{" + std::string(types) + "\"objects\":[";
        add_objects();
        text += objects_;
        objects_.clear();
        text += "\n],\"events\":[";
        add_events();
        return text + events_ + "\n]}\n";
    }

  private:
    void name_nodes() {
        nodes_.resize(node_count(plan_));
        const auto name = [](std::string_view type, std::string_view each) {
            return json_string(fmt::format("{}:{}", type, each));
        };
        for (Index i = 0; i < plan_.sources.size(); ++i)
            nodes_[node_of_source(plan_, i)] = name("source", plan_.sources[i].name);
        for (Index i = 0; i < plan_.stations.size(); ++i)
            nodes_[node_of_station(plan_, i)] = name("station", plan_.stations[i].name);
        for (Index i = 0; i < plan_.buffers.size(); ++i)
            nodes_[node_of_buffer(plan_, i)] = name("buffer", plan_.buffers[i].name);
        for (Index i = 0; i < plan_.sinks.size(); ++i)
            nodes_[node_of_sink(plan_, i)] = name("sink", plan_.sinks[i].name);
    }

    std::string name_of(PartId part) const {
        return json_string(fmt::format("part:{}:{}", plan_.name_of_origin(part.source), part.number));
    }

    std::string time_of(SimTime time) const { return iso_time(plan_, time); }

    /// What a station takes in becomes part of what it loads next.
    void note_joins() {
        std::vector<std::vector<PartId>> taken_in(node_count(plan_));
        for (const Move& move : recording_.moves) {
            if (move.kind == MoveKind::absorbed) taken_in[move.node].push_back(move.part);
            if (move.kind != MoveKind::loaded) continue;
            for (const PartId& part : taken_in[move.node])
                joins_[part] = move.part;
            taken_in[move.node].clear();
        }
    }

    /// What is made comes of the part that was split last.
    void note_splits() {
        PartId split;
        for (const Move& move : recording_.moves) {
            if (move.kind == MoveKind::split) split = move.part;
            if (move.kind == MoveKind::made) made_of_[move.part] = split;
        }
    }

    // Objects.

    void add_object(std::string_view id, std::string_view type, std::string_view attributes,
                    std::string_view relationships) {
        objects_ += objects_.empty() ? "\n" : ",\n";
        append(objects_, R"({{"id":{},"type":"{}","attributes":[{}],"relationships":[{}]}})", id, type, attributes,
               relationships);
    }

    std::string attribute(std::string_view name, std::string_view value, SimTime time) const {
        return fmt::format(R"({{"name":"{}","time":"{}","value":{}}})", name, time_of(time), value);
    }

    void add_objects() {
        for (Index i = 0; i < plan_.sources.size(); ++i)
            add_object(nodes_[node_of_source(plan_, i)], "source", "", "");
        for (Index i = 0; i < plan_.stations.size(); ++i)
            add_object(nodes_[node_of_station(plan_, i)], "station",
                       attribute("area", json_string(plan_.stations[i].area), recording_.from), "");
        for (Index i = 0; i < plan_.buffers.size(); ++i)
            if (plan_.buffers[i].written) add_object(nodes_[node_of_buffer(plan_, i)], "buffer", "", "");
        for (Index i = 0; i < plan_.sinks.size(); ++i)
            add_object(nodes_[node_of_sink(plan_, i)], "sink", "", "");
        for (const RecordedPart& part : recording_.start.parts)
            add_part(part.part, part.product, recording_.from);
        for (const Move& move : recording_.moves)
            if (move.kind == MoveKind::entered || move.kind == MoveKind::made) add_part(move.part, move.product, move.time);
    }

    void add_part(PartId part, Index product, SimTime time) {
        std::string relationships;
        if (const auto join = joins_.find(part); join != joins_.end()) relationships = relationship(name_of(join->second), "part of");
        if (const auto split = made_of_.find(part); split != made_of_.end())
            relationships += (relationships.empty() ? "" : ",") + relationship(name_of(split->second), "made of");
        add_object(name_of(part), "part", attribute("product", products_[product], time), relationships);
    }

    static std::string relationship(std::string_view object, std::string_view qualifier) {
        return fmt::format(R"({{"objectId":{},"qualifier":"{}"}})", object, qualifier);
    }

    // Events.

    void add_events() {
        for (const RecordedPart& part : recording_.start.parts)
            if (part.machine != none) last_station_[part.part] = part.node;
        for (const Move& move : recording_.moves)
            add_event(move);
    }

    void add_event(const Move& move) {
        if (move.kind == MoveKind::loaded) last_station_[move.part] = move.node;
        std::string relationships = relationship(name_of(move.part), "part") + where(move);
        if (const auto join = joins_.find(move.part); move.kind == MoveKind::absorbed && join != joins_.end())
            relationships += ',' + relationship(name_of(join->second), "becomes part of");
        if (move.kind == MoveKind::made) {
            last_station_[move.part] = move.node;
            relationships += ',' + relationship(name_of(made_of_.at(move.part)), "made of");
        }
        const bool has_machine = move.machine != none;
        const std::string attributes =
            has_machine ? fmt::format(R"({{"name":"machine","value":"{}"}})", number_of(move.machine)) : std::string();
        append(events_, R"({}{{"id":"{}","type":"{}","time":"{}","attributes":[{}],"relationships":[{}]}})",
               events_.empty() ? "\n" : ",\n", ++count_, event_names[static_cast<std::size_t>(move.kind)],
               time_of(move.time), attributes, relationships);
        if (is_over(move.kind)) last_station_.erase(move.part);
    }

    static bool is_over(MoveKind kind) {
        return kind == MoveKind::left || kind == MoveKind::scrapped || kind == MoveKind::absorbed || kind == MoveKind::split;
    }

    /// Of the machines of its station, from 1.
    Index number_of(Index machine) const { return machine - plan_.stations[stations_[machine]].first_machine + 1; }

    std::string where(const Move& move) const {
        switch (move.kind) {
            case MoveKind::stored:
                return ',' + relationship(nodes_[move.node], "into");
            case MoveKind::taken:
                return ',' + relationship(nodes_[move.node], "out of");
            case MoveKind::scrapped:
                break;
            default:
                return ',' + relationship(nodes_[move.node], "at");
        }
        const auto station = last_station_.find(move.part);
        return station == last_station_.end() ? std::string() : ',' + relationship(nodes_[station->second], "at");
    }

    const Plan& plan_;
    const Recording& recording_;
    std::vector<std::string> nodes_;  ///< their names, as JSON
    std::vector<std::string> products_;
    std::vector<Index> stations_;  ///< by machine
    std::map<PartId, PartId> joins_;
    std::map<PartId, PartId> made_of_;
    std::map<PartId, Index> last_station_;
    std::string objects_;
    std::string events_;
    std::uint64_t count_ = 0;
};

}  // namespace

std::string event_log_json(const Plan& plan, const Recording& recording) {
    return EventLog(plan, recording).json();
}

}  // namespace takt
