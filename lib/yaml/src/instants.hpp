// Instants as records have them: dates, or times since some beginning.
#pragma once

#include <optional>
#include <string_view>

#include "quantities.hpp"
#include "takt/core/time.hpp"

namespace takt::yaml {

/// `2026-01-05T06:30:12.5Z`, with a blank in place of the T, with `+08:00` or nothing in place of the Z, without fractions or seconds.
/// Since 1970. \throws Mistake \source ISO 8601-1, RFC 3339
Duration parse_instant(std::string_view text);

/// Reads the instants of one file, which are all dates, or all times since a beginning.
class Instants {
  public:
    /// \param unit of the column, for numbers \throws Mistake
    Duration read(std::string_view text, const std::optional<Quantity>& unit);

  private:
    std::optional<bool> dates_;
};

}  // namespace takt::yaml
