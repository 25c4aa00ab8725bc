// The language as a JSON Schema, for editors that complete and check.
#pragma once

#include <string>

namespace takt {

/// Draft-07, made from the same declarations of keys that the reader uses.
std::string json_schema();

}  // namespace takt
