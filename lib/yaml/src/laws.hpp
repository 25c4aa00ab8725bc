// The laws that a sentence may name, gathered from their declarations in takt/random.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "takt/random/distribution.hpp"
#include "takt/yaml/vocabulary.hpp"

namespace takt::yaml {

/// A law with a fixed list of parameters.
struct ParametricSignature {
    std::string_view name;
    std::span<const Parameter> parameters;
    Made<Distribution> (*make)(std::span<const double> values);
};

const std::vector<ParametricSignature>& parametric_laws();
const ParametricSignature* signature_of(std::string_view name);

/// All laws, those made of lists and files too.
std::vector<LawEntry> law_entries();

/// All names that may stand before a parenthesis.
const std::vector<std::string_view>& law_names();
bool is_law(std::string_view name);

/// `lognormal(mean .., cv ..)`.
std::string usage(const ParametricSignature& signature);

}  // namespace takt::yaml
