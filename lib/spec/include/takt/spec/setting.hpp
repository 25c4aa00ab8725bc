// A value of a plant that takes the place of the one in its file.
#pragma once

#include <string>
#include <utility>

#include "takt/core/diagnostic.hpp"

namespace takt::spec {

/// `path=value`, such as `line.framing-1.cycle=90 s`, and where it was written; a place without a line is the command line.
/// A path goes by keys and names; items of a list go by name or by number from 1.
struct Setting {
    std::string text;
    Place at;

    Setting(std::string path_and_value, Place place = {}) : text(std::move(path_and_value)), at(std::move(place)) {}
    Setting(const char* path_and_value) : text(path_and_value) {}

    friend bool operator==(const Setting& a, const Setting& b) { return a.text == b.text; }
};

}  // namespace takt::spec
