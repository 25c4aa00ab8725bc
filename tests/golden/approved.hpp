// Outputs that a person has read and approved, in tests/golden/approved.
//
// After a change that is meant to show, run the tests with TAKT_APPROVE=1 in the environment, which writes the new
// outputs, and read the differences with `git diff tests/golden/approved` before committing them.
#pragma once

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace golden {

inline std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// Compares line by line, so that the first difference is what is shown.
inline void check(const std::string& name, const std::string& text) {
    const std::string path = TAKT_SOURCE_DIR "/tests/golden/approved/" + name;
    if (std::getenv("TAKT_APPROVE") != nullptr) std::ofstream(path, std::ios::binary) << text;
    const std::string approved = read(path);
    INFO("approved output ", name);
    REQUIRE_FALSE(approved.empty());
    CHECK(text == approved);
}

}  // namespace golden
