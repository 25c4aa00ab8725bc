// The program as a function: arguments in, text out, exit code back. Nothing in it knows of the process it runs in.
#pragma once

#include <iosfwd>
#include <stop_token>
#include <string>
#include <vector>

namespace takt {

/// Where the output goes.
struct Terminal {
    bool out_is_tty = false;
    bool err_is_tty = false;  ///< a progress bar is drawn only then
    bool colour = false;
    bool blocks = false;  ///< it shows UTF-8 block characters
    int width = 100;
    bool err_colour = false;  ///< the same of standard error
    int err_width = 100;
    std::stop_token interrupt = {};  ///< ends a run early, with the replications that are finished
};

namespace exit_code {
inline constexpr int done = 0;
inline constexpr int target_missed = 1;  ///< run: mean output below the target; check: target out of reach
inline constexpr int bad_input = 2;      ///< arguments, a plant that cannot be run, or a file that cannot be written
inline constexpr int deadlock = 3;       ///< in at least one replication
inline constexpr int internal = 4;       ///< a replication or takt itself failed
inline constexpr int interrupted = 130;  ///< partial results were written
}  // namespace exit_code

/// Runs the program with its arguments (without its own name). Data goes to `out`, everything else to `err`.
/// Where several exit codes apply: bad input or internal before interrupted before deadlock before target missed.
int run(const std::vector<std::string>& args, std::ostream& out, std::ostream& err, const Terminal& terminal);

}  // namespace takt
