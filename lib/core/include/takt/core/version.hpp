#pragma once

namespace takt {

inline constexpr const char* version = "0.1.0";

}  // namespace takt
