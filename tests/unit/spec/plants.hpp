// Plants for the tests of the spec, and what a check says about them.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <doctest/doctest.h>

#include "takt/spec/check.hpp"

namespace plants {

using namespace takt;
using namespace takt::spec;
using namespace std::chrono_literals;

inline Place at(std::uint32_t line, std::uint32_t column = 3) {
    static const auto file = std::make_shared<const std::string>("line.yaml");
    return {file, line, column};
}

inline Distribution seconds(double value) {
    return Distribution::constant(value);
}
inline Distribution cycles(double value) {
    return Distribution::constant(value, Dimension::count);
}

inline SourceSpec source(const char* name) {
    SourceSpec element;
    element.name = name;
    return element;
}

inline StationSpec station(const char* name, double cycle = 60) {
    StationSpec element;
    element.name = name;
    element.cycle = seconds(cycle);
    return element;
}

inline BufferSpec buffer(const char* name, std::uint32_t capacity = 5) {
    BufferSpec element;
    element.name = name;
    element.capacity = capacity;
    return element;
}

inline SinkSpec sink(const char* name) {
    SinkSpec element;
    element.name = name;
    return element;
}

inline LineSpec plant(std::vector<ElementSpec> elements) {
    LineSpec made;
    made.name = "test";
    made.flows.push_back({Name("line"), std::move(elements)});
    return made;
}

/// source, a station, a store, another station, sink.
inline LineSpec two_cells() {
    return plant({source("panels"), station("weld"), buffer("store"), station("inspect"), sink("shipped")});
}

template <class T>
T& get(LineSpec& spec, const std::string& name) {
    for (FlowSpec& flow : spec.flows)
        for (ElementSpec& element : flow.elements)
            if (name_of(element).text == name) return std::get<T>(element);
    throw std::logic_error("no element " + name);
}

inline StationSpec& station_of(LineSpec& spec, const std::string& name) {
    return get<StationSpec>(spec, name);
}

inline void add_products(LineSpec& spec) {
    spec.products.push_back({"M7", {Share{0.7}, Money{300000, "CNY"}, {}}});
    spec.products.push_back({"M5", {Share{0.3}, Money{250000, "CNY"}, {}}});
}

inline TimeOfDay clock(int hours, int minutes = 0) {
    return {std::chrono::hours{hours} + std::chrono::minutes{minutes}};
}

inline ShiftSpec shift(TimeOfDay from, TimeOfDay to) {
    ShiftSpec made;
    made.from = from;
    made.to = to;
    return made;
}

inline BreakSpec pause(TimeOfDay from, Duration length) {
    BreakSpec made;
    made.from = from;
    made.length = length;
    return made;
}

inline FailureSpec failure(double every, double repair) {
    FailureSpec made;
    made.every = seconds(every);
    made.repair = seconds(repair);
    return made;
}

inline std::vector<std::string> said(const LineSpec& spec, Severity severity) {
    Diagnostics diagnostics;
    check(spec, diagnostics);
    std::vector<std::string> messages;
    for (const Diagnostic& entry : diagnostics.entries())
        if (entry.severity == severity)
            messages.push_back(entry.place.line > 0 ? to_string(entry.place) + ": " + entry.message : entry.message);
    return messages;
}

inline std::vector<std::string> errors(const LineSpec& spec) {
    return said(spec, Severity::error);
}
inline std::vector<std::string> warnings(const LineSpec& spec) {
    return said(spec, Severity::warning);
}

using Messages = std::vector<std::string>;

}  // namespace plants

namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
    static String convert(const std::vector<std::string>& messages) {
        std::string text;
        for (const std::string& message : messages)
            text += "\n    " + message;
        return text.c_str();
    }
};
}  // namespace doctest
