#include "takt/experiment/predicted_gain.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

#include "alike.hpp"
#include "takt/experiment/critical_path.hpp"
#include "takt/experiment/flows.hpp"
#include "takt/experiment/station_speed.hpp"
#include "takt/experiment/traffic.hpp"
#include "takt/line/plan.hpp"

namespace takt {
namespace {

/// Seconds that the changes of a plan take off its critical path.
class SavedOnPath {
  public:
    SavedOnPath(const Plan& plan, const Plan& changed, const CriticalPath& path)
        : plan_(plan), changed_(changed), path_(path), visits_(visit_ratios()) {}

    double seconds() const {
        double sum = 0;
        for (Index s = 0; s < plan_.stations.size(); ++s)
            sum += of_station(s);
        for (Index b = 0; b < plan_.buffers.size(); ++b)
            sum += of_buffer(b);
        for (Index r = 0; r < plan_.resources.size(); ++r)
            sum += of_size(plan_.resources[r].size(), changed_.resources[r].size(), path_.resource_member[r]) +
                   (plan_.resources[r].travel ? left_out(path_.travel[r], plan_.resources[r].travel->speed / changed_.resources[r].travel->speed)
                                              : 0);
        for (Index c = 0; c < plan_.carriers.size(); ++c)
            sum += of_size(plan_.carriers[c].count, changed_.carriers[c].count, path_.carrier[c]) +
                   left_out(path_.way_back[c], ratio(to_seconds(changed_.carriers[c].returns_in),
                                                     to_seconds(plan_.carriers[c].returns_in)));
        for (Index t = 0; t < plan_.transporters.size(); ++t)
            sum += of_size(plan_.transporters[t].count, changed_.transporters[t].count, path_.transporter[t]);
        for (Index i = 0; i < plan_.sources.size(); ++i)
            if (plan_.sources[i].every)
                sum += left_out(path_.source[i], changed_.sources[i].every->mean() / plan_.sources[i].every->mean());
        for (Index m = 0; m < plan_.materials.size(); ++m)
            sum += left_out(path_.material[m],
                            ratio(changed_.materials[m].lead_time.mean(), plan_.materials[m].lead_time.mean()));
        return sum;
    }

  private:
    static double ratio(double after, double before) { return before > 0 ? after / before : 1; }
    static double left_out(double seconds, double factor) { return seconds > 0 ? seconds * (1 - factor) : 0; }

    double of_station(Index s) const {
        const StationPlan& before = plan_.stations[s];
        const StationPlan& after = changed_.stations[s];
        const double often = visits_[s] * before.machines / after.machines;
        const double work = ratio(mean_cycle(changed_, after), mean_cycle(plan_, before));
        double saved = left_out(path_.station_work[s], often * work) + left_out(path_.station_stand[s], often);
        saved +=
            left_out(path_.station_setup[s], often * ratio(mean_setup(changed_, after), mean_setup(plan_, before)));
        saved += of_stops(before.stops, after.stops, often, work);
        for (Index r = 0; r < before.robots.size(); ++r)
            saved += of_stops(plan_.robots[before.robots.first + r].stops,
                              changed_.robots[after.robots.first + r].stops, often, work);
        return saved;
    }

    double of_stops(Rows before, Rows after, double often, double work) const {
        double saved = 0;
        for (Index i = 0; i < before.size(); ++i) {
            const StopPlan& one = plan_.stops[before.first + i];
            const StopPlan& other = changed_.stops[after.first + i];
            double factor = ratio(other.length.mean(), one.length.mean()) * ratio(one.every.mean(), other.every.mean());
            if (one.clock == spec::Clock::operating) factor *= often * work;
            if (one.clock == spec::Clock::cycles) factor *= often;
            saved += left_out(path_.stop[before.first + i], factor);
        }
        return saved;
    }

    double of_buffer(Index b) const {
        constexpr std::uint32_t unlimited = std::numeric_limits<std::uint32_t>::max();
        const std::uint32_t before = plan_.buffers[b].capacity.value_or(unlimited);
        const std::uint32_t after = changed_.buffers[b].capacity.value_or(unlimited);
        const double transit = ratio(to_seconds(changed_.buffers[b].transit), to_seconds(plan_.buffers[b].transit));
        const double places = after > before ? of_more_places(b, after - before)
                                             : of_size(before, after, path_.buffer_place[b], path_.buffer_fewer[b]);
        return left_out(path_.buffer_transit[b], transit) + places;
    }

    /// The output is nearly straight in one place more or fewer, and what a place fewer would cost is told more surely: what
    /// more of them save is raised to that, but to no more than as much for each.
    double of_more_places(Index b, std::uint32_t more) const {
        const double saved = between_steps(path_.buffer_place[b], more);
        const double first = path_.buffer_place[b][0], fewer = path_.buffer_fewer[b][0];
        if (fewer <= first) return saved;
        return std::min(more * fewer, first > 0 ? saved * fewer / first : fewer);
    }

    static double of_size(std::uint32_t before, std::uint32_t after, const SavedSeconds& more,
                          const SavedSeconds& fewer) {
        return after >= before ? between_steps(more, after - before) : -between_steps(fewer, before - after);
    }

    /// Where it is not known what fewer would cost: as much as as many more would save.
    static double of_size(std::uint32_t before, std::uint32_t after, const SavedSeconds& more) {
        return of_size(before, after, more, more);
    }

    /// Linear between the steps; beyond the last, no more than that.
    static double between_steps(const SavedSeconds& seconds, std::uint32_t steps) {
        double below = 0;
        std::uint32_t from = 0;
        for (std::size_t i = 0; i < seconds.size(); ++i) {
            const std::uint32_t to = steps_of_size[i];
            if (steps <= to) return below + (seconds[i] - below) * (steps - from) / (to - from);
            below = seconds[i];
            from = to;
        }
        return below;
    }

    static double mean_cycle(const Plan& plan, const StationPlan& station) {
        return over_products(plan, [&](Index product) { return cycle_seconds(plan, station, product); });
    }

    static double mean_setup(const Plan& plan, const StationPlan& station) {
        double sum = 0;
        for (Index i = station.setups.first; i < station.setups.last; ++i)
            sum += plan.setups[i].time.mean();
        return sum;
    }

    template <class Value>
    static double over_products(const Plan& plan, Value value) {
        double sum = 0, weight = 0;
        for (Index p = 0; p < std::max<std::size_t>(1, plan.products.size()); ++p) {
            const double share = plan.products.empty() ? 1 : plan.products[p].share;
            sum += share * value(p);
            weight += share;
        }
        return weight > 0 ? sum / weight : 0;
    }

    /// How many times as often a station is visited for each unit that leaves.
    std::vector<double> visit_ratios() const {
        std::vector<double> ratios(plan_.stations.size(), 1.0);
        const std::vector<double> before = visits_a_unit(plan_), after = visits_a_unit(changed_);
        for (std::size_t s = 0; s < ratios.size(); ++s)
            ratios[s] = ratio(after[s], before[s]);
        return ratios;
    }

    static std::vector<double> visits_a_unit(const Plan& plan) {
        std::vector<double> speeds, visits(plan.stations.size(), 0.0);
        for (const StationPlan& station : plan.stations)
            speeds.push_back(station_speed(plan, station));
        const Traffic traffic(plan, speeds);
        double units = 0;
        for (const SourcePlan& source : plan.sources) {
            const Flows flows = traffic.from_source(source);
            for (std::size_t i = 0; i < flows.stations.size(); ++i)
                visits[i / flows.products] += flows.stations[i];
            for (const double each : flows.sinks)
                units += each;
        }
        for (double& each : visits)
            each = units > 0 ? each / units : 0;
        return visits;
    }

    const Plan& plan_;
    const Plan& changed_;
    const CriticalPath& path_;
    std::vector<double> visits_;
};

}  // namespace

std::optional<double> predicted_gain(const Plan& plan, const Plan& changed, const CriticalPath& path) {
    if (!are_alike(plan, changed)) return std::nullopt;
    const double scheduled = path.scheduled();
    if (scheduled <= 0) return std::nullopt;
    const double saved = std::min(SavedOnPath(plan, changed, path).seconds(), 0.9 * scheduled);
    return static_cast<double>(path.units) * saved / (scheduled - saved);
}

}  // namespace takt
