// What a run costs: machines, people, energy, scrap and material.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "takt/line/plan.hpp"
#include "takt/line/result.hpp"
#include "takt/stats/tally.hpp"

namespace takt {

/// machines: their scheduled hours, also of transporters and trains; people: the hours in which crews, operators and shared robots are there, at work or not, and their overtime;
/// energy: what the machines take; scrap: what is lost with scrapped parts; material: bought pieces as they are taken.
enum class CostKind : std::uint8_t { machines, people, energy, scrap, material };

inline constexpr std::array<std::string_view, 5> cost_kind_names{"machines", "people", "energy", "scrap", "material"};

struct CostSummary {
    std::string currency;                             ///< of all money of the plant
    std::array<Tally, cost_kind_names.size()> kinds;  ///< a run
    Tally total;                                      ///< a run
    Tally a_unit;                                     ///< of runs that made any
};

/// Of no run yet; nothing where nothing has a cost.
std::optional<CostSummary> begin_costs(const Plan& plan);

/// \param summary begin_costs(plan), and what was added before
void add_costs(const Plan& plan, const ReplicationResult& result, CostSummary& summary);

}  // namespace takt
