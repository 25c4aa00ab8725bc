// The runs of a search in a ledger: one that was ended goes on where it stood, and what it did can be read as data.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "takt/ledger/ledger.hpp"
#include "takt/tuning/evaluations.hpp"

namespace takt {

inline constexpr std::string_view tuning_kind = "tuning";

/// A JSON object with what the search keeps of a run.
std::string payload_of(const Measures& measures);

/// Nothing when the text is no such payload.
std::optional<Measures> measures_of(std::string_view payload);

/// \pre the ledger outlives it
TuningMemory memory_in(Ledger& ledger);

}  // namespace takt
