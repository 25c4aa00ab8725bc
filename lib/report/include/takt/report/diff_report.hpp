// What two plants or two results differ in: text for people, JSON for programs.
//
// The JSON is one object. Keys are never renamed; new ones may be added.
//
//   takt, seed     version that made this; seed of the runs that were made for it
//   first, second  what is compared: name (of the file)
//   same           whether the plants are the same; null where a result does not have the files of its plant
//   changes        key by key what is different: path, before and after (null where a plant does not have it); null as `same`. None, and
//                  yet not the same: a law with the same mean and standard deviation
//   paired         whether replications with the same random numbers are compared
//   differences    of the outputs: name, unit, more_is_better, first and second (means), difference (second less first), ci (95 %,
//                  null for fewer than two replications), p, p_holm (adjusted for all outputs)
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "takt/core/version.hpp"
#include "takt/experiment/compare_results.hpp"
#include "takt/spec/spec_text.hpp"

namespace takt {

struct DiffFacts {
    std::string version = takt::version;
    std::string first;   ///< as the user named it
    std::string second;
    std::uint64_t seed = 1;
    bool same = false;
    std::optional<std::vector<spec::KeyChange>> changes{};  ///< nothing where it is not known
};

/// `475,758 -> 489,204 units, +13,446`.
std::string change_of(const OutputDifference& difference);

/// `p = 0.012`, and `p below 0.001`.
std::string p_text(double p);

std::string diff_text(const DiffFacts& facts, const std::vector<OutputDifference>& differences);

std::string diff_json(const DiffFacts& facts, const std::vector<OutputDifference>& differences);

}  // namespace takt
