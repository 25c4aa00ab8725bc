// Reads values of the plant from the tree, by their type. What is wrong is reported and the reading goes on; a value
// that cannot be read gets a harmless one, so that one mistake gives one message.
#pragma once

#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "harmless.hpp"
#include "language.hpp"
#include "mapping.hpp"
#include "mistake.hpp"
#include "node.hpp"
#include "quantity_kinds.hpp"
#include "tables.hpp"
#include "takt/core/diagnostic.hpp"
#include "takt/core/nearest.hpp"
#include "takt/spec/key_places.hpp"
#include "takt/spec/line_spec.hpp"

namespace takt::yaml {

/// A type whose keys are declared: `about` and `fields`.
template <class T>
concept Described = requires {
    T::about.word;
};

/// A type whose words are declared: `words(value)`.
template <class T>
concept Enumeration = std::is_enum_v<T> && requires(T value) {
    words(value).size();
};

/// Whether a distribution may count cycles instead of measuring time.
enum class Counting { refused, allowed };

class Reader {
  public:
    /// Values that all repeats and templates together may be read as; beyond it a small file would fill the memory.
    static constexpr std::size_t most_values = 2'000'000;

    Reader(Diagnostics& diagnostics, Tables& tables) : diagnostics_(diagnostics), tables_(tables) {}

    void error(Place place, const std::string& message);
    std::size_t errors() const { return errors_; }
    /// What else is wrong at a place where there has been an error would only follow from it.
    void say_no_more(const Place& place) { settled_.insert(to_string(place)); }
    /// True when there is no use in reading on: too many messages, or too many values.
    bool stopped() const { return diagnostics_.full() || values_ > most_values; }

    /// False when something was lost by which parts go their way; what is then said about ways would mislead.
    bool routes_complete() const { return routes_complete_; }

    /// What `{n}` stands for from now on.
    void number(std::optional<std::uint32_t> n) { number_ = n; }
    /// The text of a word with `{n}` filled in.
    std::string text_of(const Node& word) const;
    /// A name as text; empty, with a message, when it is none.
    std::string name_of(const Node& node, std::string_view what);

    void read(const Node& node, const Field& field, std::string& value);
    void read(const Node& node, const Field& field, std::uint32_t& value);
    void read(const Node& node, const Field& field, std::uint64_t& value);
    void read(const Node& node, const Field& field, spec::Name& value);
    void read(const Node& node, const Field& field, spec::Ref& value);
    void read(const Node& node, const Field& field, spec::Share& value);
    void read(const Node& node, const Field& field, spec::Percentage& value);
    void read(const Node& node, const Field& field, spec::Rate& value);
    void read(const Node& node, const Field& field, spec::Money& value);
    void read(const Node& node, const Field& field, spec::HourlyCost& value);
    void read(const Node& node, const Field& field, spec::EnergyPrice& value);
    void read(const Node& node, const Field& field, spec::Power& value);
    void read(const Node& node, const Field& field, spec::Length& value);
    void read(const Node& node, const Field& field, spec::Speed& value);
    void read(const Node& node, const Field& field, spec::Capacity& value);
    void read(const Node& node, const Field& field, spec::TimeOfDay& value);
    void read(const Node& node, const Field& field, spec::Weekdays& value);
    void read(const Node& node, const Field& field, spec::Date& value);
    void read(const Node& node, const Field& field, spec::DateRange& value);
    void read(const Node& node, const Field& field, spec::Moment& value);
    void read(const Node& node, const Field& field, spec::RouteSpec& value);
    void read(const Node& node, const Field& field, Duration& value);
    void read(const Node& node, const Field& field, Distribution& value);
    void read_distribution(const Node& node, Distribution& value, Counting counting);

    /// A list of releases, or the CSV file that holds them.
    void read_releases(const Node& node, const Field& field, std::vector<spec::ReleaseSpec>& value,
                       ReleaseColumns columns);

    template <Enumeration T>
    void read(const Node& node, const Field&, T& value) {
        std::vector<std::string_view> known;
        for (const auto& word : words(T{}))
            known.push_back(word.text);
        const std::size_t found = choose(node, known);
        if (found < known.size()) value = words(T{})[found].value;
    }

    template <class T>
    void read(const Node& node, const Field& field, std::optional<T>& value) {
        const std::size_t before = errors_;
        T inner{};
        read(node, field, inner);
        const bool is_reference =
            std::is_same_v<T, spec::Ref> || std::is_same_v<T, spec::Name> || std::is_same_v<T, spec::RouteSpec>;
        if (!is_reference || errors_ == before) value = std::move(inner);
    }

    template <class T>
    void read(const Node& node, const Field& field, std::vector<T>& value) {
        if (!node.is_list()) return read_item(node, field, value);
        for (const Node* item : node.children) {
            if (!count(*item)) return;
            read_item(*item, field, value);
        }
    }

    /// `{M7: 98 s, M5: 92 s}`, or one value for all.
    template <class T>
    void read(const Node& node, const Field& field, spec::ByProduct<T>& value) {
        if (!node.is_map()) {
            value.all.emplace();
            return read(node, field, *value.all);
        }
        if (node.pairs() == 0) error(node.place(), "expected a value for each product, found an empty map");
        for (std::size_t i = 0; i < node.pairs() && count(node.key(i)); ++i) {
            spec::Ref product;
            read(node.key(i), field, product);
            value.each.emplace_back(std::move(product), T{});
            read(node.value(i), field, value.each.back().second);
        }
    }

    /// `{M7: 70 %, M5: 30 %}`.
    void read(const Node& node, const Field& field, std::vector<std::pair<spec::Ref, spec::Share>>& value);

    /// `{seats: 2, brackets: {M7: 4, M5: 3}}`: values under names that are mentioned.
    template <class Key, class T>
    void read(const Node& node, const Field& field, std::vector<std::pair<Key, T>>& value) {
        constexpr bool counts_pieces = std::is_same_v<std::vector<std::pair<Key, T>>, spec::MaterialNeeds>;
        if (!node.is_map())
            return refuse(node, counts_pieces ? "a number of pieces for each material" : "a map", field.example);
        for (std::size_t i = 0; i < node.pairs() && count(node.key(i)); ++i) {
            Key key;
            T held{};
            read(node.key(i), field, key);
            read(node.value(i), field, held);
            if (!key.empty()) value.emplace_back(std::move(key), std::move(held));
        }
    }

    /// `{line.store.capacity: 60}`: paths and whatever may stand there; what is wrong shows when they are applied.
    void read(const Node& node, const Field& field, spec::Assignments& value);
    void read(const Node& node, const Field& field, spec::Factors& value);

    /// Things under their names; several files may add to them.
    template <class T>
    void read(const Node& node, const Field& field, std::vector<spec::Named<T>>& value) {
        if (!node.is_map()) return refuse(node, "a map of names", field.example);
        std::unordered_set<std::string> known;
        for (const auto& other : value)
            known.insert(other.name.text);
        const std::size_t before = errors_;
        for (std::size_t i = 0; i < node.pairs() && count(node.key(i)); ++i) {
            spec::Named<T> named;
            read(node.key(i), field, named.name);
            const std::size_t before_body = errors_;
            read_body(node.value(i), node.key(i).place(), named.value);
            if constexpr (std::is_same_v<T, spec::CalendarSpec> || std::is_same_v<T, spec::RampUpSpec>) {
                if (errors_ > before_body) make_harmless(named.value);
            }
            if (named.name.empty()) continue;
            if (known.count(named.name.text) > 0) {
                error(named.name.at, in_quotes(named.name.text) + " is given twice, in two files");
            } else {
                value.push_back(std::move(named));
            }
        }
        if constexpr (std::is_same_v<T, spec::ProductSpec>) {
            // With a share that cannot be read, nobody should complain about their sum as well.
            if (errors_ > before)
                for (auto& product : value)
                    product.value.share.reset();
        }
    }

    template <Described T>
    void read(const Node& node, const Field& field, T& value) {
        if (node.is_word() && read_short(node, value)) return;
        if (node.is_map()) return read_fields(Mapping(node), value);
        refuse(node, "a map", field.example);
        make_harmless(value);
    }

    template <Described T>
    void read_fields(const Mapping& mapping, T& value);

    /// Reports every key that is none of `known`, and gives back what each entry's key means: itself, a near key that
    /// is not given otherwise, or nothing.
    std::vector<std::string_view> meanings(const Mapping& mapping, std::string_view of,
                                           const std::vector<std::string_view>& known);

    /// Counts a value towards the limit; false, with one message, when there are too many.
    bool count(const Node& node);

    /// Where the values of keys stand that were read.
    const spec::KeyPlaces& key_places() const { return key_places_; }
    /// The first of a repeat tells it for all.
    void note_place(const Place& owner, std::string_view key, const Node& value) {
        if (number_.value_or(1) == 1) key_places_.note(owner, key, value.place());
    }

    const TemplateUse* inside = nullptr;  ///< the template that is being read, if any

  private:
    template <class T>
    void read_item(const Node& node, const Field& field, std::vector<T>& value) {
        if constexpr (std::is_same_v<T, spec::DecisionSpec>) {
            if (!number_ && node.is_map()) return read_repeated(node, field, value);
        }
        const std::size_t before = errors_;
        value.emplace_back();
        read(node, field, value.back());
        if constexpr (std::is_same_v<T, spec::MadeSpec>) {
            if (errors_ > before) make_harmless(value.back());
        }
        if constexpr (std::is_same_v<T, spec::Ref> || std::is_same_v<T, spec::Name>) {
            if (value.back().empty()) value.pop_back();
        } else if constexpr (std::is_same_v<T, spec::JoinSpec>) {
            if (value.back().from.empty()) value.pop_back();
        }
    }

    /// A decision, once for each of its `repeat`.
    void read_repeated(const Node& node, const Field& field, std::vector<spec::DecisionSpec>& value);

    /// What stands under a name; nothing at all means that every key is left out.
    template <class T>
    void read_body(const Node& node, Place place, T& value) {
        Mapping nothing;
        nothing.at = std::move(place);
        if (node.is_map()) return read_fields(Mapping(node), value);
        if (node.is_word() && read_short(node, value)) return;
        if (node.kind == Node::Kind::nothing) return read_fields(nothing, value);
        error(node.place(), "expected a map of the keys of " + with_article(T::about.word) + ", found " + found(node));
    }

    // Short forms: one word where a map could stand. False when there is none for the type.
    template <class T>
    bool read_short(const Node&, T&) {
        return false;
    }
    bool read_short(const Node& node, spec::SetupSpec& value);
    bool read_short(const Node& node, spec::RobotSpec& value);
    bool read_short(const Node& node, spec::BatchSpec& value);
    bool read_short(const Node& node, spec::MadeSpec& value);
    bool read_short(const Node& node, spec::OptionSpec& value);
    bool read_short(const Node& node, spec::SpotSpec& value);
    bool read_short(const Node& node, spec::PartStateSpec& value);
    bool read_short(const Node& node, spec::StopStateSpec& value);
    bool read_short(const Node& node, spec::StationStateSpec& value);
    bool read_short(const Node& node, spec::DeliveryStateSpec& value);

    void refuse(const Node& node, std::string_view what, std::string_view example);
    /// The position of the word that stands here; of a misspelt one that of the nearest, so that nothing is told that only
    /// follows from it.
    /// \return how many are known if none is meant
    std::size_t choose(const Node& node, const std::vector<std::string_view>& known);
    void read_days(const Node& node, spec::Weekdays& value);
    void read_route(const Node& node, spec::RouteSpec& value);
    void refuse_route(const Node& node, std::string_view what, std::string_view example);
    void read_refs(const Node& node, spec::RouteSpec& value);
    void read_shared_route(const Node& node, spec::RouteSpec& value);
    void read_product_route(const Node& node, spec::RouteSpec& value);

    template <class Parse>
    bool parse(const Node& node, std::string_view what, std::string_view example, Parse parse);
    template <class T, class Parse>
    bool parse_quantity(const Node& node, T& value, Parse parse);

    Diagnostics& diagnostics_;
    Tables& tables_;
    std::optional<std::uint32_t> number_;
    spec::KeyPlaces key_places_;
    std::unordered_set<std::string> said_;
    std::unordered_set<std::string> settled_;  ///< places
    std::size_t errors_ = 0;
    std::size_t values_ = 0;
    bool routes_complete_ = true;
};

}  // namespace takt::yaml

#include "field_reader.hpp"
