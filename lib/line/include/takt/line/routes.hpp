// Routes: which way out a finished part takes.
#pragma once

#include <vector>

#include "takt/line/part.hpp"
#include "takt/line/plan.hpp"
#include "takt/random/stream.hpp"

namespace takt {

class Routes {
  public:
    explicit Routes(const Plan& plan) : plan_(&plan), turn_(plan.routes.size(), 0) {}

    /// The exits that the part may take: one, or for Choice::first all of them in order of preference.
    Rows choose(Index route, const Part& part, Stream& stream) {
        const RoutePlan& plan = plan_->routes[route];
        switch (plan.choice) {
            case spec::Choice::fixed: break;
            case spec::Choice::first: return plan.exits;
            case spec::Choice::share: return by_share(plan.exits, stream.uniform());
            case spec::Choice::product: return by_product(plan.exits, part.product);
            case spec::Choice::rotate: return one(plan.exits.first + turn_[route]++ % plan.exits.size());
        }
        return one(plan.exits.first);
    }

  private:
    static Rows one(Index exit) { return {exit, exit + 1}; }

    Rows by_share(Rows exits, double uniform) const {
        Index exit = exits.first;
        while (exit + 1 < exits.last && uniform >= plan_->exits[exit].share_up_to) ++exit;
        return one(exit);
    }

    Rows by_product(Rows exits, Index product) const {
        Index exit = exits.first;
        while (exit + 1 < exits.last && plan_->exits[exit].product != product) ++exit;
        return one(exit);
    }

    const Plan* plan_;
    std::vector<Index> turn_;
};

}  // namespace takt
