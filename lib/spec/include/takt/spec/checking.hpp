// What every check of a plant looks at and writes to.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "takt/spec/findings.hpp"
#include "takt/spec/flow_graph.hpp"
#include "takt/spec/known_names.hpp"
#include "takt/spec/line_spec.hpp"
#include "takt/spec/product_reach.hpp"

namespace takt::spec {

/// Shares are written with finitely many digits: 33.3333 % three times is as good as all.
inline constexpr double share_tolerance = 1e-6;

struct Checking {
    Checking(const LineSpec& checked, Diagnostics& diagnostics, const KeyPlaces& keys)
        : plant(checked), graph(checked), known(checked), products(checked, graph, known), findings(diagnostics, &keys), open_ended(graph.size()) {}

    const LineSpec& plant;
    FlowGraph graph;
    KnownNames known;
    ProductReach products;
    Findings findings;

    // What the checks of routes learn, so that one mistake is not reported again as its consequences.
    std::vector<bool> open_ended;    ///< a way out of this element is wrong, and where it leads unknown
    std::vector<std::size_t> meant;  ///< elements that wrong references seem to mean
    bool some_reference_leads_nowhere = false;

    /// Says that it is unknown, and returns what it may have meant.
    std::string say_unknown(const Ref& ref, KnownNames::Things expected, const Subject& subject) {
        // The search for what was meant takes longest, and nobody would see its result.
        if (findings.full()) {
            findings.error(ref.at, subject, in_quotes(ref.name));
            return {};
        }
        auto unknown = known.unknown(expected, ref.name);
        findings.error(ref.at, subject, unknown.message);
        return std::move(unknown.meant);
    }

    void resolve(const Ref& ref, Thing expected, const Subject& subject) {
        if (!known.has(expected, ref.name)) say_unknown(ref, {expected}, subject);
    }
    void resolve(const std::optional<Ref>& ref, Thing expected, const Subject& subject) {
        if (ref) resolve(*ref, expected, subject);
    }
    void resolve_unless_empty(const Ref& ref, Thing expected, const Subject& subject) {
        if (!ref.empty()) resolve(ref, expected, subject);
    }
};

Subject subject_of(const ElementSpec& element);

template <class T>
Subject subject_of(const Named<T>& named, std::string_view word) {
    return {word, &named.name, &named.value.at};
}

/// Calls `act(element, subject)` for every element of the type T.
template <class T, class Act>
void for_each_element(const Checking& checking, Act act) {
    for (std::size_t i = 0; i < checking.graph.size(); ++i) {
        const auto* element = std::get_if<T>(&checking.graph.element(i));
        if (element != nullptr) act(*element, subject_of(checking.graph.element(i)));
    }
}

/// Words of one list, to find those said twice.
class Once {
  public:
    /// The place of the first, if the word was there before.
    const Place* seen(std::string_view text, const Place& at) {
        const auto [found, is_new] = first_.emplace(text, &at);
        return is_new ? nullptr : found->second;
    }

  private:
    std::unordered_map<std::string_view, const Place*> first_;
};

/// ` (line.yaml:3:5)`, or nothing when the place is unknown.
inline std::string in_brackets(const Place& place) {
    return place.line > 0 ? " (" + to_string(place) + ")" : "";
}

/// `3`, `0.25`, `1e+30`: a number as short as it can be said.
std::string as_text(double number);

inline std::string as_percent(double share) {
    return as_text(share * 100) + " %";
}

/// `90 s`, in the unit that files are checked in.
inline std::string as_text(Duration duration) {
    return as_text(to_seconds(duration)) + " s";
}

}  // namespace takt::spec
