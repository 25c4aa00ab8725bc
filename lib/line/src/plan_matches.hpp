// Sources that launch parts for vehicles, and the stations that marry them by number.
#pragma once

#include <cstddef>
#include <variant>
#include <vector>

#include "plan_names.hpp"
#include "takt/line/plan.hpp"
#include "takt/spec/check_marriages.hpp"

namespace takt {

/// \pre the flow is planned
class MatchPlanner {
  public:
    explicit MatchPlanner(PlanDraft& draft) : draft_(draft), plan_(draft.plan) {}

    void run() {
        for (std::size_t i = 0; i < draft_.graph.size(); ++i)
            if (const auto* station = std::get_if<spec::StationSpec>(&draft_.graph.element(i))) add(i, *station);
    }

  private:
    void add(std::size_t element, const spec::StationSpec& written) {
        for (std::size_t j = 0; j < written.joins.size(); ++j) {
            if (written.joins[j].match != spec::Match::number) continue;
            const std::size_t buffer = *draft_.graph.find(written.joins[j].from.name);
            const std::size_t follower = spec::sources_before(draft_.graph, buffer).front();
            const auto match = static_cast<Index>(plan_.matches.size());
            StationPlan& station = plan_.stations[draft_.index_of[element]];
            station.marries = true;
            station.inputs[j + 1].match = match;
            const std::size_t leader = spec::sources_before(draft_.graph, element).front();
            plan_.matches.push_back({draft_.index_of[element], draft_.index_of[buffer], draft_.index_of[follower],
                                     draft_.index_of[leader]});
            follow(draft_.index_of[follower], *std::get<spec::SourceSpec>(draft_.graph.element(follower)).follows,
                   match);
        }
    }

    void follow(Index follower, const spec::Ref& whom, Index match) {
        const std::size_t followed = *draft_.graph.find(whom.name);
        SourcePlan& source = plan_.sources[follower];
        source.match = match;
        source.follows = draft_.index_of[followed];
        source.follows_station = draft_.graph.kind(followed) == spec::FlowKind::station;
        if (source.follows_station)
            plan_.stations[source.follows].launches.push_back(match);
        else
            plan_.sources[source.follows].launches.push_back(match);
    }

    PlanDraft& draft_;
    Plan& plan_;
};

}  // namespace takt
