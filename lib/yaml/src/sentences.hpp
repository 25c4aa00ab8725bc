// Distributions as sentences: `96 s`, `exponential(mean 42 min)`, `20 s + 0.9 * lognormal(mean 96 s, cv 0.05)`,
// `discrete(60 s: 80 %, 90 s: 20 %)`, `mixture(20 %: exponential(mean 3 s), 80 %: 1 s)`, `empirical(file.csv)`.
#pragma once

#include <string_view>

#include "node.hpp"
#include "tables.hpp"
#include "takt/random/distribution.hpp"

namespace takt::yaml {

/// \throws Mistake at the letter where it shows
Distribution parse_distribution(std::string_view text, Tables& tables, const SourceFile& from);

}  // namespace takt::yaml
