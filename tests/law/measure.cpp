#include "measure.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <deque>

#include "heard_line.hpp"
#include "takt/experiment/replicate.hpp"
#include "takt/line/make_plan.hpp"
#include "takt/stats/confidence.hpp"
#include "takt/stats/quantile_sketch.hpp"

namespace takt::law {

namespace {

/// Waiting times of parts in the first buffer after the warm-up, from outside: takt's own results are not used for them. None
/// where parts are never short.
struct Waits : Listener {
    explicit Waits(const Plan& plan) : are_counted(plan.sources.front().every.has_value()), warm_up(plan.warm_up) {}
    bool are_counted;
    Duration warm_up;
    std::deque<SimTime> since;
    std::vector<double> seconds;

    void stored(SimTime now, Index buffer, const Part&) override {
        if (buffer == 0 && are_counted) since.push_back(now);
    }
    void taken(SimTime now, Index buffer, const Part&) override {
        if (buffer != 0 || !are_counted) return;
        if (now - run_start >= warm_up) seconds.push_back(to_seconds(now - since.front()));
        since.pop_front();
    }
};

class Recorder {
  public:
    Recorder(const Plan& plan, const ReplicationResult& result, Waits& waits)
        : plan_(plan), result_(result), observed_(to_seconds(result.observed)) {
        whole_line(waits);
        for (Index s = 0; s < plan.stations.size(); ++s) station(s);
        for (Index b = 0; b < plan.buffers.size(); ++b) buffer(b);
        for (Index r = 0; r < plan.resources.size(); ++r) resource(r);
        if (!plan.carriers.empty()) carriers();
    }

    const std::map<std::string, double>& values() const { return values_; }

  private:
    void whole_line(Waits& waits) {
        const double units = static_cast<double>(result_.units());
        values_["throughput"] = units / observed_;
        values_["cycle_mean"] = observed_ / units;
        values_["wip"] = values_["L"] = result_.parts_seconds / observed_;
        values_["scrap_rate"] = static_cast<double>(result_.scrapped) / observed_;
        const SinkResult& sink = result_.sinks.front();
        values_["lead_time_mean"] = values_["W"] = sink.lead_time.mean();
        for (const auto& [name, share] : {std::pair{"p50", 0.5}, {"p90", 0.9}, {"p95", 0.95}, {"p99", 0.99}}) {
            const double quantile = sink.lead_time.quantile(share);
            values_[std::string("lead_time_") + name] = values_[std::string("W_") + name] = quantile;
        }
        std::uint64_t lost = 0;
        std::uint64_t released = 0;
        for (const SourceResult& source : result_.sources) {
            lost += source.lost;
            released += source.released;
        }
        values_["loss_prob"] = static_cast<double>(lost) / static_cast<double>(lost + released);
        values_["time_in_system_mean"] = result_.parts_seconds / static_cast<double>(released);
        wait_quantiles(waits);
    }

    void wait_quantiles(Waits& waits) {
        if (waits.seconds.empty()) return;
        std::sort(waits.seconds.begin(), waits.seconds.end());
        const double n = static_cast<double>(waits.seconds.size());
        const auto quantile = [&](double share) { return waits.seconds[static_cast<std::size_t>(share * n)]; };
        values_["Wq_p90"] = quantile(0.9);
        values_["Wq_p99"] = quantile(0.99);
        const auto waited = std::upper_bound(waits.seconds.begin(), waits.seconds.end(), 0.0);
        values_["prob_wait"] = values_["sigma"] = static_cast<double>(waits.seconds.end() - waited) / n;
    }

    double share(Index s, std::initializer_list<State> states) const {
        double sum = 0;
        for (const State state : states) sum += to_seconds(result_.stations[s].times[state]);
        return sum / observed_ / plan_.stations[s].machines;
    }

    void station(Index s) {
        const std::string of = '[' + plan_.stations[s].name + ']';
        values_["working" + of] = share(s, {State::working});
        values_["starved" + of] = share(s, {State::starved, State::waiting_for_carrier});
        values_["blocked" + of] = share(s, {State::blocked});
        values_["waiting_resource" + of] = share(s, {State::waiting_for_robot});
        const double down = share(s, {State::down, State::waiting_for_crew});
        values_["down" + of] = down;
        values_["availability" + of] = 1 - down;
        values_["mean_machines_down"] += down * plan_.stations[s].machines;
        values_["arrival_rate" + of] = static_cast<double>(result_.stations[s].finished) / observed_;
        const double occupied = 1 - values_["starved" + of];
        values_["mean_number" + of] += occupied * plan_.stations[s].machines;
        if (s == 0) values_["utilization"] = values_["working" + of];
        if (s == 0) values_["availability"] = 1 - down;
    }

    void buffer(Index b) {
        const BufferPlan& plan = plan_.buffers[b];
        const double mean = result_.buffers[b].level_seconds / observed_;
        if (plan.written) values_["buffer_mean[" + plan.name + ']'] = mean;
        for (const Index s : plan.takers) values_["mean_number[" + plan_.stations[s].name + ']'] += mean;
        if (b != 0) return;
        values_["Lq"] = mean;
        values_["Wq"] = result_.buffers[b].level_seconds / static_cast<double>(result_.buffers[b].entered);
    }

    void resource(Index r) {
        const double busy = result_.resources[r].busy_seconds / observed_ / plan_.resources[r].size();
        values_["resource_utilization[" + plan_.resources[r].name + ']'] = values_["crew_utilization"] = busy;
        values_["mean_waiting"] = result_.resources[r].waiting_seconds / observed_;
    }

    void carriers() {
        values_["cycle_time_mean"] = plan_.carriers[0].count / values_["throughput"];
        const Index loader = plan_.carriers[0].loaders.front();
        values_["mean_number[" + plan_.stations[loader].name + ']'] += result_.carriers[0].empty_seconds / observed_;
    }

    const Plan& plan_;
    const ReplicationResult& result_;
    double observed_;
    std::map<std::string, double> values_;
};

}  // namespace

Measured measure(const spec::LineSpec& written, const Effort& effort) {
    spec::LineSpec plant = written;
    plant.run.warm_up = from_seconds(effort.warm_up);
    plant.run.horizon = from_seconds(effort.horizon);
    const Plan plan = make_plan(plant);
    Measured measured;
    for (int replication = 0; replication < effort.replications; ++replication) {
        Waits waits(plan);
        HeardLine line(plan, 2026, static_cast<std::uint64_t>(replication), waits);
        line.run_until(plan.end());
        const ReplicationResult result = line.result();
        CHECK(replicate(plan, 2026, static_cast<std::uint64_t>(replication)) ==
              result);  // by recursion, where it can be
        const Recorder recorder(plan, result, waits);
        for (const auto& [name, value] : recorder.values()) measured[name].add(value);
    }
    return measured;
}

void compare(const std::string& what, double exact, const Tally& measured, double scale, double resolution) {
    INFO(what << ": exact " << exact << ", measured " << measured.mean() << " from " << measured.count() << " replications");
    REQUIRE(measured.count() > 1);
    const double rounding = 2e-6 * scale;  // times are whole microseconds
    const double half = mean_interval(measured, 1 - false_alarm).half_width() + rounding;
    CHECK(half <= widest * scale);
    CHECK(std::abs(measured.mean() - exact) <= half + resolution);
}

}  // namespace takt::law
