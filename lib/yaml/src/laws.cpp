#include "laws.hpp"

#include <algorithm>
#include <variant>

namespace takt::yaml {
namespace {

template <ParametricLaw Law>
Made<Distribution> make(std::span<const double> values) {
    auto made = Law::make(values);
    if (auto* wanted = std::get_if<std::string>(&made)) return std::move(*wanted);
    return Distribution(std::get<Law>(std::move(made)));
}

template <class... Laws>
std::vector<ParametricSignature> signatures(const std::variant<Laws...>*) {
    return {{Laws::name, Laws::parameters, &make<Laws>}...};
}

template <class Law>
LawEntry entry_of() {
    LawEntry entry{Law::name, Law::help, Law::example};
    if constexpr (requires { Law::parameters; }) entry.parameters = Law::parameters;
    return entry;
}

template <class... Laws>
std::vector<LawEntry> entries(const std::variant<Laws...>*) {
    return {entry_of<Laws>()...};
}

}  // namespace

std::vector<LawEntry> law_entries() {
    return entries(static_cast<const Distribution::Law*>(nullptr));
}

const std::vector<ParametricSignature>& parametric_laws() {
    static const auto laws = signatures(static_cast<const ParametricLaws*>(nullptr));
    return laws;
}

const ParametricSignature* signature_of(std::string_view name) {
    for (const ParametricSignature& law : parametric_laws())
        if (law.name == name) return &law;
    return nullptr;
}

const std::vector<std::string_view>& law_names() {
    static const auto names = [] {
        std::vector<std::string_view> all;
        for (const ParametricSignature& law : parametric_laws())
            all.push_back(law.name);
        all.insert(all.end(), {Discrete::name, Mixture::name, Empirical::name, Trace::name, Histogram::name});
        return all;
    }();
    return names;
}

bool is_law(std::string_view name) {
    return std::find(law_names().begin(), law_names().end(), name) != law_names().end();
}

std::string usage(const ParametricSignature& signature) {
    std::string text = "`" + std::string(signature.name) + "(";
    for (const Parameter& parameter : signature.parameters) {
        if (text.back() != '(') text += ", ";
        text += std::string(parameter.name) + " ..";
    }
    return text + ")`";
}

}  // namespace takt::yaml
