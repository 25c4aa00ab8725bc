// A record as a line of text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "takt/ledger/ledger.hpp"

namespace takt::ledger {

/// What a line says, as parts of it.
struct Record {
    LedgerKey key;
    std::string_view payload;
};

/// A record, or why a line is none that can be used.
struct Reading {
    std::optional<Record> record;
    std::string problem;
};

/// How every record begins.
inline constexpr std::string_view opening = R"({"sum":")";

/// Without the end of the line.
std::string line_of(const LedgerKey& key, std::string_view payload);
Reading read_line(std::string_view line);

/// A short text that tells units apart.
std::string name_of(const LedgerKey& key);

}  // namespace takt::ledger
