// The elements of a line as a user writes them: sources, stations, buffers, sinks.
#pragma once

#include <variant>

#include "takt/spec/buffer.hpp"
#include "takt/spec/sink.hpp"
#include "takt/spec/source.hpp"
#include "takt/spec/station.hpp"

namespace takt::spec {

using ElementSpec = std::variant<SourceSpec, StationSpec, BufferSpec, SinkSpec>;

inline const Name& name_of(const ElementSpec& element) {
    return std::visit([](const auto& e) -> const Name& { return e.name; }, element);
}

}  // namespace takt::spec
