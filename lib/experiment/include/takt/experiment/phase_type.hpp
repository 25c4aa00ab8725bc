// Times made of exponential phases, for which lines can be computed as Markov chains.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace takt {

/// The time to the end of a Markov chain that starts in phase i with chance start[i], goes from i to j at moves[i][j] and ends
/// from i at ends[i].
struct PhaseType {
    std::vector<double> start;
    std::vector<std::vector<double>> moves;
    std::vector<double> ends;

    std::size_t phases() const { return start.size(); }

    double rate_out(std::size_t phase) const {
        double sum = ends[phase];
        for (std::size_t to = 0; to < phases(); ++to)
            if (to != phase) sum += moves[phase][to];
        return sum;
    }

    /// E[T], E[T^2] / 2 and E[T^3] / 6.
    std::array<double, 3> moments() const;
    double mean() const { return moments()[0]; }
};

inline PhaseType exponential_phase(double mean) {
    return {{1}, {{0}}, {1 / mean}};
}

PhaseType erlang_phases(std::size_t phases, double mean);

/// With this mean and squared coefficient of variation: above 1 either of two exponential times with balanced means, below it
/// as many Erlang phases as come nearest, at most `most`.
/// \source Tijms, A First Course in Stochastic Models, 2003, appendix B
PhaseType fitted_phases(double mean, double cv_squared, std::size_t most);

/// In at most two phases: with the first three moments if two exponential times can have them, else with two, else with the mean.
/// \source Whitt, Approximating a point process by a renewal process, Operations Research 30(1), 1982
PhaseType two_phases_like(const PhaseType& law);

/// A stop of a machine that comes while it works, and lasts an exponential time.
struct PhaseFailure {
    double rate = 0;    ///< for each second worked
    double repair = 0;  ///< mean, seconds
};

/// Work that fails in any of its phases and goes on where it was: each phase gets a phase of repair for each failure.
PhaseType with_failures(const PhaseType& work, const std::vector<PhaseFailure>& failures);

/// One after the other, the second only with a chance; the order in time is that of the arguments.
PhaseType and_then(const PhaseType& first, const PhaseType& second, double chance);

/// One after the other, the first only with a chance.
PhaseType perhaps_then(const PhaseType& first, double chance, const PhaseType& second);

}  // namespace takt
