// Contracts: a caller's mistake ends in ContractViolation with the values in its message, unless the user replaces it.
#pragma once

#include <sstream>
#include <stdexcept>
#include <string>

namespace takt {

/// A programmer's mistake: a precondition of takt's interface did not hold.
class ContractViolation : public std::logic_error {
  public:
    using std::logic_error::logic_error;
};

namespace detail {

template <class... Values>
[[noreturn]] void violate(const char* file, int line, const char* condition, const Values&... values) {
    std::ostringstream message;
    message << file << ':' << line << ": expected " << condition;
    if constexpr (sizeof...(values) > 0) {
        message << ", with";
        ((message << ' ' << values), ...);
    }
    throw ContractViolation(message.str());
}

}  // namespace detail
}  // namespace takt

// Define TAKT_EXPECTS before the first include of takt, and for the files of takt itself, to replace what happens, or as
// ((void)0) to check nothing.
// Further arguments are values to show. Never used on a path that runs per event.
#ifndef TAKT_EXPECTS
#define TAKT_EXPECTS(condition, ...) \
    ((condition) ? (void)0 : ::takt::detail::violate(__FILE__, __LINE__, #condition __VA_OPT__(, ) __VA_ARGS__))
#endif
