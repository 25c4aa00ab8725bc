// Reads the keys of one thing as its type declares them.
#pragma once

#include "reader.hpp"

namespace takt::yaml {

/// The visitor of `T::fields`.
template <class Owner>
class FieldReader {
  public:
    FieldReader(Reader& reader, const Mapping& mapping, std::vector<std::string_view> meanings)
        : reader_(reader), mapping_(mapping), meanings_(std::move(meanings)) {}

    template <class T>
    void operator()(const Field& field, T& value) {
        const bool is_given = visit(field, [&](const Node& node) { read(node, field, value); });
        if (!is_given && field.need == Need::required) make_harmless(value);
        if constexpr (std::is_same_v<T, spec::Name>) name_the_nameless(field, value);
    }

    void orders(const Field& field, std::vector<spec::ReleaseSpec>& value) {
        visit(field,
              [&](const Node& node) { reader_.read_releases(node, field, value, ReleaseColumns::with_product); });
    }

    /// The value of `every` of something that has a clock.
    const Node* every() const { return every_; }

  private:
    static constexpr bool has_clock = requires(Owner owner) { owner.clock; };

    template <class Read>
    bool visit(const Field& field, Read read) {
        bool is_given = false;
        for (std::size_t i = 0; i < meanings_.size(); ++i) {
            if (meanings_[i] != field.key) continue;
            is_given = true;
            const Entry& entry = mapping_.entries[i];
            if (!reader_.count(*entry.value)) return true;
            const TemplateUse* const outside = reader_.inside;
            if (entry.from != nullptr) reader_.inside = entry.from;
            read(*entry.value);
            reader_.inside = outside;
            // What a template says is wrong here, maybe, and right elsewhere.
            if (entry.from == nullptr) reader_.note_place(mapping_.at, field.key, *entry.value);
        }
        if (!is_given && field.need == Need::required) complain(field);
        return is_given;
    }

    template <class T>
    void read(const Node& node, const Field& field, T& value) {
        if constexpr (std::is_same_v<T, std::vector<spec::ReleaseSpec>>) {
            reader_.read_releases(node, field, value, ReleaseColumns::with_time);
        } else if constexpr (std::is_same_v<T, std::optional<Distribution>> && has_clock) {
            read(node, field, value.emplace());
        } else if constexpr (std::is_same_v<T, Distribution> && has_clock) {
            if (field.key == "every") every_ = &node;
            reader_.read_distribution(node, value, field.key == "every" ? Counting::allowed : Counting::refused);
        } else {
            reader_.read(node, field, value);
        }
    }

    void complain(const Field& field) {
        reader_.error(mapping_.at, with_article(Owner::about.word) + " needs the key `" + std::string(field.key) +
                                       "`: " + std::string(field.help) + ", such as `" + std::string(field.key) + ": " +
                                       std::string(field.example) + "`");
    }

    /// After a message about its name, so that nothing more is said about it.
    void name_the_nameless(const Field& field, spec::Name& name) {
        if (!name.empty() || field.need != Need::required) return;
        const std::string where = std::to_string(mapping_.at.line) + ":" + std::to_string(mapping_.at.column);
        name = spec::Name("(" + std::string(Owner::about.word) + " at " + where + ")", mapping_.at);
    }

    Reader& reader_;
    const Mapping& mapping_;
    std::vector<std::string_view> meanings_;
    const Node* every_ = nullptr;
};

/// A clock that counts cycles goes with a number of cycles, the others with a time.
template <class T>
void match_clock(Reader& reader, const Node* every, bool is_sound, T& value) {
    if constexpr (requires { value.availability; })
        if (!is_sound && value.availability) return make_stop_harmless(value);
    const std::optional<Distribution>& law = value.every;
    const bool counts = value.clock == spec::Clock::cycles;
    if (!law || counts == (law->dimension() == Dimension::count)) return;
    if (is_sound && every != nullptr) {
        reader.error(
            every->place(),
            counts
                ? "with `clock: cycles`, expected a number of cycles such as `200 cycles`, found " + found(*every)
                : "expected a time such as `8 h`, found " + found(*every) + "; write `clock: cycles` to count cycles");
    }
    make_stop_harmless(value);
}

template <Described T>
void Reader::read_fields(const Mapping& mapping, T& value) {
    static const std::vector<std::string_view> known = [] {
        std::vector<std::string_view> keys;
        for (const Field& field : fields_of<T>())
            keys.push_back(field.key);
        return keys;
    }();
    const std::size_t before = errors_;
    FieldReader<T> visitor(*this, mapping, meanings(mapping, T::about.word, known));
    T::fields(value, visitor);
    if constexpr (requires { value.clock; }) match_clock(*this, visitor.every(), errors_ == before, value);
    value.at = mapping.at;
}

}  // namespace takt::yaml
