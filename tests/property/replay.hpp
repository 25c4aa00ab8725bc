// Plays a recording from its start, and says what does not fit.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "property/most_parts_in.hpp"
#include "takt/experiment/recorded.hpp"
#include "takt/line/nodes.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"

namespace replay {

using namespace takt;

/// How the line stands as far as the recording has been played, and the integrals of its levels since the beginning.
class Replay {
  public:
    Replay(const Plan& plan, const Recording& recording) : plan_(plan), recording_(recording), now_(recording.from) {
        const RecordedStart& start = recording.start;
        states_ = start.states;
        since_.assign(states_.size(), recording.from);
        times_.resize(plan.stations.size());
        buffers_.resize(plan.buffers.size());
        machines_.resize(plan.machines());
        stocks_ = start.stocks;
        holders_ = start.holdings;
        for (const ResourcePlan& resource : plan.resources)
            if (resource.travel) travellers_.insert(travellers_.end(), resource.size(), {});
        for (const TravellerChange& change : start.travellers)
            travellers_[change.traveller] = change;
        for (const RecordedPart& part : start.parts) {
            places_[part.part] = {part.node, part.machine};
            (part.machine == none ? buffers_[buffer(part.node)] : machines_[part.machine]).push_back(part.part);
        }
        for (Index b = 0; b < buffers_.size(); ++b)
            expect(buffers_[b].size() == start.levels[b], "level of " + plan.buffers[b].name);
        part_seconds_.assign(buffers_.size(), 0);
        busy_seconds_.assign(plan.resources.size(), 0);
        travelling_seconds_.assign(plan.resources.size(), 0);
        stock_seconds_.assign(stocks_.size(), 0);
        play();
    }

    const std::string& broken() const { return broken_; }
    const std::map<PartId, RecordedPart>& products() const { return products_; }

    /// The start of a recording of what follows.
    std::string differs_from(const Recording& next) const {
        const Replay other(plan_, still(next));
        if (next.start.states != states_) return "states of machines";
        if (other.buffers_ != buffers_) return "parts in buffers";
        if (other.machines_ != machines_) return "parts on machines";
        if (next.start.stocks != stocks_) return "stocks";
        if (sorted(next.start.holdings) != sorted(holders_)) return "who holds whom";
        if (other.errands() != errands()) return "what those who travel are about";
        return {};
    }

    /// Counted over the whole recording, by a result of the same time.
    std::string differs_from(const ReplicationResult& result) const {
        for (Index s = 0; s < plan_.stations.size(); ++s)
            if (!(times_[s] == result.stations[s].times)) return "times of " + plan_.stations[s].name;
        for (Index b = 0; b < buffers_.size(); ++b)
            if (!near(part_seconds_[b], result.buffers[b].level_seconds))
                return "mean level of " + plan_.buffers[b].name;
        for (Index r = 0; r < plan_.resources.size(); ++r)
            if (!near(busy_seconds_[r], result.resources[r].busy_seconds)) return "work of " + plan_.resources[r].name;
        for (Index r = 0; r < plan_.resources.size(); ++r)
            if (!near(travelling_seconds_[r], result.resources[r].travelling_seconds)) return "ways of " + plan_.resources[r].name;
        for (Index m = 0; m < stocks_.size(); ++m)
            if (!near(stock_seconds_[m], result.materials[m].stock_seconds))
                return "stock of " + plan_.materials[m].name;
        return {};
    }

  private:
    struct Where {
        Index node = none;
        Index machine = none;
    };

    /// Only its start.
    static Recording still(const Recording& recording) {
        Recording start;
        start.from = start.to = recording.from;
        start.start = recording.start;
        return start;
    }

    static bool near(double one, double other) { return std::abs(one - other) <= 1e-6 * (1 + std::abs(other)); }

    static std::vector<std::vector<Index>> sorted(const std::vector<Holding>& holdings) {
        std::vector<std::vector<Index>> all;
        for (const Holding& each : holdings)
            all.push_back({each.resource, static_cast<Index>(each.holder.kind), each.holder.index});
        std::sort(all.begin(), all.end());
        return all;
    }

    Index buffer(Index node) const { return static_cast<Index>(node - node_of_buffer(plan_, 0)); }

    void expect(bool condition, const std::string& what) {
        if (!condition && broken_.empty())
            broken_ = what + " at " + std::to_string(to_seconds(now_ - run_start)) + " s";
    }

    void play() {
        std::size_t move = 0, change = 0, holding = 0, traveller = 0, stock = 0;
        const auto due = [&](const auto& entries, std::size_t i) {
            return i < entries.size() && entries[i].time == now_;
        };
        while (true) {
            SimTime next = recording_.to;
            const auto look = [&](const auto& entries, std::size_t i) {
                if (i < entries.size()) next = std::min(next, entries[i].time);
            };
            look(recording_.moves, move);
            look(recording_.changes, change);
            look(recording_.holdings, holding);
            look(recording_.travellers, traveller);
            look(recording_.stocks, stock);
            expect(next >= now_, "time runs back");
            go_to(next);
            const std::size_t before = move + change + holding + traveller + stock;
            for (; due(recording_.moves, move); ++move)
                apply(recording_.moves[move]);
            for (; due(recording_.changes, change); ++change)
                apply(recording_.changes[change]);
            for (; due(recording_.holdings, holding); ++holding)
                apply(recording_.holdings[holding]);
            for (; due(recording_.travellers, traveller); ++traveller)
                apply(recording_.travellers[traveller]);
            for (; due(recording_.stocks, stock); ++stock)
                stocks_[recording_.stocks[stock].material] = recording_.stocks[stock].pieces;
            check_instant();
            if (before == move + change + holding + traveller + stock) break;
        }
        expect(move == recording_.moves.size() && change == recording_.changes.size(),
               "something is recorded after the end");
        for (Index m = 0; m < states_.size(); ++m)
            end_state(m);
    }

    void go_to(SimTime time) {
        const double seconds = to_seconds(time - now_);
        for (std::size_t b = 0; b < buffers_.size(); ++b)
            part_seconds_[b] += seconds * static_cast<double>(buffers_[b].size());
        for (const Holding& each : holders_)
            if (is_at_work(each)) busy_seconds_[each.resource] += seconds;
        std::size_t traveller = 0;
        for (std::size_t r = 0; r < plan_.resources.size(); ++r)
            for (std::uint32_t k = 0; plan_.resources[r].travel && k < plan_.resources[r].size(); ++k, ++traveller)
                if (travellers_[traveller].errand == Traveller::Errand::coming ||
                    travellers_[traveller].errand == Traveller::Errand::returning)
                    travelling_seconds_[r] += seconds;
        for (std::size_t m = 0; m < stocks_.size(); ++m)
            stock_seconds_[m] += seconds * stocks_[m];
        now_ = time;
    }

    /// A part that rests in a break or over a night keeps who works on it; a repair goes on.
    bool is_at_work(const Holding& holding) const {
        if (holding.holder.kind == Requester::Kind::stop) return true;
        const State state = states_[holding.holder.index];
        return state != State::on_break && state != State::off_shift;
    }

    void apply(const Move& move) {
        const auto known = products_.emplace(move.part, RecordedPart{move.part, move.product, none, none});
        expect(known.first->second.product == move.product, "a part has another product");
        const auto place = places_.find(move.part);
        if (move.kind == MoveKind::entered) {
            expect(place == places_.end(), "a part enters twice");
            places_[move.part] = {};
            return;
        }
        if (move.kind == MoveKind::made) {
            expect(place == places_.end(), "a part is made twice");
            places_[move.part] = {move.node, move.machine};
            machines_[move.machine].push_back(move.part);
            return;
        }
        expect(place != places_.end(), "a part moves that is not in the line");
        if (place == places_.end()) return;
        switch (move.kind) {
            case MoveKind::stored:
                leave(move.part, place->second);
                buffers_[buffer(move.node)].push_back(move.part);
                place->second = {move.node, none};
                break;
            case MoveKind::taken:
                expect(place->second.node == move.node, "a part is taken out of a buffer in which it is not");
                leave(move.part, place->second);
                place->second = {};
                break;
            case MoveKind::loaded:
                leave(move.part, place->second);
                machines_[move.machine].push_back(move.part);
                place->second = {move.node, move.machine};
                break;
            case MoveKind::finished:
                expect(place->second.machine == move.machine && is_next_to_be_finished(move), "a part is finished on a machine that has another");
                break;
            case MoveKind::split:
                expect(place->second.machine == move.machine, "a part is split on a machine where it is not");
                leave(move.part, place->second);
                places_.erase(place);
                break;
            case MoveKind::absorbed:
                expect(move.node >= node_of_station(plan_, 0) && move.node < node_of_buffer(plan_, 0) &&
                           plan_.stations[move.node - node_of_station(plan_, 0)].inputs.size() > 1,
                       "a part is absorbed where nothing is assembled");
                [[fallthrough]];
            default:
                leave(move.part, place->second);
                places_.erase(place);
        }
    }

    void leave(PartId part, Where where) {
        if (where.machine != none) {
            auto& parts = machines_[where.machine];
            parts.erase(std::find(parts.begin(), parts.end(), part));
        } else if (where.node != none) {
            auto& parts = buffers_[buffer(where.node)];
            const bool is_store = plan_.buffers[buffer(where.node)].is_store();
            expect(is_store || parts.front() == part, "a part overtakes another in a buffer");
            parts.erase(std::find(parts.begin(), parts.end(), part));
        }
    }

    void apply(const StateChange& change) {
        expect(states_[change.machine] != change.state, "a machine changes to the state in which it is");
        end_state(change.machine);
        states_[change.machine] = change.state;
    }

    void end_state(Index machine) {
        Index station = 0;
        while (station + 1 < plan_.stations.size() && plan_.stations[station + 1].first_machine <= machine)
            ++station;
        times_[station][states_[machine]] += now_ - since_[machine];
        since_[machine] = now_;
    }

    /// The first that is on the machine; those of a batch are all finished before the first of them leaves.
    bool is_next_to_be_finished(const Move& move) const {
        const auto& parts = machines_[move.machine];
        return plan_.stations[move.node - node_of_station(plan_, 0)].batch == none ? parts.front() == move.part
                                                                                  : std::find(parts.begin(), parts.end(), move.part) != parts.end();
    }

    /// Nobody is at work who was not sent, and nobody goes back who was not free.
    void apply(const TravellerChange& change) {
        using Errand = Traveller::Errand;
        const TravellerChange before = std::exchange(travellers_[change.traveller], change);
        const bool was_free = before.errand == Errand::free || before.errand == Errand::returning;
        if (change.errand == Errand::coming) expect(was_free, "somebody is sent who is busy");
        if (change.errand == Errand::returning) expect(before.errand == Errand::free, "somebody goes back who is busy");
        if (change.errand == Errand::at_work && before.errand == Errand::coming)
            expect(before.requester == change.requester, "somebody works for another one than he was sent to");
    }

    std::vector<Traveller::Errand> errands() const {
        std::vector<Traveller::Errand> all;
        for (const TravellerChange& each : travellers_)
            all.push_back(each.errand);
        return all;
    }

    void apply(const HoldingChange& change) {
        const auto found = std::find(holders_.begin(), holders_.end(), change.holding);
        expect((found == holders_.end()) == change.begins, "somebody is given back who was not there, or comes twice");
        if (change.begins)
            holders_.push_back(change.holding);
        else if (found != holders_.end())
            holders_.erase(found);
    }

    void check_instant() {
        for (Index b = 0; b < buffers_.size(); ++b)
            expect(buffers_[b].size() <= random_plants::most_parts_in(plan_, b), "a buffer overflows");
        for (Index s = 0; s < plan_.stations.size(); ++s) {
            const StationPlan& station = plan_.stations[s];
            const std::size_t most = random_plants::most_parts_at(plan_, s);
            for (Index m = station.first_machine; m < station.first_machine + station.machines; ++m)
                expect(machines_[m].size() <= most, "too many parts on a machine of " + station.name);
        }
        std::vector<std::uint32_t> busy(plan_.resources.size(), 0);
        for (const Holding& each : holders_)
            ++busy[each.resource];
        std::size_t traveller = 0;
        for (Index r = 0; r < busy.size(); ++r) {
            if (!plan_.resources[r].travel) continue;
            std::uint32_t at_work = 0;
            for (std::uint32_t k = 0; k < plan_.resources[r].size(); ++k)
                at_work += travellers_[traveller++].errand == Traveller::Errand::at_work;
            expect(at_work == busy[r], "not as many are there as work for " + plan_.resources[r].name);
        }
        for (Index r = 0; r < busy.size(); ++r)
            expect(busy[r] <= plan_.resources[r].size(), "too many of " + plan_.resources[r].name);
    }

    const Plan& plan_;
    const Recording& recording_;
    SimTime now_;
    std::vector<State> states_;
    std::vector<SimTime> since_;
    std::vector<StateTimes> times_;
    std::vector<std::deque<PartId>> buffers_;
    std::vector<std::deque<PartId>> machines_;
    std::map<PartId, Where> places_;
    std::map<PartId, RecordedPart> products_;
    std::vector<std::uint32_t> stocks_;
    std::vector<Holding> holders_;
    std::vector<TravellerChange> travellers_;  ///< what each is about
    std::vector<double> part_seconds_;
    std::vector<double> busy_seconds_;
    std::vector<double> travelling_seconds_;
    std::vector<double> stock_seconds_;
    std::string broken_;
};

/// All that must be so of two windows side by side. \return what is not, or nothing
inline std::string broken_recording(const Plan& plan, const Recording& first, const Recording& second,
                                    const Recording& both) {
    const Replay played(plan, first);
    if (!played.broken().empty()) return played.broken();
    const Replay played_on(plan, second);
    if (!played_on.broken().empty()) return played_on.broken();
    if (const std::string different = played.differs_from(second); !different.empty())
        return different + " are others where the second window begins";
    const auto joined = [](auto one, const auto& other) {
        one.insert(one.end(), other.begin(), other.end());
        return one;
    };
    if (joined(first.moves, second.moves) != both.moves) return "two windows have other moves than both in one";
    if (joined(first.changes, second.changes) != both.changes) return "two windows have other states than both in one";
    if (joined(first.holdings, second.holdings) != both.holdings)
        return "two windows have others at work than both in one";
    if (joined(first.travellers, second.travellers) != both.travellers)
        return "in two windows people travel otherwise than in both in one";
    if (joined(first.stocks, second.stocks) != both.stocks) return "two windows have other stocks than both in one";
    return {};
}

}  // namespace replay
