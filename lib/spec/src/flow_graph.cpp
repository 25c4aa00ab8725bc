#include "takt/spec/flow_graph.hpp"

#include <optional>
#include <variant>

#include "takt/spec/element.hpp"

namespace takt::spec {

const std::optional<RouteSpec>* route_of(const ElementSpec& element) {
    return std::visit(
        [](const auto& e) -> const std::optional<RouteSpec>* {
            if constexpr (requires { e.to; }) {
                return &e.to;
            } else {
                return nullptr;
            }
        },
        element);
}

}  // namespace takt::spec
