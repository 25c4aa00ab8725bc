// Which keys of the language, and which of their words, some plants use. What is not used is not tested.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "takt/spec/digest.hpp"
#include "takt/spec/line_spec.hpp"

namespace random_plants {

using namespace takt;
using namespace takt::spec;

/// Counts plants by key, as in `buffer.lanes`, and by word, as in `buffer.lane_by: product`; keys are read from their
/// declarations, so a new one is known here, and unused, as soon as it is declared. A key is used where its value is not what it
/// is if left out.
class KeysUsed {
  public:
    KeysUsed() {
        list<LineSpec>();
        list_all(static_cast<ElementSpec*>(nullptr));
        plants_.emplace("law: trace", 0);
    }

    void note(const LineSpec& plant) {
        in_this_plant_.clear();
        look_at(plant);
        for (const FlowSpec& flow : plant.flows)
            for (const ElementSpec& element : flow.elements)
                std::visit([this](const auto& held) { look_at(held); }, element);
        for (const std::string& key : in_this_plant_)
            ++plants_[key];
    }

    /// How many plants use each key, and each word.
    const std::map<std::string, std::size_t>& plants() const { return plants_; }

  private:
    template <class T>
    static constexpr bool has_words = requires { words(T{}); };

    template <class T>
    static std::string name_of_key(const Field& field) {
        return std::string(T::about.word) + '.' + std::string(field.key);
    }

    template <class Value>
    static std::uint64_t digest_of(const Value& value) {
        DigestStream stream;
        SpecDigest(stream).add(value);
        return stream.value();
    }

    // What there is: all keys of a type, and of the types under them.

    template <class Spec>
    struct Lister {
        KeysUsed& used;

        template <class T>
        void operator()(const Field& field, T&) const {
            const std::string key = name_of_key<Spec>(field);
            used.plants_.emplace(key, 0);
            used.list_below(key, static_cast<T*>(nullptr));
        }
        template <class T>
        void orders(const Field& field, T& value) const {
            (*this)(field, value);
        }
        // Texts, and questions about a plant, make it no other plant.
        void operator()(const Field&, std::string&) const {}
        void operator()(const Field&, std::optional<TuneSpec>&) const {}
        void operator()(const Field&, std::vector<Named<ScenarioSpec>>&) const {}
    };

    template <class Spec>
    void list() {
        if (!listed_.insert(std::string(Spec::about.word)).second) return;
        Spec spec{};
        Lister<Spec> lister{*this};
        Spec::fields(spec, lister);
    }
    template <class... Ts>
    void list_all(std::variant<Ts...>*) {
        (list<Ts>(), ...);
    }

    template <class T>
    void list_below(const std::string& key, T*) {
        if constexpr (has_words<T>) {
            for (const auto& word : words(T{}))
                plants_.emplace(key + ": " + std::string(word.text), 0);
        } else if constexpr (Described<T, Lister<T>>) {
            list<T>();
        }
    }
    template <class T>
    void list_below(const std::string& key, std::optional<T>*) {
        list_below(key, static_cast<T*>(nullptr));
    }
    template <class T>
    void list_below(const std::string& key, std::vector<T>*) {
        list_below(key, static_cast<T*>(nullptr));
    }
    template <class T>
    void list_below(const std::string& key, Named<T>*) {
        list_below(key, static_cast<T*>(nullptr));
    }
    template <class A, class B>
    void list_below(const std::string& key, std::pair<A, B>*) {
        list_below(key, static_cast<B*>(nullptr));
    }

    // What a plant uses of it.

    template <class Spec>
    struct Looker {
        KeysUsed& used;

        template <class T>
        void operator()(const Field& field, T& value) const {
            const std::string key = name_of_key<Spec>(field);
            used.look_below(key, value);
            if (digest_of(value) != left_out(field, &value)) used.in_this_plant_.insert(key);
        }
        template <class T>
        void orders(const Field& field, T& value) const {
            (*this)(field, value);
        }

        // Texts, and questions about a plant, make it no other plant.
        void operator()(const Field&, std::string&) const {}
        void operator()(const Field&, std::optional<TuneSpec>&) const {}
        void operator()(const Field&, std::vector<Named<ScenarioSpec>>&) const {}

        template <class T>
        static std::uint64_t left_out(const Field& field, T*) {
            DefaultOf<T> wanted{field.key, 0};
            Spec without{};
            Spec::fields(without, wanted);
            return wanted.digest;
        }
    };

    /// The digest of one key's value in a spec of which nothing is said.
    template <class T>
    struct DefaultOf {
        std::string_view key;
        std::uint64_t digest;

        void operator()(const Field& field, T& value) {
            if (field.key == key) digest = digest_of(value);
        }
        template <class Other>
        void operator()(const Field&, Other&) {}
        template <class Other>
        void orders(const Field& field, Other& value) {
            (*this)(field, value);
        }
    };

    template <class Spec>
    void look_at(const Spec& spec) {
        Looker<Spec> looker{*this};
        Spec::fields(const_cast<Spec&>(spec), looker);
    }

    template <class T>
    void look_below(const std::string& key, const T& value) {
        if constexpr (has_words<T>) {
            for (const auto& word : words(T{}))
                if (word.value == value) in_this_plant_.insert(key + ": " + std::string(word.text));
        } else if constexpr (std::is_same_v<T, Distribution>) {
            if (value.is_trace()) in_this_plant_.insert("law: trace");
        } else if constexpr (Described<T, Looker<T>>) {
            look_at(value);
        }
    }
    template <class T>
    void look_below(const std::string& key, const std::optional<T>& value) {
        if (value) look_below(key, *value);
    }
    template <class T>
    void look_below(const std::string& key, const std::vector<T>& values) {
        for (const T& value : values)
            look_below(key, value);
    }
    template <class T>
    void look_below(const std::string& key, const ByProduct<T>& value) {
        look_below(key, value.all);
        look_below(key, value.each);
    }
    template <class T>
    void look_below(const std::string& key, const Named<T>& named) {
        look_below(key, named.value);
    }
    template <class A, class B>
    void look_below(const std::string& key, const std::pair<A, B>& pair) {
        look_below(key, pair.second);
    }

    std::map<std::string, std::size_t> plants_;
    std::set<std::string> listed_;
    std::set<std::string> in_this_plant_;
};

}  // namespace random_plants
