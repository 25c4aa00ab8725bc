// The cases with exactly known answers: read from tests/data/validation, and made into plants.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "takt/spec/line_spec.hpp"

namespace takt::law {

using Json = nlohmann::json;

inline std::vector<std::uint32_t> whole(const Json& list) {
    return list.get<std::vector<std::uint32_t>>();
}
inline std::vector<double> real(const Json& list) {
    return list.get<std::vector<double>>();
}

/// The case of this id.
const Json& find_case(const std::string& id);

/// All cases, in the order of the file.
const Json& all_cases();

/// The plant of a case of kind "network", or of one whose model has that form. One time unit is one second.
spec::LineSpec network(const Json& model);

/// A saturated serial line: one station for each service law, one buffer between two of them.
spec::LineSpec serial(const std::vector<spec::StationSpec>& stations, const std::vector<std::uint32_t>& capacities);

Distribution law_of(const Json& written);

spec::StationSpec station(const std::string& name, const Distribution& cycle);

}  // namespace takt::law
