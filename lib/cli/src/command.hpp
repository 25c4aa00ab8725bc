// A command of the program: its options, and what it does with them.
#pragma once

#include <functional>
#include <iosfwd>
#include <stdexcept>
#include <string_view>

#include "takt/cli/run.hpp"

namespace CLI {
class App;
}

namespace takt {

class Outputs;

/// Where a command writes: data to `out` and to files, everything else to `err`.
struct Console {
    std::ostream& out;
    std::ostream& err;
    const Terminal& terminal;
    Outputs& outputs;
};

/// What the user wrote cannot be understood; the message says why.
class ArgumentError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// Does what was asked for; the exit code comes back. May throw ArgumentError, SpecError and WriteError.
using Action = std::function<int(const Console&)>;

struct Command {
    std::string_view word;
    std::string_view about;
    /// Adds the options to the command. They are filled when the arguments are parsed, before the action is called.
    Action (*add)(CLI::App& command);
};

}  // namespace takt
