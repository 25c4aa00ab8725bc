// Names to indices while a plan is made.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "takt/line/plan.hpp"
#include "takt/spec/flow_graph.hpp"
#include "takt/spec/known_names.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt {

/// What the makers of the parts of a plan share: the spec, its names, and the plan so far.
/// \pre the spec has passed spec::check
struct PlanDraft {
    const spec::LineSpec& spec;
    spec::FlowGraph graph;
    spec::KnownNames names;
    Plan plan;
    std::vector<Index> index_of;  ///< by element of the graph: its position in the table of its kind

    explicit PlanDraft(const spec::LineSpec& written) : spec(written), graph(written), names(written) {}

    Index find(spec::Thing thing, const spec::Ref& ref) const {
        return static_cast<Index>(names.position(thing, ref.name));
    }
    Index find(spec::Thing thing, const std::optional<spec::Ref>& ref) const { return ref ? find(thing, *ref) : none; }

    /// The calendar that is named, or that of the run, or none.
    Index calendar(const std::optional<spec::Ref>& ref) const {
        return ref ? find(spec::Thing::calendar, *ref) : plan.calendar;
    }

    // The table of resources holds crews, then operators, then shared robots.
    Index crew(const std::optional<spec::Ref>& ref) const { return find(spec::Thing::crew, ref); }
    Index operators(const std::optional<spec::Ref>& ref) const {
        return ref ? static_cast<Index>(spec.crews.size()) + find(spec::Thing::operators, *ref) : none;
    }
    Index robot(const std::optional<spec::Ref>& ref) const {
        return ref ? static_cast<Index>(spec.crews.size() + spec.operators.size()) + find(spec::Thing::robot, *ref) : none;
    }

    /// One value for all products, or one for each in the order of the plan's products.
    template <class T, class Convert>
    auto by_product(const spec::ByProduct<T>& values, Convert convert) const {
        std::vector<decltype(convert(std::declval<const T&>()))> list;
        if (values.each.empty()) {
            if (values.all) list.push_back(convert(*values.all));
            return list;
        }
        list.assign(plan.products.size(), convert(values.each.front().second));  // also of those that do not come there
        for (const auto& [product, value] : values.each) list[find(spec::Thing::product, product)] = convert(value);
        return list;
    }

    std::vector<Distribution> times(const spec::ByProduct<Distribution>& values) const {
        return by_product(values, [](const Distribution& distribution) { return distribution; });
    }
};

}  // namespace takt
