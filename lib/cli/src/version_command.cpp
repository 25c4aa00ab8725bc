#include "version_command.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

#include "takt/core/version.hpp"

namespace takt {

int say_version(const Console& console) {
    console.out << "takt " << version << '\n';
    return exit_code::done;
}

Action add_version(CLI::App& command) {
    command.footer("Example:\n  takt version");
    return say_version;
}

}  // namespace takt
