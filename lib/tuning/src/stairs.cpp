#include "takt/tuning/stairs.hpp"

#include <cstddef>
#include <cstdint>

#include "takt/tuning/problem.hpp"

namespace takt {

Design top(const TuningProblem& problem) {
    Design design;
    for (const Decision& decision : problem.decisions) design.push_back(static_cast<std::uint16_t>(decision.ways.size() - 1));
    return design;
}

bool is_stair(const Decision& decision) {
    for (std::size_t w = 1; w < decision.ways.size(); ++w)
        if (!(TuningProblem::burden(decision.ways[w - 1]) < TuningProblem::burden(decision.ways[w]))) return false;
    return true;
}

bool nowhere_above(const Design& a, const Design& b) {
    for (std::size_t d = 0; d < a.size(); ++d)
        if (a[d] > b[d]) return false;
    return true;
}

}  // namespace takt
