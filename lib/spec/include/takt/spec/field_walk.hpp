// Walks through the declared keys of a spec and hands every value to whoever wants values of its type.
#pragma once

#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "takt/spec/field.hpp"
#include "takt/spec/value.hpp"

namespace takt::spec {

template <class Spec, class Visit>
class FieldWalk;

/// Has keys of its own.
template <class T, class Visitor>
concept Described = requires(T& value, Visitor& visitor) {
    T::fields(value, visitor);
};

/// Calls `visit(field, value, spec)` for each value under the keys of `spec` that visit accepts, down to the last
/// nested spec; `spec` is the one that has the key.
template <class Spec, class Visit>
void walk_fields(const Spec& spec, Visit& visit) {
    FieldWalk<Spec, Visit> walk(spec, visit);
    // `fields` takes a spec that can be written to, for the parser's sake; a walk only reads.
    Spec::fields(const_cast<Spec&>(spec), walk);
}

template <class Spec, class Visit>
class FieldWalk {
  public:
    FieldWalk(const Spec& spec, Visit& visit) : spec_(spec), visit_(visit) {}

    template <class T>
    void operator()(const Field& field, T& value) {
        descend(field, std::as_const(value));
    }

    template <class T>
    void orders(const Field& field, T& value) {
        descend(field, std::as_const(value));
    }

  private:
    template <class T>
    void descend(const Field& field, const T& value) {
        if constexpr (requires { visit_(field, value, spec_); }) {
            visit_(field, value, spec_);
        } else if constexpr (Described<T, FieldWalk<T, Visit>>) {
            walk_fields(value, visit_);
        }
    }
    template <class T>
    void descend(const Field& field, const std::optional<T>& value) {
        if (value) descend(field, *value);
    }
    template <class T>
    void descend(const Field& field, const std::vector<T>& values) {
        for (const T& value : values)
            descend(field, value);
    }
    template <class A, class B>
    void descend(const Field& field, const std::pair<A, B>& value) {
        descend(field, value.first);
        descend(field, value.second);
    }
    template <class T>
    void descend(const Field& field, const ByProduct<T>& value) {
        descend(field, value.all);
        descend(field, value.each);
    }

    const Spec& spec_;
    Visit& visit_;
};

}  // namespace takt::spec
