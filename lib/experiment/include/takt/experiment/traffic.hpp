// Traffic equations: how often each element is visited for each part that enters, from routes, yields and rework alone.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <deque>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "takt/experiment/flows.hpp"
#include "takt/experiment/product_mix.hpp"
#include "takt/line/plan.hpp"
#include "takt/line/work_content.hpp"

namespace takt {

/// Solves the flow balance of a plan by following what is sent in until less than 1e-12 of it is still on its way.
///
/// Where the line itself decides at run time, the split is assumed: stations that take from one buffer, and targets of
/// `first`, share in proportion to how fast they are; `rotate` is even.
/// \source Hopp & Spearman, Factory Physics, ch. 7; the traffic equations of an open queueing network (Jackson 1957)
class Traffic {
  public:
    /// \param speeds of each station, in parts per second, for splits that the line decides
    Traffic(const Plan& plan, std::vector<double> speeds)
        : plan_(plan), speeds_(std::move(speeds)), products_(std::max<std::size_t>(1, plan.products.size())) {
        reworks_until_limit_.assign(plan.stations.size(), 1.0);
        for (const StationPlan& station : plan.stations)
            for (std::size_t p = 0; p < products_; ++p)
                good_.push_back(good_share(station, station.yield, p));
        settle_rework();
    }

    std::size_t products() const { return products_; }

    /// Flows for one part from this source.
    Flows from_source(const SourcePlan& source) const {
        const std::vector<double> mix = product_mix(source, products_);
        Walk walk = begin();
        for (std::size_t p = 0; p < products_; ++p)
            send(walk, source.route, p, mix[p]);
        return follow(walk);
    }

  private:
    /// Flow that has still to be followed, by node (buffers, then stations) and product.
    struct Walk {
        Flows flows;
        std::vector<double> pending;
        std::deque<std::size_t> queue;
        std::vector<bool> queued;
        Index absorbing = none;  ///< a station whose visits end the walk
    };

    static constexpr double negligible = 1e-12;
    static constexpr std::size_t most_steps = 2'000'000;

    Walk begin() const {
        Walk walk;
        walk.flows.products = products_;
        walk.flows.stations.assign(plan_.stations.size() * products_, 0.0);
        walk.flows.delivered.assign(plan_.buffers.size(), 0.0);
        walk.flows.sinks.assign(plan_.sinks.size() * products_, 0.0);
        walk.pending.assign((plan_.buffers.size() + plan_.stations.size()) * products_, 0.0);
        walk.queued.assign(walk.pending.size(), false);
        return walk;
    }

    void enter(Walk& walk, ElementRef to, std::size_t product, double amount) const {
        if (to.kind == ElementKind::sink) {
            if (to.index != none) walk.flows.sinks[to.index * products_ + product] += amount;
            return;
        }
        const std::size_t node = to.kind == ElementKind::buffer ? to.index : plan_.buffers.size() + to.index;
        const std::size_t key = node * products_ + product;
        walk.pending[key] += amount;
        if (walk.queued[key] || walk.pending[key] < negligible) return;
        walk.queued[key] = true;
        walk.queue.push_back(key);
    }

    Flows follow(Walk& walk) const {
        for (std::size_t step = 0; !walk.queue.empty(); ++step) {
            if (step == most_steps) {
                walk.flows.settled = false;
                break;
            }
            const std::size_t key = walk.queue.front();
            walk.queue.pop_front();
            walk.queued[key] = false;
            const double amount = std::exchange(walk.pending[key], 0.0);
            const std::size_t node = key / products_;
            const std::size_t product = key % products_;
            if (node < plan_.buffers.size()) {
                leave_buffer(walk, node, product, amount);
            } else {
                leave_station(walk, node - plan_.buffers.size(), product, amount);
            }
        }
        return std::move(walk.flows);
    }

    void leave_buffer(Walk& walk, std::size_t index, std::size_t product, double amount) const {
        const BufferPlan& buffer = plan_.buffers[index];
        if (buffer.next) return enter(walk, *buffer.next, product, amount);
        double sum = 0;
        for (const Index taker : buffer.takers)
            sum += speeds_[taker];
        for (const Index taker : buffer.takers) {
            const double share = sum > 0 ? speeds_[taker] / sum : 1.0 / static_cast<double>(buffer.takers.size());
            const std::vector<InputPlan>& inputs = plan_.stations[taker].inputs;
            if (!inputs.empty() && !takes(inputs.front(), index)) {
                walk.flows.delivered[index] += amount * share;
            } else {
                enter(walk, {ElementKind::station, taker}, product, amount * share);
            }
        }
    }

    static bool takes(const InputPlan& input, std::size_t buffer) {
        return std::find(input.buffers.begin(), input.buffers.end(), buffer) != input.buffers.end();
    }

    void leave_station(Walk& walk, std::size_t index, std::size_t product, double amount) const {
        const StationPlan& station = plan_.stations[index];
        walk.flows.stations[index * products_ + product] += amount;
        if (walk.absorbing == index) return;
        if (station.split == none) return let_go(walk, index, product, amount);
        for (const MadePlan& made : plan_.splits[station.split].makes)
            let_go(walk, index, made.product == none ? product : made.product, amount * made.count);
    }

    void let_go(Walk& walk, std::size_t index, std::size_t product, double amount) const {
        const StationPlan& station = plan_.stations[index];
        const double good = good_[index * products_ + product];
        send(walk, station.route, product, amount * good);
        if (station.rework == none) return;
        enter(walk, plan_.exits[station.rework].to, product, amount * (1 - good) * reworks_until_limit_[index]);
    }

    double good_share(const StationPlan& station, const std::vector<double>& yield, std::size_t product) const {
        if (yield.empty()) return 1;
        return yield[yield.size() == 1 ? 0 : product] * best_of_ramp_up(plan_, station).yield;
    }

    void send(Walk& walk, Index route_index, std::size_t product, double amount) const {
        if (route_index == none || amount <= 0) return;
        const RoutePlan& route = plan_.routes[route_index];
        const std::vector<double> shares = shares_of(route, product);
        for (Index i = 0; i < route.exits.size(); ++i) {
            if (shares[i] > 0) enter(walk, plan_.exits[route.exits.first + i].to, product, amount * shares[i]);
        }
    }

    std::vector<double> shares_of(const RoutePlan& route, std::size_t product) const {
        const Index size = route.exits.size();
        std::vector<double> shares(size, 0.0);
        double before = 0;
        for (Index i = 0; i < size; ++i) {
            const ExitPlan& exit = plan_.exits[route.exits.first + i];
            switch (route.choice) {
                case spec::Choice::fixed:
                    shares[i] = i == 0 ? 1 : 0;
                    break;
                case spec::Choice::share:
                    shares[i] = exit.share_up_to - std::exchange(before, exit.share_up_to);
                    break;
                case spec::Choice::product:
                    shares[i] = exit.product == product ? 1 : 0;
                    break;
                case spec::Choice::first:
                    shares[i] = speed_behind(exit.to);
                    break;
                case spec::Choice::rotate:
                    shares[i] = 1.0 / size;
                    break;
            }
        }
        const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
        if (route.choice == spec::Choice::product && sum == 0 && size > 0)
            shares.back() = 1;  // the last exit is for all others
        if (route.choice != spec::Choice::first) return shares;
        for (double& each : shares)
            each = sum > 0 ? each / sum : 1.0 / static_cast<double>(size);
        return shares;
    }

    double speed_behind(ElementRef to) const {
        if (to.kind == ElementKind::station) return speeds_[to.index];
        if (to.kind != ElementKind::buffer) return 1;
        double sum = 0;
        for (const Index taker : plan_.buffers[to.index].takers)
            sum += speeds_[taker];
        return sum;
    }

    /// A part is bad the first time with probability q and comes back from rework with probability r, then it is bad with q'
    /// each time: with a limit of L reworks it comes again q r (1 + q' r + ... + (q' r)^(L - 1)) times, and the share of bad
    /// ones that are scrapped is that of the (L + 1)-th. r depends on the other stations, so a few rounds are made.
    void settle_rework() {
        for (int round = 0; round < 4; ++round) {
            for (Index i = 0; i < plan_.stations.size(); ++i) {
                const StationPlan& station = plan_.stations[i];
                const bool is_limited = station.rework_limit != std::numeric_limits<std::uint32_t>::max();
                if (station.rework != none && (is_limited || !station.reworked_yield.empty()))
                    settle_rework(i, is_limited);
            }
        }
    }

    void settle_rework(Index index, bool is_limited) {
        const StationPlan& station = plan_.stations[index];
        const auto limit = static_cast<double>(station.rework_limit);
        double bad = 0;
        double scrapped = 0;
        for (std::size_t p = 0; p < products_; ++p) {
            Walk walk = begin();
            walk.absorbing = index;
            enter(walk, plan_.exits[station.rework].to, p, 1.0);
            const double returns = std::min(1.0, follow(walk).stations[index * products_ + p]);
            const double good_first = good_share(station, station.yield, p);
            const double good_again =
                station.reworked_yield.empty() ? good_first : good_share(station, station.reworked_yield, p);
            const double again = returns * (1 - good_again);
            const double weight = plan_.products.empty() ? 1 : plan_.products[p].share;
            bad += weight * sum_of_powers(again, limit + 1);
            scrapped += weight * std::pow(again, limit);
            const double visits_again = (1 - good_first) * returns * sum_of_powers(again, limit);
            good_[index * products_ + p] = (good_first + good_again * visits_again) / (1 + visits_again);
        }
        if (is_limited) reworks_until_limit_[index] = bad > 0 ? 1 - scrapped / bad : 1;
    }

    /// 1 + x + ... + x^(n - 1)
    static double sum_of_powers(double x, double n) { return x < 1 ? (1 - std::pow(x, n)) / (1 - x) : n; }

    const Plan& plan_;
    std::vector<double> speeds_;
    std::size_t products_;
    std::vector<double> good_;                 ///< by station and product: of all that it finishes, first or again
    std::vector<double> reworks_until_limit_;  ///< share of the bad parts of a station that may be reworked
};

}  // namespace takt
