// Short ways to load a text in tests and to look at what came of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "takt/yaml/load.hpp"

namespace takt::test {

/// `line:column: message`, in the order of the places; `file` is left out for the main file.
inline std::string shown(const Diagnostic& entry) {
    const Place& place = entry.place;
    std::string text = *place.file == "plant.yaml" ? std::string() : *place.file + ":";
    if (place.line > 0) text += std::to_string(place.line) + ":" + std::to_string(place.column) + ":";
    return text + " " + entry.message;
}

/// All errors, each on a line.
inline std::string errors_of(const std::string& text, const std::string& folder = "/nonexistent",
                             const LoadOptions& options = {}) {
    std::string errors;
    try {
        load_line_text(text, "plant.yaml", folder, options);
    } catch (const SpecError& error) {
        for (const Diagnostic& entry : error.diagnostics().entries())
            if (entry.severity == Severity::error) errors += (errors.empty() ? "" : "\n") + shown(entry);
    }
    return errors;
}

inline spec::LineSpec load(const std::string& text, const std::string& folder = "/nonexistent",
                           const LoadOptions& options = {}) {
    return load_line_text(text, "plant.yaml", folder, options);
}

/// A sound plant of a source, one station and a sink; `keys` are further keys of the station, `rest` of the file.
/// Line 4 is that of the station; its keys begin at column 45.
inline std::string one_station(const std::string& keys, const std::string& rest = "") {
    return "takt: 1\nline:\n  - source: in\n  - station: {name: press, area: shop,      " + keys +
           "}\n  - sink: out\n" + rest;
}

inline const spec::StationSpec& station_of(const spec::LineSpec& plant, std::size_t element = 1) {
    return std::get<spec::StationSpec>(plant.flows.at(0).elements.at(element));
}

/// The distribution that a station's cycle is read as.
inline Distribution cycle_of(const std::string& sentence, const std::string& folder = "/nonexistent") {
    return station_of(load(one_station("cycle: " + sentence), folder)).cycle.all.value();
}

/// What is said about a sentence, from its own first column on: `1: expected ...`.
inline std::string mistake_in(const std::string& sentence, const std::string& folder = "/nonexistent") {
    const std::string errors = errors_of(one_station("cycle: " + sentence), folder);
    if (errors.substr(0, 2) != "4:") return errors;
    constexpr std::size_t first_column = 45 + 7;
    const std::size_t colon = errors.find(':', 2);
    return std::to_string(std::stoul(errors.substr(2, colon - 2)) - first_column + 1) + errors.substr(colon);
}

}  // namespace takt::test
