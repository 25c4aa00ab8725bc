// Walks through the declarations of the spec types and notes each type and each quantity that it meets.
#pragma once

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "language.hpp"
#include "quantity_kinds.hpp"
#include "reader.hpp"
#include "takt/yaml/vocabulary.hpp"

namespace takt::yaml {

template <class T>
concept QuantityType = !quantity_kind<T>.word.empty();

class VocabularyWriter {
  public:
    using Kind = ValueForm::Kind;

    Vocabulary written;

    /// Adds the type unless it is there, and the types that it mentions to `inside`.
    template <Described T>
    void add(TypeGroup group, TypeGroup inside) {
        if (written.type(T::about.word) != nullptr) return;
        const std::size_t place = written.types.size();
        written.types.push_back({T::about, group});
        const TypeGroup outside = std::exchange(inside_, inside);
        Keys keys{*this, {}};
        T value;
        T::fields(value, keys);
        written.types[place].keys = std::move(keys.all);
        inside_ = outside;
    }

    ValueForm of(const std::string&, const Field&) { return {Kind::text}; }
    ValueForm of(const std::uint32_t&, const Field& field) { return {Kind::whole_number, {}, field.limits}; }
    ValueForm of(const std::uint64_t&, const Field& field) { return {Kind::whole_number, {}, field.limits}; }

    template <QuantityType T>
    ValueForm of(const T&, const Field&) {
        if (written.quantity(quantity_kind<T>.word) == nullptr) written.quantities.push_back(quantity_kind<T>);
        return {Kind::quantity, quantity_kind<T>.word};
    }

    template <Enumeration T>
    ValueForm of(const T&, const Field&) {
        ValueForm form{Kind::choice};
        for (const auto& word : words(T{}))
            form.choices.push_back({word.text, word.help});
        return form;
    }

    template <class T>
    ValueForm of(const std::optional<T>&, const Field& field) {
        return of(T{}, field);
    }

    template <class T>
    ValueForm of(const spec::ByProduct<T>&, const Field& field) {
        return around(Kind::by_product, of(T{}, field));
    }

    template <class Key, class T>
    ValueForm of(const std::vector<std::pair<Key, T>>&, const Field& field) {
        return around(Kind::map, of(T{}, field));
    }

    ValueForm of(const spec::Assignments&, const Field&) { return around(Kind::map, {Kind::anything}); }
    ValueForm of(const spec::Factors&, const Field&) {
        return around(Kind::map, around(Kind::one_or_list, {Kind::anything}));
    }

    template <class T>
    ValueForm of(const std::vector<spec::Named<T>>&, const Field& field) {
        return around(Kind::named, of(T{}, field));
    }

    template <class T>
    ValueForm of(const std::vector<T>&, const Field& field) {
        ValueForm form = around(Kind::one_or_list, of(T{}, field));
        if constexpr (std::is_same_v<T, spec::ReleaseSpec>) return either(std::move(form), {Kind::csv_file});
        return form;
    }

    template <Described T>
    ValueForm of(const T&, const Field& field) {
        ValueForm keys{Kind::keys, T::about.word};
        if constexpr (!std::is_same_v<T, spec::RouteSpec>) add<T>(inside_, inside_);
        if constexpr (std::is_same_v<T, spec::RouteSpec>) return either(of(spec::Name{}, field), std::move(keys));
        if constexpr (std::is_same_v<T, spec::SetupSpec>) return either(std::move(keys), of(Distribution{}, field));
        if constexpr (std::is_same_v<T, spec::RobotSpec>)
            return either(std::move(keys), written.type(T::about.word)->find("count")->form);
        if constexpr (std::is_same_v<T, spec::BatchSpec>)
            return either(std::move(keys), written.type(T::about.word)->find("most")->form);
        if constexpr (std::is_same_v<T, spec::MadeSpec>)
            return either(std::move(keys), either(written.type(T::about.word)->find("count")->form, of(spec::Name{}, field)));
        if constexpr (std::is_same_v<T, spec::SpotSpec>) return either(std::move(keys), of(spec::Length{}, field));
        if constexpr (std::is_same_v<T, spec::OptionSpec>) return either(std::move(keys), of(spec::Name{}, field));
        if constexpr (std::is_same_v<T, spec::PartStateSpec> || std::is_same_v<T, spec::StationStateSpec>)
            return either(std::move(keys), of(spec::Name{}, field));
        if constexpr (std::is_same_v<T, spec::StopStateSpec> || std::is_same_v<T, spec::DeliveryStateSpec>)
            return either(std::move(keys), of(Duration{}, field));
        if constexpr (std::is_same_v<T, spec::StateSpec>) return either(std::move(keys), {Kind::text});
        return keys;
    }

    static ValueForm around(Kind kind, ValueForm one) { return {kind, {}, {}, {}, {std::move(one)}}; }
    static ValueForm either(ValueForm one, ValueForm other) {
        return {Kind::either, {}, {}, {}, {std::move(one), std::move(other)}};
    }

  private:
    /// The visitor of `T::fields`.
    struct Keys {
        VocabularyWriter& writer;
        std::vector<KeyEntry> all;

        template <class T>
        void operator()(const Field& field, const T& value) {
            all.push_back({field, writer.of(value, field)});
        }
        void orders(const Field& field, const std::vector<spec::ReleaseSpec>& value) { (*this)(field, value); }
    };

    TypeGroup inside_ = TypeGroup::file;
};

}  // namespace takt::yaml
