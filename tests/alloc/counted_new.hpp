// Counts every use of operator new in this program.
#pragma once

#include <cstdint>

/// How often memory was asked for since the program began.
std::uint64_t allocations();
