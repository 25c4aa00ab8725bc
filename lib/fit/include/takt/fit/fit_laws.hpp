// Which law a sample has, of those that takt knows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "takt/fit/bootstrap.hpp"
#include "takt/fit/fit_law.hpp"
#include "takt/fit/sample.hpp"

namespace takt::fit {

// Fitted are exponential, lognormal, Weibull, gamma, normal (cut off at 0) and uniform laws. Of the others, Erlang is a gamma law with
// a whole shape, which is never the likelier one; bounds of triangular, PERT and beta laws are what somebody knows, and not what a
// sample tells; geometric laws count.

/// What a sample was taken for.
enum class Choice : std::uint8_t {
    constant,   ///< it does not scatter
    law,        ///< the best of those that are not refused
    too_few,    ///< to tell laws apart; the law is a convention
    empirical,  ///< the values themselves: every law is refused
};

struct TestedLaw {
    FittedLaw fitted;
    std::optional<ChancesBeyond> chances;  ///< where it was tested

    /// Refused at 1 %.
    bool is_refused() const { return chances && chances->anderson_darling < 0.01; }
};

struct Fitted {
    Choice choice = Choice::law;
    std::vector<TestedLaw> laws;  ///< the likeliest first, by Akaike's criterion
    std::size_t chosen = 0;       ///< of laws, for Choice::law and, where there are any, Choice::too_few

    const FittedLaw* law() const {
        const bool has = choice == Choice::law || (choice == Choice::too_few && !laws.empty());
        return has ? &laws[chosen].fitted : nullptr;
    }
};

struct FitOptions {
    int rounds = 199;                ///< of the bootstrap
    std::size_t most_tested = 2000;  ///< whole times that a law is tested with; the first of them
    std::size_t least_to_tell = 10;  ///< whole times, fewer do not tell laws apart
    /// Times to failure have laws of lives: no normal one, and none with an end. Where there are too few to tell, they are taken as
    /// exponential, all others as lognormal.
    bool is_time_to_failure = false;
};

/// Every law that can be fitted, the likeliest first. \pre sample.size() > 1, and the sample scatters
std::vector<FittedLaw> fit_every_law(const Sample& sample, bool is_time_to_failure = false);

/// Whether a law may be the one of a sample.
ChancesBeyond test(const FittedLaw& fitted, const Sample& sample, const FitOptions& options,
                   const Stream& stream);

/// Takes the likeliest law that is not refused. \pre sample.size() > 0 \param stream for the tests
Fitted fit_laws(const Sample& sample, const Stream& stream, const FitOptions& options = {});

}  // namespace takt::fit
