#include "milk_run_look.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "takt/core/time.hpp"

namespace takt {
namespace {

/// Lots of the milk run's materials that stations wait for, for each good unit.
double lots_a_unit(const Plan& plan, Index run, const Flows& flows) {
    double lots = 0;
    for (Index s = 0; s < plan.stations.size(); ++s) {
        if (plan.stations[s].leaves_out) continue;
        for (const NeedPlan& need : plan.stations[s].materials) {
            const MaterialPlan& material = plan.materials[need.material];
            for (Index product = 0; material.brought_by == run && product < flows.products; ++product)
                lots += need.pieces_of(product) * flows.stations[s * flows.products + product] / material.lot;
        }
    }
    return lots;
}

/// A round of a full train.
struct Round {
    double seconds = 0;
    double variance = 0;
};

Round full_round(const MilkRunPlan& run) {
    const auto squared = [](double x) { return x * x; };
    Round round{run.way_back.mean() + to_seconds(run.unload) * run.carries, squared(run.way_back.cv() * run.way_back.mean())};
    for (const MilkRunStopPlan& stop : run.stops) {
        round.seconds += stop.drive.mean();
        round.variance += squared(stop.drive.cv() * stop.drive.mean());
    }
    return round;
}

/// Instants of a timetable, both ends included.
double instants(SimTime from, SimTime to, Duration every) {
    const auto before = [&](Duration time) { return time < Duration::zero() ? -1 : time / every; };
    return static_cast<double>(before(to - run_start) - before(from - run_start - Duration{1}));
}

/// Lots that leave in the observed time, if every train is full whenever one may leave.
class MostLots {
  public:
    MostLots(const Plan& plan, const MilkRunPlan& run) : run_(&run), round_(full_round(run)) {
        const SimTime begin = run_start + plan.warm_up;
        if (run.calendar == none) {
            add(begin, plan.end());
            return;
        }
        const auto& changes = plan.calendars[run.calendar].timeline.changes();
        for (auto change = changes.begin(); change != changes.end(); ++change) {
            const SimTime until = std::next(change) == changes.end() ? plan.end() : std::min(plan.end(), std::next(change)->at);
            if (change->to == Presence::working && until >= begin && change->at <= until) add(std::max(begin, change->at), until);
        }
    }

    double on_average() const { return std::min(by_timetable_, by_trains_); }

    /// In one run: three standard deviations more rounds, as a renewal process counts them.
    double with_luck() const {
        const double variance = round_.seconds > 0 ? by_trains_ * run_->carries * round_.variance / (round_.seconds * round_.seconds) : 0;
        return std::min(by_timetable_, by_trains_ + 3 * std::sqrt(variance));
    }

  private:
    void add(SimTime from, SimTime to) {
        if (run_->every > Duration::zero()) by_timetable_ += run_->carries * instants(from, to, run_->every);
        by_trains_ += run_->carries * run_->trains * (to_seconds(to - from) / round_.seconds + 1);
    }

    const MilkRunPlan* run_;
    Round round_;
    double by_timetable_ = run_->every > Duration::zero() ? 0 : std::numeric_limits<double>::infinity();
    double by_trains_ = 0;
};

}  // namespace

MilkRunLook look_at_milk_run(const Plan& plan, Index index, const Flows& flows, Duration scheduled) {
    const MilkRunPlan& run = plan.milk_runs[index];
    MilkRunLook look{.lots_a_unit = lots_a_unit(plan, index, flows)};
    if (look.lots_a_unit <= 0) return look;
    double there = (run.trains + 1.0) * run.carries;  // under way as counting begins, about to leave late, or beside the line
    for (const MilkRunStopPlan& stop : run.stops) {
        const MaterialPlan& material = plan.materials[stop.material];
        there += 1.0 * std::max(material.stock, material.reorder_point + material.lot) / material.lot;
    }
    const MostLots lots(plan, run);
    look.jph = scheduled > Duration::zero() ? lots.on_average() / look.lots_a_unit / to_hours(scheduled) : 0;
    look.most_units = (lots.with_luck() + there) / look.lots_a_unit;
    return look;
}

}  // namespace takt
