#include "takt/experiment/phase_type.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

namespace takt {
namespace {

/// Solves (D - M) x = b for the rates out D and the moves M, by elimination; the matrix is an M-matrix, so no pivoting is needed.
std::vector<double> solve_times(const PhaseType& law, std::vector<double> b) {
    const std::size_t n = law.phases();
    std::vector<std::vector<double>> a(n, std::vector<double>(n));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            a[i][j] = i == j ? law.rate_out(i) : -law.moves[i][j];
    for (std::size_t k = 0; k < n; ++k)
        for (std::size_t i = k + 1; i < n; ++i) {
            const double factor = a[i][k] / a[k][k];
            for (std::size_t j = k; j < n && factor != 0; ++j)
                a[i][j] -= factor * a[k][j];
            b[i] -= factor * b[k];
        }
    for (std::size_t k = n; k-- > 0;) {
        for (std::size_t j = k + 1; j < n; ++j)
            b[k] -= a[k][j] * b[j];
        b[k] /= a[k][k];
    }
    return b;
}

}  // namespace

std::array<double, 3> PhaseType::moments() const {
    std::array<double, 3> moment{};
    std::vector<double> times(phases(), 1.0);
    for (double& each : moment) {
        times = solve_times(*this, std::move(times));
        each = 0;
        for (std::size_t i = 0; i < phases(); ++i)
            each += start[i] * times[i];
    }
    return moment;
}

PhaseType erlang_phases(std::size_t phases, double mean) {
    PhaseType made{std::vector<double>(phases, 0.0), std::vector(phases, std::vector<double>(phases, 0.0)),
                   std::vector<double>(phases, 0.0)};
    const double rate = static_cast<double>(phases) / mean;
    made.start[0] = 1;
    for (std::size_t i = 0; i + 1 < phases; ++i)
        made.moves[i][i + 1] = rate;
    made.ends.back() = rate;
    return made;
}

namespace {

/// Either of two exponential times. \pre 0 <= first_chance <= 1
PhaseType either_phase(double first_chance, double first_mean, double second_mean) {
    return {{first_chance, 1 - first_chance}, {{0, 0}, {0, 0}}, {1 / first_mean, 1 / second_mean}};
}

}  // namespace

PhaseType fitted_phases(double mean, double cv_squared, std::size_t most) {
    if (cv_squared > 1.001) {
        const double chance = (1 + std::sqrt((cv_squared - 1) / (cv_squared + 1))) / 2;
        return either_phase(chance, mean / (2 * chance), mean / (2 * (1 - chance)));
    }
    const double wanted = cv_squared > 0 ? std::round(1 / cv_squared) : static_cast<double>(most);
    return erlang_phases(static_cast<std::size_t>(std::clamp(wanted, 1.0, static_cast<double>(most))), mean);
}

PhaseType two_phases_like(const PhaseType& law) {
    const auto [one, two, three] = law.moments();
    const double spread = two - one * one;
    if (spread > 1e-9 * two) {
        const double sum = (three - one * two) / spread;
        const double product = sum * one - two;
        const double root = sum * sum / 4 - product;
        if (root > 0 && product > 0 && sum > 0) {
            const double large = sum / 2 + std::sqrt(root);
            const double small = product / large;
            const double chance = (one - small) / (large - small);
            if (chance >= 0 && chance <= 1) return either_phase(chance, large, small);
        }
    }
    return fitted_phases(one, 2 * two / (one * one) - 1, 2);
}

PhaseType with_failures(const PhaseType& work, const std::vector<PhaseFailure>& failures) {
    const std::size_t n = work.phases();
    const std::size_t all = n * (1 + failures.size());
    PhaseType made{std::vector<double>(all, 0.0), std::vector(all, std::vector<double>(all, 0.0)),
                   std::vector<double>(all, 0.0)};
    for (std::size_t i = 0; i < n; ++i) {
        made.start[i] = work.start[i];
        made.ends[i] = work.ends[i];
        for (std::size_t j = 0; j < n; ++j)
            made.moves[i][j] = work.moves[i][j];
        for (std::size_t f = 0; f < failures.size(); ++f) {
            const std::size_t down = n * (1 + f) + i;
            made.moves[i][down] = failures[f].rate;
            made.moves[down][i] = 1 / failures[f].repair;
        }
    }
    return made;
}

PhaseType and_then(const PhaseType& first, const PhaseType& second, double chance) {
    const std::size_t n = first.phases();
    const std::size_t all = n + second.phases();
    PhaseType made{std::vector<double>(all, 0.0), std::vector(all, std::vector<double>(all, 0.0)),
                   std::vector<double>(all, 0.0)};
    for (std::size_t i = 0; i < n; ++i) {
        made.start[i] = first.start[i];
        made.ends[i] = first.ends[i] * (1 - chance);
        for (std::size_t j = 0; j < n; ++j)
            made.moves[i][j] = first.moves[i][j];
        for (std::size_t j = n; j < all; ++j)
            made.moves[i][j] = first.ends[i] * chance * second.start[j - n];
    }
    for (std::size_t i = n; i < all; ++i) {
        made.ends[i] = second.ends[i - n];
        for (std::size_t j = n; j < all; ++j)
            made.moves[i][j] = second.moves[i - n][j - n];
    }
    return made;
}

PhaseType perhaps_then(const PhaseType& first, double chance, const PhaseType& second) {
    PhaseType made = and_then(first, second, 1);
    for (std::size_t i = 0; i < made.phases(); ++i)
        made.start[i] = i < first.phases() ? chance * first.start[i] : (1 - chance) * second.start[i - first.phases()];
    return made;
}

}  // namespace takt
