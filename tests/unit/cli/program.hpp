// The program called as a function, with files in a folder of its own.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "takt/cli/run.hpp"
#include "temporary_folder.hpp"

namespace program {

namespace fs = std::filesystem;
using Folder = takt::test::TemporaryFolder;

struct Answer {
    int code = 0;
    std::string out;
    std::string err;
};

inline Answer call(const std::vector<std::string>& args, const takt::Terminal& terminal = {}) {
    std::ostringstream out;
    std::ostringstream err;
    const int code = takt::run(args, out, err, terminal);
    return {code, out.str(), err.str()};
}

inline std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

/// A press that makes 60 units an hour without pause: 6000 in 100 hours.
inline const std::string press = R"(takt: 1
name: Press
line:
  - source: coils
  - station: {name: press, cycle: 60 s}
  - sink: panels
run: {horizon: 100 h, replications: 3}
)";

/// The same with random times, a store and a crew.
inline const std::string cells = R"(takt: 1
name: Cells
crews:
  repair: {size: 1}
line:
  - source: panels
  - station:
      name: weld
      cycle: exponential(mean 60 s)
      failures: {every: exponential(mean 1 h), repair: 5 min, crew: repair}
  - buffer: {name: store, capacity: 3}
  - station: {name: inspect, cycle: 50 s, yield: 90 %}
  - sink: shipped
run: {horizon: 50 h, replications: 6}
)";

}  // namespace program
