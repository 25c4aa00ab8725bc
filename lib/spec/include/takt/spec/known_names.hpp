// Everything that a plant gives a name, by kind: to resolve references, and to say what a wrong one may have meant.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "takt/core/nearest.hpp"
#include "takt/spec/findings.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt::spec {

/// The elements stand in the order of ElementSpec's alternatives.
enum class Thing : std::uint8_t {
    source,
    station,
    buffer,
    sink,
    product,
    calendar,
    crew,
    operators,
    robot,
    carrier,
    ramp_up,
    material,
    zone,
    transporter,
    milk_run
};

inline constexpr std::size_t thing_count = 15;

inline constexpr std::array<std::string_view, thing_count> thing_words{
    "source",    "station", "buffer",  "sink",    "product",  "calendar", "crew",
    "operators", "robot",   "carrier", "ramp-up", "material", "zone",     "transporter", "milk-run"};

inline std::string_view word(Thing thing) {
    return thing_words[static_cast<std::size_t>(thing)];
}

/// `a crew`, `operators`.
std::string a(Thing thing);

class KnownNames {
  public:
    using Things = std::initializer_list<Thing>;

    explicit KnownNames(const LineSpec& plant) {
        for (const FlowSpec& flow : plant.flows)
            for (const ElementSpec& element : flow.elements)
                add(static_cast<Thing>(element.index()), name_of(element));
        add_all(Thing::product, plant.products);
        add_all(Thing::calendar, plant.calendars);
        add_all(Thing::crew, plant.crews);
        add_all(Thing::operators, plant.operators);
        add_all(Thing::robot, plant.robots);
        add_all(Thing::carrier, plant.carriers);
        add_all(Thing::ramp_up, plant.ramp_ups);
        add_all(Thing::material, plant.materials);
        add_all(Thing::zone, plant.zones);
        add_all(Thing::transporter, plant.transporters);
        add_all(Thing::milk_run, plant.milk_runs);
    }

    bool has(Thing thing, std::string_view name) const { return index(thing).count(name) > 0; }

    /// Position of the first of this name among its kind.
    /// \pre has(thing, name)
    std::size_t position(Thing thing, std::string_view name) const { return index(thing).at(name); }

    /// What to say about a name that is none of the expected things, and which of them it may have meant.
    struct Unknown {
        std::string message;
        std::string meant;  ///< empty if nothing is near
    };

    /// `expected a crew, found 'maintenace', did you mean 'maintenance'?`
    Unknown unknown(Things expected, std::string_view found) const {
        Unknown unknown{"expected " + either(expected) + ", found " + in_quotes(found), {}};
        if (const auto other = kind_of(found)) {
            unknown.message += (*other == Thing::operators ? ", who are " : ", which is ") + a(*other);
        } else if (nothing_of(expected)) {
            unknown.message += "; the plant has none";
        } else {
            unknown.meant = nearest(found, names_of(expected));
            if (!unknown.meant.empty()) unknown.message += ", did you mean " + in_quotes(unknown.meant) + "?";
        }
        return unknown;
    }

  private:
    using Index = std::unordered_map<std::string_view, std::size_t>;

    template <class T>
    void add_all(Thing thing, const std::vector<Named<T>>& all) {
        for (const Named<T>& each : all)
            add(thing, each.name);
    }

    void add(Thing thing, const Name& name) {
        auto& names = names_[static_cast<std::size_t>(thing)];
        indices_[static_cast<std::size_t>(thing)].emplace(name.text, names.size());
        names.push_back(name.text);
    }

    const Index& index(Thing thing) const { return indices_[static_cast<std::size_t>(thing)]; }

    static std::string either(Things expected) {
        std::string text;
        for (auto thing = expected.begin(); thing != expected.end(); ++thing) {
            if (thing != expected.begin()) text += thing + 1 == expected.end() ? " or " : ", ";
            text += a(*thing);
        }
        return text;
    }

    std::optional<Thing> kind_of(std::string_view name) const {
        for (std::size_t thing = 0; thing < thing_count; ++thing)
            if (has(static_cast<Thing>(thing), name)) return static_cast<Thing>(thing);
        return std::nullopt;
    }

    bool nothing_of(Things expected) const {
        for (const Thing thing : expected)
            if (!index(thing).empty()) return false;
        return true;
    }

    std::vector<std::string_view> names_of(Things expected) const {
        std::vector<std::string_view> all;
        for (const Thing thing : expected) {
            const auto& names = names_[static_cast<std::size_t>(thing)];
            all.insert(all.end(), names.begin(), names.end());
        }
        return all;
    }

    std::array<Index, thing_count> indices_;
    std::array<std::vector<std::string_view>, thing_count> names_;
};

}  // namespace takt::spec
